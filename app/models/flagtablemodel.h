#pragma once

#include <QIdentityProxyModel>

namespace Flaghoist {

class FlagModel;

/// A FlagModel with a column for each thing that a list shows of a flag; the first has all roles of the
/// model.
class FlagTableModel final : public QIdentityProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlagTableModel)

public:
    enum Column { Code, Country, Status, Attempts, Size, Time, Order, Waterfall, ColumnCount };
    enum Role {
        SortRole = Qt::UserRole + 100, ///< what sorts as its column should
        TimelineRole, ///< Waterfall only: TimelineLayout of the flag, on the times of the whole run
    };

    /// \a flags outlives the table.
    explicit FlagTableModel(FlagModel *flags, QObject *parent = nullptr);

    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &) const override { return {}; }
    [[nodiscard]] QModelIndex sibling(int row, int column, const QModelIndex &index) const override;
    [[nodiscard]] QModelIndex mapToSource(const QModelIndex &index) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex &index) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QString text(int row, int column) const;
    [[nodiscard]] QVariant sortKey(int row, int column) const;

    const FlagModel *const m_flags;
};

} // namespace Flaghoist
