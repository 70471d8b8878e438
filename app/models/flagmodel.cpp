#include "models/flagmodel.h"

#include "countries/catalogue.h"
#include "models/timelinelayout.h"
#include "wording/errortext.h"
#include "wording/runtext.h"

#include <QCoreApplication>
#include <QMimeData>
#include <QStringList>
#include <QUrl>

#include <algorithm>
#include <limits>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds countdownStep{1'000};

bool hasFlag(const RunRow &row)
{
    return row.state == FlagState::Downloaded || row.state == FlagState::Unchanged;
}

/// Sorts what has no \a time behind everything else.
QVariant orLast(const auto &time)
{
    return time ? qint64(time->count()) : std::numeric_limits<qint64>::max();
}

struct FlagText
{
    Q_DECLARE_TR_FUNCTIONS(FlagText)
};

/// Codes that no country bears have no name beside the code.
bool hasName(const RunRow &row, const QString &name)
{
    return name != row.item.code.upper();
}

/// The state in the few words that fit a cell, at \a now on the run's clock: "0.8 s", "418 I'm a teapot",
/// "retry in 2 s", "queued".
QString flagStateLine(const RunRow &row, microseconds now)
{
    switch (row.state) {
    case FlagState::WaitingToRetry:
        if (const auto left = std::chrono::ceil<std::chrono::seconds>(row.retryDue - now); left.count() > 0)
            //: The next attempt begins in %1 seconds
            return FlagText::tr("retry in %1 s").arg(left.count());
        break;
    case FlagState::Downloaded:
        if (row.outcome.replaced)
            //: State of a flag in a narrow place: the source has another flag by now than was saved
            return FlagText::tr("changed");
        if (const auto duration = durationOf(row.outcome))
            return durationText(*duration);
        break;
    case FlagState::Failed: return errorCellText(row.outcome.failure);
    case FlagState::WaitingItsTurn:
        //: State of a flag in a narrow place: its request has ended, it is shown when all flags before it are
        return FlagText::tr("done, waits");
    case FlagState::Ready:
    case FlagState::Queued:
    case FlagState::Downloading:
    case FlagState::Unchanged:
    case FlagState::NotFound:
    case FlagState::Cancelled: break;
    }
    return flagStateText(row.state);
}

/// "BD Bangladesh, downloaded, 0.8 s"
QString flagAccessibleText(const RunRow &row, const QString &name, microseconds now)
{
    const QString state = flagStateText(row.state);
    const Failure &failure = row.outcome.failure;
    const QString more = row.state == FlagState::Failed ? errorShortText(failure) : flagStateLine(row, now);
    if (more == state || row.state == FlagState::WaitingItsTurn) // which says the same in fewer words
        //: For a screen reader: %1 is the code and the country, %2 the state
        return FlagText::tr("%1, %2").arg(flagTitle(row, name), state);
    //: For a screen reader: %1 is the code and the country, %2 the state, %3 time, cause or countdown
    return FlagText::tr("%1, %2, %3").arg(flagTitle(row, name), state, more);
}

/// Rich text: name, URL, what happened; a server's words in it are escaped.
QString flagToolTip(const RunRow &row, const QString &name)
{
    const bool isFailed = row.state == FlagState::Failed;
    QStringList lines{flagTitle(row, name), row.item.url.toDisplayString(),
                      isFailed ? errorText(row.outcome) : flagStateText(row.state)};
    if (row.state == FlagState::WaitingItsTurn)
        lines << FlagText::tr("This method shows it when all codes before it have ended.");
    lines.removeAll(QString());
    for (QString &line : lines)
        line = line.toHtmlEscaped();
    return u"<qt>%1</qt>"_s.arg(lines.join("<br>"_L1));
}

} // namespace

QString flagTitle(const RunRow &row, const QString &name)
{
    //: A flag: %1 is the code, %2 the country
    return hasName(row, name) ? FlagText::tr("%1 %2").arg(row.item.code.upper(), name)
                              : row.item.code.upper();
}

std::optional<microseconds> durationOf(const FlagOutcome &outcome)
{
    const QList<AttemptRecord> &attempts = outcome.attempts;
    if (attempts.isEmpty())
        return std::nullopt;
    const microseconds start = std::ranges::min(attempts, {}, &AttemptRecord::started).started;
    const auto end = std::ranges::max(attempts, {}, &AttemptRecord::ended).ended;
    return end ? std::optional(*end - start) : std::nullopt;
}

FlagModel::FlagModel(const QLocale &locale, QObject *parent) : QAbstractTableModel(parent), m_locale(locale)
{
    m_countdown.setInterval(countdownStep);
    connect(&m_countdown, &QTimer::timeout, this,
            [this] { updateRows(m_run->rowsIn(FlagState::WaitingToRetry)); });
}

void FlagModel::setRun(const Run &run, std::function<microseconds()> now)
{
    beginResetModel();
    m_run = &run;
    m_now = std::move(now);
    endResetModel();
    announceTally();
}

void FlagModel::updateRows(QList<int> rows)
{
    std::ranges::sort(rows);
    rows.erase(std::unique(rows.begin(), rows.end()), rows.end());
    if (!rows.isEmpty()) {
        emit dataChanged(index(rows.first(), 0), index(rows.last(), ColumnCount - 1));
        emit rowsUpdated(rows);
    }
    announceTally();
}

QString FlagModel::nameOf(int index) const
{
    const CountryCode code = row(index).item.code;
    QString &name = m_names[code];
    if (name.isEmpty())
        name = countryName(code, m_locale);
    return name;
}

int FlagModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_run->size();
}

int FlagModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant FlagModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    Q_ASSERT(checkIndex(index));
    const RunRow &flag = row(index.row());
    if (index.column() != Code && (role == Qt::DisplayRole || role == Qt::AccessibleTextRole))
        return text(index.row(), index.column());
    switch (role) {
    case Qt::DisplayRole: return flagTitle(flag, nameOf(index.row()));
    case Qt::ToolTipRole: return flagToolTip(flag, nameOf(index.row()));
    case Qt::AccessibleTextRole: return flagAccessibleText(flag, nameOf(index.row()), now());
    case ThumbnailRole: return hasFlag(flag) ? flag.outcome.thumbnail : QImage();
    case CodeRole: return flag.item.code.upper();
    case NameRole: {
        const QString name = nameOf(index.row());
        return hasName(flag, name) ? name : QString();
    }
    case StateRole: return int(flag.state);
    case StateTextRole: return flagStateLine(flag, now());
    case FileRole: return hasFlag(flag) ? flag.outcome.file : QString();
    case SortRole: return sortKey(index.row(), index.column());
    case TimelineRole: return QVariant::fromValue(layoutOf(*m_run, index.row(), now()));
    }
    return {};
}

QVariant FlagModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    //: Column of the list of flags: the country code
    case Code: return tr("Code");
    //: Column of the list of flags
    case Country: return tr("Country");
    //: Column of the list of flags: downloaded, failed …
    case Status: return tr("Status");
    //: Column of the list of flags: how many attempts were made
    case Attempts: return tr("Attempts");
    //: Column of the list of flags: of the file
    case Size: return tr("Size");
    //: Column of the list of flags: how long the attempts took together
    case Time: return tr("Time");
    //: Column of the list of flags: 1 for the flag that was completed first
    case Order: return tr("Completed");
    //: Column of the list of flags: its requests as bars over the time of the run
    case Waterfall: return tr("Waterfall");
    }
    return {};
}

Qt::ItemFlags FlagModel::flags(const QModelIndex &index) const
{
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return flags.setFlag(Qt::ItemIsDragEnabled, !index.data(FileRole).toString().isEmpty());
}

QMimeData *FlagModel::mimeData(const QModelIndexList &indexes) const
{
    QList<QUrl> files;
    for (const QModelIndex &index : indexes) {
        if (const QString file = index.data(FileRole).toString(); index.column() == Code && !file.isEmpty())
            files << QUrl::fromLocalFile(file);
    }
    auto *const content = new QMimeData;
    content->setUrls(files);
    return content;
}

QString FlagModel::text(int row, int column) const
{
    const RunRow &flag = this->row(row);
    const QLocale locale;
    switch (column) {
    case Country: return hasName(flag, nameOf(row)) ? nameOf(row) : QString();
    case Status: // the time has a column of its own
        return flag.state == FlagState::Downloaded && !flag.outcome.replaced ? flagStateText(flag.state)
                                                                             : flagStateLine(flag, now());
    case Attempts: return flag.attempts.isEmpty() ? QString() : locale.toString(flag.attempts.size());
    case Size:
        return flag.outcome.bytes > 0
            ? locale.formattedDataSize(flag.outcome.bytes, 1, QLocale::DataSizeTraditionalFormat)
            : QString();
    case Time: {
        const auto duration = durationOf(flag.outcome);
        return duration ? durationText(*duration) : QString();
    }
    case Order: return flag.outcome.completion > 0 ? locale.toString(flag.outcome.completion) : QString();
    }
    return {};
}

QVariant FlagModel::sortKey(int row, int column) const
{
    const RunRow &flag = this->row(row);
    switch (column) {
    case Code: return row; // the plan is sorted by code
    case Status: return int(flag.state);
    case Attempts: return flag.attempts.size();
    case Size: return flag.outcome.bytes;
    case Time: return orLast(durationOf(flag.outcome));
    case Order:
        return flag.outcome.completion > 0 ? flag.outcome.completion : std::numeric_limits<int>::max();
    case Waterfall:
        if (!flag.attempts.isEmpty())
            return orLast(std::optional(flag.attempts.first().started));
        return orLast(flag.running ? std::optional(flag.running->started) : std::nullopt);
    }
    return text(row, column);
}

void FlagModel::announceTally()
{
    const Tally &tally = m_run->tally();
    if (tally.waitingToRetry == 0)
        m_countdown.stop();
    else if (!m_countdown.isActive())
        m_countdown.start();
    if (std::exchange(m_announced, tally) != tally)
        emit tallyChanged(m_announced);
}

void FlagFilterModel::setFilter(Filter filter)
{
    if (filter == m_filter)
        return;
    m_filter = filter;
    invalidateFilter();
}

const QList<FlagFilterModel::Filter> &FlagFilterModel::filters()
{
    static const QList<Filter> all{Filter::All,  Filter::Downloaded, Filter::NotFound, Filter::Failed,
                                   Filter::ToDo, Filter::Unchanged,  Filter::Cancelled};
    return all;
}

QString FlagFilterModel::label(Filter filter)
{
    switch (filter) {
    //: Chip with a count: all flags
    case Filter::All: return tr("All");
    //: Chip with a count: flags that were downloaded
    case Filter::Downloaded: return tr("Downloaded");
    //: Chip with a count: flags that were there already
    case Filter::Unchanged: return tr("Unchanged");
    //: Chip with a count: flags that the source does not have
    case Filter::NotFound: return tr("Not found");
    //: Chip with a count: flags that failed
    case Filter::Failed: return tr("Failed");
    //: Chip with a count: flags that were cancelled
    case Filter::Cancelled: return tr("Cancelled");
    //: Chip with a count: flags that are not done yet
    case Filter::ToDo: return tr("To do");
    }
    Q_UNREACHABLE();
}

bool FlagFilterModel::filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const
{
    if (m_filter == Filter::All)
        return true;
    const QModelIndex flag = sourceModel()->index(sourceRow, 0, sourceParent);
    const auto state = FlagState(flag.data(FlagModel::StateRole).toInt());
    switch (m_filter) {
    case Filter::All: return true;
    case Filter::Downloaded: return state == FlagState::Downloaded;
    case Filter::NotFound: return state == FlagState::NotFound;
    case Filter::Failed: return state == FlagState::Failed;
    case Filter::ToDo: return !isFinal(state);
    case Filter::Unchanged: return state == FlagState::Unchanged;
    case Filter::Cancelled: return state == FlagState::Cancelled;
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
