#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace Flaghoist {

/// What an empty place says, with one way on.
class EmptyNotice final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyNotice)

public:
    explicit EmptyNotice(QWidget *parent = nullptr);

    /// Without \a action there is no button.
    void setNotice(const QString &sentence, const QString &action = {});
    [[nodiscard]] QString sentence() const;

signals:
    void actionRequested();

private:
    QLabel *const m_sentence;
    QPushButton *const m_action;
};

} // namespace Flaghoist
