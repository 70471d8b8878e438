#include "cli/consolereport.h"

#include "domain/sanitized.h"
#include "wording/errortext.h"
#include "wording/explanationtext.h"
#include "wording/practicetext.h"
#include "wording/runtext.h"

#include <QCoreApplication>
#include <QDir>
#include <QLocale>

#include <algorithm>
#include <functional>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(ConsoleReport)
};

QString searchingText(const QList<PlanItem> &items)
{
    constexpr qsizetype maxListed = 10; // as the book
    const int count = int(items.size());
    if (count > maxListed) {
        //: %1 and %2 are the first and the last code
        return Text::tr("Searching for %n flag(s): from %1 to %2", nullptr, count)
            .arg(items.first().code.upper(), items.last().code.upper());
    }
    QStringList codes;
    for (const PlanItem &item : items)
        codes.append(item.code.upper());
    //: %1 is a list of codes
    return Text::tr("Searching for %n flag(s): %1", nullptr, count).arg(codes.join(u", "_s));
}

QString errorLine(const FlagOutcome &outcome)
{
    const QString code = outcome.code.upper();
    if (categoryOf(outcome.failure.kind) == FailureCategory::Refusal) {
        const QString reason = sanitized(outcome.failure.reason);
        if (reason.isEmpty())
            //: %1 is a country code, %2 an HTTP status
            return Text::tr("*** Error for %1: HTTP %2").arg(code).arg(outcome.failure.httpStatus);
        //: %1 is a country code, %2 an HTTP status, %3 the server’s own words for it
        return Text::tr("*** Error for %1: HTTP %2 - %3")
            .arg(code, QString::number(outcome.failure.httpStatus), reason);
    }
    if (categoryOf(outcome.failure.kind) == FailureCategory::Connection) {
        //: %1 is a country code, %2 what happened, such as “connection refused” or “timed out”
        return Text::tr("*** Error for %1: Connection error (%2)").arg(code, errorShortText(outcome.failure));
    }
    //: %1 is a country code, %2 a sentence about what happened
    return Text::tr("*** Error for %1: %2").arg(code, errorText(outcome));
}

QStringList cellsOf(const SweepPoint &point)
{
    int failed = 0;
    for (const RunSummary &run : point.runs)
        failed += run.tally.failed;
    return {strategyText(point.strategy), usedText(point.concurrency, QLocale()),
            durationText(point.median().elapsed),
            //: The fastest and the slowest of several runs
            Text::tr("%1 to %2")
                .arg(durationText(point.fastest().elapsed), durationText(point.slowest().elapsed)),
            QLocale().toString(point.median().perSecond, 'f', 1), durationText(point.median().p95),
            QString::number(failed)};
}

} // namespace

QString siteOf(const UrlTemplate &urlTemplate)
{
    const QString &text = urlTemplate.text();
    const qsizetype code = text.indexOf("/{cc}"_L1, 0, Qt::CaseInsensitive);
    const bool inPath = code > text.indexOf("://"_L1) + 2;
    const bool first = code + 1 == text.indexOf("{cc}"_L1, 0, Qt::CaseInsensitive);
    return inPath && first ? text.left(code) : text;
}

QString initialReport(const DownloadPlan &plan, bool sayWhy)
{
    const Concurrency &concurrency = plan.concurrency;
    //: %1 is the label of a source, %2 its address
    QString report =
        Text::tr("%1 site: %2")
            .arg(sanitized(plan.source.label), sanitized(siteOf(plan.source.urlTemplate), maxPathLength));
    report += u'\n' + searchingText(plan.items) + u'\n';
    report += Text::tr("%n concurrent connection(s) will be used.", nullptr, concurrency.used);
    report += u'\n';
    if (sayWhy && concurrency.used != concurrency.asked)
        report += concurrencyText(concurrency, plan.source) + u'\n';
    return report;
}

QString outcomeLine(const FlagOutcome &outcome)
{
    const QString code = outcome.code.upper();
    switch (outcome.status) {
    //: %1 is a country code
    case DownloadStatus::Ok: return Text::tr("%1 OK").arg(code);
    //: %1 is a country code; the file that was there was kept
    case DownloadStatus::Unchanged: return Text::tr("%1 unchanged").arg(code);
    //: %1 is a country code
    case DownloadStatus::NotFound: return Text::tr("%1 not found").arg(code);
    case DownloadStatus::Error: return errorLine(outcome);
    case DownloadStatus::Cancelled: return {};
    }
    Q_UNREACHABLE();
}

QString finalReport(const Run &run)
{
    const Tally &tally = run.tally();
    QStringList lines{QString(20, u'-'), Text::tr("%n flag(s) downloaded.", nullptr, tally.downloaded)};
    if (tally.unchanged > 0)
        lines.append(Text::tr("%n unchanged.", nullptr, tally.unchanged));
    if (tally.notFound > 0)
        lines.append(Text::tr("%n not found.", nullptr, tally.notFound));
    if (tally.failed > 0)
        lines.append(Text::tr("%n error(s).", nullptr, tally.failed));
    if (tally.cancelled > 0)
        lines.append(Text::tr("%n cancelled.", nullptr, tally.cancelled));
    const double seconds = std::chrono::duration<double>(run.elapsed({})).count();
    //: %1 is a number of seconds such as 13.36
    lines.append(Text::tr("Elapsed time: %1s").arg(QString::number(seconds, 'f', 2)));
    return lines.join(u'\n') + u'\n';
}

QString placeReport(const Run &run, const std::optional<Failure> &displacement)
{
    if (run.tally().downloaded + run.tally().unchanged == 0)
        return {};
    if (displacement)
        //: %1 is a folder and, in English, where it went
        return Text::tr("The flags are not where they were saved. System message: %1")
                   .arg(sanitized(displacement->detail, maxPathLength))
            + u'\n';
    const QString folder = sanitized(QDir::toNativeSeparators(run.plan().folder), maxPathLength);
    //: %1 is a folder
    return Text::tr("Saved in: %1").arg(folder) + u'\n';
}

QString setReport(const Run &run)
{
    QString report;
    QStringList replaced;
    for (const RunRow &row : run.rows()) {
        if (row.outcome.replaced)
            replaced.append(row.item.code.upper());
    }
    if (!replaced.isEmpty())
        //: --existing update: the source had another flag than the one that was there; %1 is a list of codes
        report = Text::tr("%n flag(s) changed: %1", nullptr, int(replaced.size())).arg(replaced.join(u", "_s))
            + u'\n';
    const Tally &tally = run.tally();
    const int there = tally.downloaded + tally.unchanged;
    const QString missing = missingText(run);
    if (there > 0 && !missing.isEmpty())
        //: %1 of %2 flags are in the folder; %3 is a list such as “not offered by LOCAL: AB, AC”
        report += Text::tr("%1 of %2 flags are there; %3.")
                      .arg(QString::number(there), QString::number(tally.total), missing)
            + u'\n';
    return report;
}

QString failureReport(const Run &run)
{
    struct Group
    {
        Failure failure; ///< of the first
        QStringList codes{};
    };
    QList<Group> groups;
    for (const int row : run.rowsIn(FlagState::Failed)) {
        const FlagOutcome &outcome = run.row(row).outcome;
        auto group = std::ranges::find_if(groups, [&failure = outcome.failure](const Group &other) {
            return other.failure.kind == failure.kind && other.failure.httpStatus == failure.httpStatus;
        });
        if (group == groups.end())
            group = groups.insert(groups.end(), {outcome.failure});
        group->codes.append(outcome.code.upper());
    }
    std::ranges::stable_sort(groups, std::ranges::greater(),
                             [](const Group &group) { return group.codes.size(); });
    QString report;
    for (const Group &group : groups) {
        //: %1 is a cause such as “connection refused”, %2 a list of codes
        report += Text::tr("%n failed: %1 (%2)", nullptr, int(group.codes.size()))
                      .arg(errorCauseText(group.failure), firstCodesText(group.codes))
            + u'\n';
    }
    return report;
}

QString explanationReport(const Explanation &explanation)
{
    constexpr int barWidth = 20;
    if (explanation.elapsed <= microseconds{0})
        return {};
    QStringList lines{explanationText(explanation)};
    for (const ShareText &share : shareTexts(explanation))
        lines.append(u"  "_s + QString(qRound(share.part * barWidth), u'#').leftJustified(barWidth) + u"  "_s
                     + share.text);
    return (lines + adviceTexts(explanation)).join(u'\n') + u'\n';
}

QString progressText(const RunProgress &progress, int columns)
{
    const double share = progress.total > 0 ? double(progress.done) / progress.total : 0;
    //: %1 of %2 flags are done, %3 is the share in per cent
    QString text = Text::tr("%1/%2  %3%")
                       .arg(QString::number(progress.done), QString::number(progress.total),
                            QString::number(int(share * 100)));
    text += u"  "_s + clockText(progress.elapsed);
    if (progress.serverWait > milliseconds{0}) {
        text += u", "_s + serverWaitText(progress.serverWait);
    } else if (progress.left) {
        //: %1 is a clock such as 0:04, %2 a number such as 3.2
        text += Text::tr(", about %1 left, %2 flags/s")
                    .arg(clockText(*progress.left), QLocale().toString(progress.perSecond, 'f', 1));
    }
    // A terminal that is written to its last column may wrap.
    constexpr int widestBar = 30;
    constexpr int narrowestBar = 5;
    const int room = std::min(widestBar, columns - 1 - int(text.size()) - 4);
    const int filled = std::clamp(int(share * room), 0, std::max(room, 0));
    if (room >= narrowestBar)
        text.prepend(u'[' + QString(filled, u'#') + QString(room - filled, u'.') + u"]  "_s);
    return text.left(std::max(columns - 1, 0));
}

QString sweepTable(const SweepPlan &plan, const QList<SweepPoint> &points)
{
    QList<QStringList> lines{{
        //: Heading of a table: one at a time, thread pool …
        Text::tr("Method"),
        //: Heading of a table: requests at once
        Text::tr("At once"),
        //: Heading of a table: how long a run took; the middle one of several runs
        Text::tr("Time"),
        //: Heading of a table: the fastest and the slowest run
        Text::tr("Spread"),
        //: Heading of a table
        Text::tr("Flags/s"),
        //: Heading of a table: 95 % of the requests took no longer
        Text::tr("p95"),
        //: Heading of a table: how many flags failed
        Text::tr("Failed"),
    }};
    for (const SweepPoint &point : points)
        lines.append(cellsOf(point));
    QList<qsizetype> widths(lines.first().size());
    for (const QStringList &line : lines) {
        for (qsizetype column = 0; column < line.size(); ++column)
            widths[column] = std::max(widths[column], line[column].size());
    }
    QString table;
    for (const QStringList &line : lines) {
        table += line[0].leftJustified(widths[0]);
        for (qsizetype column = 1; column < line.size(); ++column)
            table += u"  "_s + line[column].rightJustified(widths[column]);
        table += u'\n';
    }
    for (const Strategy strategy : plan.methods)
        table += kneeText(strategy, kneeOf(points, strategy)) + u'\n';
    return table;
}

QString servingReport(const QList<Source> &sites, int flags)
{
    QString report;
    for (const Source &site : sites) {
        report += site.label + u"  "_s + siteOf(site.urlTemplate) + u"  "_s
            + practiceBehaviourText(site.practice.value_or(PracticeBehaviour())) + u'\n';
    }
    //: {cc} stays as it is; %1 is a number
    report +=
        Text::tr("Flags there: %1, each at {cc}/{cc}.gif and {cc}/{cc}.png below the address.").arg(flags);
    return report + u'\n' + Text::tr("Ctrl+C ends the server.") + u'\n';
}

} // namespace Flaghoist
