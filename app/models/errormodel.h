#pragma once

#include "domain/errorkind.h"

#include <QAbstractItemModel>
#include <QList>
#include <QStringList>

#include <vector>

namespace Flaghoist {

class FlagModel;

/// The per-code error log: the failed rows of a FlagModel as a tree, grouped by cause. Top level: one row
/// per group (its text with the count spans the columns); below: one row per failed code.
class ErrorModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ErrorModel)

public:
    enum Column { Code, Country, WhatHappened, Attempts, Time, Url, ColumnCount };
    enum Role {
        FlagRowRole = Qt::UserRole, ///< int: the row in the FlagModel; -1 for a group
        GroupRowsRole, ///< QList<int>: the FlagModel rows of a group
        SortRole, ///< what sorts as its column should
    };

    explicit ErrorModel(FlagModel *flags, QObject *parent = nullptr);
    ~ErrorModel() override;

    [[nodiscard]] int errorCount() const;
    /// The index that shows the FlagModel's \a flagRow; invalid when that row has not failed.
    [[nodiscard]] QModelIndex indexOfFlag(int flagRow) const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    /// What the rows of a group have in common. Its value orders the groups and is the internal id of
    /// their children, so that it outlives the coming and going of other groups; 0 is no group.
    using Key = quintptr;
    struct Group
    {
        Key key = 0;
        ErrorKind kind = ErrorKind::None;
        int httpStatus = 0;
        QString detail; ///< of a picture that is none: "HTML", "PNG: …"
        QList<int> flagRows; ///< ascending
    };

    void rebuild();
    void update(int firstFlagRow, int lastFlagRow);
    void add(int flagRow, Key key);
    void remove(int flagRow, Key key);
    void changed(int flagRow, Key key);
    [[nodiscard]] Group groupOf(int flagRow) const;
    [[nodiscard]] std::vector<Group>::const_iterator find(Key key) const;
    [[nodiscard]] int positionOf(Key key) const;
    [[nodiscard]] QVariant groupData(const Group &group, int column, int role) const;
    [[nodiscard]] QVariant flagData(int flagRow, int column, int role) const;

    const FlagModel *const m_flags;
    std::vector<Group> m_groups; ///< by key
    std::vector<Key> m_keys; ///< per flag row
    mutable QStringList m_contents; ///< that came instead of a flag; the place of each is part of its key
};

} // namespace Flaghoist
