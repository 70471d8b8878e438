#include "session/simulation.h"

#include "engine/hostgate.h"
#include "engine/retrypolicy.h"

#include <algorithm>
#include <deque>
#include <queue>
#include <set>

namespace Flaghoist {

namespace {

constexpr std::chrono::seconds rateWindow{1};

HostGate::Time gateTime(microseconds at)
{
    return HostGate::Time(std::chrono::hours(1) + at); // a gate takes the zero of its clock for the past
}

microseconds runTime(HostGate::Time at)
{
    return std::chrono::duration_cast<microseconds>(at - gateTime(microseconds{0}));
}

QByteArray milliText(microseconds duration)
{
    return QByteArray::number(double(duration.count()) / 1000, 'f', 3);
}

class Simulation final
{
public:
    Simulation(const DownloadPlan &plan, const CourseOf &courseOf, const SimulatedServer &server)
        : m_plan(plan), m_courseOf(courseOf), m_server(server), m_jobs(size_t(plan.items.size()))
    {
        for (int job = 0; job < int(m_jobs.size()); ++job)
            m_ready.push_back(job);
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
        QList<AttemptRecord> attempts;
        AttemptCourse course;
        microseconds due{0};
        microseconds arrived{0};
        microseconds begun{0}; ///< by the server
        bool isServed = false;
        int refusals = 0;
    };

    void plan(microseconds at, std::function<void()> happen = {});
    void planFor(int job, microseconds at, void (Simulation::*happen)(int job));
    void startWhatFits();
    void start(int job);
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
    std::vector<Job> m_jobs;
    std::priority_queue<Event, std::vector<Event>, std::greater<>> m_events;
    std::priority_queue<std::pair<microseconds, int>, std::vector<std::pair<microseconds, int>>,
                        std::greater<>>
        m_retries;
    std::deque<int> m_due;
    std::deque<int> m_ready;
    std::set<int> m_freeSlots;
    std::deque<int> m_queue; ///< at the server
    std::deque<microseconds> m_accepted; ///< requests of the last second
    HostGate m_gate;
    microseconds m_now{0};
    microseconds m_busyUntil{0};
    int m_planned = 0;
    int m_inFlight = 0;
    int m_answers = 0;
    std::optional<microseconds> m_firstAnswer;
    int m_serving = 0;
    int m_idle = 0; ///< connections that can be used again
};

Run Simulation::run()
{
    plan(microseconds{0});
    while (!m_events.empty()) {
        m_now = m_events.top().at;
        while (!m_events.empty() && m_events.top().at == m_now) {
            const auto happen = m_events.top().happen;
            m_events.pop();
            if (happen)
                happen();
        }
        for (; !m_retries.empty() && m_retries.top().first <= m_now; m_retries.pop())
            m_due.push_back(m_retries.top().second);
        startWhatFits();
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

void Simulation::plan(microseconds at, std::function<void()> happen)
{
    m_events.push({.at = at, .number = m_planned++, .happen = std::move(happen)});
}

/// Nothing happens where the present attempt of the job has ended by then.
void Simulation::planFor(int index, microseconds at, void (Simulation::*happen)(int))
{
    plan(at, [this, index, happen, attempt = job(index).attempts.size()] {
        const auto &attempts = job(index).attempts;
        if (attempts.size() == attempt && !attempts.last().ended)
            (this->*happen)(index);
    });
}

void Simulation::startWhatFits()
{
    while (!m_due.empty() || !m_ready.empty()) {
        if (m_inFlight >= m_plan.concurrency.used)
            return;
        if (m_inFlight >= gentleLimit(m_now, m_firstAnswer, m_answers)) {
            plan(std::chrono::floor<milliseconds>(m_now) + gentleStep);
            return;
        }
        if (m_gate.opensAt() > gateTime(m_now)) {
            const auto wait = m_gate.opensAt() - gateTime(m_now);
            plan(m_now + std::chrono::ceil<milliseconds>(wait));
            return;
        }
        std::deque<int> &queue = m_due.empty() ? m_ready : m_due;
        const int next = queue.front();
        queue.pop_front();
        start(next);
    }
}

void Simulation::start(int index)
{
    Job &started = job(index);
    AttemptRecord attempt;
    attempt.round = m_plan.items[index].id.round;
    attempt.slot = m_freeSlots.empty() ? m_inFlight : m_freeSlots.extract(m_freeSlots.begin()).value();
    attempt.due = std::max(started.due, std::min(runTime(m_gate.opensAt()), m_now));
    attempt.started = m_now;
    attempt.sends = 1;
    started.attempts.append(attempt);
    started.course = m_courseOf(index, m_plan.items[index].earlierAttempts + int(started.attempts.size()));
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
    ++m_inFlight;
    m_gate.started(gateTime(m_now));
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
    m_queue.push_back(index);
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
    while (!m_queue.empty() && (m_server.capacity <= 0 || m_serving < m_server.capacity)) {
        const int next = m_queue.front();
        m_queue.pop_front();
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
        std::erase(m_queue, index);
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
    --m_inFlight;
    if (m_answers++ == 0)
        m_firstAnswer = m_now;
    if (course.failure.kind == ErrorKind::None || course.failure.kind == ErrorKind::InvalidImage)
        ++m_idle;
    m_freeSlots.insert(attempt.slot);
    const bool isRefusal = isHostsRefusal(attempt);
    if (isRefusal)
        m_gate.refused(gateTime(attempt.started), gateTime(m_now), course.retryAfter);
    else if (course.failure.httpStatus > 0)
        m_gate.answered(gateTime(m_now));
    const bool isBelieved = isRefusal && m_gate.isBelieved() && ended.refusals < maxRefusals;
    ended.refusals += isBelieved ? 1 : 0;
    const int retries = m_plan.retries == 0 ? 0 : m_plan.retries + ended.refusals;
    if (course.status != DownloadStatus::Error || ended.attempts.size() > retries
        || !(course.retryIn || isTransient(course.failure.kind, course.failure.httpStatus)))
        return;
    if (isBelieved)
        ended.due = runTime(m_gate.closedUntil());
    else if (course.retryIn)
        ended.due = m_now + *course.retryIn;
    else
        ended.due = m_now
            + retryDelay(int(ended.attempts.size()) - ended.refusals, course.retryAfter,
                         seededJitter(m_plan.source.practice->seed, m_plan.items[index].code,
                                      m_plan.items[index].earlierAttempts + int(ended.attempts.size())));
    m_retries.push({ended.due, index});
    plan(ended.due);
}

} // namespace

Run simulatedRun(const DownloadPlan &plan, const CourseOf &courseOf, const SimulatedServer &server)
{
    return Simulation(plan, courseOf, server).run();
}

} // namespace Flaghoist
