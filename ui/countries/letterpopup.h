#pragma once

#include <QFrame>
#include <QList>

class QToolButton;

namespace Flaghoist {

/// The letters A–Z to pick one from, by mouse, by arrow keys or by typing it.
class LetterPopup final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LetterPopup)

public:
    explicit LetterPopup(QWidget *parent = nullptr);

    /// Opens at the lower edge of \a anchor, with the focus on \a letter.
    void openBelow(const QWidget *anchor, char16_t letter);

signals:
    void letterPicked(char16_t letter);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void pick(int index);
    [[nodiscard]] bool handleKey(int index, int key);

    QList<QToolButton *> m_letters;
};

} // namespace Flaghoist
