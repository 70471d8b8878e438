#include "engine/strategies.h"

#include "network/fetcher.h"

#include <QThread>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>
#include <set>

namespace Flaghoist {

namespace {

/// The book's submit and as_completed: a thread of the pool for every attempt under way, outcomes as they
/// come. With a limit of one it is the book's plain loop as well.
class PoolAsCompleted : public RunStrategy
{
public:
    using RunStrategy::RunStrategy;

    void start(const AttemptRequest &request, CompletionHandler completed) final
    {
        QtConcurrent::run(&m_context.pool, downloadOne, request, m_context.services, m_context.stop)
            .then(m_context.scheduler, std::move(completed));
    }
};

/// The book's executor.map: the same pool, but an outcome is delivered only after all before it in the plan.
class PoolInOrder final : public PoolAsCompleted
{
public:
    using PoolAsCompleted::PoolAsCompleted;

    [[nodiscard]] QList<int> readyAfter(int job) override
    {
        if (m_flushed)
            return {job};
        m_held.insert(job);
        QList<int> ready;
        for (; m_held.erase(m_next) > 0; ++m_next)
            ready.append(m_next);
        return ready;
    }
    [[nodiscard]] QList<int> flush() override
    {
        m_flushed = true;
        const QList<int> held(m_held.begin(), m_held.end());
        m_held.clear();
        return held;
    }

private:
    std::set<int> m_held; ///< complete and not delivered
    int m_next = 0; ///< the job whose turn it is
    bool m_flushed = false;
};

/// The book's asyncio version: one thread waits for all answers. Only what costs time of a processor or of
/// the disk (verifying, decoding, saving) goes to a pool, which is as large as the machine.
class EventLoop final : public RunStrategy
{
public:
    using RunStrategy::RunStrategy;

    void start(const AttemptRequest &request, CompletionHandler completed) override
    {
        if (request.existing == ExistingFiles::Overwrite)
            return fetch(request, std::move(completed));
        QtConcurrent::run(&m_context.pool, prepareAttempt, request, m_context.services, m_context.stop)
            .then(m_context.scheduler,
                  [this, completed = std::move(completed)](const PreparedAttempt &prepared) {
                      if (prepared.kept)
                          completed(*prepared.kept);
                      else
                          fetch(prepared.request, completed);
                  });
    }

private:
    void fetch(const AttemptRequest &request, CompletionHandler completed)
    {
        m_context.services.fetcher.fetchAsync(
            request.fetch, m_context.stop,
            [this, request, completed = std::move(completed)](const Fetched &fetched) {
                if (!readsFiles(fetched.end))
                    return completed(finishOne(request, fetched, m_context.services, m_context.stop));
                QtConcurrent::run(&m_context.pool, finishOne, request, fetched, m_context.services,
                                  m_context.stop)
                    .then(m_context.scheduler, completed);
            });
    }
};

} // namespace

std::unique_ptr<RunStrategy> RunStrategy::make(Strategy strategy, const StrategyContext &context)
{
    switch (strategy) {
    case Strategy::Sequential:
    case Strategy::Pool: return std::make_unique<PoolAsCompleted>(context);
    case Strategy::PoolInOrder: return std::make_unique<PoolInOrder>(context);
    case Strategy::EventLoop: return std::make_unique<EventLoop>(context);
    }
    Q_UNREACHABLE();
}

int RunStrategy::limitOf(Strategy strategy, int asked)
{
    return std::min(asked, maxConcurrencyOf(strategy));
}

int RunStrategy::threadsOf(Strategy strategy, int attempts)
{
    return strategy == Strategy::EventLoop ? QThread::idealThreadCount() : attempts;
}

RunStrategy::~RunStrategy() = default;

} // namespace Flaghoist
