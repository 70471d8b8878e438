#pragma once

#include <QPushButton>

namespace Flaghoist {

/// A push button that presents an action: its text, tool tip and enablement are the action's own. Menus have
/// their own mnemonics: only an accented button keeps the action's. The second press of a double click is
/// ignored, since another action may stand there by then.
class ActionButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActionButton)

public:
    enum class Look {
        Plain, ///< the style's own
        Accent, ///< filled: the one thing to do next
        Link, ///< quiet, like a link
    };

    explicit ActionButton(Look look, QWidget *parent = nullptr);
    ActionButton(QAction *action, Look look, QWidget *parent = nullptr);

    /// \a action outlives the button or is replaced before it ends.
    void setAction(QAction *action);
    [[nodiscard]] QAction *action() const { return m_action; }
    [[nodiscard]] Look look() const { return m_look; }

protected:
    void mouseDoubleClickEvent(QMouseEvent *event) override;

private:
    void refresh();

    const Look m_look;
    QAction *m_action = nullptr;
};

} // namespace Flaghoist
