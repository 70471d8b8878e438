#pragma once

#include <QWidget>

class QLabel;
class QTabBar;
class QTextBrowser;

namespace Flaghoist {

class CurrentFlag;
class FlagCommands;
class FlagModel;
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
    // Paragraphs of rich text, for each tab.
    [[nodiscard]] QStringList summary(const RunRow &row) const;
    [[nodiscard]] QStringList attempts(const RunRow &row) const;
    [[nodiscard]] QStringList headers(const RunRow &row) const;
    [[nodiscard]] QStringList file(const RunRow &row) const;

    [[nodiscard]] QString muted(const QString &text) const;

    const FlagModel *const m_flags;
    const CurrentFlag *const m_current;
    QTabBar *const m_tabs;
    QLabel *const m_title;
    QTextBrowser *const m_page; ///< of the current tab
    QWidget *const m_buttons;
    QString m_shown;
};

} // namespace Flaghoist
