#pragma once

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QWheelEvent>

#include <chrono>
#include <optional>

namespace Flaghoist {

/// Leaves Ctrl+Z where the field has nothing to undo, and Ctrl with one of \a keys to the menus of \a window:
/// its fields would take it, such as Ctrl+E: to the end. For the fields that are there already.
void leaveToMenus(QWidget *window, const QList<int> &keys);

/// A combo box that wants to show its text whole but can be made narrow: the text is then elided.
class NarrowCombo : public QComboBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NarrowCombo)

public:
    explicit NarrowCombo(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    /// Scrolling past does not change anything by accident.
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }

private:
    [[nodiscard]] QSize sizeFor(int textWidth) const;
};

/// A spin box for numbers that shows no decimals beyond those that count: "30", "0.5". A number out of bounds
/// can be typed; it becomes the nearest allowed one, and a tip at the field names the bounds.
class NumberBox final : public QDoubleSpinBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(NumberBox)

public:
    NumberBox(double minimum, double maximum, int decimals, QWidget *parent = nullptr);
    /// For durations: seconds, three decimals.
    NumberBox(std::chrono::milliseconds minimum, std::chrono::milliseconds maximum,
              QWidget *parent = nullptr);

    /// Sets \a value unless something else is being typed.
    void showValue(double value);
    [[nodiscard]] std::chrono::milliseconds duration() const;
    /// As showValue().
    void showDuration(std::chrono::milliseconds duration);

    [[nodiscard]] QString textFromValue(double value) const override;
    [[nodiscard]] QValidator::State validate(QString &text, int &position) const override;
    void fixup(QString &text) const override;

protected:
    /// Scrolling past does not change anything by accident.
    void wheelEvent(QWheelEvent *event) override { event->ignore(); }

private:
    /// What is typed, where it is a number that is out of bounds.
    [[nodiscard]] std::optional<double> outOfBounds(QString text) const;
};

} // namespace Flaghoist
