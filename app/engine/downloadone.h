#pragma once

#include "domain/flagoutcome.h"
#include "network/fetched.h"

#include <chrono>
#include <optional>
#include <stop_token>

namespace Flaghoist {

class Fetcher;
class FlagFolder;

/// One attempt at one flag.
struct AttemptRequest
{
    PlanItem item;
    int attempt = 1; ///< counted from 1 within the round
    int slot = 0;
    FetchRequest fetch;
    ExistingFiles existing = ExistingFiles::Overwrite;
    OutcomeDetails details;
    std::chrono::steady_clock::time_point clockZero; ///< of the run's clock
    microseconds due{0}; ///< as in AttemptRecord
    microseconds started{0};
};

/// What an attempt works with; borrowed, and alive until the attempt returned.
struct Services
{
    Fetcher &fetcher;
    const FlagFolder &folder;
};

struct AttemptResult
{
    /// Complete but for the attempts before this one.
    FlagOutcome outcome;
    std::optional<milliseconds> retryAfter;
    bool mayPass = false; ///< as Fetched::mayPass
    /// When the picture was found whole; its record has it on the run's clock.
    std::optional<std::chrono::steady_clock::time_point> verified = {};
};

/// Gets, verifies, decodes and saves one flag: one attempt, blocking, on a pool thread. Never throws: any
/// failure becomes the outcome. 404 is NotFound; a raised \a stop is Cancelled.
[[nodiscard]] AttemptResult downloadOne(const AttemptRequest &request, Services services,
                                        const std::stop_token &stop) noexcept;

/// An attempt that looked at the files that are there.
struct PreparedAttempt
{
    AttemptRequest request;
    std::optional<AttemptResult> kept; ///< the outcome, where nothing is to be fetched
};

/// What downloadOne() begins with. ExistingFiles::Skip: a whole flag that is there already is the outcome.
/// Update: the request asks by the validators of the flag that is there, if it is as it was saved from this
/// URL.
[[nodiscard]] PreparedAttempt prepareAttempt(const AttemptRequest &request, Services services,
                                             const std::stop_token &stop) noexcept;

/// What it ends with: from the fetched bytes to the saved file. Where \a stop is raised, nothing is decoded
/// or saved any more.
[[nodiscard]] AttemptResult finishOne(const AttemptRequest &request, const Fetched &fetched,
                                      Services services, const std::stop_token &stop) noexcept;

/// Whether finishOne() has something to verify or to save, and may block.
[[nodiscard]] constexpr bool readsFiles(Fetched::End end)
{
    return end == Fetched::End::Body || end == Fetched::End::NotModified;
}

} // namespace Flaghoist
