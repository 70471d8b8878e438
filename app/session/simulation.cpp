#include "session/simulation.h"

#include "engine/jobqueue.h"

#include <algorithm>

namespace Flaghoist {

namespace {

constexpr std::chrono::seconds rateWindow{1};

/// A host's gate takes the zero of its clock for the past.
JobQueue::Time queueTime(microseconds at)
{
    return JobQueue::Time(std::chrono::hours(1) + at);
}

microseconds runTime(JobQueue::Time at)
{
    return std::chrono::duration_cast<microseconds>(at - queueTime(microseconds{0}));
}

QByteArray milliText(microseconds duration)
{
    return QByteArray::number(double(duration.count()) / 1000, 'f', 3);
}

class Simulation final
{
public:
    Simulation(const DownloadPlan &plan, const CourseOf &courseOf, const SimulatedServer &server)
        : m_plan(plan), m_courseOf(courseOf), m_server(server), m_queue(plan, queueTime(microseconds{0})),
          m_jobs(size_t(plan.items.size()))
    {
        m_queue.setLimit(plan.concurrency.used);
    }

    [[nodiscard]] Run run();

private:
    struct Event
    {
        microseconds at;
        int number; ///< in the order in which they were planned
        std::function<void()> happen;

        friend bool operator>(const Event &left, const Event &right)
        {
            return std::pair(left.at, left.number) > std::pair(right.at, right.number);
        }
    };
    struct Job
    {
        JobQueue::Start start; ///< of the current attempt, which is the last one
        QList<AttemptRecord> attempts;
        AttemptCourse course;
        microseconds arrived{0};
        microseconds begun{0}; ///< by the server
        bool isServed = false;
    };

    void planFor(int job, microseconds at, void (Simulation::*happen)(int job));
    void start(const JobQueue::Start &start);
    void arrive(int job);
    void serve();
    void leaveServer(int job);
    void answer(int job);
    void giveUp(int job);
    void end(int job);
    [[nodiscard]] bool isOverRate();

    Job &job(int index) { return m_jobs[size_t(index)]; }
    [[nodiscard]] FlagOutcome outcomeOf(int index) const;

    const DownloadPlan &m_plan;
    const CourseOf &m_courseOf;
    const SimulatedServer &m_server;
    JobQueue m_queue;
    std::vector<Job> m_jobs;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> m_events;
    std::deque<int> m_waiting; ///< at the server
    std::deque<microseconds> m_accepted; ///< requests of the last second
    microseconds m_now{0};
    microseconds m_busyUntil{0};
    int m_planned = 0;
    int m_serving = 0;
    int m_idle = 0; ///< connections that can be used again
};

Run Simulation::run()
{
    std::optional<microseconds> wake{0}; // the scheduler's one timer
    while (wake || !m_events.empty()) {
        m_now = m_events.empty() ? *wake : std::min(m_events.top().at, wake.value_or(m_events.top().at));
        while (!m_events.empty() && m_events.top().at == m_now) {
            const auto happen = m_events.top().happen;
            m_events.pop();
            happen();
        }
        while (const auto next = m_queue.take(queueTime(m_now)))
            start(*next);
        wake.reset();
        if (const auto next = m_queue.nextChange(queueTime(m_now)))
            wake = m_now + std::chrono::ceil<milliseconds>(*next - queueTime(m_now));
    }
    std::vector<FlagOutcome> outcomes;
    outcomes.reserve(m_jobs.size());
    for (int index = 0; index < int(m_jobs.size()); ++index)
        outcomes.push_back(outcomeOf(index));
    if (m_plan.strategy == Strategy::PoolInOrder) {
        for (size_t i = 1; i < outcomes.size(); ++i)
            outcomes[i].delivered = std::max(outcomes[i].delivered, outcomes[i - 1].delivered);
    }
    std::ranges::stable_sort(outcomes, {}, &FlagOutcome::delivered);
    Run run(m_plan, {});
    for (const FlagOutcome &outcome : outcomes)
        run.apply(outcome);
    run.endRound(outcomes.empty() ? microseconds{0} : outcomes.back().delivered);
    return run;
}

FlagOutcome Simulation::outcomeOf(int index) const
{
    const Job &job = m_jobs[size_t(index)];
    FlagOutcome outcome = FlagOutcome::of(m_plan.items[index]);
    outcome.status = job.course.status;
    outcome.failure = job.attempts.last().failure;
    outcome.attempts = job.attempts;
    outcome.delivered = *job.attempts.last().ended;
    return outcome;
}

/// Nothing happens where the present attempt of the job has ended by then.
void Simulation::planFor(int index, microseconds at, void (Simulation::*happen)(int))
{
    const auto happenInTime = [this, index, happen, attempt = job(index).attempts.size()] {
        const auto &attempts = job(index).attempts;
        if (attempts.size() == attempt && !attempts.last().ended)
            (this->*happen)(index);
    };
    m_events.push({.at = at, .number = m_planned++, .happen = happenInTime});
}

void Simulation::start(const JobQueue::Start &start)
{
    const int index = start.job;
    Job &started = job(index);
    started.start = start;
    AttemptRecord attempt;
    attempt.round = m_plan.items[index].id.round;
    attempt.slot = start.slot;
    attempt.due = runTime(start.due);
    attempt.started = m_now;
    attempt.sends = 1;
    started.attempts.append(attempt);
    started.course = m_courseOf(index, m_plan.items[index].earlierAttempts + start.attempt);
    microseconds cost = m_server.each;
    if (m_idle == 0) {
        cost += m_server.perConnection;
    } else {
        --m_idle;
        // A connection that fails when it is used again may have been stale: the request is sent anew.
        if (started.course.failure.kind == ErrorKind::Closed) {
            started.course.work *= 2;
            started.attempts.last().sends = 2;
        }
    }
    m_busyUntil = std::max(m_busyUntil, m_now) + cost;
    planFor(index, m_busyUntil + started.course.sending, &Simulation::arrive);
}

void Simulation::arrive(int index)
{
    Job &arrived = job(index);
    arrived.arrived = arrived.begun = m_now;
    arrived.attempts.last().sent = m_now;
    if (isOverRate()) {
        arrived.course = m_server.overRate;
        answer(index);
        return;
    }
    if (m_server.capacity > 0 || arrived.course.work > m_plan.deadlines.total)
        planFor(index, m_now + m_plan.deadlines.total, &Simulation::giveUp);
    m_waiting.push_back(index);
    serve();
}

bool Simulation::isOverRate()
{
    if (m_server.rate <= 0)
        return false;
    while (!m_accepted.empty() && m_accepted.front() <= m_now - rateWindow)
        m_accepted.pop_front();
    if (int(m_accepted.size()) >= m_server.rate)
        return true;
    m_accepted.push_back(m_now);
    return false;
}

void Simulation::serve()
{
    while (!m_waiting.empty() && (m_server.capacity <= 0 || m_serving < m_server.capacity)) {
        const int next = m_waiting.front();
        m_waiting.pop_front();
        ++m_serving;
        job(next).begun = m_now;
        job(next).isServed = true;
        planFor(next, m_now + job(next).course.work, &Simulation::answer);
    }
}

void Simulation::leaveServer(int index)
{
    if (std::exchange(job(index).isServed, false))
        --m_serving;
    else
        std::erase(m_waiting, index);
    serve();
}

void Simulation::giveUp(int index)
{
    Job &given = job(index);
    if (given.attempts.last().firstByte)
        return;
    given.course = {.status = DownloadStatus::Error, .failure = {.kind = ErrorKind::Timeout}};
    leaveServer(index);
    end(index);
}

void Simulation::answer(int index)
{
    Job &answered = job(index);
    const AttemptCourse &course = answered.course;
    AttemptRecord &attempt = answered.attempts.last();
    if (!course.holdsServer)
        leaveServer(index);
    attempt.firstByte = m_now;
    attempt.received = m_now + course.receiving;
    attempt.headers = {{"Server-Timing",
                        "queue;dur=" + milliText(answered.begun - answered.arrived)
                            + ", work;dur=" + milliText(m_now - answered.begun)}};
    if (course.retryAfter)
        attempt.headers.append(
            {"Retry-After", QByteArray::number(qint64(course.retryAfter->count() / 1000))});
    planFor(index, m_now + course.receiving + course.saving, &Simulation::end);
}

void Simulation::end(int index)
{
    Job &ended = job(index);
    AttemptRecord &attempt = ended.attempts.last();
    const AttemptCourse &course = ended.course;
    if (course.holdsServer)
        leaveServer(index);
    attempt.ended = m_now;
    attempt.failure = course.failure;
    if (course.failure.kind == ErrorKind::None || course.failure.kind == ErrorKind::InvalidImage)
        ++m_idle;
    const bool mayHelp = course.retryIn || isTransient(course.failure.kind, course.failure.httpStatus);
    m_queue.ended(ended.start, queueTime(m_now),
                  {.httpStatus = course.failure.httpStatus,
                   .retryAfter = course.retryAfter,
                   .mayRetry = course.status == DownloadStatus::Error && mayHelp,
                   .retryIn = course.retryIn});
}

} // namespace

Run simulatedRun(const DownloadPlan &plan, const CourseOf &courseOf, const SimulatedServer &server)
{
    return Simulation(plan, courseOf, server).run();
}

} // namespace Flaghoist
