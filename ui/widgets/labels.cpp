#include "ui/widgets/labels.h"

#include "ui/widgets/glyph.h"
#include "ui/widgets/palette.h"

#include <QApplication>
#include <QEvent>
#include <QHBoxLayout>
#include <QIcon>
#include <QLocale>
#include <QPainter>

#include <algorithm>
#include <utility>

namespace Flaghoist {

namespace {
constexpr double numberScale = 1.5;
} // namespace

MutedLabel::MutedLabel(QWidget *parent) : MutedLabel(QString(), parent) { }

MutedLabel::MutedLabel(const QString &text, QWidget *parent) : QLabel(text, parent)
{
    setTextFormat(Qt::PlainText);
    applyColour();
}

void MutedLabel::setElided(bool elided)
{
    m_elided = elided;
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
    const QString shown = fontMetrics().elidedText(text(), Qt::ElideMiddle, width());
    setToolTip(shown == text() ? QString() : text());
    QPainter painter(this);
    painter.drawText(rect(), Qt::AlignLeading | Qt::AlignVCenter, shown);
}

void MutedLabel::changeEvent(QEvent *event)
{
    QLabel::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColour();
}

void MutedLabel::applyColour()
{
    // Our own WindowText is overridden, so the unmuted one is asked of the application.
    const QColor muted = coloursOf(QApplication::palette(this)).muted;
    if (palette().color(QPalette::WindowText) == muted)
        return;
    QPalette subdued = palette();
    subdued.setColor(QPalette::WindowText, muted);
    setPalette(subdued);
}

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

void MessageLine::showHint(const QString &text)
{
    setMessage(text, false);
}

void MessageLine::showProblem(const QString &text)
{
    setMessage(text, true);
}

void MessageLine::setSingleLine()
{
    m_text->setWordWrap(false);
    m_text->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_text->setAlignment(Qt::AlignLeading | Qt::AlignVCenter);
}

void MessageLine::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    elide();
}

void MessageLine::elide()
{
    if (m_text->wordWrap())
        return;
    const int room = width() - (m_problem ? m_sign->width() + layout()->spacing() : 0);
    m_text->setText(fontMetrics().elidedText(m_whole, Qt::ElideRight, std::max(room, 0)));
    setToolTip(m_text->text() == m_whole ? QString() : m_whole);
}

void MessageLine::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        applyColours();
}

void MessageLine::setMessage(const QString &text, bool problem)
{
    m_whole = text;
    m_text->setText(text);
    setAccessibleName(text);
    if (std::exchange(m_problem, problem) != problem)
        applyColours();
    elide();
}

void MessageLine::applyColours()
{
    const Colours &colours = coloursOf(palette());
    QPalette coloured = palette();
    coloured.setColor(QPalette::WindowText, m_problem ? colours.error : colours.muted);
    m_text->setPalette(coloured);
    const int side = fontMetrics().height();
    m_sign->setPixmap(glyphIcon(Glyph::Bang, colours.error).pixmap(QSize(side, side), devicePixelRatioF()));
    m_sign->setVisible(m_problem);
}

CountTile::CountTile(const QString &caption, QWidget *parent)
    : QWidget(parent), m_number(new QLabel(this)), m_caption(new MutedLabel(caption, this))
{
    QFont large = semiBold(font());
    large.setPointSizeF(large.pointSizeF() * numberScale);
    m_number->setFont(large);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_number);
    column->addWidget(m_caption);
    setCount(0);
}

void CountTile::setCount(int count)
{
    if (std::exchange(m_count, count) == count)
        return;
    const QString number = QLocale().toString(count);
    m_number->setText(number);
    //: For a screen reader: %1 says what is counted, %2 is the number
    setAccessibleName(tr("%1: %2").arg(m_caption->text(), number));
}

} // namespace Flaghoist
