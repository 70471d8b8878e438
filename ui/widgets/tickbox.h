#pragma once

#include <QCheckBox>

namespace Flaghoist {

/// A check box whose frame can be seen on dark palettes too, where styles draw it in the dark.
class TickBox final : public QCheckBox
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TickBox)

public:
    explicit TickBox(const QString &text, QWidget *parent = nullptr);

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Flaghoist
