#pragma once

#include "domain/runoptions.h"

#include <QFrame>

#include <functional>

class QComboBox;
class QLineEdit;
class QPushButton;

namespace Flaghoist {

class DownloadSession;
class MessageLine;
class NumberBox;

/// What is set seldom: retries, timeout and files. Every change is the session's at once; what is not valid
/// says so at its field, stays there and changes nothing.
class OptionsPopup final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OptionsPopup)

public:
    /// \a session outlives the popup.
    explicit OptionsPopup(DownloadSession *session, QWidget *parent = nullptr);

    /// Opens under \a button, which has the focus again afterwards.
    void openUnder(QWidget *button);
    /// Shows the session as it is now.
    void refresh();

    /// Puts what this popup shows back to how a first start has it; the rest of \a options stays.
    [[nodiscard]] static RunOptions reset(const RunOptions &options);

protected:
    void hideEvent(QHideEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void layOut();
    void change(const std::function<void(RunOptions &)> &set);
    void readName();

    DownloadSession *const m_session;
    NumberBox *const m_retries;
    NumberBox *const m_timeout;
    QComboBox *const m_existing;
    QLineEdit *const m_name;
    MessageLine *const m_nameMessage;
    QPushButton *const m_reset;
    QWidget *m_opener = nullptr;
    NameTemplate m_shownName;
    bool m_showing = false;
};

} // namespace Flaghoist
