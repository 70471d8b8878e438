#pragma once

#include "domain/downloadplan.h"
#include "domain/downloadstatus.h"

namespace Flaghoist {

/// The book's Counter, one field per status.
struct Counts
{
    int ok = 0;
    int unchanged = 0;
    int notFound = 0;
    int error = 0;
    int cancelled = 0;

    [[nodiscard]] int total() const { return ok + unchanged + notFound + error + cancelled; }
    /// The field of \a status.
    [[nodiscard]] int &operator[](DownloadStatus status);

    friend bool operator==(const Counts &, const Counts &) = default;
};

/// A finished round.
struct RunSummary
{
    int requested = 0;
    Counts counts;
    milliseconds elapsed{0};
};

} // namespace Flaghoist
