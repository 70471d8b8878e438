#include "ui/flags/explanationline.h"

#include "ui/barpainter.h"
#include "ui/widgets/palette.h"
#include "wording/explanationtext.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOptionFocusRect>

#include <cmath>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int barWidth = 132;
constexpr int barHeight = 10;
constexpr int gap = 8;

BarPainter::Look lookOf(RunPhase phase)
{
    switch (phase) {
    case RunPhase::Connecting:
    case RunPhase::Waiting:
    case RunPhase::ServerQueue:
    case RunPhase::ServerWork:
    case RunPhase::Receiving:
    case RunPhase::Saving: return BarPainter::Look(phase);
    case RunPhase::Slot: return BarPainter::Look::Turn;
    case RunPhase::Host:
    case RunPhase::Retry: return BarPainter::Look::Retry;
    case RunPhase::Program:
    case RunPhase::Unexplained: return BarPainter::Look::Cancelled;
    }
    Q_UNREACHABLE();
}

} // namespace

ExplanationLine::ExplanationLine(QWidget *parent) : QAbstractButton(parent)
{
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    showText({});
}

void ExplanationLine::showExplanation(const Explanation &explanation)
{
    m_explanation = explanation;
    const QStringList sentences = QStringList(explanationText(explanation)) + adviceTexts(explanation);
    setText(sentences.join(u' '));
    QStringList lines = sentences + QStringList{QString()};
    for (const ShareText &share : shareTexts(explanation))
        lines.append(share.text);
    setToolTip(lines.join(u'\n'));
    //: A bar of what the time of a run went to; %1 is a sentence about it
    setAccessibleName(tr("Why it took so long: %1").arg(text()));
    setEnabled(true);
    setFocusPolicy(Qt::TabFocus);
    setCursor(Qt::PointingHandCursor);
    update();
}

void ExplanationLine::showText(const QString &text)
{
    m_explanation = {};
    setText(text);
    setToolTip({});
    setAccessibleName(text);
    setEnabled(false);
    setFocusPolicy(Qt::NoFocus);
    unsetCursor();
    update();
}

QSize ExplanationLine::sizeHint() const
{
    return {barWidth, fontMetrics().lineSpacing() + 2};
}

void ExplanationLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    QRect words = rect();
    if (m_explanation.elapsed > microseconds{0}) {
        const BarPainter bar(palette());
        const auto x = [this](microseconds time) {
            return int(std::lround(barWidth * double(time.count()) / double(m_explanation.elapsed.count())));
        };
        microseconds from{0};
        for (const RunPhase phase : allRunPhases) {
            const microseconds to = from + m_explanation.share(phase);
            const QRect part(x(from), (height() - barHeight) / 2, x(to) - x(from), barHeight);
            if (part.width() > 0)
                bar.fill(painter, lookOf(phase), QStyle::visualRect(layoutDirection(), rect(), part));
            from = to;
        }
        words.setLeft(barWidth + gap);
    }
    QFont font = this->font();
    font.setUnderline(isEnabled() && underMouse());
    painter.setFont(font);
    painter.setPen(isEnabled() ? palette().color(QPalette::WindowText) : coloursOf(palette()).muted);
    style()->drawItemText(&painter, QStyle::visualRect(layoutDirection(), rect(), words),
                          Qt::AlignVCenter | Qt::AlignLeading, palette(), true,
                          fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace Flaghoist
