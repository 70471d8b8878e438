#pragma once

// How the programs look at what they saved before: only the engine's room reads flags.
#include "engine/foldercheck.h"
