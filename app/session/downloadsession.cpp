#include "session/downloadsession.h"

#include "engine/descriptorbudget.h"
#include "engine/engine.h"
#include "session/planner.h"
#include "session/prediction.h"
#include "storage/flagfolder.h"
#include "storage/manifest.h"

#include <QFileInfo>
#include <QFutureWatcher>
#include <QPromise>
#include <QtConcurrentRun>

#include <algorithm>
#include <system_error>
#include <thread>
#include <utility>

namespace Flaghoist {

namespace {

/// How many files that a run of \a items would overwrite are not, or no longer, as a practice source made
/// them.
int foreignFiles(const FlagFolder &folder, const QList<PlanItem> &items)
{
    int foreign = 0;
    for (const PlanItem &item : items) {
        const QString name = item.fileName.isEmpty() ? item.code.lower() : item.fileName;
        for (const FlagFolder::ExistingFile &file : folder.existing(name)) {
            const auto entry = folder.manifest().find(QFileInfo(file.file).fileName());
            const auto source = entry ? builtInSource(entry->source) : std::nullopt;
            const bool isPractice =
                source && source->practice && file.bytes && sha256(*file.bytes) == entry->sha256;
            foreign += isPractice ? 0 : 1;
        }
    }
    return foreign;
}

/// Off this thread where the system allows another one: a pool would wait for it for ever.
template <typename Job> auto runAside(Job job)
{
    try {
        std::thread([] {}).join();
    } catch (const std::system_error &) {
        QPromise<decltype(job())> promise;
        promise.start();
        promise.addResult(job());
        promise.finish();
        return promise.future();
    }
    return QtConcurrent::run(std::move(job));
}

} // namespace

DownloadSession::DownloadSession(QObject *parent) : QObject(parent), m_engine(std::make_unique<Engine>())
{
    constexpr milliseconds frame{16};
    m_frame.setSingleShot(true);
    m_frame.setInterval(frame);
    connect(&m_frame, &QTimer::timeout, this, &DownloadSession::announceChanges);
    connect(m_engine.get(), &Engine::attemptChanged, this,
            [this](const AttemptEvent &event) { markChanged(m_run.apply(event)); });
    connect(m_engine.get(), &Engine::outcomeReady, this, [this](const FlagOutcome &outcome) {
        const std::optional<int> row = m_run.apply(outcome);
        markChanged(row);
        if (row)
            emit outcomeReady(*row);
    });
    connect(m_engine.get(), &Engine::finished, this, &DownloadSession::roundFinished);
    connect(m_engine.get(), &Engine::hostWaits, this,
            [this](microseconds until) { mark(RunMark::Kind::ServerWait, until); });
    connect(m_engine.get(), &Engine::threadsLimited, this, [this](int threads) {
        m_round.concurrency.used = threads;
        m_round.concurrency.limitedBy = LimitReason::Threads;
        m_run.setConcurrency(m_round.concurrency, now());
        emit optionsChanged();
    });
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
    forgetOptions();
    if (codesChanged && m_state == State::Ready) {
        m_run = Run::ofReady(m_options.codes);
        emit runReset();
    }
    emit optionsChanged();
}

/// What was found out about them does not hold any more.
void DownloadSession::forgetOptions()
{
    m_problem.reset();
    m_prediction.reset();
}

const std::optional<Problem> &DownloadSession::problem() const
{
    if (!m_problem)
        m_problem = problemOf(m_options);
    return *m_problem;
}

Source DownloadSession::source() const
{
    return sourceOf(m_options);
}

Concurrency DownloadSession::concurrency() const
{
    if (isBusy())
        return m_round.concurrency;
    return concurrencyOf(m_options, m_options.codes.size(), source(), openFilesLimit());
}

QString DownloadSession::folder() const
{
    return folderOf(m_options);
}

std::optional<PracticeReport> DownloadSession::practice() const
{
    return m_practice.report(isBusy() ? m_round.source : source());
}

const std::optional<Run> &DownloadSession::prediction() const
{
    if (!m_prediction && problem())
        m_prediction.emplace();
    else if (!m_prediction)
        m_prediction = predictedRun(planOf(m_options, source(), m_lastRun + 1, openFilesLimit()));
    return *m_prediction;
}

microseconds DownloadSession::now() const
{
    return std::chrono::duration_cast<microseconds>(std::chrono::steady_clock::now()
                                                    - m_run.plan().clockZero);
}

void DownloadSession::start()
{
    if (isBusy())
        return;
    if (const auto found = problem()) {
        emit failedToStart(*found);
        return;
    }
    Source reachable = source();
    if (reachable.practice) {
        if (const auto found = m_practice.start(reachable)) {
            emit failedToStart(*found);
            return;
        }
    }
    DownloadPlan plan = planOf(m_options, reachable, m_lastRun + 1, openFilesLimit());
    plan.details = m_details;
    openFolder(plan);
}

void DownloadSession::setConcurrency(int asked)
{
    if (asked < 1 || m_options.concurrency == asked)
        return;
    m_options.concurrency = asked;
    forgetOptions();
    if (isBusy()) {
        m_round.concurrency =
            concurrencyOf(m_options, m_round.items.size(), m_round.source, openFilesLimit());
        if (m_state != State::Starting) // its run is not the present one yet
            m_run.setConcurrency(m_round.concurrency, now());
        m_engine->setLimit(m_round.concurrency.used);
    }
    emit optionsChanged();
}

void DownloadSession::pause()
{
    if (m_state != State::Running || !m_folder) // its requests have ended
        return;
    mark(RunMark::Kind::Paused);
    m_engine->setPaused(true);
    setState(State::Paused);
}

void DownloadSession::resume()
{
    if (m_state != State::Paused)
        return;
    mark(RunMark::Kind::Resumed);
    m_engine->setPaused(false);
    setState(State::Running);
}

void DownloadSession::cancel()
{
    if (m_state == State::Starting) {
        m_cancelWanted = true;
        if (std::exchange(m_asked, nullptr))
            setState(m_stateBeforeStart);
    }
    if (m_state == State::Paused)
        mark(RunMark::Kind::Resumed);
    else if (m_state != State::Running || !m_folder)
        return;
    setState(State::Cancelling);
    m_engine->cancel();
}

void DownloadSession::retryFailed()
{
    retryRows(m_run.rowsIn(FlagState::Failed));
}

void DownloadSession::downloadOthers()
{
    retryRows(m_run.rowsIn(FlagState::Cancelled));
}

void DownloadSession::retryRows(const QList<int> &rows)
{
    if (m_state != State::Finished || rows.isEmpty())
        return;
    DownloadPlan round = retryOf(m_run, rows, m_options, openFilesLimit());
    if (const auto found = makeReachable(round))
        emit failedToStart(*found);
    else
        openFolder(round);
}

/// A kept run has the practice server's port of an earlier start, and not the key of its source.
std::optional<Problem> DownloadSession::makeReachable(DownloadPlan &round)
{
    if (round.source.practice) {
        if (const auto found = m_practice.start(round.source))
            return found;
    } else {
        const auto source = withKey(round.source, round.items.first(), m_options);
        if (!source)
            return source.error();
        round.source = *source;
    }
    for (PlanItem &item : round.items)
        item.url = round.source.urlTemplate.expand(item.code);
    return std::nullopt;
}

void DownloadSession::showKept(const Run &run)
{
    if (isBusy())
        return;
    m_run = run;
    continueNumbers(run.id());
    m_changed.clear();
    emit runReset();
    setState(State::Finished);
}

bool DownloadSession::shutDown(milliseconds limit)
{
    return m_engine->shutDown(limit);
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
        opening->deleteLater();
        // Taken: a thread may hold the future for longer than the run lasts, and with it the folder's lock.
        folderOpened(opening->future().takeResult());
    });
    m_engine->prepare(round.strategy, round.concurrency.used);
    const bool asks = m_askBeforeOverwriting && round.source.practice
        && round.existing == ExistingFiles::Overwrite && round.items.first().id.round == 0;
    opening->setFuture(runAside([round, asks] {
        const Source &source = round.source;
        OpenedFolder opened{FlagFolder::open(round.folder, source)};
        if (opened.folder && asks)
            opened.foreignFiles = foreignFiles(**opened.folder, round.items);
        return opened;
    }));
}

void DownloadSession::folderOpened(const OpenedFolder &opened)
{
    if (!opened.folder) {
        setState(m_stateBeforeStart);
        emit failedToStart(opened.folder.error());
    } else if (opened.foreignFiles > 0 && !m_cancelWanted) {
        m_asked = *opened.folder;
        emit overwriteAsked(opened.foreignFiles);
    } else {
        beginRound(*opened.folder);
    }
}

void DownloadSession::confirmOverwrite()
{
    if (m_asked)
        beginRound(std::exchange(m_asked, nullptr));
}

void DownloadSession::beginRound(const std::shared_ptr<const FlagFolder> &folder)
{
    const JobId &id = m_round.items.first().id;
    if (id.round == 0) {
        continueNumbers(id.run);
        m_practice.clearStats(m_round.source);
        m_round.clockZero = std::chrono::steady_clock::now();
        m_run = Run(m_round, QDateTime::currentDateTimeUtc());
        m_changed.clear();
        emit runReset();
    } else {
        m_run.beginRound(m_round, now());
        for (const PlanItem &item : m_round.items)
            markChanged(item.id.index);
    }
    m_folder = folder;
    m_displacement.reset();
    m_engine->downloadMany(m_round, folder);
    setState(State::Running);
    emit started();
    if (m_cancelWanted)
        cancel();
}

/// The last to hold the folder and its lock is a thread that may wait for a disk.
void DownloadSession::roundFinished()
{
    m_run.endRound(now());
    announceChanges();
    auto *const leaving = new QFutureWatcher<std::optional<Failure>>(this);
    connect(leaving, &QFutureWatcherBase::finished, this, [this, leaving] {
        leaving->deleteLater();
        m_displacement = leaving->result();
        setState(State::Finished);
        emit finished();
    });
    leaving->setFuture(runAside([folder = std::exchange(m_folder, nullptr)]() mutable {
        const auto displacement = folder->displacement();
        folder.reset();
        return displacement;
    }));
}

void DownloadSession::markChanged(std::optional<int> row)
{
    if (!row)
        return;
    m_changed.append(*row);
    if (!m_frame.isActive())
        m_frame.start();
}

void DownloadSession::announceChanges()
{
    m_frame.stop();
    if (const QList<int> rows = std::exchange(m_changed, {}); !rows.isEmpty())
        emit rowsChanged(rows);
}

void DownloadSession::mark(RunMark::Kind kind, microseconds until)
{
    m_run.apply(RunMark{.kind = kind, .at = now(), .until = until});
}

void DownloadSession::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    emit stateChanged(state);
}

} // namespace Flaghoist
