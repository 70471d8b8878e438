#pragma once

namespace Flaghoist {

/// As in --help. Interrupted is added to the signal's number.
enum ExitStatus { Success = 0, SomeErrors = 1, UsageError = 2, Interrupted = 128, OutputClosed = 141 };

} // namespace Flaghoist
