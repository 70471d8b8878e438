#include "models/runsmodel.h"

#include "countries/catalogue.h"
#include "wording/runtext.h"

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// What sorts as the column should.
QVariant sortKey(const RunSummary &run, int column)
{
    switch (column) {
    case RunsModel::Number: return run.number;
    case RunsModel::Started: return run.startedAt;
    case RunsModel::Source: return run.source;
    case RunsModel::Method: return int(run.strategy);
    case RunsModel::AtOnce: return run.concurrency.used;
    case RunsModel::Flags: return run.tally.downloaded;
    case RunsModel::Failed: return run.tally.failed;
    case RunsModel::Time: return qint64(run.elapsed.count());
    case RunsModel::PerSecond: return run.perSecond;
    case RunsModel::Median: return qint64(run.median.count());
    case RunsModel::P95: return qint64(run.p95.count());
    }
    return {};
}

} // namespace

RunsModel::RunsModel(const QLocale &locale, QObject *parent) : QAbstractTableModel(parent), m_locale(locale)
{
}

void RunsModel::setRuns(const QList<RunSummary> &runs)
{
    beginResetModel();
    m_runs = runs;
    endResetModel();
}

int RunsModel::rowOf(const QString &key) const
{
    const auto run = std::ranges::find(m_runs, key, &RunSummary::key);
    return run == m_runs.cend() ? -1 : int(run - m_runs.cbegin());
}

int RunsModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_runs.size());
}

int RunsModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunsModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    const RunSummary &summary = run(index.row());
    switch (role) {
    case Qt::DisplayRole: return text(summary, index.column());
    case Qt::TextAlignmentRole:
        return int(Qt::AlignVCenter | (index.column() > Method ? Qt::AlignRight : Qt::AlignLeft));
    case SortRole: return sortKey(summary, index.column());
    case KeyRole: return summary.key;
    }
    return {};
}

QString RunsModel::text(const RunSummary &run, int column) const
{
    switch (column) {
    case Number: return m_locale.toString(run.number);
    case Started: return m_locale.toString(run.startedAt.toLocalTime(), QLocale::ShortFormat);
    case Source: return run.source;
    case Method: return strategyText(run.strategy);
    case AtOnce:
        if (run.concurrency.used == run.concurrency.asked)
            return m_locale.toString(run.concurrency.used);
        //: Requests at once: used, of how many that were asked for
        return tr("%L1 of %L2").arg(run.concurrency.used).arg(run.concurrency.asked);
    case Flags:
        //: Flags downloaded, of how many codes
        return tr("%L1 of %L2", "flags").arg(run.tally.downloaded + run.tally.unchanged).arg(run.tally.total);
    case Failed: return m_locale.toString(run.tally.failed);
    case Time: return secondsText(run.elapsed);
    case PerSecond: return m_locale.toString(run.perSecond, 'f', 1);
    case Median: return secondsText(run.median);
    case P95: return secondsText(run.p95);
    }
    return {};
}

QVariant RunsModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section > Method ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    //: Column of the list of runs: the number of the run
    case Number: return tr("Run");
    //: Column of the list of runs: date and time
    case Started: return tr("Started");
    //: Column of the list of runs
    case Source: return tr("Source");
    //: Column of the list of runs: one at a time, thread pool …
    case Method: return tr("Method");
    //: Column of the list of runs: requests at once
    case AtOnce: return tr("At once");
    //: Column of the list of runs: how many were downloaded
    case Flags: return tr("Flags");
    //: Column of the list of runs: how many flags failed
    case Failed: return tr("Failed");
    //: Column of the list of runs: how long it took
    case Time: return tr("Time");
    //: Column of the list of runs: flags downloaded per second
    case PerSecond: return tr("Flags/s");
    //: Column of the list of runs: of the times that requests took
    case Median: return tr("Median");
    //: Column of the list of runs: 95 % of the requests took no longer
    case P95: return tr("p95");
    }
    return {};
}

ComparisonModel::ComparisonModel(const QLocale &locale, QObject *parent)
    : QAbstractTableModel(parent), m_locale(locale)
{
}

void ComparisonModel::setRuns(const Run &first, const Run &second)
{
    beginResetModel();
    m_differences = differencesOf(first, second);
    m_first = first.id();
    m_second = second.id();
    endResetModel();
}

int ComparisonModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_differences.size());
}

int ComparisonModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ComparisonModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (index.column() > Country ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    const CodeDifference &difference = m_differences.at(size_t(index.row()));
    // The outcome stands beside the time where it is what differs.
    const auto sideText = [&difference](const CodeDifference::Side &side) {
        const QString took = side.took ? secondsText(*side.took) : u"–"_s;
        return difference.hasOtherOutcome() ? flagStateText(side.state) + u", "_s + took : took;
    };
    switch (index.column()) {
    case Code: return difference.code.upper();
    case Country: return countryName(difference.code, m_locale);
    case First: return sideText(difference.first);
    case Second: return sideText(difference.second);
    case Difference: {
        const bool longer = difference.longer().count() >= 0;
        return (longer ? u"+"_s : u"−"_s) + secondsText(std::chrono::abs(difference.longer()));
    }
    }
    return {};
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section >= ColumnCount)
        return {};
    if (role == Qt::TextAlignmentRole)
        return int(Qt::AlignVCenter | (section > Country ? Qt::AlignRight : Qt::AlignLeft));
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    //: Column of the table of codes of two runs
    case Code: return tr("Code");
    //: Column of the table of codes of two runs
    case Country: return tr("Country");
    //: Column of the table of codes of two runs: the time in the run of that number
    case First: return tr("Run %L1").arg(m_first);
    case Second: return tr("Run %L1").arg(m_second);
    //: Column of the table of codes of two runs: how much longer it took in the second
    case Difference: return tr("Difference");
    }
    return {};
}

} // namespace Flaghoist
