#include "wording/attempttext.h"

#include "wording/errortext.h"
#include "wording/runtext.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace Flaghoist {

namespace {

struct AttemptText
{
    Q_DECLARE_TR_FUNCTIONS(AttemptText)
};

QString inSeconds(double value, int decimals)
{
    //: %1 is a number of seconds such as 0.8
    return AttemptText::tr("%1 s").arg(QLocale().toString(value, 'f', decimals));
}

QString inMilliseconds(double value, int decimals)
{
    //: %1 is a number of milliseconds such as 1.1
    return AttemptText::tr("%1 ms").arg(QLocale().toString(value, 'f', decimals));
}

} // namespace

QString durationText(microseconds duration)
{
    const auto count = double(duration.count());
    if (count < 999.5)
        //: %1 is a number of microseconds
        return AttemptText::tr("%1 µs").arg(QLocale().toString(count, 'f', 0));
    if (count < 9.95e3)
        return inMilliseconds(count / 1e3, 1);
    return count < 999.5e3 ? inMilliseconds(count / 1e3, 0) : inSeconds(count / 1e6, 2);
}

QString momentText(microseconds at, microseconds step)
{
    using namespace std::chrono_literals;
    const auto decimals = [step](double unit) {
        return std::max(0, int(std::ceil(std::log10(unit / double(step.count())) - 1e-9)));
    };
    if (step >= 10s && at >= 60s)
        return clockText(at);
    if (at.count() == 0)
        return inSeconds(0, 0);
    if (at >= 1s || step >= 100ms)
        return inSeconds(double(at.count()) / 1e6, decimals(1e6));
    return inMilliseconds(double(at.count()) / 1e3, decimals(1e3));
}

QString attemptPhaseText(AttemptPhase phase)
{
    switch (phase) {
    //: What a request spends time on: until it has been sent
    case AttemptPhase::Connecting: return AttemptText::tr("connecting");
    //: What a request spends time on: until the answer begins
    case AttemptPhase::Waiting: return AttemptText::tr("waiting for the first byte");
    //: What a request spends time on: the server has it in a queue
    case AttemptPhase::ServerQueue: return AttemptText::tr("in the server’s queue");
    //: What a request spends time on: the server prepares the answer
    case AttemptPhase::ServerWork: return AttemptText::tr("server at work");
    //: What a request spends time on: the answer comes
    case AttemptPhase::Receiving: return AttemptText::tr("receiving");
    //: What a request spends time on: the flag is checked and written
    case AttemptPhase::Saving: return AttemptText::tr("verifying and saving");
    }
    Q_UNREACHABLE();
}

QStringList attemptPhaseLines(const AttemptPhases &phases)
{
    QStringList lines;
    for (const AttemptPhase phase : allAttemptPhases) {
        if (const microseconds duration = phases.duration(phase); duration.count() > 0)
            //: What a request spent time on: %1 is the phase, such as “connecting”, %2 its duration
            lines << AttemptText::tr("%1: %2").arg(attemptPhaseText(phase), durationText(duration));
    }
    return lines;
}

QString attemptEndText(const AttemptRecord &attempt)
{
    const Failure &failure = attempt.failure;
    if (failure.kind != ErrorKind::None)
        return errorShortText(failure.kind, failure.httpStatus, failure.reason);
    //: How an attempt ended: it brought an answer
    return AttemptText::tr("answered");
}

} // namespace Flaghoist
