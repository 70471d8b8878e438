#pragma once

namespace Flaghoist {

/// Moves this process into a network of its own that has nothing but loopback: no address beyond it has a
/// route, and no name server answers. Before the first thread. False where the system does not allow it.
[[nodiscard]] bool goOffline();

} // namespace Flaghoist
