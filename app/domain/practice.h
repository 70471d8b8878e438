#pragma once

#include "domain/countrycode.h"

#include <QFlags>
#include <QMap>
#include <QString>
#include <QStringList>

#include <array>
#include <chrono>
#include <optional>

namespace Flaghoist {

using std::chrono::milliseconds;

/// What the practice server does wrong on purpose.
enum class PracticeFault {
    Teapot = 1 << 0, ///< 418, the book's own
    Unavailable = 1 << 1, ///< 503 with Retry-After
    TooMany = 1 << 2, ///< 429 with Retry-After
    Reset = 1 << 3, ///< the connection is reset instead of an answer
    Truncated = 1 << 4, ///< the body ends early
    Stall = 1 << 5, ///< the body stops coming, the connection stays
    Garbage = 1 << 6, ///< status 200 and bytes that are no picture
};
Q_DECLARE_FLAGS(PracticeFaults, PracticeFault)

inline constexpr std::array allPracticeFaults{
    PracticeFault::Teapot,    PracticeFault::Unavailable, PracticeFault::TooMany, PracticeFault::Reset,
    PracticeFault::Truncated, PracticeFault::Stall,       PracticeFault::Garbage};

inline constexpr PracticeFaults everyPracticeFault =
    PracticeFaults::fromInt((1 << allPracticeFaults.size()) - 1);

/// "418", "503", "429", "reset", "truncated", "stall", "garbage": the ids of --faults.
[[nodiscard]] QString practiceFaultId(PracticeFault fault);
/// The ids of \a faults, in the order of allPracticeFaults.
[[nodiscard]] QStringList practiceFaultIds(PracticeFaults faults);
/// Ids with commas between them, or "all", in either case; empty when one of them is no id.
[[nodiscard]] std::optional<PracticeFaults> practiceFaultsByIds(const QString &list);

/// The error rate of the book's ERROR server, and of faults that were chosen without a rate.
inline constexpr double usualErrorRate = 0.25;

/// How a port of the practice server behaves. Delay and fault of a request are a pure function of (seed,
/// code, attempt); what capacity and rate do depends on the load, and so on the schedule of the requests.
struct PracticeBehaviour
{
    milliseconds minDelay{0};
    milliseconds maxDelay{0};
    /// Share of requests that meet a fault, 0–1.
    double errorRate = 0;
    /// Each as likely as the others; none is as if errorRate were 0.
    PracticeFaults faults = PracticeFault::Teapot;
    quint32 seed = 0;
    /// These codes take exactly so long instead.
    QMap<CountryCode, milliseconds> slow{};
    /// So many requests are answered at a time; the others wait in a queue. 0: any number.
    int capacity = 0;
    /// So many requests are answered in any second; beyond it, 429 with Retry-After. 0: any number.
    int rate = 0;

    friend bool operator==(const PracticeBehaviour &, const PracticeBehaviour &) = default;
};

/// What one port of the practice server saw since it began to listen, or since its counts were cleared.
struct PracticeStats
{
    int requests = 0;
    int inFlight = 0; ///< received and not yet answered
    int peakInFlight = 0;
    int queued = 0; ///< of those in flight, waiting for the capacity
    int peakQueued = 0;
    int refusedByRate = 0; ///< never in flight, and no fault
    int connections = 0; ///< accepted
    int flags = 0; ///< answered with a flag
    int notFound = 0;
    /// What went wrong on purpose, and how often; kinds that did not happen are left out.
    QMap<PracticeFault, int> faults{};

    friend bool operator==(const PracticeStats &, const PracticeStats &) = default;
};

} // namespace Flaghoist
