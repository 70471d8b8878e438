#pragma once

#include <QDoubleSpinBox>

#include <chrono>

namespace Flaghoist {

/// A spin box for numbers that shows no decimals beyond those that count: "30", "0.5".
class NumberBox final : public QDoubleSpinBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NumberBox)

public:
    NumberBox(double least, double most, int decimals, QWidget *parent = nullptr);
    /// For durations: seconds, two decimals.
    NumberBox(std::chrono::milliseconds shortest, std::chrono::milliseconds longest,
              QWidget *parent = nullptr);

    [[nodiscard]] std::chrono::milliseconds duration() const;
    void setDuration(std::chrono::milliseconds duration);

    [[nodiscard]] QString textFromValue(double value) const override;

protected:
    void wheelEvent(QWheelEvent *event) override;
};

} // namespace Flaghoist
