#pragma once

namespace Flaghoist {

/// Raises this process's soft limit on open files as far as a thousand requests need and the hard limit
/// allows.
void raiseOpenFilesLimit();

/// The current soft limit on open files.
[[nodiscard]] int openFilesLimit();

/// How many requests may run at once with \a openFiles descriptors; at least 1. \a bothEnds: this process
/// holds the server's ends of the connections as well. \a ownThread: a thread waits for each request.
[[nodiscard]] int requestsWithin(int openFiles, bool bothEnds, bool ownThread);

} // namespace Flaghoist
