#pragma once

// The window's way to the pictures that it saved: only the engine's room knows how to read one safely.
#include "engine/savedpicture.h"
