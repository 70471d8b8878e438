#pragma once

#include "models/flagmodel.h"

#include <QDialog>

namespace Flaghoist {

/// Two runs over time, one above the other, from the same beginning and on the same scale.
class TimelinePair final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelinePair)

public:
    /// The runs are copied.
    TimelinePair(const Run &first, const Run &second, const QLocale &locale, QWidget *parent = nullptr);
    ~TimelinePair() override;

private:
    Run m_runs[2];
    FlagModel m_flags[2];
};

} // namespace Flaghoist
