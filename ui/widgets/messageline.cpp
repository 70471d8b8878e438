#include "ui/widgets/messageline.h"

#include "ui/glyph.h"
#include "ui/statecolours.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QLabel>

namespace Flaghoist {

MessageLine::MessageLine(QWidget *parent)
    : QWidget(parent), m_sign(new QLabel(this)), m_text(new QLabel(this))
{
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setAlignment(Qt::AlignLeading | Qt::AlignTop);
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(5);
    row->addWidget(m_sign, 0, Qt::AlignTop);
    row->addWidget(m_text, 1);
    m_sign->hide();
    applyColours();
}

void MessageLine::tell(const QString &text)
{
    setMessage(text, false);
}

void MessageLine::warn(const QString &text)
{
    setMessage(text, true);
}

QString MessageLine::text() const
{
    return m_text->text();
}

void MessageLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColours();
}

void MessageLine::setMessage(const QString &text, bool warning)
{
    m_text->setText(text);
    setAccessibleName(text);
    if (std::exchange(m_warning, warning) != warning)
        applyColours();
}

void MessageLine::applyColours()
{
    const StateColours colours = stateColours(palette());
    QPalette coloured = palette();
    coloured.setColor(QPalette::WindowText, m_warning ? colours.error : colours.muted);
    m_text->setPalette(coloured);
    const int side = fontMetrics().height();
    m_sign->setPixmap(glyphIcon(Glyph::Bang, colours.error).pixmap(QSize(side, side), devicePixelRatioF()));
    m_sign->setVisible(m_warning);
}

} // namespace Flaghoist
