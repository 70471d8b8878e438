#include "ui/runsentence.h"

#include "domain/sanitized.h"
#include "wording/errortext.h"
#include "wording/problemtext.h"
#include "wording/runtext.h"

#include <QDir>
#include <QHash>
#include <QLocale>
#include <QStringList>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

QString RunSentence::start(int flags)
{
    if (flags == 0)
        //: The button that begins the run while nothing is chosen, with its mnemonic
        return tr("&Start");
    //: The button that begins the run, with its mnemonic
    return tr("&Start %n flag(s)", nullptr, flags);
}

QString RunSentence::bar(DownloadSession::State state, const RunProgress &progress)
{
    if (state == DownloadSession::State::Paused)
        //: In the progress bar: %L1 of %L2 flags are done, and no new requests are started for now
        return tr("Paused: %L1 of %L2").arg(progress.done).arg(progress.total);
    //: In the progress bar: %L1 of %L2 flags are done
    return tr("%L1 of %L2").arg(progress.done).arg(progress.total);
}

QString RunSentence::clock(DownloadSession::State state, const RunProgress &progress)
{
    if (state == DownloadSession::State::Starting)
        return tr("Preparing the folder and the source…");
    if (state == DownloadSession::State::Cancelling)
        return tr("Cancelling: waiting for %n request(s) to end…", nullptr, progress.inFlight);
    const QString elapsed = clockText(progress.elapsed);
    if (state == DownloadSession::State::Paused)
        //: %1 is the time that the run has taken, as minutes and seconds
        return tr("Paused at %1").arg(elapsed);
    if (progress.serverWait > milliseconds{0})
        return elapsed + u" · "_s + serverWaitText(progress.serverWait);
    if (!progress.left)
        return elapsed;
    //: %1 is the time gone by, %2 the time still needed, both as minutes and seconds
    return tr("%1 · about %2 left").arg(elapsed, clockText(*progress.left));
}

QString RunSentence::rate(const RunProgress &progress, int allowed)
{
    const QString perSecond = QLocale().toString(progress.perSecond, 'f', 1);
    if (progress.inFlight > allowed) {
        //: %1 is a decimal number; %L2 requests are under way, but no more than %L3 will be when some of
        //: them have ended
        return tr("%1 flags/s · %L2 in flight, %L3 allowed")
            .arg(perSecond)
            .arg(progress.inFlight)
            .arg(allowed);
    }
    //: %1 is a decimal number; %2 is how many requests are under way at this moment
    return tr("%1 flags/s · %L2 in flight").arg(perSecond).arg(progress.inFlight);
}

QString RunSentence::title(DownloadSession::State state, const RunProgress &progress)
{
    if (!DownloadSession::isBusy(state) || progress.total == 0)
        return QCoreApplication::applicationName();
    const QString percent = QString::number(100 * progress.done / progress.total);
    if (state == DownloadSession::State::Paused)
        //: Window title: %1 is a percentage, %2 the program's name
        return tr("Paused at %1% – %2").arg(percent, QCoreApplication::applicationName());
    //: Window title while running: %1 is a percentage, %2 the program's name
    return tr("%1% – %2").arg(percent, QCoreApplication::applicationName());
}

QString RunSentence::runName(const DownloadPlan &plan)
{
    if (plan.items.isEmpty())
        return {};
    //: The run shown; %L1 counts the runs since the program was started
    return tr("Run %L1").arg(plan.items.first().id.run);
}

QString RunSentence::facts(const DownloadPlan &plan, int atOnce)
{
    return QStringList{plan.source.label, strategyText(plan.strategy),
                       //: Facts of a run: requests at once
                       tr("%L1 at once").arg(atOnce),
                       //: Facts of a run: how many codes it has
                       tr("%n code(s)", nullptr, int(plan.items.size()))}
        .join(u" · "_s);
}

QString RunSentence::retryFailed(const Tally &tally, const QString &source)
{
    if (tally.failed == 0)
        //: Downloads again the flags that failed
        return tr("&Retry failed");
    //: Button and menu entry: %n flags failed, %1 is the label of the source that is asked again
    return tr("&Retry %n failed from %1", nullptr, tally.failed).arg(source);
}

QString RunSentence::downloadOthers(const Tally &tally)
{
    if (tally.cancelled == 0)
        //: Downloads the flags that were cancelled
        return tr("&Download the others");
    //: Button and menu entry after a cancelled run: download what is missing
    return tr("&Download the other %n", nullptr, tally.cancelled);
}

QString RunSentence::showChosen(int flags)
{
    if (flags == 0)
        //: Shows the flags that are chosen instead of those of the last run
        return tr("Sho&w what is chosen");
    //: Link and menu entry: shows the flags that Start would download instead of those of the last run
    return tr("Sho&w the %n chosen", nullptr, flags);
}

QString RunSentence::backTo(const DownloadPlan &plan)
{
    //: Link and menu entry: shows the last run again; %1 is its name, such as “Run 3”
    return tr("&Back to %1").arg(runName(plan));
}

QString RunSentence::noErrors(const Tally &tally)
{
    if (tally.toDo > 0 || tally.total == 0)
        return tr("Flags that fail appear here with the reason.");
    if (tally.cancelled > 0)
        return tr("Cancelled: %n flag(s) were not tried.", nullptr, tally.cancelled);
    if (tally.notFound > 0)
        return tr("No errors. %n code(s) have no flag at this source.", nullptr, tally.notFound);
    if (tally.unchanged > 0)
        return tr("No errors. %n flag(s) were there already.", nullptr, tally.unchanged);
    return tr("No errors: %L1 of %L2 downloaded.").arg(tally.downloaded).arg(tally.total);
}

Banner RunSentence::ready(int flags, const QString &folder)
{
    return {.tone = Tone::Neutral,
            .title = tr("%n flag(s) ready. Press Start.", nullptr, flags),
            .detail = tr("They will be saved to %1.").arg(QDir::toNativeSeparators(folder)),
            .actions = {}};
}

QString RunSentence::nothingArrived(const CommonError &error)
{
    if (error.kind == ErrorKind::Refused) {
        //: %L1 is how many flags failed so, %2 the error in a few words
        return tr("No flag arrived. %L1 × %2: is the server running?").arg(error.count).arg(error.text);
    }
    //: %L1 is how many flags failed so, %2 the error in a few words
    return tr("No flag arrived. %L1 × %2.").arg(error.count).arg(error.text);
}

Banner RunSentence::finished(const Tally &tally, const QString &failed, const QString &notFound,
                             const CommonError &error, const RunProgress &progress, const QString &folder)
{
    Banner banner;
    QStringList sentences;
    const bool nothing = tally.downloaded + tally.unchanged == 0;
    if (tally.cancelled > 0)
        sentences << tr("Cancelled: %L1 of %L2 downloaded.").arg(tally.downloaded).arg(tally.total);
    else if (nothing && tally.failed > 0 && tally.notFound == 0)
        sentences << nothingArrived(error);
    else
        sentences << tr("%L1 of %L2 downloaded.").arg(tally.downloaded).arg(tally.total);
    if (tally.failed > 0 && (tally.cancelled > 0 || !nothing || tally.notFound > 0))
        //: %1 is a list of codes such as “BR, CN, ID and 2 more”
        sentences << tr("%n failed: %1.", "flags", tally.failed).arg(failed);
    if (tally.notFound > 0)
        //: %1 is a list of codes such as “BR, CN, ID and 2 more”
        sentences << tr("%n code(s) have no flag at this source: %1.", nullptr, tally.notFound).arg(notFound);
    if (tally.unchanged > 0)
        sentences << tr("%n flag(s) were there already.", nullptr, tally.unchanged);
    banner.title = sentences.join(u' ');

    if (progress.elapsed == microseconds(0)) { // flags that were saved before
        banner.detail = QDir::toNativeSeparators(folder);
    } else if (tally.downloaded > 0) {
        const double seconds = std::max(std::chrono::duration<double>(progress.elapsed).count(), 0.001);
        const QString perSecond = QLocale().toString(tally.downloaded / seconds, 'f', 1);
        if (folder.isEmpty())
            //: %1 is a time, %2 a decimal number
            banner.detail = tr("%1 · %2 flags/s").arg(tookText(progress.elapsed), perSecond);
        else
            //: %1 is a time, %2 a decimal number, %3 a folder
            banner.detail = tr("%1 · %2 flags/s · saved to %3")
                                .arg(tookText(progress.elapsed), perSecond, QDir::toNativeSeparators(folder));
    } else if (tally.failed > 0) {
        banner.detail = tr("The errors at the bottom of the window say why.");
    } else {
        banner.detail = tookText(progress.elapsed);
    }

    if (tally.cancelled > 0)
        banner.actions << RunAction::DownloadOthers;
    if (tally.failed > 0)
        banner.actions << RunAction::RetryFailed;
    if (nothing && tally.cancelled == 0)
        banner.actions << RunAction::ChangeSource;
    if (tally.downloaded + tally.unchanged > 0)
        banner.actions << RunAction::OpenFolder;

    if (tally.failed > 0)
        banner.tone = Tone::Problem;
    else if (tally.cancelled > 0)
        banner.tone = Tone::Stopped;
    else
        banner.tone = nothing ? Tone::Neutral : Tone::Good;
    return banner;
}

Banner RunSentence::displaced(const Tally &tally, const Failure &displacement)
{
    return {.tone = Tone::Problem,
            .title = tr("%L1 of %L2 downloaded, but the folder is not where it was.")
                         .arg(tally.downloaded)
                         .arg(tally.total),
            //: %1 is a folder and, in English, where it went
            .detail = tr("System message: %1").arg(sanitized(displacement.detail, maxPathLength)),
            .actions = {RunAction::ChooseFolder}};
}

Banner RunSentence::notStarted(const Problem &problem)
{
    const bool folder = problem.kind == ProblemKind::FolderNotMade
        || problem.kind == ProblemKind::FolderNotWritable || problem.kind == ProblemKind::FolderInUse
        || problem.kind == ProblemKind::FolderFull;
    return {.tone = Tone::Problem,
            .title = problemText(problem),
            .detail = tr("Nothing was started, and nothing was changed."),
            .actions = {folder ? RunAction::ChooseFolder : RunAction::ChangeSource}};
}

CommonError commonError(const Run &run)
{
    QHash<QString, CommonError> errors;
    CommonError commonest;
    for (const int row : run.rowsIn(FlagState::Failed)) {
        const Failure &failure = run.row(row).outcome.failure;
        const QString text = errorShortText(failure);
        CommonError &error = errors[text];
        error = {.kind = failure.kind, .text = text, .count = error.count + 1};
        if (error.count > commonest.count)
            commonest = error;
    }
    return commonest;
}

} // namespace Flaghoist
