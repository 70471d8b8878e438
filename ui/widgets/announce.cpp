#include "ui/widgets/announce.h"

#include <QAccessible>
#include <QString>
#include <QWidget>

namespace Flaghoist {

void announce(QWidget *widget, const QString &text)
{
    if (text.isEmpty() || !QAccessible::isActive())
        return;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(widget, text);
#else
    widget->setAccessibleName(text); // what an alert says
    QAccessibleEvent event(widget, QAccessible::Alert);
#endif
    QAccessible::updateAccessibility(&event);
}

} // namespace Flaghoist
