#pragma once

#include "domain/problem.h"
#include "models/flagmodel.h"
#include "session/downloadsession.h"

#include <QCoreApplication>
#include <QList>
#include <QString>

namespace Flaghoist {

/// What a banner offers to do next.
enum class RunAction { RetryFailed, DownloadOthers, OtherSource, OpenFolder, ChangeSource, ChooseFolder };

enum class Tone { Neutral, Good, Problem, Stopped };

/// A sentence about the run as a whole, with what can be done now.
struct Banner
{
    Tone tone = Tone::Neutral;
    QString title;
    QString detail;
    QList<RunAction> actions;

    friend bool operator==(const Banner &, const Banner &) = default;
};

/// The error that most of the failed flags have.
struct CommonError
{
    ErrorKind kind = ErrorKind::None;
    QString text;
    int count = 0;
};

/// Values of a run -> the sentences that the window shows about it. Pure functions.
class RunSentence final
{
    Q_DECLARE_TR_FUNCTIONS(Flaghoist::RunSentence)

public:
    [[nodiscard]] static QString start(int flags);
    /// "Run 3"
    [[nodiscard]] static QString runName(const DownloadPlan &plan);
    /// "ERROR · Thread pool, as completed · 30 at once · 20 codes"
    [[nodiscard]] static QString facts(const DownloadPlan &plan, int atOnce);
    [[nodiscard]] static QString bar(DownloadSession::State state, const RunProgress &progress);
    /// "0:04 · about 0:02 left"
    [[nodiscard]] static QString clock(DownloadSession::State state, const RunProgress &progress);
    /// "3.2 flags/s · 7 in flight"; \a allowed is shown while more than that are still ending.
    [[nodiscard]] static QString rate(const RunProgress &progress, int allowed);
    [[nodiscard]] static QString title(DownloadSession::State state, const RunProgress &progress);
    /// With their mnemonics.
    [[nodiscard]] static QString retryFailed(const Tally &tally, const QString &source);
    [[nodiscard]] static QString downloadOthers(const Tally &tally);
    /// The flags of the plan instead of the run shown; and back.
    [[nodiscard]] static QString showChosen(int flags);
    [[nodiscard]] static QString backTo(const DownloadPlan &plan);
    /// What the error log says while it is empty.
    [[nodiscard]] static QString noErrors(const Tally &tally);

    [[nodiscard]] static Banner ready(int flags, const QString &folder);
    /// \a failed and \a notFound are the codes of those flags in a few words; \a folder is left out where it
    /// is empty.
    [[nodiscard]] static Banner finished(const Tally &tally, const QString &failed, const QString &notFound,
                                         const CommonError &error, const RunProgress &progress,
                                         const QString &folder);
    /// The folder went elsewhere during the run: \a displacement.
    [[nodiscard]] static Banner displaced(const Tally &tally, const Failure &displacement);
    [[nodiscard]] static Banner notStarted(const Problem &problem);

private:
    [[nodiscard]] static QString nothingArrived(const CommonError &error);
};

/// The commonest error among the failed rows of \a run.
[[nodiscard]] CommonError commonError(const Run &run);

} // namespace Flaghoist
