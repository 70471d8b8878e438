#include "ui/widgets/fields.h"

#include <QKeyEvent>
#include <QLineEdit>
#include <QLocale>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QToolTip>

#include <algorithm>

namespace Flaghoist {

namespace {
constexpr int minCharacters = 8;
constexpr int maxCharacters = 34;

double seconds(std::chrono::milliseconds duration)
{
    return std::chrono::duration<double>(duration).count();
}
} // namespace

void leaveToMenus(QWidget *window, const QList<int> &keys)
{
    class Filter final : public QObject
    {
    public:
        Filter(QObject *parent, const QList<int> &keys) : QObject(parent), m_keys(keys) { }
        bool eventFilter(QObject *field, QEvent *event) override
        {
            const auto *const key = static_cast<QKeyEvent *>(event);
            if (event->type() != QEvent::ShortcutOverride || key->modifiers() != Qt::ControlModifier)
                return false;
            const auto *line = qobject_cast<QLineEdit *>(field);
            if (!line)
                line = field->findChild<QLineEdit *>();
            const bool nothingToUndo = key->key() == Qt::Key_Z && line && !line->isUndoAvailable();
            if (!nothingToUndo && !m_keys.contains(key->key()))
                return false;
            event->ignore();
            return true;
        }

    private:
        const QList<int> m_keys;
    };
    auto *const filter = new Filter(window, keys);
    for (QWidget *const field : window->findChildren<QWidget *>()) {
        if (qobject_cast<QLineEdit *>(field) || qobject_cast<QAbstractSpinBox *>(field))
            field->installEventFilter(filter);
    }
}

NarrowCombo::NarrowCombo(QWidget *parent) : QComboBox(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QComboBox::currentTextChanged, this, &QWidget::updateGeometry);
}

QSize NarrowCombo::sizeHint() const
{
    const int widest = maxCharacters * fontMetrics().averageCharWidth();
    return sizeFor(std::min(fontMetrics().horizontalAdvance(currentText()) + 4, widest));
}

QSize NarrowCombo::minimumSizeHint() const
{
    return sizeFor(minCharacters * fontMetrics().averageCharWidth());
}

void NarrowCombo::paintEvent(QPaintEvent *)
{
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QRect field =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    option.currentText = fontMetrics().elidedText(currentText(), Qt::ElideRight, field.width() - 2);
    QStylePainter painter(this);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

QSize NarrowCombo::sizeFor(int textWidth) const
{
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QSize content(textWidth, std::max(fontMetrics().height(), 14));
    return style()->sizeFromContents(QStyle::CT_ComboBox, &option, content, this);
}

NumberBox::NumberBox(double minimum, double maximum, int decimals, QWidget *parent) : QDoubleSpinBox(parent)
{
    setDecimals(decimals);
    setRange(minimum, maximum);
    setKeyboardTracking(false); // the first digit of a number is not the number
}

NumberBox::NumberBox(std::chrono::milliseconds minimum, std::chrono::milliseconds maximum, QWidget *parent)
    : NumberBox(seconds(minimum), seconds(maximum), 3, parent)
{
    //: After a number of seconds, with the space before it
    setSuffix(tr(" s"));
}

std::chrono::milliseconds NumberBox::duration() const
{
    return std::chrono::round<std::chrono::milliseconds>(std::chrono::duration<double>(value()));
}

void NumberBox::showValue(double value)
{
    if (!hasFocus() || text() == textFromValue(this->value()) + suffix())
        setValue(value);
}

void NumberBox::showDuration(std::chrono::milliseconds duration)
{
    showValue(seconds(duration));
}

QString NumberBox::textFromValue(double value) const
{
    QLocale plain = locale();
    plain.setNumberOptions(QLocale::OmitGroupSeparator);
    return plain.toString(value, 'f', QLocale::FloatingPointShortest);
}

std::optional<double> NumberBox::outOfBounds(QString text) const
{
    bool isNumber = false;
    const double number = locale().toDouble(text.remove(suffix()).trimmed(), &isNumber);
    return isNumber && (number < minimum() || number > maximum()) ? std::optional(number) : std::nullopt;
}

QValidator::State NumberBox::validate(QString &text, int &position) const
{
    return outOfBounds(text) ? QValidator::Intermediate : QDoubleSpinBox::validate(text, position);
}

void NumberBox::fixup(QString &text) const
{
    const auto number = outOfBounds(text);
    if (!number) {
        QDoubleSpinBox::fixup(text);
        return;
    }
    text = textFromValue(std::clamp(*number, minimum(), maximum())) + suffix();
    //: Tip at a field for a number: %1 is the least, %2 the largest that is allowed
    QToolTip::showText(
        mapToGlobal(QPoint(0, height())),
        tr("From %1 to %2.").arg(textFromValue(minimum()), textFromValue(maximum()) + suffix()));
}

} // namespace Flaghoist
