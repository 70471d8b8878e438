#pragma once

#include "domain/run.h"

#include <QAbstractTableModel>
#include <QHash>
#include <QLocale>
#include <QSortFilterProxyModel>
#include <QTimer>

#include <functional>
#include <optional>

namespace Flaghoist {

/// The rows of a Run, one per planned flag, for views: names, words and pictures of what the run knows. A
/// list has a column for each thing; a grid shows the first. GUI thread only.
class FlagModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlagModel)

public:
    enum Column { Code, Country, Status, Attempts, Size, Time, Order, Waterfall, ColumnCount };
    enum Role {
        CodeRole = Qt::UserRole, ///< QString, upper case
        NameRole, ///< QString; empty for a code that has no name
        StateRole, ///< FlagState as int
        StateTextRole, ///< QString: "0.8 s", "418 I'm a teapot", "retry in 2 s", "queued" …
        ThumbnailRole, ///< QImage, null where there is none
        FileRole, ///< QString, absolute; empty where nothing was saved
        SortRole, ///< what sorts as its column should
        TimelineRole, ///< TimelineLayout of the flag, on the times of the whole run
    };

    explicit FlagModel(const QLocale &locale, QObject *parent = nullptr);

    /// \a run outlives the model or the next call. \a now reads the run's clock, for countdowns.
    void setRun(const Run &run, std::function<microseconds()> now);
    /// These rows of the run changed; in any order, one may be named several times.
    void updateRows(QList<int> rows);

    [[nodiscard]] const QLocale &locale() const { return m_locale; }
    [[nodiscard]] const Run &run() const { return *m_run; }
    /// On the run's clock.
    [[nodiscard]] microseconds now() const { return m_now ? m_now() : microseconds{0}; }
    [[nodiscard]] const RunRow &row(int index) const { return m_run->row(index); }
    [[nodiscard]] const Tally &tally() const { return m_run->tally(); }
    /// The country's name; the code itself where it has none.
    [[nodiscard]] QString nameOf(int index) const;

    [[nodiscard]] QModelIndex index(int row, int column = 0, const QModelIndex &parent = {}) const override
    {
        return QAbstractTableModel::index(row, column, parent);
    }
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    /// Of the first column, DisplayRole is "BD Bangladesh" and AccessibleTextRole adds the state in words;
    /// ToolTipRole is rich text (a server's words in it are escaped).
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Flags that are saved can be dragged out, as files.
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] Qt::DropActions supportedDragActions() const override { return Qt::CopyAction; }
    [[nodiscard]] QMimeData *mimeData(const QModelIndexList &indexes) const override;

signals:
    /// After dataChanged, which is emitted once for all rows from the first to the last: a
    /// QSortFilterProxyModel takes rows that were not announced for sorted. Ascending.
    void rowsUpdated(const QList<int> &rows);
    /// After the modelReset or rowsUpdated that it belongs to.
    void tallyChanged(const Flaghoist::Tally &tally);

private:
    void announceTally();
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QVariant sortKey(int row, int column) const;

    const QLocale m_locale;
    mutable QHash<CountryCode, QString> m_names;
    const Run m_nothing;
    const Run *m_run = &m_nothing;
    std::function<microseconds()> m_now;
    Tally m_announced;
    QTimer m_countdown;
};

/// The chips' filter over a FlagModel, in plan order.
class FlagFilterModel final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlagFilterModel)

public:
    enum class Filter { All, Downloaded, NotFound, Failed, ToDo, Unchanged, Cancelled };

    using QSortFilterProxyModel::QSortFilterProxyModel;

    /// All filters, in the order of their chips.
    [[nodiscard]] static const QList<Filter> &filters();
    [[nodiscard]] static QString label(Filter filter);

    void setFilter(Filter filter);

protected:
    [[nodiscard]] bool filterAcceptsRow(int sourceRow, const QModelIndex &sourceParent) const override;

private:
    Filter m_filter = Filter::All;
};

/// "BD Bangladesh"; \a name is the country's, or the code where it has none.
[[nodiscard]] QString flagTitle(const RunRow &row, const QString &name);
/// From the first start to the last end in the round of \a outcome; nothing where no attempt ended.
[[nodiscard]] std::optional<microseconds> durationOf(const FlagOutcome &outcome);

} // namespace Flaghoist
