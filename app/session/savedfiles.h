#pragma once

// How the programs look at what they saved before, make a pack of it and write a report: only these rooms
// know how to read a flag and write a file safely.
#include "engine/savedflags.h"
#include "storage/flagfolder.h"
#include "storage/wholefile.h"
