#pragma once

namespace Flaghoist {

/// The two programs, whose command lines have most options in common.
enum class Program { Console, Window };

} // namespace Flaghoist
