#pragma once

#include <QComboBox>

namespace Flaghoist {

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
    void wheelEvent(QWheelEvent *event) override;

private:
    [[nodiscard]] QSize sizeFor(int textWidth) const;
};

} // namespace Flaghoist
