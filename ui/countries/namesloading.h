#pragma once

#include <functional>

class QObject;

namespace Flaghoist {

/// Gathers the names of countries on another thread, where that was not done yet, then calls \a then on
/// this one, unless \a context is gone by then. For the GUI thread.
void whenNamesAreLoaded(QObject *context, const std::function<void()> &then);

} // namespace Flaghoist
