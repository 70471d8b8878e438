#include "ui/planbar/concurrencycontrol.h"

#include "domain/source.h"

#include <QAccessibleWidget>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QSlider>
#include <QSpinBox>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Flaghoist {

namespace {
constexpr int minSlider = 48;
constexpr int maxSlider = 110;
constexpr int spacing = 8;
constexpr int maxTyped = 99'999; // what is too many is reported rather than refused digit by digit

/// Speaks the number that a step stands for.
class SliderInterface final : public QAccessibleWidget, public QAccessibleValueInterface
{
public:
    explicit SliderInterface(QSlider *slider) : QAccessibleWidget(slider, QAccessible::Slider) { }

    [[nodiscard]] void *interface_cast(QAccessible::InterfaceType type) override
    {
        return type == QAccessible::ValueInterface ? static_cast<QAccessibleValueInterface *>(this)
                                                   : QAccessibleWidget::interface_cast(type);
    }
    [[nodiscard]] QVariant currentValue() const override
    {
        return ConcurrencyControl::concurrencyAt(slider()->value());
    }
    void setCurrentValue(const QVariant &value) override
    {
        slider()->setValue(ConcurrencyControl::stepFor(std::clamp(value.toInt(), 1, maxConcurrency)));
    }
    [[nodiscard]] QVariant maximumValue() const override { return maxConcurrency; }
    [[nodiscard]] QVariant minimumValue() const override { return 1; }
    [[nodiscard]] QVariant minimumStepSize() const override { return 1; }

private:
    [[nodiscard]] QSlider *slider() const { return static_cast<QSlider *>(object()); }
};

QAccessibleInterface *newInterface(const QString &, QObject *object)
{
    auto *const slider = qobject_cast<QSlider *>(object);
    return slider && qobject_cast<ConcurrencyControl *>(slider->parentWidget()) ? new SliderInterface(slider)
                                                                                : nullptr;
}

} // namespace

ConcurrencyControl::ConcurrencyControl(QWidget *parent)
    : QWidget(parent), m_number(new QSpinBox(this)), m_slider(new QSlider(Qt::Horizontal, this))
{
    QAccessible::installFactory(newInterface); // once, however often it is called
    m_number->setRange(1, maxTyped);
    m_number->setKeyboardTracking(false); // the first digit of a number is not the number
    m_number->setAccessibleName(tr("Requests at once"));
    m_slider->setRange(0, sliderSteps);
    m_slider->setPageStep(sliderSteps / 10);
    m_slider->setMinimumWidth(minSlider);
    m_slider->setMaximumWidth(maxSlider);
    m_slider->setAccessibleName(tr("Requests at once, slider"));
    setFocusProxy(m_number);

    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    row->addWidget(m_number);
    row->addWidget(m_slider, 1);

    connect(m_number, &QSpinBox::valueChanged, this, [this](int asked) {
        const int value = std::min(asked, maxConcurrency);
        m_typed = false;
        setConcurrency(value);
        emit concurrencyPicked(value);
        if (value != asked)
            emit clamped(asked);
    });
    // The number that is shown already, typed, is a choice too.
    connect(m_number->findChild<QLineEdit *>(), &QLineEdit::textEdited, this, [this] { m_typed = true; });
    connect(m_number, &QSpinBox::editingFinished, this, [this] {
        if (std::exchange(m_typed, false))
            emit concurrencyPicked(m_number->value());
    });
    connect(m_slider, &QSlider::valueChanged, this, [this](int step) {
        const int value = concurrencyAt(step);
        setConcurrency(value);
        emit concurrencyPicked(value);
    });
}

void ConcurrencyControl::setConcurrency(int concurrency)
{
    const QSignalBlocker quietNumber(m_number);
    const QSignalBlocker quietSlider(m_slider);
    m_number->setValue(concurrency);
    // Many numbers share a step: one that stands for this number already stays.
    if (concurrencyAt(m_slider->value()) != concurrency)
        m_slider->setValue(stepFor(concurrency));
}

void ConcurrencyControl::setSliderShown(bool shown)
{
    m_slider->setVisible(shown);
}

int ConcurrencyControl::concurrencyAt(int step)
{
    return int(std::lround(std::pow(maxConcurrency, double(step) / sliderSteps)));
}

int ConcurrencyControl::stepFor(int concurrency)
{
    return int(std::lround(sliderSteps * std::log(concurrency) / std::log(maxConcurrency)));
}

} // namespace Flaghoist
