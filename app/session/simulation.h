#pragma once

#include "domain/run.h"

#include <functional>

namespace Flaghoist {

/// What one attempt takes and brings, whenever it is made.
struct AttemptCourse
{
    microseconds sending{0}; ///< from its slot until the server has the request
    microseconds work{0}; ///< of the server, until the first byte
    microseconds receiving{0}; ///< from the first byte until the last
    microseconds saving{0}; ///< and verifying; then its slot is free
    bool holdsServer = false; ///< the server is occupied until the attempt ends, not until its first byte
    DownloadStatus status = DownloadStatus::Ok;
    Failure failure = {};
    std::optional<milliseconds> retryAfter = {}; ///< as the server asks
    /// Until the next attempt, where the host does not refuse: recorded, or by the retry policy.
    std::optional<microseconds> retryIn = {};
};

/// The course of attempt \a attempt of row \a row; attempts count from 1 and go on over rounds.
using CourseOf = std::function<AttemptCourse(int row, int attempt)>;

/// How the server is when many ask at once.
struct SimulatedServer
{
    int capacity = 0; ///< as in PracticeBehaviour, as the next
    int rate = 0;
    AttemptCourse overRate = {}; ///< of a request that is over the rate
    /// What each request costs the machine before it is sent, one after the other; where it takes a new
    /// connection, with perConnection.
    microseconds each{0};
    microseconds perConnection{0};
};

/// One round over \a plan as the engine would run it, without any engine: the same queues, slots, host's gate
/// and order of delivery, on a clock of its own. The record has every attempt by phase.
[[nodiscard]] Run simulatedRun(const DownloadPlan &plan, const CourseOf &courseOf,
                               const SimulatedServer &server);

} // namespace Flaghoist
