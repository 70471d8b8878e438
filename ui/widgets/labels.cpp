#include "ui/widgets/labels.h"

#include "ui/widgets/announce.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/palette.h"

#include <QApplication>
#include <QEvent>
#include <QPainter>
#include <QPushButton>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>

namespace Flaghoist {

MutedLabel::MutedLabel(QWidget *parent) : MutedLabel(QString(), parent) { }

MutedLabel::MutedLabel(const QString &text, QWidget *parent) : QLabel(text, parent), m_colour(&Colours::muted)
{
    setTextFormat(Qt::PlainText);
    applyColour();
}

void MutedLabel::setElided(bool elided, Qt::TextElideMode mode)
{
    m_elided = elided;
    m_mode = mode;
    updateGeometry();
}

QSize MutedLabel::minimumSizeHint() const
{
    const QSize size = QLabel::minimumSizeHint();
    return m_elided ? QSize(8 * fontMetrics().averageCharWidth(), size.height()) : size;
}

void MutedLabel::paintEvent(QPaintEvent *event)
{
    if (!m_elided) {
        QLabel::paintEvent(event);
        return;
    }
    const QRect inside = contentsRect();
    const QRect line =
        QStyle::visualRect(layoutDirection(), inside, inside.adjusted(std::max(indent(), 0), 0, 0, 0));
    const QString shown = fontMetrics().elidedText(text(), m_mode, line.width());
    if (toolTip() == m_ownTip)
        setToolTip(m_ownTip = shown == text() ? QString() : text());
    QPainter painter(this);
    const auto across = QStyle::visualAlignment(layoutDirection(), alignment()) & Qt::AlignHorizontal_Mask;
    painter.drawText(line, int(across | Qt::AlignVCenter), shown);
}

void MutedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColour();
}

void MutedLabel::setColour(QColor Colours::*colour)
{
    m_colour = colour;
    applyColour();
}

void MutedLabel::applyColour()
{
    // Our own WindowText is overridden, so the unmuted one is asked of the application.
    const QColor colour = coloursOf(QApplication::palette(this)).*m_colour;
    if (palette().color(QPalette::WindowText) == colour)
        return;
    QPalette subdued = palette();
    subdued.setColor(QPalette::WindowText, colour);
    setPalette(subdued);
}

MessageLine::MessageLine(QWidget *parent) : MutedLabel(parent)
{
    setWordWrap(true);
    setAlignment(Qt::AlignLeading | Qt::AlignTop);
}

void MessageLine::setSingleLine()
{
    setWordWrap(false);
    setElided(true, Qt::ElideRight);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
}

void MessageLine::setMessage(const QString &text, bool problem)
{
    constexpr int gap = 5;
    m_problem = problem;
    setColour(problem ? &Colours::error : &Colours::muted);
    // Not an indent, which would move the first line down too.
    const int room = problem ? fontMetrics().height() + gap : 0;
    const bool mirrored = layoutDirection() == Qt::RightToLeft;
    setContentsMargins(m_padding + QMargins(mirrored ? 0 : room, 0, mirrored ? room : 0, 0));
    setText(text);
}

void MessageLine::paintEvent(QPaintEvent *event)
{
    MutedLabel::paintEvent(event);
    if (!m_problem)
        return;
    const QRect sign(QPoint(m_padding.left(), m_padding.top()),
                     QSize(fontMetrics().height(), fontMetrics().height()));
    QPainter painter(this);
    paintGlyph(painter, Glyph::Bang, QStyle::visualRect(layoutDirection(), rect(), sign),
               palette().color(QPalette::WindowText));
}

EmptyNotice::EmptyNotice(const QString &sentence, QWidget *parent)
    : QWidget(parent), m_sentence(new MutedLabel), m_action(new QPushButton)
{
    m_sentence->setAlignment(Qt::AlignCenter);
    m_sentence->setWordWrap(true);
    m_action->setAutoDefault(false);
    auto *const column = new QVBoxLayout(this);
    column->setSpacing(12);
    column->addStretch(2);
    column->addWidget(m_sentence);
    column->addWidget(m_action, 0, Qt::AlignHCenter);
    column->addStretch(3);
    connect(m_action, &QPushButton::clicked, this, &EmptyNotice::actionRequested);
    setNotice(sentence);
}

void EmptyNotice::setNotice(const QString &sentence, const QString &action)
{
    m_sentence->setText(sentence);
    m_action->setText(action);
    m_action->setVisible(!action.isEmpty());
    setAccessibleNameCalmly(this, sentence);
}

} // namespace Flaghoist
