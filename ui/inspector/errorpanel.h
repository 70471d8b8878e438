#pragma once

#include <QList>
#include <QStackedWidget>
#include <QStringList>

class QAbstractItemModel;
class QAction;
class QTreeView;

namespace Flaghoist {

class ColumnFit;
class CurrentFlag;
class DownloadSession;
class EmptyNotice;
class ErrorDelegate;
class ErrorModel;
class ErrorOrder;
class FlagCommands;
class FlagModel;

/// The per-code error log: grouped by cause, the largest group first.
class ErrorPanel final : public QStackedWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ErrorPanel)

public:
    /// All outlive the panel.
    ErrorPanel(FlagModel *flags, DownloadSession *session, CurrentFlag *current, const FlagCommands *commands,
               QWidget *parent = nullptr);

    /// The buttons for the head of the inspector.
    [[nodiscard]] QWidget *tools() const { return m_tools; }
    [[nodiscard]] int errorCount() const { return m_count; }
    /// Widths and sorting of the log.
    [[nodiscard]] QByteArray columns() const;
    void restoreColumns(const QByteArray &columns);
    /// Where the link "Retry this group" of \a group is in the log.
    [[nodiscard]] QRect retryLink(const QModelIndex &group) const;

signals:
    void errorCountChanged(int count);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void layOut();
    void refresh();
    void arrangeGroups();
    void publishSelection();
    void showCurrent();
    void retryGroup(const QModelIndex &group);
    void showMenu(const QPoint &position);

    FlagModel *const m_flags;
    DownloadSession *const m_session;
    CurrentFlag *const m_current;
    const FlagCommands *const m_commands;
    ErrorModel *const m_errors;
    ErrorOrder *const m_order;
    ErrorDelegate *const m_delegate;
    QTreeView *const m_log;
    EmptyNotice *const m_notice;
    QAction *const m_retryGroup;
    QAction *const m_copy;
    QAction *const m_copyAll;
    QAction *const m_export;
    QWidget *const m_tools;
    ColumnFit *const m_fit;
    int m_count = 0;
    bool m_linesLeave = false;
    bool m_showing = false;
};

/// The lines of the log in its order, or only those that \a wanted has: one flag each, without the groups,
/// under their headings.
[[nodiscard]] QList<QStringList> errorLines(const QAbstractItemModel &errors, const QList<int> &wanted = {});
/// In the format of the extension of \a file: JSON or CSV.
[[nodiscard]] QByteArray errorsFor(const QString &file, const QList<QStringList> &lines);

} // namespace Flaghoist
