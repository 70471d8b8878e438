#pragma once

#include "ui/widgets/quietview.h"

#include <QListView>

namespace Flaghoist {

class FlagDelegate;

/// Flags beside each other, as a grid of cards or as a mosaic of pictures alone. At the usual zoom the cells
/// are as large as all of them allow.
class FlagView final : public QuietView<QListView>
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlagView)

public:
    enum class Kind { Mosaic, Grid };
    static constexpr int zoomSteps = 5;
    static constexpr int defaultZoom = 2;

    explicit FlagView(QWidget *parent = nullptr);

    void setKind(Kind kind);
    /// 0 … zoomSteps - 1
    void setZoom(int zoom);
    [[nodiscard]] int zoom() const { return m_zoom; }
    void setModel(QAbstractItemModel *model) override;

signals:
    void zoomChanged(int zoom);

protected:
    void changeEvent(QEvent *event) override;
    /// Repaints nothing: who knows which cells changed calls update() for each.
    void dataChanged(const QModelIndex &, const QModelIndex &, const QList<int> &) override { }
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;

private:
    void fitCells();
    [[nodiscard]] QSize cellFor(int minimum, int maximum) const;

    FlagDelegate *const m_delegate;
    Kind m_kind = Kind::Grid;
    int m_zoom = defaultZoom;
};

/// \a image as large as \a bounds allow, from a cache.
[[nodiscard]] QPixmap scaledFlag(const QImage &image, const QSize &bounds, qreal ratio);

} // namespace Flaghoist
