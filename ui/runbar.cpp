#include "ui/runbar.h"

#include "session/downloadsession.h"
#include "ui/accentbutton.h"
#include "ui/concurrencycontrol.h"
#include "ui/folderbutton.h"
#include "ui/messageline.h"
#include "ui/narrowcombo.h"
#include "ui/runsentence.h"
#include "ui/sourcechooser.h"
#include "wording/problemtext.h"
#include "wording/runtext.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>

#include <utility>

namespace Flaghoist {

RunBar::RunBar(DownloadSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_source(new SourceChooser(this)), m_method(new NarrowCombo(this)),
      m_atOnce(new ConcurrencyControl(this)), m_folder(new FolderButton(this)),
      m_start(new AccentButton(this)), m_honest(new MessageLine(this))
{
    m_method->addItem(strategyText(Strategy::Pool));
    m_method->setItemData(0, strategyHint(Strategy::Pool), Qt::ToolTipRole);
    m_method->setAccessibleName(tr("Download method"));
    m_method->setAccessibleDescription(strategyHint(Strategy::Pool));
    m_start->setObjectName(QStringLiteral("start"));
    layOut();

    connect(m_source, &SourceChooser::serverPicked, this,
            [this](const QString &name) { setSource(name, {}); });
    connect(m_source, &SourceChooser::ownUrlPicked, this, [this](const QString &url) { setSource({}, url); });
    connect(m_source, &SourceChooser::customUrlRequested, this, &RunBar::customUrlRequested);
    connect(m_atOnce, &ConcurrencyControl::concurrencyPicked, this, [this](int concurrency) {
        RunOptions options = m_session->options();
        options.concurrency = concurrency;
        m_session->setOptions(options);
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

bool RunBar::isStart(const QWidget *widget) const
{
    return widget == m_start;
}

QString RunBar::lockedText()
{
    //: Tool tip of what cannot be changed during a run
    return tr("This cannot be changed while flags are being downloaded.");
}

void RunBar::layOut()
{
    auto *const sentence = new QHBoxLayout;
    sentence->setSpacing(6);
    const auto add = [&](const QString &text, QWidget *widget) {
        if (sentence->count() > 0)
            sentence->addSpacing(8);
        sentence->addWidget(label(text, widget));
        sentence->addWidget(widget);
    };
    //: The sentence at the top: From [source] Method [method] At once [30] To [folder]
    add(tr("Fro&m"), m_source);
    //: The sentence at the top: From [source] Method [method] At once [30] To [folder]
    add(tr("Me&thod"), m_method);
    //: The sentence at the top: From [source] Method [method] At once [30] To [folder]
    add(tr("&At once"), m_atOnce);
    //: The sentence at the top: From [source] Method [method] At once [30] To [folder]
    add(tr("T&o"), m_folder);
    sentence->addStretch(1);
    sentence->addSpacing(8);
    sentence->addWidget(m_start);

    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 10, 12, 8);
    column->setSpacing(6);
    column->addLayout(sentence);
    column->addWidget(m_honest);
}

void RunBar::refresh()
{
    const RunOptions &options = m_session->options();
    const DownloadSession::State state = m_session->state();
    const bool locked = state != DownloadSession::State::Ready && state != DownloadSession::State::Finished;
    const std::optional<Problem> problem = m_session->problem();
    const Concurrency concurrency = m_session->concurrency();

    m_source->showSource(options);
    m_atOnce->setConcurrency(concurrency.asked);
    m_folder->setFolder(m_session->folder());
    m_source->setToolTip(locked ? lockedText() : m_source->currentText());
    m_method->setToolTip(locked ? lockedText() : strategyHint(options.strategy));
    m_atOnce->setToolTip(locked ? lockedText() : QString());
    if (locked)
        m_folder->setToolTip(lockedText());
    for (QWidget *const widget : std::initializer_list<QWidget *>{m_source, m_method, m_atOnce, m_folder})
        widget->setEnabled(!locked);

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
