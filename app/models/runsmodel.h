#pragma once

#include "domain/runcomparison.h"
#include "domain/runsummary.h"

#include <QAbstractTableModel>
#include <QLocale>

namespace Flaghoist {

/// Kept runs, one row each, in the order given.
class RunsModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunsModel)

public:
    enum Column {
        Number,
        Started,
        Source,
        Method,
        AtOnce,
        Flags,
        Failed,
        Time,
        PerSecond,
        Median,
        P95,
        ColumnCount
    };
    enum Role { SortRole = Qt::UserRole, KeyRole };

    explicit RunsModel(const QLocale &locale, QObject *parent = nullptr);

    void setRuns(const QList<RunSummary> &runs);
    [[nodiscard]] const RunSummary &run(int row) const { return m_runs.at(row); }
    /// -1 where there is none.
    [[nodiscard]] int rowOf(const QString &key) const;

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const RunSummary &run, int column) const;

    const QLocale m_locale;
    QList<RunSummary> m_runs;
};

/// The codes of two runs, the largest difference first.
class ComparisonModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ComparisonModel)

public:
    enum Column { Code, Country, First, Second, Difference, ColumnCount };

    explicit ComparisonModel(const QLocale &locale, QObject *parent = nullptr);

    void setRuns(const Run &first, const Run &second);

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const QLocale m_locale;
    std::vector<CodeDifference> m_differences;
    quint64 m_first = 0;
    quint64 m_second = 0;
};

} // namespace Flaghoist
