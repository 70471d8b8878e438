#include "session/prediction.h"

#include "practice/responseplan.h"
#include "session/simulation.h"

#include <algorithm>

namespace Flaghoist {

namespace {

// Measured on loopback with both ends on one machine: the smallest part of all runs with delays.
constexpr microseconds usualSending{400};
constexpr microseconds usualReceiving{100};
constexpr microseconds usualSaving{500};
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
    return simulatedRun(plan, course,
                        {.capacity = behaviour.capacity,
                         .rate = behaviour.rate,
                         .overRate = overRate,
                         .each = usualPracticeCost});
}

} // namespace Flaghoist
