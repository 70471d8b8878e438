#include "ui/planbar/runbar.h"

#include "session/downloadsession.h"
#include "ui/planbar/concurrencycontrol.h"
#include "ui/planbar/folderbutton.h"
#include "ui/planbar/methodchooser.h"
#include "ui/planbar/optionsbutton.h"
#include "ui/planbar/optionspopup.h"
#include "ui/planbar/sourcechooser.h"
#include "ui/runsentence.h"
#include "ui/widgets/accentbutton.h"
#include "ui/widgets/messageline.h"
#include "wording/problemtext.h"
#include "wording/runtext.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>

#include <utility>

namespace Flaghoist {

namespace {
constexpr int tailStretch = 100; // beside 1: as good as all
} // namespace

RunBar::RunBar(DownloadSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_source(new SourceChooser(this)),
      m_method(new MethodChooser(this)), m_atOnce(new ConcurrencyControl(this)),
      m_folder(new FolderButton(this)), m_options(new OptionsButton),
      m_popup(new OptionsPopup(session, parent ? parent : this)), m_pause(new QPushButton),
      m_seldom(new QStackedWidget), m_start(new AccentButton(this)), m_honest(new MessageLine(this)),
      m_first(new QHBoxLayout), m_second(new QHBoxLayout), m_tail(new QWidget(this))
{
    m_start->setObjectName(QStringLiteral("start"));
    m_pause->setObjectName(QStringLiteral("pause"));
    m_honest->setObjectName(QStringLiteral("honest"));
    layOut();

    connect(m_source, &SourceChooser::serverPicked, this,
            [this](const QString &name) { setSource(name, {}); });
    connect(m_source, &SourceChooser::ownUrlPicked, this, [this](const QString &url) { setSource({}, url); });
    connect(m_source, &SourceChooser::customUrlRequested, this, &RunBar::customUrlRequested);
    connect(m_method, &MethodChooser::strategyPicked, this, &RunBar::setStrategy);
    connect(m_atOnce, &ConcurrencyControl::concurrencyPicked, m_session, &DownloadSession::setConcurrency);
    connect(m_options, &QPushButton::clicked, this, [this] { m_popup->openUnder(m_options); });
    connect(m_pause, &QPushButton::clicked, this, [this] {
        if (m_session->state() == DownloadSession::State::Paused)
            m_session->resume();
        else
            m_session->pause();
    });
    connect(m_start, &QPushButton::clicked, this, &RunBar::press);
    refresh();
}

void RunBar::setFolderActions(const QList<QAction *> &actions)
{
    m_folder->setActions(actions);
}

void RunBar::openSources()
{
    m_source->setFocus(Qt::OtherFocusReason);
    m_source->showPopup();
}

void RunBar::focusStart()
{
    m_start->setFocus();
}

bool RunBar::staysUsable(const QWidget *widget) const
{
    return widget == m_start || widget == m_pause || m_atOnce->isAncestorOf(widget);
}

QString RunBar::lockedText()
{
    //: Tool tip of what cannot be changed during a run
    return tr("This cannot be changed while flags are being downloaded.");
}

void RunBar::layOut()
{
    m_first->setSpacing(6);
    m_second->setSpacing(6);
    auto *const tail = new QHBoxLayout(m_tail);
    tail->setContentsMargins(0, 0, 0, 0);
    tail->setSpacing(6);
    const auto add = [this](QHBoxLayout *row, const QString &text, QWidget *widget) {
        if (row->count() > 0)
            row->addSpacing(8);
        row->addWidget(label(text, widget));
        row->addWidget(widget);
    };
    //: The sentence at the top: From [source] Method [method] At once [30] To [folder]
    add(m_first, tr("Fro&m"), m_source);
    //: The sentence at the top: From [source] Method [method] At once [30] To [folder]
    add(m_first, tr("Me&thod"), m_method);
    //: The sentence at the top: From [source] Method [method] At once [30] To [folder]
    add(m_first, tr("&At once"), m_atOnce);
    //: The sentence at the top: From [source] Method [method] At once [30] To [folder]
    add(tail, tr("T&o"), m_folder);
    tail->addStretch();
    tail->addSpacing(8);
    tail->addWidget(m_seldom);
    m_seldom->addWidget(m_options);
    m_seldom->addWidget(m_pause);
    m_seldom->setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    m_pause->setAutoDefault(false);
    m_first->addSpacing(8);
    m_first->addWidget(m_tail, tailStretch);
    m_first->addStretch(1);
    m_first->addWidget(m_start);
    m_second->addWidget(m_honest, 1);

    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 8);
    column->setSpacing(6);
    column->addLayout(m_first);
    column->addLayout(m_second);
    setTabOrder(m_atOnce, m_folder);
    setTabOrder(m_folder, m_options);
    setTabOrder(m_options, m_pause);
    setTabOrder(m_pause, m_start);
}

/// First the slider goes, then the end of the sentence moves down, before a word is cut.
void RunBar::fitWidth()
{
    const int room =
        contentsRect().width() - layout()->contentsMargins().left() - layout()->contentsMargins().right();
    int bare = 0;
    for (int i = 0; i < m_first->count(); ++i) {
        const QLayoutItem *const item = m_first->itemAt(i);
        if (item->widget() == m_atOnce)
            bare += m_atOnce->numberWidth() + m_first->spacing();
        else if (item->widget() != m_tail)
            bare += item->sizeHint().width() + (item->widget() ? m_first->spacing() : 0);
    }
    const int tail = m_tail->sizeHint().width() + m_first->spacing();
    const bool fits = bare + tail <= room;
    m_atOnce->setSliderShown(bare + m_atOnce->sliderWidth() + (fits ? tail : 0) <= room);
    const bool isDown = m_second->indexOf(m_tail) >= 0;
    if (fits != isDown)
        return;
    constexpr int place = 9; // behind the number of requests, with the space before it
    if (fits)
        m_first->insertWidget(place, m_tail, tailStretch);
    else
        m_second->addWidget(m_tail);
}

void RunBar::refresh()
{
    const RunOptions &options = m_session->options();
    const DownloadSession::State state = m_session->state();
    const bool locked = DownloadSession::isBusy(state);
    const std::optional<Problem> problem = m_session->problem();
    const Concurrency concurrency = m_session->concurrency();

    m_source->showSource(options);
    m_method->showStrategy(options.strategy);
    m_atOnce->setConcurrency(concurrency.asked);
    m_folder->setFolder(m_session->folder());
    m_source->setToolTip(locked ? lockedText() : m_source->currentText());
    m_method->setToolTip(locked ? lockedText() : strategyHint(options.strategy));
    if (locked)
        m_folder->setToolTip(lockedText());
    for (QWidget *const widget : std::initializer_list<QWidget *>{m_source, m_method, m_folder})
        widget->setEnabled(!locked);
    m_options->setMarked(!OptionsPopup::isDefault(options));

    if (problem && !locked)
        m_honest->warn(problemText(*problem));
    else
        m_honest->tell(concurrencyText(concurrency, m_session->source()));

    //: The button that ends the run early, with its mnemonic
    m_start->setText(locked ? tr("&Cancel") : RunSentence::start(int(options.codes.size())));
    enableStart(locked ? state != DownloadSession::State::Cancelling : !problem);
    m_start->setToolTip(problem && !locked ? problemText(*problem) : QString());
    // It may grow but never shrinks, so that Cancel stands where Start was pressed.
    m_start->setMinimumWidth(std::max(m_start->minimumWidth(), m_start->sizeHint().width()));
    refreshPause();
    if (!locked)
        fitWidth(); // during a run everything stays where it is
}

void RunBar::refreshPause()
{
    const DownloadSession::State state = m_session->state();
    const bool paused = state == DownloadSession::State::Paused;
    const bool hadFocus = m_pause->hasFocus();
    if (m_pause->minimumWidth() == 0) {
        m_pause->setText(resumeText());
        const int wider = m_pause->sizeHint().width();
        m_pause->setText(pauseText());
        m_pause->setMinimumWidth(std::max(wider, m_pause->sizeHint().width()));
    }
    m_pause->setText(paused ? resumeText() : pauseText());
    m_pause->setToolTip(paused ? tr("Start new requests again.")
                               : tr("Start no new requests; those in flight go on."));
    m_pause->setEnabled(paused || state == DownloadSession::State::Running);
    if (m_session->isBusy())
        m_seldom->setCurrentWidget(m_pause);
    else
        m_seldom->setCurrentWidget(m_options);
    if (hadFocus && !m_pause->hasFocus()) {
        m_focusReturns = !m_start->isEnabled();
        m_start->setFocus();
    }
}

QString RunBar::pauseText()
{
    //: Button and menu entry that hold new requests, with the mnemonic
    return tr("Pa&use");
}

QString RunBar::resumeText()
{
    //: Button and menu entry that go on after a pause, with the mnemonic
    return tr("Res&ume");
}

void RunBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    fitWidth();
}

void RunBar::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitWidth();
}

/// Disabling takes the focus away; it comes back with the button.
void RunBar::enableStart(bool enabled)
{
    if (enabled == m_start->isEnabled())
        return;
    m_focusReturns = enabled ? m_focusReturns : m_start->hasFocus();
    m_start->setEnabled(enabled);
    if (enabled && std::exchange(m_focusReturns, false))
        m_start->setFocus();
}

void RunBar::setSource(const QString &server, const QString &urlTemplate)
{
    RunOptions options = m_session->options();
    options.server = server;
    options.urlTemplate = urlTemplate;
    m_session->setOptions(options);
}

void RunBar::setStrategy(Strategy strategy)
{
    RunOptions options = m_session->options();
    options.strategy = strategy;
    m_session->setOptions(options);
}

void RunBar::press()
{
    switch (m_session->state()) {
    case DownloadSession::State::Ready:
    case DownloadSession::State::Finished: m_session->start(); break;
    case DownloadSession::State::Starting:
    case DownloadSession::State::Running:
    case DownloadSession::State::Paused: m_session->cancel(); break;
    case DownloadSession::State::Cancelling: break;
    }
}

QLabel *RunBar::label(const QString &text, QWidget *buddy)
{
    auto *const result = new QLabel(text, this);
    result->setBuddy(buddy);
    result->setIndent(0);
    // An underlined letter breaks the kerning that the size hint reckons with.
    result->setMinimumWidth(result->sizeHint().width() + 4);
    return result;
}

} // namespace Flaghoist
