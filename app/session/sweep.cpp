#include "session/sweep.h"

#include "session/downloadsession.h"
#include "session/planner.h"

namespace Flaghoist {

Sweep::Sweep(QObject *parent) : QObject(parent) { }

Sweep::~Sweep() = default;

std::optional<Problem> Sweep::problemOf(const RunOptions &options)
{
    if (const auto problem = Flaghoist::problemOf(options))
        return problem;
    if (const Source source = sourceOf(options); !source.practice)
        return Problem{ProblemKind::SweepOfWebSource, source.label};
    return std::nullopt;
}

void Sweep::start(const SweepPlan &plan)
{
    if (isRunning())
        return;
    if (const auto problem = problemOf(plan.options)) {
        emit failed(*problem);
        return;
    }
    m_plan = plan;
    m_runs.clear();
    m_cancelled = false;
    m_folder = std::make_unique<QTemporaryDir>();
    if (!m_folder->isValid()) {
        emit failed({ProblemKind::FolderNotMade, m_folder->errorString()});
        return;
    }
    m_session = std::make_unique<DownloadSession>();
    m_session->setDetails({.thumbnail = false});
    connect(m_session.get(), &DownloadSession::finished, this, &Sweep::runEnded);
    connect(m_session.get(), &DownloadSession::failedToStart, this, [this](const Problem &problem) {
        end();
        emit failed(problem);
    });
    startNext();
}

void Sweep::cancel()
{
    m_cancelled = true;
    if (m_session)
        m_session->cancel();
}

/// Each repeat goes through all points, and begins with another one.
void Sweep::startNext()
{
    const auto points = m_plan.concurrencies.size() * m_plan.methods.size();
    const auto number = m_runs.size();
    const auto point = (number + number / points) % points;
    RunOptions options = m_plan.options;
    options.strategy = m_plan.methods[point % m_plan.methods.size()];
    options.concurrency = m_plan.concurrencies[point / m_plan.methods.size()];
    options.folder = m_folder->path();
    options.existing = ExistingFiles::Overwrite;
    m_session->setOptions(options);
    m_session->start();
}

void Sweep::runEnded()
{
    if (!m_cancelled) {
        m_runs.append(summaryOf(m_session->run()));
        emit progressed();
    }
    if (m_cancelled || m_runs.size() >= m_plan.runCount()) {
        end();
        emit finished();
    } else {
        startNext();
    }
}

/// The session is the one that is calling.
void Sweep::end()
{
    m_session->disconnect(this);
    m_session.release()->deleteLater();
    m_folder.reset();
}

} // namespace Flaghoist
