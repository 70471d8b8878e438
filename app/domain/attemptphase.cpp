#include "domain/attemptphase.h"

#include <algorithm>

namespace Flaghoist {

namespace {

/// The duration of a metric such as "queue;dur=12.3"; zero where there is none.
microseconds durationOf(const QList<QByteArray> &metric)
{
    constexpr double maxMs = 1e9; // a server may send anything
    for (const QByteArray &parameter : metric.mid(1)) {
        const auto equals = parameter.indexOf('=');
        if (equals < 0 || parameter.left(equals).trimmed().toLower() != "dur")
            continue;
        bool isNumber = false;
        const double ms = parameter.mid(equals + 1).trimmed().toDouble(&isNumber);
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
        for (const QByteArray &part : value.split(',')) {
            const QList<QByteArray> metric = part.split(';');
            const QByteArray what = metric.first().trimmed().toLower();
            (what == "queue" ? time.queue : what == "total" ? total : time.work) += durationOf(metric);
        }
    }
    if (total.count() > 0) // the others are parts of it
        time.work = std::max(microseconds{0}, total - time.queue);
    return time;
}

} // namespace Flaghoist
