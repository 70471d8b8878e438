#include "ui/planbar/concurrencycontrol.h"

#include "domain/source.h"

#include <QHBoxLayout>
#include <QSlider>
#include <QSpinBox>

#include <algorithm>
#include <cmath>

namespace Flaghoist {

namespace {
constexpr int leastSlider = 48;
constexpr int mostSlider = 110;
constexpr int spacing = 8;
} // namespace

ConcurrencyControl::ConcurrencyControl(QWidget *parent)
    : QWidget(parent), m_number(new QSpinBox(this)), m_slider(new QSlider(Qt::Horizontal, this))
{
    m_number->setRange(1, maxConcurrency);
    m_number->setAccessibleName(tr("Requests at once"));
    m_slider->setRange(0, sliderSteps);
    m_slider->setPageStep(sliderSteps / 10);
    m_slider->setMinimumWidth(leastSlider);
    m_slider->setMaximumWidth(mostSlider);
    m_slider->setAccessibleName(tr("Requests at once, as a slider"));
    setFocusProxy(m_number);

    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(spacing);
    row->addWidget(m_number);
    row->addWidget(m_slider, 1);

    connect(m_number, &QSpinBox::valueChanged, this, [this](int value) {
        setConcurrency(value);
        emit concurrencyPicked(value);
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

int ConcurrencyControl::numberWidth() const
{
    return m_number->sizeHint().width();
}

int ConcurrencyControl::sliderWidth() const
{
    return std::min(m_slider->sizeHint().width(), mostSlider) + spacing;
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
