#include "models/flagmodel.h"

#include "countries/catalogue.h"
#include "models/flagtext.h"

#include <QLoggingCategory>

#include <algorithm>

namespace Flaghoist {

using std::chrono::steady_clock;

namespace {

Q_LOGGING_CATEGORY(log, "flaghoist.models")

constexpr milliseconds frame{16};
constexpr milliseconds countdownStep{200};

FlagState stateFor(DownloadStatus status)
{
    switch (status) {
    case DownloadStatus::Ok: return FlagState::Downloaded;
    case DownloadStatus::Unchanged: return FlagState::Unchanged;
    case DownloadStatus::NotFound: return FlagState::NotFound;
    case DownloadStatus::Error: return FlagState::Failed;
    case DownloadStatus::Cancelled: return FlagState::Cancelled;
    }
    Q_UNREACHABLE();
}

int &fieldFor(FlagTally &tally, FlagState state)
{
    switch (state) {
    case FlagState::Ready:
    case FlagState::Queued:
    case FlagState::Downloading:
    case FlagState::WaitingToRetry:
    case FlagState::WaitingItsTurn: return tally.toDo;
    case FlagState::Downloaded: return tally.downloaded;
    case FlagState::Unchanged: return tally.unchanged;
    case FlagState::NotFound: return tally.notFound;
    case FlagState::Failed: return tally.failed;
    case FlagState::Cancelled: return tally.cancelled;
    }
    Q_UNREACHABLE();
}

bool hasFlag(const FlagRow &row)
{
    return row.state == FlagState::Downloaded || row.state == FlagState::Unchanged;
}

} // namespace

FlagModel::FlagModel(const QLocale &locale, QObject *parent) : QAbstractListModel(parent), m_locale(locale)
{
    m_frame.setSingleShot(true);
    m_frame.setInterval(frame);
    m_countdown.setInterval(countdownStep);
    connect(&m_frame, &QTimer::timeout, this, &FlagModel::tellViews);
    connect(&m_countdown, &QTimer::timeout, this, &FlagModel::countDown);
}

FlagModel::~FlagModel() = default;

void FlagModel::showReady(const QList<CountryCode> &codes)
{
    std::vector<FlagRow> rows;
    rows.reserve(size_t(codes.size()));
    for (const CountryCode code : codes) {
        FlagRow &row = rows.emplace_back();
        row.code = code;
        row.name = nameOf(code);
    }
    reset(std::move(rows), std::nullopt);
}

void FlagModel::beginRun(const DownloadPlan &plan)
{
    std::vector<FlagRow> rows(size_t(plan.items.size()));
    for (const PlanItem &item : plan.items) {
        Q_ASSERT(item.id.index >= 0 && item.id.index < plan.items.size());
        FlagRow &row = rows[size_t(item.id.index)];
        row.code = item.code;
        row.name = nameOf(item.code);
        row.url = item.url;
        row.state = FlagState::Queued;
    }
    reset(std::move(rows), plan.items.isEmpty() ? std::nullopt : std::optional(plan.items.first().id.run));
    for (const PlanItem &item : plan.items) {
        Bookkeeping &book = m_books[size_t(item.id.index)];
        book.round = item.id.round;
        book.awaited = true;
    }
}

void FlagModel::beginRound(const DownloadPlan &plan)
{
    for (const PlanItem &item : plan.items) {
        const int index = item.id.index;
        if (item.id.run != m_run || index < 0 || index >= rowCount())
            continue;
        FlagRow &row = m_rows[size_t(index)];
        Bookkeeping &book = m_books[size_t(index)];
        book.round = item.id.round;
        book.awaited = true;
        book.earlierAttempts = row.attempts.size();
        row.url = item.url;
        row.completion = 0;
        setState(index, FlagState::Queued);
    }
}

void FlagModel::apply(const AttemptEvent &event)
{
    if (!isCurrent(event.id) || !m_books[size_t(event.id.index)].awaited)
        return;
    FlagRow &row = m_rows[size_t(event.id.index)];
    switch (event.phase) {
    case AttemptEvent::Phase::Started: setState(event.id.index, FlagState::Downloading); break;
    case AttemptEvent::Phase::WaitingToRetry:
        row.attempts.append(event.record);
        row.retryAt = steady_clock::now() + event.retryIn;
        m_books[size_t(event.id.index)].shownSeconds = secondsToRetry(row);
        setState(event.id.index, FlagState::WaitingToRetry);
        break;
    case AttemptEvent::Phase::WaitingItsTurn:
        row.attempts.append(event.record); // until the outcome brings all of them
        setState(event.id.index, FlagState::WaitingItsTurn);
        break;
    }
}

void FlagModel::apply(const FlagOutcome &outcome)
{
    if (!isCurrent(outcome.id))
        return;
    FlagRow &row = m_rows[size_t(outcome.id.index)];
    Bookkeeping &book = m_books[size_t(outcome.id.index)];
    if (!book.awaited) {
        qCWarning(log) << "A second outcome was dropped for" << row.code.upper() << "in round" << book.round;
        return;
    }
    book.awaited = false;
    row.attempts.resize(book.earlierAttempts);
    row.attempts += outcome.attempts;
    row.outcome = outcome;
    row.completion = ++m_completions;
    setState(outcome.id.index, stateFor(outcome.status));
}

const FlagRow &FlagModel::row(int index) const
{
    return m_rows.at(size_t(index));
}

const FlagTally &FlagModel::tally() const
{
    return m_tally;
}

QList<int> FlagModel::rowsIn(FlagState state) const
{
    QList<int> rows;
    for (int index = 0; index < rowCount(); ++index) {
        if (m_rows[size_t(index)].state == state)
            rows.append(index);
    }
    return rows;
}

int FlagModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_rows.size());
}

QVariant FlagModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    Q_ASSERT(checkIndex(index));
    const FlagRow &row = m_rows[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return flagTitle(row);
    case Qt::ToolTipRole: return flagToolTip(row);
    case Qt::AccessibleTextRole: return flagAccessibleText(row);
    case Qt::DecorationRole:
    case ThumbnailRole: return hasFlag(row) ? row.outcome.thumbnail : QImage();
    case CodeRole: return row.code.upper();
    case NameRole: return hasName(row) ? row.name : QString();
    case StateRole: return int(row.state);
    case StateTextRole: return flagStateLine(row);
    case CompletionRole: return row.completion;
    case FileRole: return hasFlag(row) ? row.outcome.file : QString();
    case UrlRole: return row.url;
    case ErrorKindRole: return int(row.state == FlagState::Failed ? row.outcome.kind : ErrorKind::None);
    }
    return {};
}

void FlagModel::reset(std::vector<FlagRow> rows, std::optional<quint64> run)
{
    beginResetModel();
    m_rows = std::move(rows);
    m_books.assign(m_rows.size(), {});
    m_run = run;
    m_completions = 0;
    m_waiting = 0;
    m_countdown.stop();
    m_tally = {};
    m_tally.total = m_tally.toDo = int(m_rows.size());
    endResetModel();
    m_frame.start(); // the chips follow with the next frame
}

bool FlagModel::isCurrent(const JobId &id) const
{
    return id.run == m_run && id.index >= 0 && id.index < rowCount()
        && m_books[size_t(id.index)].round == id.round;
}

void FlagModel::setState(int index, FlagState state)
{
    const auto count = [this](FlagState counted, int change) {
        fieldFor(m_tally, counted) += change;
        if (counted == FlagState::Downloading)
            m_tally.inFlight += change;
        if (counted == FlagState::WaitingToRetry)
            m_waiting += change;
    };
    FlagRow &row = m_rows[size_t(index)];
    count(row.state, -1);
    count(state, +1);
    row.state = state;
    markDirty(index);
    if (m_waiting == 0)
        m_countdown.stop();
    else if (!m_countdown.isActive())
        m_countdown.start();
}

void FlagModel::markDirty(int index)
{
    m_books[size_t(index)].dirty = true;
    if (!m_frame.isActive())
        m_frame.start();
}

void FlagModel::tellViews()
{
    for (int first = 0; first < rowCount(); ++first) {
        int end = first;
        while (end < rowCount() && m_books[size_t(end)].dirty)
            m_books[size_t(end++)].dirty = false;
        if (end > first) {
            emit dataChanged(index(first), index(end - 1));
            first = end;
        }
    }
    if (m_tally != m_toldTally) {
        m_toldTally = m_tally;
        emit tallyChanged(m_tally);
    }
}

void FlagModel::countDown()
{
    for (const int index : rowsIn(FlagState::WaitingToRetry)) {
        const qint64 seconds = secondsToRetry(m_rows[size_t(index)]);
        qint64 &shown = m_books[size_t(index)].shownSeconds;
        if (std::exchange(shown, seconds) != seconds)
            markDirty(index);
    }
}

QString FlagModel::nameOf(CountryCode code)
{
    QString &name = m_names[code];
    if (name.isEmpty())
        name = countryName(code, m_locale);
    return name;
}

} // namespace Flaghoist
