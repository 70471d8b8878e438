#include "ui/widgets/actionbutton.h"

#include "ui/widgets/palette.h"

#include <QAction>
#include <QMouseEvent>

namespace Flaghoist {

ActionButton::ActionButton(Look look, QWidget *parent) : QPushButton(parent), m_look(look)
{
    setAutoDefault(false);
    setAttribute(Qt::WA_Hover);
    if (m_look == Look::Accent) {
        setFont(semiBold(font()));
        setDefault(true); // Return presses it while it has the focus
    }
    if (m_look == Look::Link)
        setCursor(Qt::PointingHandCursor);
    connect(this, &QPushButton::clicked, this, [this] {
        if (m_action)
            m_action->trigger();
    });
}

ActionButton::ActionButton(QAction *action, Look look, QWidget *parent) : ActionButton(look, parent)
{
    setAction(action);
}

void ActionButton::setAction(QAction *action)
{
    if (m_action == action)
        return;
    if (m_action)
        disconnect(m_action, nullptr, this, nullptr);
    m_action = action;
    connect(m_action, &QAction::changed, this, &ActionButton::refresh);
    refresh();
}

void ActionButton::refresh()
{
    const QString plain = QString(m_action->text()).remove(u'&');
    setText(m_look == Look::Accent ? m_action->text() : plain);
    // An action without a tool tip gives its text as one.
    const QString tip = m_action->toolTip();
    setToolTip(tip == m_action->iconText() || tip == plain ? QString() : tip);
    setEnabled(m_action->isEnabled());
}

void ActionButton::mouseDoubleClickEvent(QMouseEvent *event)
{
    event->accept();
}

} // namespace Flaghoist
