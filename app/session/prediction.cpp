#include "session/prediction.h"

#include "practice/responseplan.h"
#include "session/simulation.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <map>
#include <set>

namespace Flaghoist {

namespace {

// Measured on loopback with both ends on one machine: the smallest part of all runs with delays.
constexpr microseconds usualSending{400};
constexpr microseconds usualReceiving{100};
constexpr microseconds usualSaving{500};
constexpr milliseconds practiceRetryAfter{1'000};

/// A practice server like the one of \a plan on a machine that plays both ends: what a request costs it was
/// measured on two processors, where hundreds of threads that connect get in each other's way.
SimulatedServer practiceServer(const DownloadPlan &plan)
{
    const bool hasThreads = plan.strategy != Strategy::EventLoop;
    return {.capacity = plan.source.practice->capacity,
            .each = microseconds{200},
            .perConnection = microseconds{hasThreads ? 200 : 60}};
}

/// What the planned response of the practice server makes of an attempt.
AttemptCourse courseOf(const PlannedResponse &response, bool hasFlag, const Deadlines &deadlines)
{
    AttemptCourse course{.sending = usualSending,
                         .work = response.delay,
                         .receiving = usualReceiving,
                         .saving = usualSaving,
                         .status = hasFlag ? DownloadStatus::Ok : DownloadStatus::NotFound,
                         .failure = {.kind = ErrorKind::None, .httpStatus = hasFlag ? 200 : 404}};
    if (!response.fault)
        return course;
    course.status = DownloadStatus::Error;
    course.failure = {};
    switch (*response.fault) {
    case PracticeFault::Teapot: course.failure = {.kind = ErrorKind::Http4xx, .httpStatus = 418}; break;
    case PracticeFault::Unavailable:
        course.failure = {.kind = ErrorKind::Http5xx, .httpStatus = 503};
        course.retryAfter = practiceRetryAfter;
        break;
    case PracticeFault::TooMany:
        course.failure = {.kind = ErrorKind::Http4xx, .httpStatus = 429};
        course.retryAfter = practiceRetryAfter;
        break;
    case PracticeFault::Reset: course.failure.kind = ErrorKind::Closed; break;
    case PracticeFault::Truncated: course.failure = {.kind = ErrorKind::Truncated, .httpStatus = 200}; break;
    case PracticeFault::Stall:
        course.failure = {.kind = ErrorKind::Timeout, .httpStatus = 200};
        course.receiving = std::max(
            microseconds{0}, std::min<microseconds>(deadlines.inactivity, deadlines.total - response.delay));
        course.holdsServer = true;
        break;
    case PracticeFault::Garbage: course.failure = {.kind = ErrorKind::InvalidImage, .httpStatus = 200}; break;
    }
    return course;
}

using Reason = Explanation::Reason;

/// Numbers that a person would choose.
constexpr std::array handyNumbers{1,  2,  3,  4,  5,   6,   8,   10,  12,  15,  20,  25,  30,
                                  40, 50, 60, 80, 100, 120, 150, 200, 250, 300, 400, 500, 700};
constexpr double asFast = 1.03; ///< no more than this much slower
constexpr double worthIt = 0.9; ///< no more than this of the time
constexpr double muchFewer = 0.7; ///< no more than this of the requests at once

/// What is to be different when a run is replayed.
struct Change
{
    int atOnce = 1;
    bool withRetries = true; ///< false: no code is tried again
    int without = -1; ///< a row that is left out
};

/// What an attempt took without the server: it stands for that of all others, where the order in which they
/// reach the server decides how they queue there.
microseconds overheadOf(const AttemptRecord &attempt)
{
    const AttemptPhases phases = phasesOf(attempt, attempt.started);
    return phases.duration(AttemptPhase::Connecting) + phases.duration(AttemptPhase::Waiting);
}

AttemptCourse recordedCourse(const QList<AttemptRecord> &attempts, int number,
                             std::optional<microseconds> overhead)
{
    const AttemptRecord &attempt = attempts[std::min(number, int(attempts.size())) - 1];
    const AttemptPhases phases = phasesOf(attempt, attempt.started);
    AttemptCourse course;
    // What a queue depends on is known of a server with a capacity alone.
    course.sending = overhead ? *overhead : overheadOf(attempt) + phases.duration(AttemptPhase::ServerQueue);
    course.work = phases.duration(AttemptPhase::ServerWork);
    course.receiving = phases.duration(AttemptPhase::Receiving);
    course.saving = phases.duration(AttemptPhase::Saving);
    if (attempt.failure.kind == ErrorKind::Closed) { // how often it is sent depends on its connection
        course.work = (course.sending + course.work) / std::max(1, attempt.sends);
        course.sending = {};
    }
    course.holdsServer = attempt.failure.kind == ErrorKind::Timeout;
    course.failure = attempt.failure;
    if (number < int(attempts.size())) {
        course.status = DownloadStatus::Error;
        course.retryIn = attempts[number].due - phases.ended();
    }
    return course;
}

/// The attempts of one round of a run, row by row; rows without any are left out.
struct RecordedRound
{
    DownloadPlan plan;
    std::vector<QList<AttemptRecord>> attempts;
};

RecordedRound recordedRound(const Run &run, int number, const Change &change)
{
    constexpr int asRecorded = 1000;
    const RunRound &round = run.rounds()[number];
    RecordedRound recorded{.plan = run.plan(), .attempts = {}};
    recorded.plan.strategy = round.strategy;
    recorded.plan.retries = change.withRetries ? asRecorded : 0;
    recorded.plan.deadlines = Deadlines::within(round.timeout);
    recorded.plan.concurrency.used = change.atOnce;
    recorded.plan.items.clear();
    for (const int row : round.rows) {
        QList<AttemptRecord> attempts;
        std::ranges::copy_if(run.row(row).attempts, std::back_inserter(attempts),
                             [number](const AttemptRecord &attempt) { return attempt.round == number; });
        if (row == change.without || attempts.isEmpty())
            continue;
        PlanItem item = run.row(row).item;
        item.id = {.run = 1, .index = int(recorded.attempts.size()), .round = 0};
        item.earlierAttempts = 0;
        recorded.plan.items.append(item);
        recorded.attempts.push_back(std::move(attempts));
    }
    return recorded;
}

/// How long the rounds of \a run would have taken together with \a change, by every attempt as it was
/// recorded. \a path is its critical path. A server of which nothing is known is taken to be as fast under
/// any load.
microseconds replayedElapsed(const Run &run, const QList<PathStep> &path, const Change &change)
{
    // What Flaghoist took between two attempts belongs to each.
    microseconds program{0};
    std::set<std::pair<int, int>> attempts;
    for (const PathStep &step : path) {
        if (step.phase == RunPhase::Program && !attempts.empty())
            program += step.duration();
        attempts.emplace(step.row, step.attempt);
    }
    const microseconds between = program / std::max<qint64>(1, qint64(attempts.size()));
    const std::optional<PracticeBehaviour> &practice = run.plan().source.practice;
    const SimulatedServer server = practice ? practiceServer(run.plan()) : SimulatedServer();
    microseconds sum{0};
    for (int number = 0; number < int(run.rounds().size()); ++number) {
        const RecordedRound recorded = recordedRound(run, number, change);
        std::optional<microseconds> overhead;
        if (server.capacity > 0) {
            std::vector<microseconds> overheads;
            for (const QList<AttemptRecord> &row : recorded.attempts)
                std::ranges::transform(row, std::back_inserter(overheads), &overheadOf);
            std::ranges::sort(overheads);
            overhead = overheads[overheads.size() / 2];
        }
        const auto course = [&](int row, int attempt) {
            AttemptCourse as = recordedCourse(recorded.attempts[size_t(row)], attempt, overhead);
            as.saving += between;
            return as;
        };
        sum += simulatedRun(recorded.plan, course, server).elapsed({});
    }
    return sum;
}

void addShares(Explanation &explanation)
{
    std::map<RunPhase, microseconds> byPhase;
    std::set<std::pair<int, int>> attempts;
    for (const PathStep &step : explanation.path) {
        byPhase[step.phase] += step.duration();
        if (step.attempt >= 0)
            attempts.emplace(step.row, step.attempt);
    }
    explanation.inTurn = int(attempts.size());
    explanation.shares = {byPhase.begin(), byPhase.end()};
    std::ranges::stable_sort(explanation.shares, std::greater(), &std::pair<RunPhase, microseconds>::second);
}

/// The row of which most of the path is.
int longestRow(const QList<PathStep> &path)
{
    std::map<int, microseconds> byRow;
    for (const PathStep &step : path)
        byRow[step.row] += step.duration();
    return std::ranges::max_element(byRow, {}, [](const auto &row) { return row.second; })->first;
}

Reason reasonFor(const Explanation &explanation)
{
    const auto part = [&explanation](microseconds time) {
        return double(time.count()) / double(explanation.elapsed.count());
    };
    constexpr double decides = 1.0 / 3;
    if (part(explanation.share(RunPhase::Unexplained)) > 0.5)
        return Reason::Unknown;
    if (part(explanation.share(RunPhase::Host)) > decides)
        return Reason::Host;
    if (part(explanation.share(RunPhase::Retry)) > decides)
        return Reason::Retries;
    if (part(explanation.share(RunPhase::ServerQueue)) > decides)
        return Reason::ServerQueue;
    if (part(explanation.codeTime) > 2 * decides)
        return Reason::OneFlag;
    return explanation.atOnce == 1 ? Reason::OneAtATime : Reason::InTurn;
}

/// How long a server that limits its rate holds requests back depends on when each of them came, and what is
/// sent twice on its connection.
bool canBeReplayed(const Run &run)
{
    const auto &practice = run.plan().source.practice;
    const auto isOwnCourse = [](const AttemptRecord &attempt) {
        return !isHostsRefusal(attempt) && attempt.sends < 2;
    };
    return (!practice || practice->rate == 0) && std::ranges::all_of(run.rows(), [&](const RunRow &row) {
               return std::ranges::all_of(row.attempts, isOwnCourse);
           });
}

void addClaims(Explanation &explanation, const Run &run, int row)
{
    const auto elapsedWith = [&](const Change &change) {
        return replayedElapsed(run, explanation.path, change);
    };
    // The fewest at once, from and up to so many, that take about \a time.
    const auto fewestFor = [&](microseconds time, int from, int to) -> std::optional<Explanation::Claim> {
        for (const int number : handyNumbers) {
            const int atOnce = std::min(number, to);
            if (atOnce < from)
                continue;
            const microseconds elapsed = elapsedWith({.atOnce = atOnce});
            if (double(elapsed.count()) <= asFast * double(time.count()))
                return Explanation::Claim{.atOnce = atOnce, .elapsed = elapsed};
            if (atOnce == to)
                break;
        }
        return std::nullopt;
    };
    const microseconds now = elapsedWith({.atOnce = explanation.atOnce});
    int most = std::min(run.size(), run.plan().source.cap);
    explanation.canTakeMore = most > explanation.atOnce;
    if (explanation.capacity > 0)
        most = std::min(most, explanation.capacity);
    if (most > explanation.atOnce) {
        const microseconds best = elapsedWith({.atOnce = most});
        if (double(best.count()) <= worthIt * double(now.count()))
            explanation.more = fewestFor(best, explanation.atOnce + 1, most);
    }
    explanation.fewer = fewestFor(now, 1, int(muchFewer * explanation.atOnce));
    if (explanation.reason == Reason::OneFlag && run.size() > 1) {
        const microseconds elapsed = elapsedWith({.atOnce = explanation.atOnce, .without = row});
        if (double(elapsed.count()) <= worthIt * double(now.count()))
            explanation.withoutCode = elapsed;
    }
    if (explanation.reason == Reason::Retries)
        explanation.withoutRetries = elapsedWith({.atOnce = explanation.atOnce, .withRetries = false});
}

/// The flag that was complete for the longest time before it was delivered, and the one it waited for.
void addHeld(Explanation &explanation, const Run &run)
{
    if (run.rounds().last().strategy != Strategy::PoolInOrder)
        return;
    Explanation::Held held;
    microseconds longest{0}; // of all that were delivered
    CountryCode by;
    for (const int index : run.rounds().last().rows) {
        const RunRow &row = run.row(index);
        if (row.attempts.isEmpty() || !row.attempts.last().ended)
            continue;
        const microseconds ended = *row.attempts.last().ended;
        if (ended >= longest) {
            longest = ended;
            by = row.item.code;
        } else if (row.outcome.delivered - ended > held.time) {
            held = {.by = by, .time = row.outcome.delivered - ended};
        }
    }
    if (held.time * 10 > explanation.elapsed)
        explanation.held = held;
}

} // namespace

std::optional<Run> predictedRun(const DownloadPlan &plan)
{
    if (!plan.source.practice || plan.existing != ExistingFiles::Overwrite)
        return std::nullopt;
    const PracticeBehaviour &behaviour = *plan.source.practice;
    const auto course = [&](int row, int attempt) {
        const CountryCode code = plan.items[row].code;
        return courseOf(plannedResponse(behaviour, code, attempt), isIsoCode(code), plan.deadlines);
    };
    SimulatedServer server = practiceServer(plan);
    server.rate = behaviour.rate;
    server.overRate =
        courseOf({.delay = milliseconds{0}, .fault = PracticeFault::TooMany}, true, plan.deadlines);
    return simulatedRun(plan, course, server);
}

Explanation explained(const Run &run)
{
    Explanation explanation;
    explanation.path = criticalPath(run);
    if (explanation.path.isEmpty())
        return explanation;
    explanation.elapsed = run.elapsed({});
    explanation.atOnce = run.plan().concurrency.used;
    if (const auto &practice = run.plan().source.practice)
        explanation.capacity = practice->capacity;
    addShares(explanation);
    const int row = longestRow(explanation.path);
    explanation.code = run.row(row).item.code;
    for (const PathStep &step : explanation.path) {
        const bool isItsOwn = step.phase != RunPhase::Slot && step.phase != RunPhase::Program;
        explanation.codeTime += step.row == row && isItsOwn ? step.duration() : microseconds{0};
    }
    explanation.reason = reasonFor(explanation);
    if (run.tally().cancelled == 0 && canBeReplayed(run))
        addClaims(explanation, run, row);
    addHeld(explanation, run);
    return explanation;
}

} // namespace Flaghoist
