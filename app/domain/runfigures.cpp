#include "domain/runfigures.h"

#include <QCryptographicHash>
#include <QMap>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Flaghoist {

namespace {

QByteArray taskOf(const Run &run)
{
    const Source &source = run.plan().source;
    QStringList parts{source.label};
    if (const auto &practice = source.practice) {
        parts << practiceFaultIds(practice->faults) << QString::number(practice->minDelay.count())
              << QString::number(practice->maxDelay.count()) << QString::number(practice->errorRate)
              << QString::number(practice->seed) << QString::number(practice->capacity)
              << QString::number(practice->rate);
        for (auto slow = practice->slow.cbegin(); slow != practice->slow.cend(); ++slow)
            parts << slow.key().upper() << QString::number(slow->count());
    } else {
        parts << publicTemplate(source.urlTemplate);
    }
    for (const RunRow &row : run.rows())
        parts << row.item.code.upper();
    return QCryptographicHash::hash(parts.join(u'\n').toUtf8(), QCryptographicHash::Sha1).first(8);
}

CodeDifference::Side sideOf(const RunRow &row)
{
    CodeDifference::Side side{.state = row.state, .took = std::nullopt};
    if (!row.attempts.isEmpty()) {
        const AttemptRecord &last = row.attempts.last();
        // Of the last round alone: what lies between rounds is a person's time.
        const auto first = std::ranges::find(row.attempts, last.round, &AttemptRecord::round);
        side.took = last.ended.value_or(last.started) - first->started;
    }
    return side;
}

} // namespace

RunProgress progressOf(const Run &run, microseconds now)
{
    constexpr microseconds leastElapsed = std::chrono::seconds{1};
    const Tally &tally = run.tally();
    RunProgress progress;
    progress.done = tally.done();
    progress.waitingTheirTurn = tally.waitingTheirTurn;
    progress.total = tally.total;
    progress.inFlight = tally.inFlight;
    progress.elapsed = run.elapsed(now);
    progress.serverWait = std::chrono::ceil<milliseconds>(run.serverWait(now));

    int worked = 0;
    int downloaded = 0;
    microseconds lastRetry{0};
    for (const int index : run.rounds().isEmpty() ? QList<int>() : run.rounds().last().rows) {
        const RunRow &row = run.row(index);
        // What waits its turn has done its work; what was kept or cancelled says nothing about the pace.
        const bool isOver = isFinal(row.state) && !row.outcome.attempts.isEmpty();
        worked += row.state == FlagState::WaitingItsTurn || isOver ? 1 : 0;
        downloaded += row.state == FlagState::Downloaded ? 1 : 0;
        if (row.state == FlagState::WaitingToRetry)
            lastRetry = std::max(lastRetry, row.retryDue);
    }
    const microseconds elapsed = run.roundElapsed(now);
    if (elapsed.count() > 0)
        progress.perSecond = downloaded / std::chrono::duration<double>(elapsed).count();
    const int left = tally.toDo - progress.waitingTheirTurn;
    if (left > 0 && worked > 0 && elapsed >= leastElapsed)
        progress.left = std::chrono::ceil<milliseconds>(std::max(elapsed * left / worked, lastRetry - now));
    return progress;
}

microseconds quantile(const std::vector<microseconds> &sorted, double part)
{
    if (sorted.empty())
        return microseconds{0};
    const auto rank = size_t(std::max(1.0, std::ceil(part * double(sorted.size()))));
    return sorted[std::min(rank, sorted.size()) - 1];
}

RunSummary summaryOf(const Run &run)
{
    RunSummary summary;
    summary.number = run.id();
    summary.startedAt = run.startedAt();
    summary.source = run.plan().source.label;
    summary.strategy = run.plan().strategy;
    summary.concurrency = run.plan().concurrency;
    summary.tally = run.tally();
    summary.elapsed = run.elapsed({});
    if (summary.elapsed.count() > 0)
        summary.perSecond = summary.tally.downloaded / std::chrono::duration<double>(summary.elapsed).count();
    std::vector<microseconds> times;
    for (const RunRow &row : run.rows()) {
        microseconds took{0};
        for (const AttemptRecord &attempt : row.attempts) {
            times.push_back(attempt.ended.value_or(attempt.started) - attempt.started);
            took += times.back();
        }
        summary.work += took;
        summary.longest = std::max(summary.longest, took);
    }
    std::ranges::sort(times);
    summary.median = quantile(times, 0.5);
    summary.p95 = quantile(times, 0.95);
    summary.rounds = int(run.rounds().size());
    summary.task = taskOf(run);
    return summary;
}

microseconds idealElapsed(const RunSummary &run, double concurrency)
{
    return std::max(run.longest, std::chrono::round<microseconds>(run.work / std::max(concurrency, 1.0)));
}

std::vector<CodeDifference> differencesOf(const Run &first, const Run &second)
{
    QMap<CountryCode, CodeDifference> byCode;
    for (const RunRow &row : first.rows())
        byCode[row.item.code].first = sideOf(row);
    for (const RunRow &row : second.rows())
        byCode[row.item.code].second = sideOf(row);
    std::vector<CodeDifference> differences;
    for (auto entry = byCode.cbegin(); entry != byCode.cend(); ++entry) {
        differences.push_back(*entry);
        differences.back().code = entry.key();
    }
    std::ranges::stable_sort(differences, std::ranges::greater(), [](const CodeDifference &difference) {
        return std::pair(difference.hasOtherOutcome(), std::chrono::abs(difference.longer()));
    });
    return differences;
}

} // namespace Flaghoist
