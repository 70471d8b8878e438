#include "session/prediction.h"

#include "domain/criticalpath.h"
#include "engine/retrypolicy.h"
#include "practice/responseplan.h"
#include "session/simulation.h"

#include <algorithm>
#include <iterator>
#include <set>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

// Measured on loopback with both ends on one machine: the smallest part of all runs with delays.
constexpr microseconds usualSending{400};
constexpr microseconds usualReceiving{100};
constexpr microseconds usualSaving{500};
constexpr microseconds usualEach{200};
constexpr milliseconds practiceRetryAfter{1'000};

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
    AttemptCourse overRate =
        courseOf({.delay = milliseconds{0}, .fault = PracticeFault::TooMany}, true, plan.deadlines);
    return simulatedRun(
        plan, course,
        {.capacity = behaviour.capacity, .rate = behaviour.rate, .overRate = overRate, .each = usualEach});
}

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
    const SimulatedServer server{.capacity = practice ? practice->capacity : 0,
                                 .each = practice ? usualEach : microseconds{0}};
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

} // namespace Flaghoist
