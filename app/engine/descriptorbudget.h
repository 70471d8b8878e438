#pragma once

#include <QtGlobal>

namespace Flaghoist {

/// Raises this process's soft limit on open files as far as a thousand requests need and the hard limit
/// allows.
void raiseOpenFilesLimit();

/// The current soft limit on open files.
[[nodiscard]] int openFilesLimit();

/// How many requests may run at once with \a openFiles descriptors; at least 1. \a bothEnds: this process
/// holds the server's ends of the connections as well. \a ownThread: a thread waits for each request.
[[nodiscard]] int requestsWithin(int openFiles, bool bothEnds, bool ownThread);

/// How many threads an address space of \a bytes (RLIMIT_AS) has room for, libraries and heap left out; at
/// least 1. Beyond that some other part of the process would get no memory.
[[nodiscard]] int threadsWithin(quint64 bytes);
/// The current soft limit on the address space, in bytes; the largest number where there is none.
[[nodiscard]] quint64 addressSpaceLimit();

} // namespace Flaghoist
