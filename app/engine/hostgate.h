#pragma once

#include "domain/runoptions.h"

#include <algorithm>
#include <chrono>
#include <deque>
#include <optional>

namespace Flaghoist {

/// How long to wait after the \a failures-th failed attempt (1, 2, …): 0.5 s, 1 s, 2 s … up to 30 s, scaled
/// by \a jitter (0–1) to between a half and the whole, so that failed requests do not come back together.
/// A server's Retry-After is honoured as the least, up to 60 s.
[[nodiscard]] milliseconds retryDelay(int failures, std::optional<milliseconds> retryAfter, double jitter);

/// What a host says of its load is believed of the whole host: after a 429, or a 503 with Retry-After, no
/// request goes to it for as long as it asks. Where more than one request in ten was refused, the next ones
/// go at a pace: that of the answers before, then more with each answer until the host refuses again. What
/// was on its way when the host first refused cannot be called back. A value: time is handed in.
class HostGate final
{
public:
    using Time = std::chrono::steady_clock::time_point;

    /// When the next request may go.
    [[nodiscard]] Time opensAt() const { return std::max(m_closedUntil, m_nextStart); }
    /// Until when the host asked to be left alone; in the past where it does not.
    [[nodiscard]] Time closedUntil() const { return m_closedUntil; }
    /// Whether a refusal is the host's, and none of the flag that was asked for: false when it refused, was
    /// waited for and refused again maxTries times without an answer in between.
    [[nodiscard]] bool isBelieved() const { return m_tries <= maxTries; }
    static constexpr int maxTries = 4;

    void started(Time now);
    /// An answer other than a refusal, whatever it brought.
    void answered(Time now);
    /// \a started is when the refused request was: several that were under way together are one refusal.
    void refused(Time started, Time now, std::optional<milliseconds> retryAfter);

private:
    using Seconds = std::chrono::duration<double>;

    void remember(bool refusal);
    [[nodiscard]] bool refusesMany() const;
    [[nodiscard]] double answersOfLastSecond(Time now);

    Time m_closedUntil{};
    Time m_nextStart{};
    Time m_lastRefusal{};
    int m_tries = 0; ///< refusals without an answer in between
    std::deque<bool> m_recent; ///< the last answers: whether they were refusals
    std::deque<Time> m_answers; ///< of the last second
    double m_bestSecond = 0; ///< most answers in one second
    double m_pace = 0; ///< requests per second; 0: as they come
    bool m_searching = true; ///< the pace has not been refused yet: it grows quickly
    Seconds m_steadyTime{1.75}; ///< how long a pace that was refused stays before it grows; doubled each time
    Time m_growsFrom{};
};

} // namespace Flaghoist
