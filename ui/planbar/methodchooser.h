#pragma once

#include "domain/strategy.h"
#include "ui/widgets/narrowcombo.h"

namespace Flaghoist {

/// How the downloads are run: each of the four methods with a line on what it does.
class MethodChooser final : public NarrowCombo
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MethodChooser)

public:
    explicit MethodChooser(QWidget *parent = nullptr);

    /// Shows \a strategy without emitting.
    void showStrategy(Strategy strategy);
    void showPopup() override;

signals:
    /// A person chose it.
    void strategyPicked(Flaghoist::Strategy strategy);
};

} // namespace Flaghoist
