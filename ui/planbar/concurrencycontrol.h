#pragma once

#include <QWidget>

class QSlider;
class QSpinBox;

namespace Flaghoist {

/// How many requests at once: a spin box for the number, a slider that gives small numbers more room.
class ConcurrencyControl final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ConcurrencyControl)

public:
    static constexpr int sliderSteps = 120;

    explicit ConcurrencyControl(QWidget *parent = nullptr);

    /// Shows \a concurrency without emitting.
    void setConcurrency(int concurrency);
    /// Where there is little room, the number alone does.
    void setSliderShown(bool shown);
    [[nodiscard]] QSpinBox *number() const { return m_number; }

    /// The slider is logarithmic: 0 is 1, sliderSteps is 1000.
    [[nodiscard]] static int concurrencyAt(int step);
    [[nodiscard]] static int stepFor(int concurrency);

signals:
    /// A person chose it.
    void concurrencyPicked(int concurrency);
    /// More was typed than may run; the limit was picked instead.
    void clamped(int asked);

private:
    QSpinBox *const m_number;
    QSlider *const m_slider;
    bool m_typed = false; ///< and not taken over yet
};

} // namespace Flaghoist
