#include "session/downloadsession.h"

#include "domain/countrycode.h"
#include "engine/descriptorbudget.h"
#include "engine/engine.h"
#include "engine/outcomewatcher.h"
#include "models/flagmodel.h"
#include "practice/practiceserver.h"
#include "storage/flagfolder.h"
#include "storage/wholefile.h"

#include <QDir>
#include <QFutureWatcher>
#include <QStandardPaths>
#include <QtConcurrentRun>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

DownloadSession::DownloadSession(FlagModel *flags, QObject *parent)
    : QObject(parent), m_flags(flags), m_engine(std::make_unique<Engine>()),
      m_outcomes(std::make_unique<OutcomeWatcher>())
{
    connect(m_engine.get(), &Engine::attemptChanged, this,
            [this](const AttemptEvent &event) { m_flags->apply(event); });
    connect(m_outcomes.get(), &OutcomeWatcher::outcomeReady, this, &DownloadSession::takeOutcome);
    connect(m_outcomes.get(), &OutcomeWatcher::finished, this, &DownloadSession::roundFinished);
}

DownloadSession::~DownloadSession() = default;

bool DownloadSession::isBusy(State state)
{
    return state != State::Ready && state != State::Finished;
}

void DownloadSession::setOptions(const RunOptions &options)
{
    if (isBusy())
        return;
    RunOptions accepted = options;
    accepted.codes = normalized(std::move(accepted.codes));
    if (accepted == m_options)
        return;
    const bool codesChanged = accepted.codes != m_options.codes;
    m_options = std::move(accepted);
    if (codesChanged && m_state == State::Ready)
        m_flags->showReady(m_options.codes);
    emit optionsChanged();
}

std::optional<Problem> DownloadSession::problem() const
{
    if (m_options.urlTemplate.isEmpty()) {
        if (!builtInSource(m_options.server))
            return Problem{ProblemKind::BadServer, m_options.server};
    } else if (const auto urlTemplate = UrlTemplate::parse(m_options.urlTemplate); !urlTemplate) {
        return urlTemplate.error();
    }
    if (m_options.concurrency.value_or(1) < 1)
        return Problem{ProblemKind::BadConcurrency, QString::number(*m_options.concurrency)};
    if (m_options.codes.isEmpty())
        return Problem{ProblemKind::NothingChosen, {}};
    return std::nullopt;
}

Source DownloadSession::source() const
{
    if (const auto urlTemplate = UrlTemplate::parse(m_options.urlTemplate))
        return customSource(*urlTemplate);
    Source source = builtInSource(m_options.server).value_or(builtInSources().first());
    if (source.practice)
        source.practice = m_options.behaviourFrom(*source.practice);
    return source;
}

Concurrency DownloadSession::concurrency() const
{
    if (isBusy())
        return m_round.concurrency;
    return concurrencyOver(m_options.codes.size(), source());
}

Concurrency DownloadSession::concurrencyOver(qsizetype codes, const Source &source) const
{
    const int asked = m_options.concurrency.value_or(defaultConcurrency(m_options.strategy));
    const int openFiles = openFilesLimit();
    const int room = requestsWithin(openFiles, source.practice.has_value());
    Concurrency result = concurrencyFor(
        asked, codes,
        {.strategy = maxConcurrencyOf(m_options.strategy), .source = source.cap, .descriptors = room});
    if (result.limitedBy == LimitReason::Descriptors)
        result.openFiles = openFiles;
    return result;
}

QString DownloadSession::folder() const
{
    if (!m_options.folder.isEmpty())
        return absolutePath(m_options.folder);
    const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    return QDir(pictures).filePath(u"Flaghoist/"_s + source().label);
}

std::optional<PracticeReport> DownloadSession::practice() const
{
    const Source present = isBusy() ? m_round.source : source();
    if (!present.practice)
        return std::nullopt;
    PracticeReport report{.urlTemplate = {}, .behaviour = *present.practice, .stats = {}};
    if (const auto port = m_practicePorts.constFind(present.label); port != m_practicePorts.cend()) {
        report.urlTemplate = PracticeServer::urlTemplate(*port);
        report.stats = m_practice->stats(*port);
    }
    return report;
}

RunProgress DownloadSession::progress() const
{
    const FlagTally &tally = m_flags->tally();
    RunProgress progress;
    progress.total = tally.total;
    progress.done = tally.total - tally.toDo;
    progress.inFlight = tally.inFlight;
    const milliseconds elapsed = roundElapsed();
    progress.elapsed = m_earlierRounds + elapsed;
    if (m_roundDone > 0 && elapsed.count() > 0) {
        progress.perSecond = m_roundDone * 1000.0 / double(elapsed.count());
        progress.left = milliseconds(qint64(tally.toDo * 1000.0 / progress.perSecond));
    }
    return progress;
}

RunSummary DownloadSession::summary() const
{
    const FlagTally &tally = m_flags->tally();
    return {.requested = int(m_plan.items.size()),
            .counts = {.ok = tally.downloaded,
                       .unchanged = tally.unchanged,
                       .notFound = tally.notFound,
                       .error = tally.failed,
                       .cancelled = tally.cancelled},
            .elapsed = m_earlierRounds + roundElapsed()};
}

void DownloadSession::start()
{
    if (isBusy())
        return;
    const Result<DownloadPlan, Problem> plan = makePlan();
    if (plan)
        openFolder(*plan);
    else
        emit failedToStart(plan.error());
}

void DownloadSession::setConcurrency(int asked)
{
    if (asked < 1 || m_options.concurrency == asked)
        return;
    m_options.concurrency = asked;
    if (isBusy()) {
        m_round.concurrency = concurrencyOver(m_round.items.size(), m_round.source);
        if (m_state != State::Starting) // its run is not the present one yet
            noteMostUsed();
        m_engine->setLimit(m_round.concurrency.used);
    }
    emit optionsChanged();
}

void DownloadSession::noteMostUsed()
{
    if (m_round.concurrency.used > m_plan.concurrency.used)
        m_plan.concurrency = m_round.concurrency;
}

void DownloadSession::pause()
{
    if (m_state != State::Running)
        return;
    m_pauseBegan = Clock::now();
    m_engine->setPaused(true);
    setState(State::Paused);
}

void DownloadSession::resume()
{
    if (m_state != State::Paused)
        return;
    m_paused += Clock::now() - m_pauseBegan;
    m_engine->setPaused(false);
    setState(State::Running);
}

void DownloadSession::cancel()
{
    if (m_state == State::Starting)
        m_cancelWanted = true;
    if (m_state == State::Paused)
        m_paused += Clock::now() - m_pauseBegan;
    else if (m_state != State::Running)
        return;
    setState(State::Cancelling);
    m_engine->cancel();
}

void DownloadSession::retryFailed()
{
    retryRows(m_flags->rowsIn(FlagState::Failed));
}

void DownloadSession::downloadOthers()
{
    retryRows(m_flags->rowsIn(FlagState::Cancelled));
}

void DownloadSession::retryRows(const QList<int> &rows)
{
    if (m_state != State::Finished || rows.isEmpty())
        return;
    DownloadPlan round = m_plan;
    round.items.clear();
    for (const int row : rows) {
        PlanItem item = m_plan.items.at(row);
        item.id.round = m_round.items.first().id.round + 1;
        item.earlierAttempts = int(m_flags->row(row).attempts.size());
        round.items.append(item);
    }
    round.concurrency = concurrencyOver(round.items.size(), round.source);
    openFolder(round);
}

bool DownloadSession::shutDown(milliseconds limit)
{
    return m_engine->shutDown(limit);
}

Result<DownloadPlan, Problem> DownloadSession::makePlan()
{
    if (const auto found = problem())
        return *found;
    DownloadPlan plan;
    plan.source = source();
    if (const auto found = reachPractice(plan.source))
        return *found;
    for (const CountryCode code : m_options.codes) {
        plan.items.append({.id = {.run = m_run + 1, .index = int(plan.items.size()), .round = 0},
                           .code = code,
                           .url = plan.source.urlTemplate.expand(code),
                           .earlierAttempts = 0});
    }
    plan.strategy = m_options.strategy;
    plan.concurrency = concurrency();
    plan.folder = folder();
    plan.name = m_options.name;
    plan.existing = m_options.existing;
    plan.deadlines = Deadlines::within(m_options.timeout);
    plan.retries = m_options.retries;
    plan.details = m_details;
    return plan;
}

std::optional<Problem> DownloadSession::reachPractice(Source &source)
{
    if (!source.practice)
        return std::nullopt;
    if (!m_practice)
        m_practice = std::make_unique<PracticeServer>();
    if (!m_practicePorts.contains(source.label)) {
        const Result<quint16, Problem> port = m_practice->listen(*source.practice);
        if (!port)
            return port.error();
        m_practicePorts.insert(source.label, *port);
    }
    const quint16 port = m_practicePorts.value(source.label);
    m_practice->setBehaviour(port, *source.practice);
    source.urlTemplate = UrlTemplate::parse(PracticeServer::urlTemplate(port)).value();
    return std::nullopt;
}

/// Off this thread: the folder may be on a disk that takes its time.
void DownloadSession::openFolder(const DownloadPlan &round)
{
    m_stateBeforeStart = m_state;
    m_cancelWanted = false;
    m_round = round;
    setState(State::Starting);
    auto *const opening = new QFutureWatcher<OpenedFolder>(this);
    connect(opening, &QFutureWatcherBase::finished, this, [this, opening] {
        // The future keeps the folder, and with it the folder's lock.
        opening->deleteLater();
        folderOpened(opening->result());
    });
    opening->setFuture(QtConcurrent::run(&FlagFolder::open, round.folder, round.name));
}

void DownloadSession::folderOpened(const OpenedFolder &folder)
{
    if (!folder) {
        setState(m_stateBeforeStart);
        emit failedToStart(folder.error());
        return;
    }
    const JobId &id = m_round.items.first().id;
    if (id.round == 0) {
        m_run = id.run;
        m_plan = m_round;
        if (m_round.source.practice)
            m_practice->clearStats(m_practicePorts.value(m_round.source.label));
        m_earlierRounds = milliseconds{0};
        m_flags->beginRun(m_plan);
    } else {
        m_earlierRounds += roundElapsed();
        noteMostUsed();
        m_flags->beginRound(m_round);
    }
    m_roundDone = 0;
    m_paused = Clock::duration{0};
    m_roundTook.reset();
    m_roundBegan = Clock::now();
    m_outcomes->watch(m_engine->downloadMany(m_round, *folder), m_round.items.size());
    setState(State::Running);
    emit started();
    if (m_cancelWanted)
        cancel();
}

void DownloadSession::takeOutcome(const FlagOutcome &outcome)
{
    if (outcome.status != DownloadStatus::Cancelled && m_state != State::Paused)
        ++m_roundDone;
    m_flags->apply(outcome);
    emit outcomeReady(outcome);
}

void DownloadSession::roundFinished()
{
    m_roundTook = roundElapsed();
    setState(State::Finished);
    emit finished(summary());
}

milliseconds DownloadSession::roundElapsed() const
{
    if (m_roundTook)
        return *m_roundTook;
    const Clock::time_point now = m_state == State::Paused ? m_pauseBegan : Clock::now();
    return std::chrono::duration_cast<milliseconds>(now - m_roundBegan - m_paused);
}

void DownloadSession::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

} // namespace Flaghoist
