#include "models/runstable.h"

#include "countries/catalogue.h"
#include "wording/runtext.h"

#include <QCoreApplication>
#include <QStandardItemModel>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct RunsTable
{
    Q_DECLARE_TR_FUNCTIONS(RunsTable)
};

struct Cell
{
    QString text;
    QVariant sortKey;
    bool isNumber = true;
    QString toolTip{};
};

void append(QStandardItemModel &table, const QList<Cell> &cells, const QString &key = {})
{
    QList<QStandardItem *> row;
    for (const Cell &cell : cells) {
        auto *const item = new QStandardItem(cell.text);
        item->setData(cell.sortKey, runSortRole);
        item->setData(key, runKeyRole);
        item->setToolTip(cell.toolTip);
        item->setTextAlignment(Qt::AlignVCenter | (cell.isNumber ? Qt::AlignRight : Qt::AlignLeft));
        row.append(item);
    }
    table.appendRow(row);
    for (int column = 0; table.rowCount() == 1 && column < row.size(); ++column) // headings stand as cells do
        table.horizontalHeaderItem(column)->setTextAlignment(row[column]->textAlignment());
}

Cell timeCell(microseconds time)
{
    return {durationText(time), qint64(time.count())};
}

/// The time alone where that was today, else the date.
Cell startedCell(const QDateTime &startedAt, const QLocale &locale)
{
    const QDateTime local = startedAt.toLocalTime();
    const bool today = local.date() == QDate::currentDate();
    return {today ? locale.toString(local.time(), QLocale::ShortFormat)
                  : locale.toString(local.date(), QLocale::ShortFormat),
            startedAt, false, locale.toString(local)};
}

/// The outcome stands beside the time where it is what differs.
QString sideText(const CodeDifference &difference, const CodeDifference::Side &side)
{
    const QString took = side.took ? durationText(*side.took) : u"–"_s;
    return difference.hasOtherOutcome() ? flagStateText(side.state) + u", "_s + took : took;
}

} // namespace

void fillRuns(QStandardItemModel &table, const QList<RunSummary> &runs, const QLocale &locale)
{
    table.clear();
    table.setHorizontalHeaderLabels({
        //: Column of the list of runs: the number of the run
        RunsTable::tr("Run"),
        //: Column of the list of runs: date and time
        RunsTable::tr("Started"),
        //: Column of the list of runs
        RunsTable::tr("Source"),
        //: Column of the list of runs: one at a time, thread pool …
        RunsTable::tr("Method"),
        //: Column of the list of runs: requests at once
        RunsTable::tr("At once"),
        //: Column of the list of runs: how many were downloaded
        RunsTable::tr("Flags"),
        //: Column of the list of runs: how many flags failed
        RunsTable::tr("Failed"),
        //: Column of the list of runs: how long it took
        RunsTable::tr("Time"),
        //: Column of the list of runs: flags downloaded per second
        RunsTable::tr("Flags/s"),
        //: Column of the list of runs: of the times that requests took
        RunsTable::tr("Median"),
        //: Column of the list of runs: 95 % of the requests took no longer
        RunsTable::tr("p95"),
    });
    for (const RunSummary &run : runs) {
        const Tally &tally = run.tally;
        const int there = tally.downloaded + tally.unchanged;
        append(table,
               {{locale.toString(run.number), run.number},
                startedCell(run.startedAt, locale),
                {run.source, run.source, false},
                {strategyShortText(run.strategy), int(run.strategy), false, strategyText(run.strategy)},
                {usedText(run.concurrency, locale), run.concurrency.used},
                //: Flags downloaded, of how many codes
                {RunsTable::tr("%L1 of %L2", "flags").arg(there).arg(tally.total), there},
                {locale.toString(tally.failed), tally.failed},
                timeCell(run.elapsed),
                {locale.toString(run.perSecond, 'f', 1), run.perSecond},
                timeCell(run.median),
                timeCell(run.p95)},
               run.key);
    }
}

void fillDifferences(QStandardItemModel &table, const Run &first, const Run &second, const QLocale &locale)
{
    table.clear();
    table.setHorizontalHeaderLabels({
        //: Column of the table of codes of two runs
        RunsTable::tr("Code"),
        //: Column of the table of codes of two runs
        RunsTable::tr("Country"),
        //: Column of the table of codes of two runs: the time in the run of that number
        RunsTable::tr("Run %L1").arg(first.id()),
        RunsTable::tr("Run %L1").arg(second.id()),
        //: Column of the table of codes of two runs: how much longer it took in the second
        RunsTable::tr("Difference"),
    });
    for (const CodeDifference &difference : differencesOf(first, second)) {
        const QString sign = difference.longer().count() >= 0 ? u"+"_s : u"−"_s;
        append(table,
               {{difference.code.upper(), {}, false},
                {countryName(difference.code, locale), {}, false},
                {sideText(difference, difference.first), {}},
                {sideText(difference, difference.second), {}},
                {sign + durationText(std::chrono::abs(difference.longer())), {}}});
    }
}

} // namespace Flaghoist
