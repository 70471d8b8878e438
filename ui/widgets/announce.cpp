#include "ui/widgets/announce.h"

#include <QAccessibleWidget>
#include <QSplitter>
#include <QTimer>
#include <QWidget>

#include <chrono>

namespace Flaghoist {

namespace {

/// An announcement before Qt 6.8: an object with the role of a notification, which appears.
class Notification final : public QWidget
{
public:
    using QWidget::QWidget;
};

QAccessibleInterface *newInterface(const QString &, QObject *object)
{
    if (auto *const notification = dynamic_cast<Notification *>(object))
        return new QAccessibleWidget(notification, QAccessible::Notification);
    if (auto *const handle = qobject_cast<QSplitterHandle *>(object)) // AT-SPI does not know Qt's role for it
        return new QAccessibleWidget(handle, QAccessible::Separator);
    return nullptr;
}

} // namespace

void improveAccessibility()
{
    QAccessible::installFactory(newInterface); // once, however often it is called
}

void announce(QWidget *widget, const QString &text)
{
    if (text.isEmpty() || !QAccessible::isActive())
        return;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(widget, text);
    QAccessible::updateAccessibility(&event);
#else
    constexpr std::chrono::seconds enoughToBeRead{30};
    auto *const notification = new Notification(widget->window());
    notification->setGeometry(0, 0, 1, 1);
    notification->setAttribute(Qt::WA_TransparentForMouseEvents);
    notification->setAccessibleName(text);
    notification->show();
    QTimer::singleShot(enoughToBeRead, notification, &QObject::deleteLater);
#endif
}

} // namespace Flaghoist
