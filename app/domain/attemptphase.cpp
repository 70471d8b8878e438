#include "domain/attemptphase.h"

#include <algorithm>

namespace Flaghoist {

namespace {

/// What stands before \a separator, which \a rest then no longer has.
QByteArrayView takeUntil(QByteArrayView &rest, char separator)
{
    const auto at = rest.indexOf(separator);
    const QByteArrayView part = at < 0 ? rest : rest.first(at);
    rest = at < 0 ? QByteArrayView() : rest.sliced(at + 1);
    return part.trimmed();
}

/// The value of "dur" among the parameters of a metric; zero where there is none.
microseconds durationIn(QByteArrayView parameters)
{
    constexpr double maxMs = 1e9; // a server may send anything
    while (!parameters.isEmpty()) {
        QByteArrayView value = takeUntil(parameters, ';');
        if (takeUntil(value, '=').compare("dur", Qt::CaseInsensitive) != 0)
            continue;
        bool isNumber = false;
        const double ms = value.trimmed().toDouble(&isNumber);
        if (isNumber && ms > 0)
            return microseconds(qint64(std::min(ms, maxMs) * 1000));
    }
    return microseconds{0};
}

} // namespace

AttemptPhases phasesOf(const AttemptRecord &attempt, microseconds now)
{
    AttemptPhases phases;
    phases.started = attempt.started;
    const microseconds end = std::max(attempt.ended.value_or(now), attempt.started);
    phases.ends.fill(end);
    const auto until = [&phases](AttemptPhase phase, microseconds at) {
        phases.ends[size_t(phase)] = std::clamp(at, phases.from(phase), phases.ended());
    };
    if (!attempt.ended) {
        until(AttemptPhase::Connecting, attempt.started);
        return phases;
    }
    if (!attempt.sent) // it never came to more
        return phases;
    until(AttemptPhase::Connecting, *attempt.sent);
    if (!attempt.firstByte)
        return phases;
    const ServerTime server = serverTimeOf(attempt.headers);
    const microseconds firstByte = std::clamp(*attempt.firstByte, *attempt.sent, end);
    const microseconds work = std::min(server.work, firstByte - *attempt.sent);
    until(AttemptPhase::Waiting, firstByte - work - server.queue);
    until(AttemptPhase::ServerQueue, firstByte - work);
    until(AttemptPhase::ServerWork, firstByte);
    if (attempt.received)
        until(AttemptPhase::Receiving, *attempt.received);
    return phases;
}

ServerTime serverTimeOf(const HeaderFields &headers)
{
    ServerTime time;
    microseconds total{0};
    for (const auto &[name, value] : headers) {
        if (name.compare("Server-Timing", Qt::CaseInsensitive) != 0)
            continue;
        for (QByteArrayView rest = value; !rest.isEmpty();) {
            QByteArrayView metric = takeUntil(rest, ',');
            const QByteArrayView what = takeUntil(metric, ';');
            const auto is = [what](const char *word) {
                return what.compare(word, Qt::CaseInsensitive) == 0;
            };
            (is("queue") ? time.queue : is("total") ? total : time.work) += durationIn(metric);
        }
    }
    if (total.count() > 0) // the others are parts of it
        time.work = std::max(microseconds{0}, total - time.queue);
    return time;
}

} // namespace Flaghoist
