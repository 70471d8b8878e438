#pragma once

// How the programs write a report, and which files they may not write it to: only the storage room knows how
// to do it safely.
#include "storage/flagfolder.h"
#include "storage/wholefile.h"
