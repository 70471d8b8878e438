#pragma once

// How the programs make a pack of what they saved before: only the engine's room reads flags.
#include "engine/setpack.h"
