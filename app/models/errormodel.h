#pragma once

#include <QAbstractItemModel>

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
    };

    explicit ErrorModel(FlagModel *flags, QObject *parent = nullptr);
    ~ErrorModel() override;

    [[nodiscard]] int errorCount() const;
    /// The index that shows the FlagModel's \a flagRow; invalid when that row has not failed.
    [[nodiscard]] QModelIndex indexOfFlag(int flagRow) const;
};

} // namespace Flaghoist
