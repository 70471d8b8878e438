#include "wording/explanationtext.h"

#include "wording/runtext.h"

#include <QCoreApplication>
#include <QLocale>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

using Reason = Explanation::Reason;

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ExplanationText)
};

QString number(double value, int decimals = 0)
{
    return QLocale().toString(value, 'f', decimals);
}

/// "5.6 times as fast"; empty where both took about the same.
QString speedText(microseconds first, microseconds second)
{
    if (first.count() <= 0 || second.count() <= 0)
        return {};
    constexpr double notable = 1.05;
    const double faster = double(first.count()) / double(second.count());
    if (faster >= notable)
        //: %1 is a decimal number such as 5.6
        return Text::tr("%1 times as fast").arg(number(faster, 1));
    if (faster <= 1 / notable)
        //: %1 is a decimal number such as 5.6
        return Text::tr("%1 times as slow").arg(number(1 / faster, 1));
    return {};
}

} // namespace

QString runPhaseText(RunPhase phase)
{
    switch (phase) {
    case RunPhase::Connecting:
    case RunPhase::Waiting:
    case RunPhase::ServerQueue:
    case RunPhase::ServerWork:
    case RunPhase::Receiving:
    case RunPhase::Saving: return attemptPhaseText(AttemptPhase(phase));
    //: Part of the time of a run: paused, or the number at once was being raised
    case RunPhase::Slot: return Text::tr("the wait for a slot");
    //: Part of the time of a run: the server had limited the rate of requests
    case RunPhase::Host: return Text::tr("the wait that the server asked for");
    //: Part of the time of a run
    case RunPhase::Retry: return Text::tr("the wait before a retry");
    //: Part of the time of a run: what the program itself needed between requests
    case RunPhase::Program: return Text::tr("Flaghoist itself");
    //: Part of the time of a run that the record does not account for
    case RunPhase::Unexplained: return Text::tr("not explained");
    }
    Q_UNREACHABLE();
}

QString explanationText(const Explanation &explanation)
{
    if (explanation.elapsed <= microseconds{0})
        return {};
    const QString elapsed = tookText(explanation.elapsed);
    const auto part = [&explanation](RunPhase phase) {
        return tookText(explanation.share(phase));
    };
    switch (explanation.reason) {
    case Reason::Unknown:
        //: Why a run took so long; %1 is a duration such as 5.0 s
        return Text::tr("%1; most of it is not explained by the record.").arg(elapsed);
    case Reason::Host:
        //: Why a run took so long; %1 and %2 are durations such as 5.0 s
        return Text::tr("%1, of which %2 passed because the server asked to wait.")
            .arg(elapsed, part(RunPhase::Host));
    case Reason::Retries:
        //: Why a run took so long; %1 and %2 are durations such as 5.0 s, %3 is a country code
        return Text::tr("%1, of which %2 passed waiting to retry %3.")
            .arg(elapsed, part(RunPhase::Retry), explanation.code.upper());
    case Reason::ServerQueue:
        if (explanation.capacity > 0)
            //: Why a run took so long; %1 and %2 are durations such as 5.0 s; %n is the server’s capacity
            return Text::tr("%1, of which %2 passed in the server’s queue: it answers %n at a time.", nullptr,
                            explanation.capacity)
                .arg(elapsed, part(RunPhase::ServerQueue));
        //: Why a run took so long; %1 and %2 are durations such as 5.0 s
        return Text::tr("%1, of which %2 passed in the server’s queue.")
            .arg(elapsed, part(RunPhase::ServerQueue));
    case Reason::OneFlag:
        //: Why a run took so long; %1 and %3 are durations such as 5.0 s, %2 is a country code
        return Text::tr("%1, because %2 alone took %3.")
            .arg(elapsed, explanation.code.upper(), tookText(explanation.codeTime));
    case Reason::OneAtATime:
        //: Why a run took so long; %1 is a duration such as 5.0 s
        return Text::tr("%1, because %n request(s) ran one after the other.", nullptr, explanation.inTurn)
            .arg(elapsed);
    case Reason::InTurn:
        //: Why a run took so long; %1 is a duration such as 5.0 s, %2 how many requests run at once, and %n
        //: of them followed each other in the same slot
        return Text::tr("%1, because with %2 at once %n request(s) had to follow one another.", nullptr,
                        explanation.inTurn)
            .arg(elapsed, QLocale().toString(explanation.atOnce));
    }
    Q_UNREACHABLE();
}

QStringList adviceTexts(const Explanation &explanation)
{
    QStringList texts;
    if (explanation.more && explanation.atOnce == 1)
        //: What would change a run: %1 is a number of requests, %2 a duration such as 2.1 s
        texts.append(
            Text::tr("With a thread pool, %1 at once: about %2.")
                .arg(QLocale().toString(explanation.more->atOnce), tookText(explanation.more->elapsed)));
    else if (explanation.more)
        //: What would change a run: %1 is a number of requests, %2 a duration such as 2.1 s
        texts.append(
            Text::tr("With %1 at once: about %2.")
                .arg(QLocale().toString(explanation.more->atOnce), tookText(explanation.more->elapsed)));
    else if (explanation.canTakeMore)
        texts.append(Text::tr("More at once does not help."));
    if (explanation.withoutCode)
        //: What would change a run: %1 is a country code, %2 a duration such as 2.1 s
        texts.append(Text::tr("Without %1: about %2.")
                         .arg(explanation.code.upper(), tookText(*explanation.withoutCode)));
    if (explanation.withoutRetries)
        //: What would change a run: %1 is a duration such as 2.1 s
        texts.append(Text::tr("Without retries: about %1, and fewer flags.")
                         .arg(tookText(*explanation.withoutRetries)));
    if (explanation.fewer)
        //: What would change a run: %1 is a number of requests
        texts.append(
            Text::tr("%1 at once would be as fast.").arg(QLocale().toString(explanation.fewer->atOnce)));
    if (explanation.held)
        //: What in-order delivery did: %1 is a country code, %2 a duration such as 2.1 s
        texts.append(
            Text::tr("In order, %1 held complete flags back for up to %2; as completed, they appear at once.")
                .arg(explanation.held->by.upper(), tookText(explanation.held->time)));
    return texts;
}

QList<ShareText> shareTexts(const Explanation &explanation)
{
    QList<ShareText> texts;
    const auto add = [&](microseconds time, const QString &what) {
        const double part = double(time.count()) / double(explanation.elapsed.count());
        //: Part of the time of a run: percentage, duration, what it went to
        texts.append(
            {part,
             Text::tr("%1% · %2 · %3").arg(QLocale().toString(qRound(100 * part)), tookText(time), what)});
    };
    microseconds rest = explanation.elapsed;
    for (const auto &[phase, time] : explanation.shares) {
        if (time * 100 < explanation.elapsed)
            continue;
        rest -= time;
        add(time, runPhaseText(phase));
    }
    if (rest * 1000 > explanation.elapsed)
        add(rest, Text::tr("the rest"));
    return texts;
}

QString predictionText(microseconds elapsed, int flags)
{
    //: Before a run from a practice source; %1 is a duration such as 5.0 s
    return Text::tr("About %1 for these %n flag(s)", nullptr, flags).arg(tookText(elapsed));
}

QString settingsDifference(const Run &first, const Run &second)
{
    const DownloadPlan &from = first.plan();
    const DownloadPlan &to = second.plan();
    QStringList parts;
    if (from.source.label != to.source.label)
        //: One run compared with another: labels of sources
        parts << Text::tr("%1 instead of %2").arg(to.source.label, from.source.label);
    else if (from.source.practice != to.source.practice)
        parts << Text::tr("other settings of the practice server");
    if (from.strategy != to.strategy)
        //: One run compared with another: names of methods
        parts << Text::tr("“%1” instead of “%2”").arg(strategyText(to.strategy), strategyText(from.strategy));
    if (from.concurrency.used != to.concurrency.used)
        //: One run compared with another: requests at once
        parts << Text::tr("%1 at once instead of %2")
                     .arg(number(to.concurrency.used), number(from.concurrency.used));
    if (first.size() != second.size())
        //: One run compared with another: %n and %1 are numbers of codes
        parts << Text::tr("%n code(s) instead of %1", nullptr, second.size()).arg(number(first.size()));
    if (from.retries != to.retries || from.deadlines.total != to.deadlines.total)
        parts << Text::tr("other retries or another timeout");
    return parts.isEmpty() ? Text::tr("the same settings") : parts.join(u", "_s);
}

QString resultDifference(const Run &first, const Run &second)
{
    const microseconds before = first.elapsed({});
    const microseconds after = second.elapsed({});
    //: One run compared with another: two times
    QString text = Text::tr("%1 instead of %2").arg(tookText(after), tookText(before));
    if (const QString speed = speedText(before, after); !speed.isEmpty())
        text += u", "_s + speed;
    if (first.tally().failed != second.tally().failed)
        //: One run compared with another: numbers of flags
        text += u"; "_s
            + Text::tr("%1 failed instead of %2")
                  .arg(number(second.tally().failed), number(first.tally().failed));
    return text;
}

QString kneeText(Strategy strategy, std::optional<int> enough)
{
    if (!enough)
        //: %1 is the name of a method
        return Text::tr("%1: the more at once, the faster.").arg(strategyText(strategy));
    //: %1 is the name of a method, %n a number of requests at once
    return Text::tr("%1: %n at once is enough; more saves less than a tenth of the time.", nullptr, *enough)
        .arg(strategyText(strategy));
}

} // namespace Flaghoist
