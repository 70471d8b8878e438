#pragma once

#include <QStringList>
#include <QWidget>

#include <functional>

namespace Flaghoist {

class DownloadSession;
class UndoChip;
struct RunOptions;

/// One option that is not the default.
struct ChangedOption
{
    QString text; ///< "timeout 2 s"
    std::function<void(RunOptions &)> reset;
};

/// What of \a options differs from a first start; what is for practice sources only where \a isPractice.
[[nodiscard]] QList<ChangedOption> changedOptions(const RunOptions &options, bool isPractice);

/// A chip for each option that is not the default, which takes it back; as many as fit, then "+2".
class OptionChips final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OptionChips)

public:
    /// \a session outlives the chips.
    explicit OptionChips(DownloadSession *session, QWidget *parent = nullptr);

    /// Shows the session as it is now.
    void refresh();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void arrange();
    void add(const QString &text, const QString &toolTip, const std::function<void()> &act);

    DownloadSession *const m_session;
    QList<UndoChip *> m_chips;
    UndoChip *const m_more;
    QStringList m_shown;
};

} // namespace Flaghoist
