#include "domain/runsummary.h"

#include "domain/publicurl.h"

#include <QCryptographicHash>

#include <algorithm>
#include <cmath>

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

} // namespace

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

} // namespace Flaghoist
