#pragma once

namespace Flaghoist {

/// From now on, threads that work for the window give way to it: its own thread competes with them for the
/// processors while hundreds of flags arrive. Called once, by a program that has a window, before it makes
/// such threads.
void letTheWindowGoFirst();

/// What a thread that works for the window calls when it starts; the threads it makes inherit what it sets.
void giveWay();

} // namespace Flaghoist
