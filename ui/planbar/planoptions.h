#pragma once

#include "domain/runoptions.h"

#include <QFrame>
#include <QStringList>
#include <QWidget>

#include <functional>
#include <optional>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace Flaghoist {

class DownloadSession;
class MessageLine;
class NumberBox;
class UndoChip;

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
    void resizeEvent(QResizeEvent *) override { arrange(); }

private:
    void arrange();

    DownloadSession *const m_session;
    QList<UndoChip *> m_chips;
    UndoChip *const m_more;
    QStringList m_shown;
};

/// What is set seldom: retries, timeout and files. Every change is the session's at once; what is not valid
/// says so at its field, stays there and changes nothing.
class OptionsPopup final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OptionsPopup)

public:
    /// \a session outlives the popup.
    explicit OptionsPopup(DownloadSession *session, QWidget *parent = nullptr);

    void openUnder(QWidget *button);
    /// What is typed as file names, where it is not valid and so not used.
    [[nodiscard]] std::optional<QString> refusedName() const;

signals:
    void closed();

protected:
    void paintEvent(QPaintEvent *event) override;
    void hideEvent(QHideEvent *) override { emit closed(); }

private:
    void layOut();
    void refresh();
    void change(const std::function<void(RunOptions &)> &set);
    void readName();

    DownloadSession *const m_session;
    NumberBox *const m_retries;
    NumberBox *const m_timeout;
    QComboBox *const m_existing;
    QLineEdit *const m_name;
    MessageLine *const m_nameMessage;
    QPushButton *const m_reset;
    NameTemplate m_shownName;
    bool m_showing = false;
};

} // namespace Flaghoist
