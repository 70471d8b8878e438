#pragma once

#include "domain/strategy.h"
#include "engine/downloadone.h"

#include <QList>

#include <functional>
#include <memory>

class QObject;
class QThreadPool;

namespace Flaghoist {

/// Where attempts are worked on; all of it outlives the round.
struct Workplace
{
    /// Lives in the scheduler's thread: what ended is told there.
    QObject *scheduler;
    QThreadPool &pool;
    Services services;
    std::stop_token stop;
};

/// What makes one way to run a round differ from another: where an attempt waits for its answer, and in
/// which order outcomes are told. One for each round; called from the scheduler's thread only.
class RunStrategy
{
    Q_DISABLE_COPY_MOVE(RunStrategy)

public:
    using Ended = std::function<void(const AttemptResult &)>;

    [[nodiscard]] static std::unique_ptr<RunStrategy> make(Strategy strategy, const Workplace &workplace);
    virtual ~RunStrategy();

    /// How many attempts may be under way when \a asked are wanted.
    [[nodiscard]] virtual int limit(int asked) const { return asked; }
    /// How many threads the pool needs for \a attempts under way.
    [[nodiscard]] virtual int threads(int attempts) const = 0;
    /// Starts one attempt and returns at once; \a ended is called exactly once, in the scheduler's thread.
    virtual void start(const AttemptRequest &request, Ended ended) = 0;

    /// \a job has its outcome. Those that may be told now, in order; each job is named once in a round.
    [[nodiscard]] virtual QList<int> completed(int job) { return {job}; }
    /// The round ends early: those that were held back. From now on nothing is.
    [[nodiscard]] virtual QList<int> released() { return {}; }

protected:
    explicit RunStrategy(const Workplace &workplace) : m_workplace(workplace) { }

    const Workplace m_workplace;
};

} // namespace Flaghoist
