#include "ui/flags/explanationline.h"

#include "domain/run.h"
#include "domain/threadpriority.h"
#include "session/prediction.h"
#include "ui/barpainter.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/background.h"
#include "ui/widgets/palette.h"
#include "wording/explanationtext.h"

#include <QPainter>
#include <QStyle>
#include <QStyleOption>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {
constexpr QSize barSize{132, 10};
constexpr int barGap = 8;
} // namespace

ExplanationLine::ExplanationLine(QWidget *parent) : QToolButton(parent)
{
    setObjectName(u"explanation"_s);
    setFocusPolicy(Qt::TabFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    setShort(false);
    showWords({});
}

void ExplanationLine::setShort(bool isShort)
{
    m_isShort = isShort;
    QSizePolicy policy = sizePolicy();
    policy.setRetainSizeWhenHidden(!isShort);
    setSizePolicy(policy);
    setVisible(!isShort && !text().isEmpty());
}

QSize ExplanationLine::sizeHint() const
{
    return {320, fontMetrics().lineSpacing() + 2};
}

void ExplanationLine::showWords(const QString &words)
{
    m_of = {};
    show({}, words, words);
}

void ExplanationLine::explain(const Run &run)
{
    const auto of = std::pair(run.id(), run.rounds().size());
    if (of == m_of)
        return;
    showWords({});
    m_of = of;
    // Runs like it are simulated, which takes longer than a frame where there are hundreds of flags.
    inBackground(
        this,
        [run] {
            giveWay();
            return explained(run);
        },
        [this, of](const Explanation &explanation) {
            if (of != m_of)
                return;
            const QStringList sentences =
                QStringList(explanationText(explanation)) + adviceTexts(explanation);
            QStringList lines = sentences + QStringList{QString()};
            for (const ShareText &share : shareTexts(explanation))
                lines.append(share.text);
            show(explanation, sentences.join(u' '), lines.join(u'\n'));
        });
}

void ExplanationLine::show(const Explanation &explanation, const QString &words, const QString &toolTip)
{
    m_explanation = explanation;
    const bool isExplained = explanation.elapsed > microseconds{0};
    setText(words);
    setToolTip(toolTip);
    //: A bar of what the time of a run went to; %1 is a sentence about it
    setAccessibleNameCalmly(this, isExplained ? tr("Why it took so long: %1").arg(words) : words);
    setEnabled(isExplained);
    setCursor(isExplained ? Qt::PointingHandCursor : Qt::ArrowCursor);
    setVisible(!m_isShort && !words.isEmpty());
    update();
}

void ExplanationLine::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const auto visual = [this](const QRect &area) {
        return QStyle::visualRect(layoutDirection(), rect(), area);
    };
    QRect words = rect();
    if (isEnabled()) {
        const QRect bar({0, (height() - barSize.height()) / 2}, barSize);
        paintExplanation(painter, m_explanation, visual(bar), palette());
        words.setLeft(barSize.width() + barGap);
        QFont link = font();
        link.setUnderline(underMouse());
        painter.setFont(link);
    }
    painter.setPen(isEnabled() ? palette().color(QPalette::WindowText) : coloursOf(palette()).muted);
    painter.drawText(visual(words), Qt::AlignLeading | Qt::AlignVCenter,
                     fontMetrics().elidedText(text(), Qt::ElideRight, words.width()));
    if (hasFocus()) {
        QStyleOptionFocusRect option;
        option.initFrom(this);
        style()->drawPrimitive(QStyle::PE_FrameFocusRect, &option, &painter, this);
    }
}

} // namespace Flaghoist
