#pragma once

#include "domain/strategy.h"

namespace Flaghoist {

/// The one reason why fewer requests run at once than were asked for.
enum class LimitReason { None, Codes, Source, Strategy, Maximum, Descriptors, Threads };

struct Concurrency
{
    int asked = 1;
    int used = 1;
    LimitReason limitedBy = LimitReason::None;
    /// LimitReason::Descriptors only: how many files the system lets this process open.
    int openFiles = 0;

    friend bool operator==(const Concurrency &, const Concurrency &) = default;
};

/// What allows fewer at once than maxConcurrency.
struct ConcurrencyCaps
{
    int strategy = maxConcurrency;
    int source = maxConcurrency;
    int descriptors = maxConcurrency; ///< by the system's limit on open files
};

/// The book's min(asked, MAX_CONCUR_REQ, number of codes), with the caps beside them. \a asked ≥ 1. With no
/// codes, what would be used is reported as if one were chosen.
[[nodiscard]] Concurrency concurrencyFor(int asked, qsizetype codes, const ConcurrencyCaps &caps = {});

/// "codes", "source", "strategy", "maximum", "open-files", "threads": the report's limited_by; empty for
/// None.
[[nodiscard]] QString limitReasonId(LimitReason reason);

} // namespace Flaghoist
