#include "wording/practicetext.h"

#include "countries/catalogue.h"
#include "wording/runtext.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(PracticeText)
};

struct ExperimentText
{
    Q_DECLARE_TR_FUNCTIONS(Experiments)
};

const QString between = u" · "_s;

QString delayText(const PracticeBehaviour &behaviour)
{
    if (behaviour.maxDelay.count() == 0)
        //: How the practice server behaves
        return Text::tr("answers at once");
    if (behaviour.minDelay == behaviour.maxDelay)
        //: How the practice server behaves: %1 is a time
        return Text::tr("answers after %1").arg(durationText(behaviour.maxDelay));
    //: How the practice server behaves: %1 and %2 are times
    return Text::tr("answers after %1 to %2")
        .arg(durationText(behaviour.minDelay), durationText(behaviour.maxDelay));
}

QString failingText(const PracticeBehaviour &behaviour)
{
    if (behaviour.errorRate <= 0 || !behaviour.faults)
        //: How the practice server behaves
        return Text::tr("nothing fails on purpose");
    QStringList kinds;
    for (const PracticeFault fault : allPracticeFaults) {
        if (behaviour.faults.testFlag(fault))
            kinds << practiceFaultText(fault);
    }
    //: How the practice server behaves: %1 is a number, %2 a list such as “connection reset, body cut short”
    return Text::tr("%1% of requests fail: %2").arg(practicePercentText(behaviour), kinds.join(", "_L1));
}

} // namespace

QString practiceFaultText(PracticeFault fault)
{
    switch (fault) {
    //: What the practice server does wrong on purpose
    case PracticeFault::Teapot: return Text::tr("418 I’m a teapot");
    //: What the practice server does wrong on purpose; Retry-After stays as it is
    case PracticeFault::Unavailable: return Text::tr("503 with Retry-After");
    //: What the practice server does wrong on purpose; Retry-After stays as it is
    case PracticeFault::TooMany: return Text::tr("429 with Retry-After");
    //: What the practice server does wrong on purpose
    case PracticeFault::Reset: return Text::tr("connection reset");
    //: What the practice server does wrong on purpose
    case PracticeFault::Truncated: return Text::tr("body cut short");
    //: What the practice server does wrong on purpose: the answer begins and does not go on
    case PracticeFault::Stall: return Text::tr("answer stalls");
    //: What the practice server does wrong on purpose
    case PracticeFault::Garbage: return Text::tr("garbage instead of a picture");
    }
    Q_UNREACHABLE();
}

QString practiceFaultCountsText(const QMap<PracticeFault, int> &counts)
{
    QStringList kinds;
    for (const PracticeFault fault : allPracticeFaults) {
        if (const int count = counts.value(fault); count > 0)
            //: How often the practice server did something wrong: %L1 is a number, %2 what it did
            kinds << Text::tr("%L1 × %2").arg(count).replace(u' ', QChar::Nbsp).arg(practiceFaultText(fault));
    }
    return kinds.join(between);
}

QString practicePercentText(const PracticeBehaviour &behaviour)
{
    constexpr int digits = 6; // 0.07 * 100 is not quite 7
    return QLocale().toString(behaviour.errorRate * 100, 'g', digits);
}

QString practiceBehaviourText(const PracticeBehaviour &behaviour)
{
    QStringList parts{delayText(behaviour), failingText(behaviour)};
    //: How the practice server behaves: the number that its delays and faults are drawn from
    parts << Text::tr("seed %1").arg(behaviour.seed);
    for (auto slow = behaviour.slow.cbegin(); slow != behaviour.slow.cend(); ++slow)
        //: How the practice server behaves: %1 is a country code, %2 a time
        parts << Text::tr("%1 after %2").arg(slow.key().upper(), durationText(slow.value()));
    return parts.join(between);
}

QList<Experiment> experiments(double pace)
{
    const auto ms = [pace](int delay) {
        return milliseconds(qint64(delay * pace));
    };
    RunOptions twenty;
    twenty.server = u"DELAY"_s;
    twenty.codes = codesOf({.kind = Preset::Kind::TopTwenty});
    twenty.delay = {ms(500), ms(1500)};
    twenty.strategy = Strategy::Pool;
    twenty.concurrency = 20;
    RunOptions all = twenty;
    all.codes = codesOf({.kind = Preset::Kind::All});
    RunOptions oneAtATime = twenty;
    oneAtATime.strategy = Strategy::Sequential;
    RunOptions inOrder = twenty;
    inOrder.strategy = Strategy::PoolInOrder;
    inOrder.slow = {{*CountryCode::parse(u"BD"), ms(10'000)}};
    RunOptions smallPool = all;
    smallPool.delay = {ms(200), ms(600)};
    smallPool.concurrency = 5;
    RunOptions manyWorkers = twenty;
    manyWorkers.concurrency = 200;
    RunOptions unavailable = twenty;
    unavailable.server = u"ERROR"_s;
    unavailable.errorRate = 0.33;
    unavailable.faults = PracticeFault::Unavailable;
    unavailable.retries = 5;
    RunOptions smallServer = all;
    smallServer.capacity = 20;
    smallServer.concurrency = 60;
    return {
        {.title = ExperimentText::tr("One at a time, then all at once"),
         .steps = ExperimentText::tr("Press Start and read why it took so long. Then choose “Thread pool, as "
                                     "completed” with 20 at once and start again."),
         .trap = ExperimentText::tr(
             "Twenty at once is not twenty times as fast: no run is shorter than its slowest answer."),
         .options = oneAtATime},
        {.title = ExperimentText::tr("In order: one slow flag holds up the rest"),
         .steps = ExperimentText::tr(
             "BD answers after ten seconds. Watch the flags after it: complete, but waiting "
             "their turn. Then choose “Thread pool, as completed” and start again."),
         .trap = ExperimentText::tr(
             "The run is no slower in order: nothing is downloaded later, it is only shown later."),
         .options = inOrder},
        {.title = ExperimentText::tr("A small pool looks sorted"),
         .steps = ExperimentText::tr(
             "Five at once for 249 codes: although each flag appears as it completes, the flags "
             "appear almost from A to Z. Raise the number at once to 200 and start again."),
         .trap = ExperimentText::tr(
             "The pool sorts nothing: requests start in the order of the codes, and five at "
             "once cannot overtake far."),
         .options = smallPool},
        {.title = ExperimentText::tr("More workers than flags"),
         .steps = ExperimentText::tr(
             "200 at once are asked for, but there are only 20 codes. The line under the plan "
             "says how many are used."),
         .trap = ExperimentText::tr(
             "More workers than flags do not help: those without a flag have nothing to do."),
         .options = manyWorkers},
        {.title = ExperimentText::tr("503: with and without retries"),
         .steps = ExperimentText::tr(
             "A third of the requests fail with 503. Start, then set Retries to 0 and start again."),
         .trap = ExperimentText::tr(
             "Without retries the run is shorter, but flags are missing; with retries it is the "
             "server that sets the pace."),
         .options = unavailable},
        {.title = ExperimentText::tr("A server that answers 20 at a time"),
         .steps = ExperimentText::tr(
             "60 at once ask a server with capacity 20. Start, then lower the number at once "
             "to 20 and start again."),
         .trap = ExperimentText::tr(
             "The answers seem slower with 60 at once: they are as fast as before, but queue at "
             "the server first."),
         .options = smallServer},
    };
}

} // namespace Flaghoist
