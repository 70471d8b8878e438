#include "ui/widgets/announce.h"

#include <QAccessibleWidget>
#include <QSplitter>
#include <QStackedWidget>
#include <QTimer>
#include <QWidget>

#include <chrono>

namespace Flaghoist {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A child of the widget that it names, found by its own name.
class CalmName final : public QTimer
{
public:
    explicit CalmName(QWidget *widget) : QTimer(widget), m_widget(widget)
    {
        setObjectName(title);
        setSingleShot(true);
        setInterval(500ms);
        callOnTimeout(this, &CalmName::apply);
    }
    static CalmName *of(QWidget *widget)
    {
        if (auto *const known = widget->findChild<QTimer *>(title, Qt::FindDirectChildrenOnly))
            return static_cast<CalmName *>(known);
        return new CalmName(widget);
    }
    void set(const QString &name)
    {
        m_name = name;
        if (!isActive())
            apply();
    }

private:
    void apply()
    {
        if (m_widget->accessibleName() == m_name)
            return;
        m_widget->setAccessibleName(m_name);
        start();
    }

    inline static const QString title = u"calmName"_s;
    QWidget *const m_widget;
    QString m_name;
};

/// An announcement before Qt 6.8: an object with the role of a notification, which appears.
class Notification final : public QWidget
{
public:
    using QWidget::QWidget;
};

constexpr auto isChart = "isChart"; // a property

QAccessibleInterface *newInterface(const QString &, QObject *object)
{
    if (auto *const notification = dynamic_cast<Notification *>(object))
        return new QAccessibleWidget(notification, QAccessible::Notification);
    if (auto *const handle = qobject_cast<QSplitterHandle *>(object)) // AT-SPI does not know Qt's role for it
        return new QAccessibleWidget(handle, QAccessible::Separator);
    if (object->isWidgetType() && object->property(isChart).toBool())
        return new QAccessibleWidget(static_cast<QWidget *>(object), QAccessible::Chart);
    if (auto *const pages = qobject_cast<QStackedWidget *>(object)) // it would be announced as a layered pane
        return new QAccessibleWidget(pages, QAccessible::Client);
    return nullptr;
}

} // namespace

void improveAccessibility()
{
    QAccessible::installFactory(newInterface); // once, however often it is called
}

void setAccessibleChart(QWidget *widget)
{
    widget->setProperty(isChart, true);
}

void setAccessibleNameCalmly(QWidget *widget, const QString &name)
{
    CalmName::of(widget)->set(name);
}

void announce(QWidget *widget, const QString &text)
{
    if (text.isEmpty() || !QAccessible::isActive())
        return;
#if QT_VERSION >= QT_VERSION_CHECK(6, 8, 0)
    QAccessibleAnnouncementEvent event(widget, text);
    QAccessible::updateAccessibility(&event);
#else
    constexpr auto enoughToBeRead = 30s;
    auto *const notification = new Notification(widget->window());
    notification->setGeometry(0, 0, 1, 1);
    notification->setAttribute(Qt::WA_TransparentForMouseEvents);
    notification->setAccessibleName(text);
    notification->show();
    QTimer::singleShot(enoughToBeRead, notification, &QObject::deleteLater);
#endif
}

} // namespace Flaghoist
