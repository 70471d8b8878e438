#pragma once

#include "models/timelinelayout.h"

#include <QAbstractTableModel>

namespace Flaghoist {

class FlagModel;

/// The bars of a timeline as lines: one for each attempt, in the order in which they began.
class AttemptModel final : public QAbstractTableModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AttemptModel)

public:
    enum Column {
        Code,
        Country,
        Attempt,
        Slot,
        Start,
        Duration,
        FirstPhase, ///< and one for each further phase
        Result = FirstPhase + int(allAttemptPhases.size()),
        ColumnCount,
    };
    enum Role { SortRole = Qt::UserRole + 100 };

    /// \a flags has the run that the bars are of and outlives the model.
    explicit AttemptModel(const FlagModel *flags, QObject *parent = nullptr);

    void setBars(std::vector<TimelineBar> bars);
    [[nodiscard]] const TimelineBar &bar(int line) const { return m_bars[size_t(line)]; }

    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(const TimelineBar &bar, int column) const;
    [[nodiscard]] QVariant sortKey(const TimelineBar &bar, int column) const;

    const FlagModel *const m_flags;
    std::vector<TimelineBar> m_bars;
};

/// How the attempt of \a bar ended, in a few words.
[[nodiscard]] QString barEndText(const TimelineBar &bar, const RunRow &row);

} // namespace Flaghoist
