#include "ui/widgets/numberbox.h"

#include <QWheelEvent>

namespace Flaghoist {

namespace {

double seconds(std::chrono::milliseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}

} // namespace

NumberBox::NumberBox(double least, double most, int decimals, QWidget *parent) : QDoubleSpinBox(parent)
{
    setDecimals(decimals);
    setRange(least, most);
    setKeyboardTracking(false); // the first digit of a number is not the number
}

NumberBox::NumberBox(std::chrono::milliseconds shortest, std::chrono::milliseconds longest, QWidget *parent)
    : NumberBox(seconds(shortest), seconds(longest), 2, parent)
{
    //: After a number of seconds, with the space before it
    setSuffix(tr(" s"));
}

std::chrono::milliseconds NumberBox::duration() const
{
    return std::chrono::round<std::chrono::milliseconds>(std::chrono::duration<double>(value()));
}

void NumberBox::setDuration(std::chrono::milliseconds duration)
{
    setValue(seconds(duration));
}

QString NumberBox::textFromValue(double value) const
{
    QLocale plain = locale();
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    return plain.toString(value, 'f', QLocale::FloatingPointShortest);
}

/// Scrolling past does not change anything by accident.
void NumberBox::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

} // namespace Flaghoist
