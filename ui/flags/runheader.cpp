#include "ui/flags/runheader.h"

#include "models/timelinelayout.h"
#include "ui/actions.h"
#include "ui/flags/explanationline.h"
#include "ui/flags/tallybars.h"
#include "ui/widgets/announce.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/loadstrip.h"
#include "ui/widgets/palette.h"
#include "wording/explanationtext.h"
#include "wording/runtext.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QStyle>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr milliseconds refreshEvery{100};
// What is announced amid the changes at the start or the end of a run, a screen reader leaves out.
constexpr milliseconds announceAfter{1500};
// Pixels of width, without and with buttons at its side.
constexpr int stripFrom = 620;
constexpr int stripFromBesideButtons = 940;
constexpr int headerPadding = 12;
constexpr int headerLineGap = 3;
constexpr int headerGap = 10;
constexpr int signSide = 14;

std::pair<Glyph, QColor> signOf(Tone tone, const Colours &colours)
{
    switch (tone) {
    case Tone::Neutral: return {Glyph::Dot, colours.muted};
    case Tone::Good: return {Glyph::Check, colours.ok};
    case Tone::Problem: return {Glyph::Bang, colours.error};
    case Tone::Stopped: return {Glyph::Stop, colours.wait};
    }
    Q_UNREACHABLE();
}

} // namespace

RunHeader::RunHeader(const FlagModel *flags, DownloadSession *session, const Actions *actions,
                     QWidget *parent)
    : QWidget(parent), m_flags(flags), m_session(session), m_actions(actions), m_name(new QLabel),
      m_facts(new MutedLabel), m_title(new MutedLabel), m_bar(new TallyBar), m_detail(new MutedLabel),
      m_rate(new MutedLabel), m_strip(new LoadStrip), m_why(new ExplanationLine),
      m_showOther(new ActionButton(actions->showChosen, ActionButton::Look::Link))
{
    const std::pair<RunAction, QAction *> offers[] = {{RunAction::DownloadOthers, actions->downloadOthers},
                                                      {RunAction::RetryFailed, actions->retryFailed},
                                                      {RunAction::OtherSource, actions->otherSource},
                                                      {RunAction::ChangeSource, actions->changeSource},
                                                      {RunAction::ChooseFolder, actions->chooseFolder},
                                                      {RunAction::OpenFolder, actions->openFolder}};
    for (const auto &[offer, action] : offers) {
        m_buttons.emplace_back(offer, new ActionButton(action, ActionButton::Look::Plain));
        m_buttons.back().second->hide();
    }
    layOut();
    m_tick.setInterval(refreshEvery);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        refresh();
        showLoad();
    });
    m_announcement.setInterval(announceAfter);
    m_announcement.setSingleShot(true);
    connect(&m_announcement, &QTimer::timeout, this, [this] { announce(this, m_toAnnounce); });
    connect(m_flags, &FlagModel::modelReset, this, &RunHeader::refresh);
    connect(m_flags, &FlagModel::tallyChanged, this, [this] {
        if (!isUnderWay()) // otherwise with each tick: new words lay the window out
            refresh();
    });
    connect(m_why, &ExplanationLine::clicked, this, &RunHeader::pathRequested);
    connect(m_session, &DownloadSession::stateChanged, this, [this](DownloadSession::State state) {
        if (state == DownloadSession::State::Starting)
            m_notStarted.reset();
        if (DownloadSession::isBusy(state))
            m_tick.start();
        else
            m_tick.stop();
        refresh();
    });
    connect(m_session, &DownloadSession::optionsChanged, this, [this] {
        m_notStarted.reset();
        refresh();
    });
    connect(m_session, &DownloadSession::failedToStart, this, [this](const Problem &problem) {
        m_notStarted = problem;
        refresh();
    });
    refresh();
}

QString RunHeader::sentence() const
{
    return m_title->isHidden() ? QString() : m_banner.title + u' ' + m_banner.detail;
}

void RunHeader::layOut()
{
    m_name->setFont(semiBold(font()));
    m_name->setTextFormat(Qt::PlainText);
    m_title->setFont(semiBold(font()));
    m_title->setForegroundRole(QPalette::Text);
    m_title->setElided(true, Qt::ElideRight);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_title->setIndent(signSide + 6);
    m_facts->setElided(true);
    m_facts->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred); // the buttons go first
    m_detail->setElided(true);
    // Buttons beside the facts, which matter least when room is short; sentences have the whole width below.
    auto *const first = new QHBoxLayout;
    first->setSpacing(8);
    first->addWidget(m_name);
    first->addWidget(m_facts, 1);
    first->addStretch(); // without facts the buttons stay where they are
    for (const auto &[action, button] : m_buttons)
        first->addWidget(button);
    auto *const last = new QHBoxLayout;
    last->setSpacing(8);
    last->addWidget(m_detail);
    last->addWidget(m_showOther);
    last->addStretch(1);
    last->addWidget(m_rate);
    auto *const words = new QVBoxLayout;
    words->setSpacing(headerLineGap);
    words->addWidget(m_title);
    words->addWidget(m_bar);
    words->addLayout(last);
    auto *const below = new QHBoxLayout;
    below->setSpacing(headerGap);
    below->addLayout(words, 1);
    below->addWidget(m_strip);
    auto *const all = new QVBoxLayout(this);
    all->setContentsMargins(headerPadding, 0, headerPadding, 0);
    all->setSpacing(headerLineGap);
    all->addStretch();
    all->addLayout(first);
    all->addLayout(below);
    all->addWidget(m_why);
    all->addStretch();
    setShort(false);
}

void RunHeader::setShort(bool isShort)
{
    m_why->setShort(isShort);
    // Nothing moves, whatever is shown: all lines have the height of the highest thing that may stand in
    // them.
    const int first = m_buttons.front().second->sizeHint().height();
    const int second = m_bar->sizeHint().height();
    const int third = m_showOther->sizeHint().height();
    m_name->setMinimumHeight(first);
    m_title->setFixedHeight(second);
    m_detail->setMinimumHeight(third);
    m_strip->setFixedHeight(second + headerLineGap + third);
    const int last = isShort ? 0 : headerLineGap + m_why->sizeHint().height();
    setFixedHeight(first + second + third + last + 2 * headerLineGap + (isShort ? 2 : 10));
}

void RunHeader::refresh()
{
    const Tally &tally = m_flags->tally();
    const Run &run = m_flags->run();
    const bool busy = isUnderWay();
    const bool isRun = run.id() != 0;
    m_name->setText(RunSentence::runName(run.plan()));
    const Concurrency concurrency = busy ? m_session->concurrency() : run.plan().concurrency;
    m_facts->setText(isRun ? RunSentence::facts(run.plan(), concurrency.used) : QString());
    m_name->setVisible(isRun);
    m_facts->setVisible(isRun);
    m_bar->setVisible(busy);
    m_title->setVisible(!busy);
    m_rate->setVisible(busy);
    if (busy)
        showProgress();
    else if (m_notStarted)
        showBanner(RunSentence::notStarted(*m_notStarted));
    else if (isRun && !run.rounds().last().ended)
        showReplay();
    else if (isRun && m_session->displacement() && run.id() == m_session->run().id())
        showBanner(RunSentence::displaced(tally, *m_session->displacement()));
    else if (isRun)
        showBanner(finishedBanner(run));
    else if (tally.total > 0)
        showBanner(RunSentence::ready(tally.total, m_session->folder()));
    else
        showBanner({});
    m_showOther->setVisible(!busy && m_actions->showChosen->isEnabled()
                            && (!isRun || !planDiffers().isEmpty()));
    showExplanation();
    // The words need the room first.
    m_strip->setVisible(isRun && width() >= (busy ? stripFrom : stripFromBesideButtons));
    if (!busy)
        showLoad();
    update();
}

/// Why the run shown took so long; before it, and while it runs, how long it should take.
void RunHeader::showExplanation()
{
    const Run &run = m_flags->run();
    const Tally &tally = run.tally();
    const bool isAnswered = tally.cancelled == 0 && tally.downloaded + tally.unchanged + tally.notFound > 0;
    if (run.id() != 0 && run.rounds().last().ended && isAnswered)
        m_why->explain(run);
    else if (const Run *const predicted = prediction())
        m_why->showWords(predictionText(predicted->elapsed({}), predicted->size()));
    else
        m_why->showWords({});
}

const Run *RunHeader::prediction() const
{
    const Run &run = m_flags->run();
    const auto isLimit = [](const RunMark &mark) {
        return mark.kind == RunMark::Kind::Limit;
    };
    const bool isAsPlanned =
        isUnderWay() && run.rounds().size() == 1 && std::ranges::count_if(run.marks(), isLimit) == 1;
    if (run.id() != 0 && !isAsPlanned)
        return nullptr;
    const std::optional<Run> &prediction = m_session->prediction();
    return prediction ? &*prediction : nullptr;
}

/// With what is missing in the set, and where to get it.
Banner RunHeader::finishedBanner(const Run &run) const
{
    const Tally &tally = run.tally();
    Banner banner = RunSentence::finished(
        tally, firstCodesText(run, FlagState::Failed), firstCodesText(run, FlagState::NotFound),
        commonError(run), progressOf(run, {}), planDiffers().isEmpty() ? run.plan().folder : QString());
    if (tally.downloaded + tally.unchanged == 0 || tally.cancelled > 0)
        return banner;
    QStringList changed;
    for (const int row : run.rowsIn(FlagState::Downloaded)) {
        if (run.row(row).outcome.replaced)
            changed << run.row(row).item.code.upper();
    }
    if (!changed.isEmpty())
        //: %1 is a list of the codes whose flags the source has in another form by now than was saved
        banner.detail = tr("changed: %1").arg(firstCodesText(changed)) + u" · "_s + banner.detail;
    if (tally.notFound > 0)
        banner.actions.append(RunAction::OtherSource);
    return banner;
}

bool RunHeader::isUnderWay() const
{
    // While the folder is opened its run is not there yet, and the plan is shown.
    return m_session->isBusy()
        && (&m_flags->run() == &m_session->run() || m_session->state() == DownloadSession::State::Starting);
}

void RunHeader::showProgress()
{
    RunProgress progress = m_session->progress();
    // What ends during a pause took time before it: the rate stands still.
    if (m_session->state() == DownloadSession::State::Paused)
        progress.perSecond = m_perSecond;
    m_perSecond = progress.perSecond;
    // The pace so far knows nothing of a slow flag that is still to come.
    if (const Run *const predicted = prediction(); predicted && predicted->elapsed({}) > progress.elapsed)
        progress.left = std::chrono::ceil<milliseconds>(predicted->elapsed({}) - progress.elapsed);
    const int allowed = m_session->concurrency().used;
    m_bar->setTally(m_flags->tally());
    m_bar->setFormat(RunSentence::bar(m_session->state(), progress));
    m_detail->setText(RunSentence::clock(m_session->state(), progress));
    m_rate->setText(RunSentence::rate(progress, allowed));
    const int failed = m_flags->tally().failed;
    if (std::exchange(m_failed, failed) == 0 && failed > 0)
        announceSoon(tr("The first flag failed: %1").arg(commonError(m_session->run()).text));
    for (const auto &[action, button] : m_buttons)
        button->hide();
    m_banner = {};
}

void RunHeader::showLoad()
{
    if (m_strip->isHidden())
        return;
    constexpr int columns = 96;
    const TimelineLayout layout = layoutOf(m_flags->run(), m_flags->now());
    const TimelineProfile profile = profileOf(layout, {microseconds{0}, layout.end}, columns);
    std::vector<LoadStrip::Sample> samples;
    int most = 0;
    for (int column = 0; column < columns; ++column) {
        LoadStrip::Sample sample{.at = std::chrono::seconds(column),
                                 .working = qRound(profile.inFlight(size_t(column)))};
        for (const TimelineLimit &limit : layout.limits) {
            if (limit.at <= layout.end * column / columns)
                sample.allowed = limit.allowed;
        }
        most = std::max(most, sample.working);
        samples.push_back(sample);
    }
    //: Over a chart of the requests under way over time: the most of them, and how many may be at the end
    m_strip->setSamples(std::move(samples),
                        tr("Up to %L1 in flight, %L2 allowed").arg(most).arg(m_flags->run().limit()));
}

/// Instead of what still waits to be announced: the end of a short run says more than its first failure.
void RunHeader::announceSoon(const QString &text)
{
    m_toAnnounce = text;
    m_announcement.start();
}

/// A moment of a run that is played again.
void RunHeader::showReplay()
{
    const RunProgress progress = progressOf(m_flags->run(), m_flags->now());
    const auto state = DownloadSession::State::Running;
    //: %1 is how many flags are done, such as “8 of 20”
    showBanner({.tone = Tone::Neutral,
                .title = tr("Replay: %1").arg(RunSentence::bar(state, progress)),
                .detail = RunSentence::clock(state, progress) + u" · "_s
                    + RunSentence::rate(progress, m_flags->run().limit()),
                .actions = {}});
}

void RunHeader::showBanner(const Banner &banner)
{
    const bool isNew = banner.title != m_banner.title && banner.tone != Tone::Neutral;
    m_banner = banner;
    const QString differs = planDiffers();
    m_title->setText(banner.title);
    for (const auto &[action, button] : m_buttons)
        button->setVisible(banner.actions.contains(action));
    QStringList details{banner.detail, differs};
    details.removeAll(QString());
    QString detail = details.join(u" · "_s);
    const int beside =
        m_showOther->sizeHint().width() + (m_strip->isHidden() ? 0 : m_strip->width()) + 3 * headerGap;
    if (m_detail->fontMetrics().horizontalAdvance(detail) > width() - 2 * headerPadding - beside)
        detail = banner.detail; // the link beside it says as much
    m_detail->setText(detail);
    //: Accessible name of the line above the flags; %1 and %2 are sentences
    const QString text = tr("%1 %2").arg(banner.title, detail);
    setAccessibleNameCalmly(this, text);
    if (isNew)
        announceSoon(text);
}

QString RunHeader::planDiffers() const
{
    if (m_flags->run().id() == 0 || m_session->isBusy() || m_session->problem())
        return {};
    const DownloadPlan &plan = m_flags->run().plan();
    const QList<CountryCode> &codes = m_session->options().codes;
    const bool sameCodes = std::ranges::equal(plan.items, codes, {}, &PlanItem::code);
    const QString source = m_session->source().label;
    if (sameCodes && source == plan.source.label)
        return {};
    //: The run shown has other flags or another source: %n is how many Start would download, %1 the source
    return tr("Start would now download %n flag(s) from %1.", nullptr, int(codes.size())).arg(source);
}

void RunHeader::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    refresh(); // other words may fit
}

/// A bar at the edge in the colour of how it went, and its sign before the sentence.
void RunHeader::paintEvent(QPaintEvent *)
{
    if (m_title->isHidden() || m_banner.title.isEmpty())
        return;
    const auto [glyph, colour] = signOf(m_banner.tone, coloursOf(palette()));
    QPainter painter(this);
    const auto visual = [this](const QRect &area) {
        return QStyle::visualRect(layoutDirection(), rect(), area);
    };
    if (m_banner.tone != Tone::Neutral)
        painter.fillRect(visual({0, 0, 3, height()}), colour);
    const QRect title = m_title->geometry();
    paintGlyph(painter, glyph, visual({headerPadding, title.top(), signSide, title.height()}), colour);
}

} // namespace Flaghoist
