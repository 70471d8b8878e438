#include "wording/runtext.h"

#include "wording/errortext.h"

#include <QCollator>
#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(RunText)
};

enum class Unit { Microseconds = 1, Milliseconds = 1000, Seconds = 1'000'000 };

QString inUnit(Unit unit, double count, int decimals)
{
    const QString number = QLocale().toString(count / double(unit), 'f', decimals);
    switch (unit) {
    //: %1 is a number of microseconds
    case Unit::Microseconds: return Text::tr("%1 µs").arg(number);
    //: %1 is a number of milliseconds such as 1.1
    case Unit::Milliseconds: return Text::tr("%1 ms").arg(number);
    //: %1 is a number of seconds such as 1.9
    case Unit::Seconds: return Text::tr("%1 s").arg(number);
    }
    Q_UNREACHABLE();
}

} // namespace

QString flagStateText(FlagState state)
{
    switch (state) {
    //: State of a flag
    case FlagState::Ready: return Text::tr("ready");
    //: State of a flag
    case FlagState::Queued: return Text::tr("queued");
    //: State of a flag
    case FlagState::Downloading: return Text::tr("downloading");
    //: State of a flag
    case FlagState::WaitingToRetry: return Text::tr("will retry");
    //: State of a flag: its request has ended, and how is shown when all flags before it have ended
    case FlagState::WaitingItsTurn: return Text::tr("done, waiting its turn");
    //: State of a flag
    case FlagState::Downloaded: return Text::tr("downloaded");
    //: State of a flag: the file that was there was kept
    case FlagState::Unchanged: return Text::tr("unchanged");
    //: State of a flag: the source has none
    case FlagState::NotFound: return Text::tr("not found");
    //: State of a flag
    case FlagState::Failed: return Text::tr("failed");
    //: State of a flag
    case FlagState::Cancelled: return Text::tr("cancelled");
    }
    Q_UNREACHABLE();
}

QString strategyText(Strategy strategy)
{
    switch (strategy) {
    //: A method: one request after the other
    case Strategy::Sequential: return Text::tr("One at a time (sequential)");
    //: A method: as executor.map() of Python does it
    case Strategy::PoolInOrder: return Text::tr("Thread pool, in order (map)");
    //: A method: as as_completed() of Python does it
    case Strategy::Pool: return Text::tr("Thread pool, as completed");
    //: A method: as asyncio of Python does it
    case Strategy::EventLoop: return Text::tr("Event loop");
    }
    Q_UNREACHABLE();
}

QString strategyShortText(Strategy strategy)
{
    switch (strategy) {
    //: A method in a narrow column: one request after the other
    case Strategy::Sequential: return Text::tr("One at a time");
    //: A method in a narrow column: thread pool, in order
    case Strategy::PoolInOrder: return Text::tr("Pool (map)");
    //: A method in a narrow column: thread pool, as completed
    case Strategy::Pool: return Text::tr("Pool");
    case Strategy::EventLoop: return strategyText(strategy);
    }
    Q_UNREACHABLE();
}

QString usedText(const Concurrency &concurrency, const QLocale &locale)
{
    if (concurrency.used == concurrency.asked)
        return locale.toString(concurrency.used);
    //: Requests at once: used, of how many that were asked for
    return Text::tr("%L1 of %L2").arg(concurrency.used).arg(concurrency.asked);
}

QString strategyHint(Strategy strategy)
{
    switch (strategy) {
    case Strategy::Sequential:
        //: What a method does, in one line
        return Text::tr("Each request waits for the one before it: slow; compare the others with it.");
    case Strategy::PoolInOrder:
        //: What a method does, in one line
        return Text::tr("One thread per request; flags appear by code, so a slow one holds up the rest.");
    case Strategy::Pool:
        //: What a method does, in one line
        return Text::tr("One thread per request; every flag appears the moment it is complete.");
    case Strategy::EventLoop:
        //: What a method does, in one line
        return Text::tr("One thread waits for all requests; every flag appears the moment it is complete.");
    }
    Q_UNREACHABLE();
}

QString sourceText(const Source &source)
{
    if (const auto &practice = source.practice) {
        if (practice->errorRate > 0) {
            const QString percent = QLocale().toString(std::max(1, qRound(practice->errorRate * 100)));
            //: A source: %1 is its label, %2 the share of requests that fail on purpose
            return Text::tr("%1: practice, %2% fail").arg(source.label, percent);
        }
        if (practice->maxDelay > milliseconds(0))
            //: A source: %1 is its label
            return Text::tr("%1: practice, slow answers").arg(source.label);
        //: A source: %1 is its label
        return Text::tr("%1: practice, fast").arg(source.label);
    }
    const QString host = source.urlTemplate.expand(CountryCode()).host();
    if (host.isEmpty() || !builtInSource(source.label)) // which has it in its name
        return source.label;
    //: A source: %1 is its label, %2 its host
    return Text::tr("%1: %2").arg(source.label, host.startsWith("www."_L1) ? host.mid(4) : host);
}

QString concurrencyText(const Concurrency &concurrency, const Source &source)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    const QString used = locale.toString(concurrency.used);
    const QString asked = locale.toString(concurrency.asked);
    switch (concurrency.limitedBy) {
    case LimitReason::None:
        if (concurrency.used == 1)
            return Text::tr("One request at a time.");
        //: How many requests run at once; %1 is how many were asked for
        return Text::tr("Uses all %1.").arg(asked);
    case LimitReason::Codes:
        //: How many requests run at once, of how many asked for, and why
        return Text::tr("Uses %1 of %2: only %n code(s) chosen", nullptr, concurrency.used).arg(used, asked);
    case LimitReason::Source:
        if (!builtInSource(source.label))
            //: As above; %1 is the most requests at once to a server that is not the person's own
            return Text::tr("Uses %1 of %2: a custom URL allows %1").arg(used, asked);
        //: As above; %3 is the label of a source, and %1 what it allows
        return Text::tr("Uses %1 of %2: %3 allows %1").arg(used, asked, source.label);
    case LimitReason::Strategy:
        //: How many requests run at once: the method “One at a time” takes no other number
        return Text::tr("Uses 1 of %1: this method sends one at a time").arg(asked);
    case LimitReason::Descriptors:
        //: How many requests run at once, of how many asked for, and the system’s limit on open files
        return Text::tr("Uses %1 of %2: this system allows %3 open files")
            .arg(used, asked, locale.toString(concurrency.openFiles));
    case LimitReason::Threads:
        //: As above; the system lets this program have no more threads
        return Text::tr("Uses %1 of %2: this system allows no more threads").arg(used, asked);
    case LimitReason::Maximum:
        //: As above; %1 is the most that any source allows
        return Text::tr("Uses %1 of %2: the limit is %1").arg(used, asked);
    }
    Q_UNREACHABLE();
}

QString regionText(Region region, const QLocale &locale)
{
    //: Heading of the codes that no country bears
    return region == Region::Other ? Text::tr("Other codes") : regionName(region, locale);
}

QString firstCodesText(const QStringList &codes)
{
    constexpr qsizetype maxListed = 3;
    const QString listed = codes.mid(0, maxListed).join(u", "_s);
    if (codes.size() <= maxListed)
        return listed;
    //: %1 is a list of codes such as BR, CN, ID; %n are not listed
    return Text::tr("%1 and %n more", nullptr, int(codes.size() - maxListed)).arg(listed);
}

QString firstCodesText(const Run &run, FlagState state)
{
    QStringList codes;
    for (const int row : run.rowsIn(state))
        codes.append(run.row(row).item.code.upper());
    return firstCodesText(codes);
}

QString missingText(const Run &run)
{
    QStringList parts;
    if (const QString codes = firstCodesText(run, FlagState::NotFound); !codes.isEmpty())
        //: %1 is the label of a source, %2 a list of codes; part of a sentence
        parts.append(Text::tr("not offered by %1: %2").arg(run.plan().source.label, codes));
    if (const QString codes = firstCodesText(run, FlagState::Failed); !codes.isEmpty())
        //: %1 is a list of codes; part of a sentence
        parts.append(Text::tr("failed: %1").arg(codes));
    return parts.join(u"; "_s);
}

QString clockText(microseconds duration)
{
    const qint64 seconds = std::max<qint64>(0, duration / std::chrono::seconds(1));
    const auto twoDigits = [](qint64 number) {
        return QString::number(number).rightJustified(2, u'0');
    };
    if (seconds < 3600)
        //: A duration: %1 minutes, %2 seconds in two digits
        return Text::tr("%1:%2").arg(QString::number(seconds / 60), twoDigits(seconds % 60));
    //: A duration: %1 hours, %2 minutes and %3 seconds in two digits
    return Text::tr("%1:%2:%3")
        .arg(QString::number(seconds / 3600), twoDigits(seconds / 60 % 60), twoDigits(seconds % 60));
}

QString serverWaitText(microseconds wait)
{
    //: While a run is under way: the server limits how often it is asked. %L1 is a number of whole seconds
    return Text::tr("waiting for the server: %L1 s")
        .arg(std::chrono::ceil<std::chrono::seconds>(wait).count());
}

QString durationText(microseconds duration)
{
    const double count = std::max(0.0, double(duration.count()));
    if (count == 0 || count >= 999.5e3)
        return inUnit(Unit::Seconds, count, count == 0 ? 0 : 1);
    if (count >= 999.5)
        return inUnit(Unit::Milliseconds, count, count < 9.95e3 ? 1 : 0);
    return inUnit(Unit::Microseconds, count, 0);
}

QString tookText(microseconds duration)
{
    return duration < std::chrono::minutes{1} ? durationText(duration) : clockText(duration);
}

QString momentText(microseconds at, microseconds step)
{
    using namespace std::chrono_literals;
    if (step >= 10s && at >= 60s)
        return clockText(at);
    const Unit unit = at.count() == 0 || at >= 1s || step >= 100ms ? Unit::Seconds : Unit::Milliseconds;
    const double steps = double(unit) / double(step.count()); // in one unit
    const int decimals = at.count() == 0 ? 0 : std::max(0, int(std::ceil(std::log10(steps) - 1e-9)));
    return inUnit(unit, double(at.count()), decimals);
}

QString attemptPhaseText(AttemptPhase phase)
{
    switch (phase) {
    //: What a request spends time on: until it has been sent
    case AttemptPhase::Connecting: return Text::tr("connecting");
    //: What a request spends time on: until the answer begins
    case AttemptPhase::Waiting: return Text::tr("waiting for the first byte");
    //: What a request spends time on: the server has it in a queue
    case AttemptPhase::ServerQueue: return Text::tr("in the server’s queue");
    //: What a request spends time on: the server prepares the answer
    case AttemptPhase::ServerWork: return Text::tr("server at work");
    //: What a request spends time on: the answer comes
    case AttemptPhase::Receiving: return Text::tr("receiving");
    //: What a request spends time on: the flag is checked and written
    case AttemptPhase::Saving: return Text::tr("verifying and saving");
    }
    Q_UNREACHABLE();
}

QStringList attemptPhaseLines(const AttemptPhases &phases)
{
    QStringList lines;
    for (const AttemptPhase phase : allAttemptPhases) {
        if (const microseconds duration = phases.duration(phase); duration.count() > 0)
            //: What a request spent time on: %1 is the phase, such as “connecting”, %2 its duration
            lines << Text::tr("%1: %2").arg(attemptPhaseText(phase), durationText(duration));
    }
    return lines;
}

QString attemptEndText(const AttemptRecord &attempt)
{
    const Failure &failure = attempt.failure;
    if (failure.kind != ErrorKind::None)
        return errorShortText(failure);
    //: How an attempt ended: it brought an answer
    return Text::tr("answered");
}

QString presetText(const std::optional<Preset> &preset)
{
    if (!preset)
        //: A choice of countries that has no name
        return Text::tr("Your own choice");
    switch (preset->kind) {
    case Preset::Kind::TopTwenty: return Text::tr("Top 20 by population");
    case Preset::Kind::All: return Text::tr("All countries");
    case Preset::Kind::Every: return Text::tr("Every code AA–ZZ");
    case Preset::Kind::Region: return regionText(preset->region, QLocale());
    case Preset::Kind::Letter:
        //: All codes of a letter; %1 is the first, %2 the last: “Codes BA–BZ”
        return Text::tr("Codes %1–%2").arg(codesOf(*preset).first().upper(), codesOf(*preset).last().upper());
    }
    Q_UNREACHABLE();
}

QList<Preset> regionPresets()
{
    QList<Preset> presets;
    for (const Region region : continents)
        presets.append({.kind = Preset::Kind::Region, .region = region});
    std::ranges::sort(presets, QCollator(QLocale()), [](const Preset &preset) { return presetText(preset); });
    presets.append({.kind = Preset::Kind::Region, .region = Region::Other});
    return presets;
}

} // namespace Flaghoist
