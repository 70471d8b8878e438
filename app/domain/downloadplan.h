#pragma once

#include "domain/countrycode.h"
#include "domain/runoptions.h"
#include "domain/source.h"
#include "domain/strategy.h"

#include <QList>
#include <QUrl>

namespace Flaghoist {

/// Identity of everything that comes back from a run. A person's retry is a new round of the same row.
struct JobId
{
    quint64 run = 0;
    int index = 0; ///< row in the run's plan, the same in every round
    int round = 0;

    friend bool operator==(const JobId &, const JobId &) = default;
};

struct PlanItem
{
    JobId id;
    CountryCode code;
    QUrl url;
    /// Attempts that earlier rounds made: the practice server's planned responses go on from there.
    int earlierAttempts = 0;
    QString fileName{}; ///< without the extension
    QString name{}; ///< the country's, English

    friend bool operator==(const PlanItem &, const PlanItem &) = default;
};

/// What an outcome has beyond the essentials; costly enough to be left out where nobody looks.
struct OutcomeDetails
{
    bool thumbnail = true;
};

/// One round of a run, complete: the engine needs nothing else to know.
struct DownloadPlan
{
    QList<PlanItem> items; ///< alphabetical by code
    Source source;
    Strategy strategy = Strategy::Pool;
    Concurrency concurrency;
    QString folder;
    NameTemplate name;
    ExistingFiles existing = ExistingFiles::Overwrite;
    Deadlines deadlines = Deadlines::within(defaultTimeout);
    int retries = defaultRetries;
    OutcomeDetails details;
    /// Zero of the run's clock: the same in every round.
    std::chrono::steady_clock::time_point clockZero = std::chrono::steady_clock::now();
};

} // namespace Flaghoist

Q_DECLARE_METATYPE(Flaghoist::JobId)
