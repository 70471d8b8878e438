#include "ui/countries/letterpopup.h"

#include <QGridLayout>
#include <QKeyEvent>
#include <QScreen>
#include <QToolButton>

namespace Flaghoist {

namespace {
constexpr int columns = 7;
constexpr int letters = 26;
} // namespace

LetterPopup::LetterPopup(QWidget *parent) : QFrame(parent, Qt::Popup)
{
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(tr("Codes by first letter"));
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(6, 6, 6, 6);
    grid->setSpacing(2);
    for (int index = 0; index < letters; ++index) {
        const QChar letter(u'A' + index);
        auto *const button = new QToolButton(this);
        button->setText(letter);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::StrongFocus);
        button->setFixedSize(QSize(1, 1) * (fontMetrics().height() * 17 / 10));
        //: All codes that start with a letter, twice: “Codes BA–BZ”
        const QString text = tr("Codes %1A–%1Z").arg(letter);
        button->setToolTip(text);
        button->setAccessibleName(text);
        button->installEventFilter(this);
        connect(button, &QToolButton::clicked, this, [this, index] { pick(index); });
        grid->addWidget(button, index / columns, index % columns);
        m_letters.append(button);
    }
}

void LetterPopup::openBelow(const QWidget *anchor, char16_t letter)
{
    adjustSize();
    const QRect screen = anchor->screen()->availableGeometry();
    QPoint corner = anchor->mapToGlobal(QPoint(0, anchor->height()));
    if (isRightToLeft())
        corner.rx() += anchor->width() - width();
    corner.setX(qBound(screen.left(), corner.x(), screen.right() - width()));
    corner.setY(qMin(corner.y(), screen.bottom() - height()));
    move(corner);
    show();
    m_letters[letter - u'A']->setFocus(Qt::PopupFocusReason);
}

bool LetterPopup::eventFilter(QObject *watched, QEvent *event)
{
    const auto index = int(m_letters.indexOf(watched));
    if (index < 0)
        return QFrame::eventFilter(watched, event);
    // The style shows the focus only on buttons that stand out.
    if (event->type() == QEvent::FocusIn || event->type() == QEvent::FocusOut)
        m_letters[index]->setAutoRaise(event->type() == QEvent::FocusOut);
    if (event->type() != QEvent::KeyPress)
        return false;
    return handleKey(index, static_cast<QKeyEvent *>(event)->key());
}

void LetterPopup::pick(int index)
{
    close();
    emit letterPicked(char16_t(u'A' + index));
}

bool LetterPopup::handleKey(int index, int key)
{
    const int forward = isRightToLeft() ? -1 : 1;
    const auto go = [this](int to) {
        if (to >= 0 && to < letters)
            m_letters[to]->setFocus(Qt::TabFocusReason);
        return true;
    };
    switch (key) {
    case Qt::Key_Left: return go(index - forward);
    case Qt::Key_Right: return go(index + forward);
    case Qt::Key_Up: return go(index - columns);
    case Qt::Key_Down: return go(index + columns);
    case Qt::Key_Home: return go(0);
    case Qt::Key_End: return go(letters - 1);
    case Qt::Key_Return:
    case Qt::Key_Enter: pick(index); return true;
    }
    if (key >= Qt::Key_A && key <= Qt::Key_Z) {
        pick(key - Qt::Key_A);
        return true;
    }
    return false;
}

} // namespace Flaghoist
