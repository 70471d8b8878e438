#pragma once

#include <QAbstractButton>

namespace Flaghoist {

/// What is left of an area that is folded to the side: a narrow button with its text from bottom to top.
class FoldStrip final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FoldStrip)

public:
    explicit FoldStrip(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Flaghoist
