#pragma once

#include <QSplitter>

namespace Flaghoist {

/// A splitter of two, one of which folds to what its minimumSizeHint() asks for. Folding gives all its room
/// to the other; unfolding restores the extent that it had.
class FoldSplitter final : public QSplitter
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FoldSplitter)

public:
    /// \a folding is the index of the widget that folds; \a extent is how large it unfolds at first.
    FoldSplitter(Qt::Orientation orientation, int folding, int extent, QWidget *parent = nullptr);

    void setFolded(bool folded);
    [[nodiscard]] bool isFolded() const { return m_folded; }
    /// While unfolded, or the next time.
    [[nodiscard]] int unfoldedExtent() const;
    void setUnfoldedExtent(int extent);

signals:
    /// The widget shows or hides its content now; its minimumSizeHint() is asked afterwards.
    void foldedChanged(bool folded);

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void apply();
    [[nodiscard]] int along(const QSize &size) const;

    const int m_folding;
    int m_extent;
    bool m_folded = false;
};

} // namespace Flaghoist
