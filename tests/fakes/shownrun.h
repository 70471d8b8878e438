#pragma once

#include "models/flagmodel.h"

namespace Flaghoist {

/// A run and the model that shows it, kept together as a session and a window do, but at once.
struct ShownRun
{
    Run run;
    FlagModel flags;
    microseconds now{0}; ///< what the run's clock says

    explicit ShownRun(const QLocale &locale = QLocale(QStringLiteral("en_US"))) : flags(locale) { show(); }

    void showReady(const QList<CountryCode> &codes)
    {
        run = Run::ofReady(codes);
        show();
    }
    void beginRun(const DownloadPlan &plan)
    {
        run = Run(plan, QDateTime());
        show();
    }
    void beginRound(const DownloadPlan &round)
    {
        run.beginRound(round, now);
        flags.updateRows(run.rounds().last().rows);
    }
    template <typename Change> void apply(const Change &change)
    {
        if (const auto row = run.apply(change))
            flags.updateRows({*row});
    }

private:
    void show()
    {
        flags.setRun(run, [this] { return now; });
    }
};

} // namespace Flaghoist
