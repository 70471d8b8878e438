#include "wording/practicetext.h"

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

} // namespace Flaghoist
