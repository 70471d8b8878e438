#pragma once

#include "domain/errorkind.h"

#include <QStandardItemModel>

#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace Flaghoist {

class FlagModel;

/// The per-code error log: the failed rows of a FlagModel as a tree, grouped by cause. Top level: one row
/// per group (its text with the count spans the columns); below: one row per failed code.
class ErrorModel final : public QStandardItemModel
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

    [[nodiscard]] int errorCount() const;
    /// The index that shows the FlagModel's \a flagRow; invalid when that row has not failed.
    [[nodiscard]] QModelIndex indexOfFlag(int flagRow) const;

    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;

private:
    /// What the rows of a group have in common; orders the groups. The text is of a picture that is none:
    /// "HTML", "PNG: …"; the status is 0 where it does not matter.
    using Cause = std::pair<ErrorKind, QString>; ///< with the heading

    void rebuild();
    void update(int flagRow);
    void add(int flagRow, const Cause &cause);
    void remove(int flagRow);
    [[nodiscard]] std::optional<Cause> causeOf(int flagRow) const;
    [[nodiscard]] QVariant groupData(const QStandardItem &group, int role) const;
    [[nodiscard]] QVariant flagData(int flagRow, int column, int role) const;

    const FlagModel *const m_flags;
    std::map<Cause, QStandardItem *> m_groups;
    std::vector<QStandardItem *> m_items; ///< per flag row; null where it has not failed
};

} // namespace Flaghoist
