#include "models/flagmodel.h"

#include "countries/catalogue.h"
#include "models/flagtext.h"

#include <algorithm>
#include <utility>

namespace Flaghoist {

namespace {

constexpr milliseconds countdownStep{1'000};

bool hasFlag(const RunRow &row)
{
    return row.state == FlagState::Downloaded || row.state == FlagState::Unchanged;
}

} // namespace

FlagModel::FlagModel(const QLocale &locale, QObject *parent) : QAbstractListModel(parent), m_locale(locale)
{
    m_countdown.setInterval(countdownStep);
    connect(&m_countdown, &QTimer::timeout, this, &FlagModel::countDown);
}

FlagModel::~FlagModel() = default;

void FlagModel::setRun(const Run &run, std::function<microseconds()> now)
{
    beginResetModel();
    m_run = &run;
    m_now = std::move(now);
    endResetModel();
    announceTally();
}

void FlagModel::updateRows(int first, int last)
{
    emit dataChanged(index(first), index(last));
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

QVariant FlagModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    Q_ASSERT(checkIndex(index));
    const RunRow &flag = row(index.row());
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
    case UrlRole: return flag.item.url;
    }
    return {};
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

void FlagModel::countDown()
{
    for (const int row : m_run->rowsIn(FlagState::WaitingToRetry))
        emit dataChanged(index(row), index(row));
}

} // namespace Flaghoist
