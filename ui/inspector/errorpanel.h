#pragma once

#include <QWidget>

class QModelIndex;
class QPoint;
class QStackedWidget;
class QTreeView;

namespace Flaghoist {

class DownloadSession;
class EmptyNotice;
class ErrorDelegate;
class ErrorDetails;
class ErrorModel;
class FlagModel;
class LineSplitter;
class LinkButton;

/// The per-code error log with the details of the selected code beside it.
class ErrorPanel final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ErrorPanel)

public:
    /// All outlive the panel.
    ErrorPanel(FlagModel *flags, DownloadSession *session, QWidget *parent = nullptr);

    /// The buttons for the head of the panel.
    [[nodiscard]] QWidget *tools() const;
    [[nodiscard]] int errorCount() const;
    /// Selects the error of the flag in \a row, if it has one; tells the attempts of one that came after all.
    void selectFlag(int row);

signals:
    void errorCountChanged(int count);
    void currentFlagChanged(int row);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void follow();
    void fitColumns();
    void arrangeGroups();
    void showCurrent();
    void showDetails(int row);
    void followRow(const QModelIndex &first, const QModelIndex &last);
    void retryGroup(const QModelIndex &group);
    void showMenu(const QPoint &position);
    void copyAll();

    FlagModel *const m_flags;
    DownloadSession *const m_session;
    ErrorModel *const m_errors;
    ErrorDelegate *const m_delegate;
    QTreeView *const m_log;
    ErrorDetails *const m_details;
    EmptyNotice *const m_notice;
    LineSplitter *const m_split;
    QStackedWidget *const m_pages;
    LinkButton *const m_copyAll;
    int m_count = 0;
    int m_currentRow = -1;
    int m_detailedRow = -1;
    bool m_linesLeave = false;
};

/// The log as lines of tab-separated columns under a heading.
[[nodiscard]] QString errorsAsText(const ErrorModel &errors);

} // namespace Flaghoist
