#pragma once

#include <QListView>

namespace Flaghoist {

class FlagDelegate;

/// The grid of flags. Its cells share the width evenly; Space, Enter and a double click ask for a preview.
class FlagView final : public QListView
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlagView)

public:
    static constexpr int zoomSteps = 5;
    static constexpr int defaultZoom = 2;

    explicit FlagView(QWidget *parent = nullptr);

    /// 0 … zoomSteps - 1
    void setZoom(int zoom);
    [[nodiscard]] int zoom() const { return m_zoom; }

signals:
    void zoomChanged(int zoom);
    void previewRequested(const QModelIndex &index);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void dragFile();
    void fitCells();

    FlagDelegate *const m_delegate;
    int m_zoom = defaultZoom;
    QPoint m_pressedAt;
};

} // namespace Flaghoist
