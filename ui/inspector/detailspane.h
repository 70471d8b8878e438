#pragma once

#include <QWidget>

class QLabel;
class QStackedWidget;
class QTabBar;
class QTextBrowser;

namespace Flaghoist {

class CurrentFlag;
class FlagCommands;
class FlagModel;
struct AttemptRecord;
struct RunRow;

/// Everything about the current flag: what happened and what can be done, each attempt, where it is.
class DetailsPane final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(DetailsPane)

public:
    /// All outlive the pane.
    DetailsPane(const FlagModel *flags, const CurrentFlag *current, const FlagCommands *commands,
                QWidget *parent = nullptr);

    /// One line for each attempt.
    [[nodiscard]] static QStringList attemptLines(const RunRow &row);

protected:
    void changeEvent(QEvent *event) override;

private:
    void refresh();
    void show(QTextBrowser *page, const QStringList &paragraphs);
    [[nodiscard]] QStringList summary(const RunRow &row) const;
    [[nodiscard]] QStringList headers(const RunRow &row) const;
    [[nodiscard]] QStringList file(const RunRow &row) const;

    const FlagModel *const m_flags;
    const CurrentFlag *const m_current;
    QLabel *const m_title;
    QTabBar *const m_tabs;
    QStackedWidget *const m_pages;
    QTextBrowser *const m_summary;
    QTextBrowser *const m_attempts;
    QTextBrowser *const m_headers;
    QTextBrowser *const m_file;
    QWidget *const m_buttons;
};

} // namespace Flaghoist
