#pragma once

#include <QTextBrowser>

#include <optional>

namespace Flaghoist {

struct AttemptRecord;
struct FlagRow;

/// Everything about one flag: what happened, each attempt, what it means.
class ErrorDetails final : public QTextBrowser
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ErrorDetails)

public:
    explicit ErrorDetails(QWidget *parent = nullptr);

    void showFlag(const FlagRow &row);
    void showNothing();

    /// The same as plain lines, for the clipboard and the tests.
    [[nodiscard]] static QStringList attemptLines(const FlagRow &row);

protected:
    void changeEvent(QEvent *event) override;

private:
    [[nodiscard]] static QString endText(const AttemptRecord &attempt);
    void show(const QStringList &paragraphs);

    /// HTML with %1 for the subdued colour: it is set again when the palette changes.
    QString m_page;
};

} // namespace Flaghoist
