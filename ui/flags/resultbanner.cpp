#include "ui/flags/resultbanner.h"

#include "ui/glyph.h"
#include "ui/statecolours.h"
#include "ui/widgets/mutedlabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>
#include <QVBoxLayout>

namespace Flaghoist {

namespace {

constexpr int badge = 24;
constexpr int padding = 10;

Glyph toneGlyph(Tone tone)
{
    switch (tone) {
    case Tone::Neutral: return Glyph::Dot;
    case Tone::Good: return Glyph::Check;
    case Tone::Problem: return Glyph::Bang;
    case Tone::Stopped: return Glyph::Stop;
    }
    Q_UNREACHABLE();
}

QColor toneColour(Tone tone, const StateColours &colours)
{
    switch (tone) {
    case Tone::Neutral: return colours.muted;
    case Tone::Good: return colours.ok;
    case Tone::Problem: return colours.error;
    case Tone::Stopped: return colours.wait;
    }
    Q_UNREACHABLE();
}

} // namespace

ResultBanner::ResultBanner(QWidget *parent) : QFrame(parent), m_title(new QLabel), m_detail(new MutedLabel)
{
    QFont strong = font();
    strong.setWeight(QFont::DemiBold);
    m_title->setFont(strong);
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_detail->setElided(true);
    auto *const words = new QVBoxLayout;
    words->setSpacing(1);
    words->addStretch();
    words->addWidget(m_title);
    words->addWidget(m_detail);
    words->addStretch();
    auto *const row = new QHBoxLayout(this);
    row->setContentsMargins(padding + badge + padding, 6, padding, 6);
    row->setSpacing(6);
    row->addLayout(words, 1);
    for (const RunAction action : {RunAction::DownloadOthers, RunAction::RetryFailed, RunAction::ChangeSource,
                                   RunAction::ChooseFolder, RunAction::OpenFolder}) {
        auto *const button = new QPushButton(this);
        button->setAutoDefault(false);
        button->hide();
        connect(button, &QPushButton::clicked, this, [this, action] { emit actionRequested(action); });
        row->addWidget(button);
        m_buttons.emplace_back(action, button);
    }
}

void ResultBanner::setBanner(const Banner &banner, const FlagTally &tally)
{
    m_title->setText(banner.title);
    m_detail->setText(banner.detail);
    m_detail->setVisible(!banner.detail.isEmpty());
    //: Accessible name of the line above the grid; %1 and %2 are sentences
    setAccessibleName(tr("%1 %2").arg(banner.title, banner.detail));
    for (const auto &[action, button] : m_buttons) {
        button->setText(RunSentence::action(action, tally));
        button->setVisible(banner.actions.contains(action));
    }
    m_banner = banner;
    update();
}

int ResultBanner::lowest() const
{
    return 2 * fontMetrics().lineSpacing() + 16;
}

void ResultBanner::paintEvent(QPaintEvent *)
{
    const QColor colour = toneColour(m_banner.tone, stateColours(palette()));
    const QColor base = palette().color(QPalette::Base);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(blended(colour, base, 0.35));
    painter.setBrush(blended(colour, base, 0.07));
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);

    QRect mark(padding, (height() - badge) / 2, badge, badge);
    if (layoutDirection() == Qt::RightToLeft)
        mark.moveRight(width() - padding);
    painter.setPen(Qt::NoPen);
    painter.setBrush(blended(colour, base, 0.18));
    painter.drawEllipse(mark);
    paintGlyph(painter, toneGlyph(m_banner.tone), QRectF(mark).adjusted(6, 6, -6, -6), colour);
}

} // namespace Flaghoist
