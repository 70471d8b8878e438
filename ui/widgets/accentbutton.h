#pragma once

#include <QPushButton>

namespace Flaghoist {

/// The one button of the window that stands out: filled with the palette's accent. The second click of a
/// double click is swallowed, since Start turns into Cancel under the mouse.
class AccentButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AccentButton)

public:
    explicit AccentButton(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
};

} // namespace Flaghoist
