#include "wording/comparisontext.h"

#include "wording/runtext.h"

#include <QCoreApplication>
#include <QLocale>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct ComparisonText
{
    Q_DECLARE_TR_FUNCTIONS(ComparisonText)
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
        return ComparisonText::tr("%1 times as fast").arg(number(faster, 1));
    if (faster <= 1 / notable)
        //: %1 is a decimal number such as 5.6
        return ComparisonText::tr("%1 times as slow").arg(number(1 / faster, 1));
    return {};
}

} // namespace

QString settingsDifference(const Run &first, const Run &second)
{
    const DownloadPlan &from = first.plan();
    const DownloadPlan &to = second.plan();
    QStringList parts;
    if (from.source.label != to.source.label)
        //: One run compared with another: labels of sources
        parts << ComparisonText::tr("%1 instead of %2").arg(to.source.label, from.source.label);
    else if (from.source.practice != to.source.practice)
        parts << ComparisonText::tr("other settings of the practice server");
    if (from.strategy != to.strategy)
        //: One run compared with another: names of methods
        parts << ComparisonText::tr("“%1” instead of “%2”")
                     .arg(strategyText(to.strategy), strategyText(from.strategy));
    if (from.concurrency.used != to.concurrency.used)
        //: One run compared with another: requests at once
        parts << ComparisonText::tr("%1 at once instead of %2")
                     .arg(number(to.concurrency.used), number(from.concurrency.used));
    if (first.size() != second.size())
        //: One run compared with another: %n and %1 are numbers of codes
        parts << ComparisonText::tr("%n code(s) instead of %1", nullptr, second.size())
                     .arg(number(first.size()));
    if (from.retries != to.retries || from.deadlines.total != to.deadlines.total)
        parts << ComparisonText::tr("other retries or another timeout");
    return parts.isEmpty() ? ComparisonText::tr("the same settings") : parts.join(u", "_s);
}

QString resultDifference(const Run &first, const Run &second)
{
    const microseconds before = first.elapsed({});
    const microseconds after = second.elapsed({});
    //: One run compared with another: two times
    QString text = ComparisonText::tr("%1 instead of %2").arg(durationText(after), durationText(before));
    if (const QString speed = speedText(before, after); !speed.isEmpty())
        text += u", "_s + speed;
    if (first.tally().failed != second.tally().failed)
        //: One run compared with another: numbers of flags
        text += u"; "_s
            + ComparisonText::tr("%1 failed instead of %2")
                  .arg(number(second.tally().failed), number(first.tally().failed));
    return text;
}

QString kneeText(Strategy strategy, std::optional<int> enough)
{
    if (!enough)
        //: %1 is the name of a method
        return ComparisonText::tr("%1: the more at once, the faster.").arg(strategyText(strategy));
    //: %1 is the name of a method, %n a number of requests at once
    return ComparisonText::tr("%1: %n at once is enough; more saves less than a tenth of the time.", nullptr,
                              *enough)
        .arg(strategyText(strategy));
}

} // namespace Flaghoist
