#pragma once

#include "domain/run.h"

#include <QLocale>

class QWidget;

namespace Flaghoist {

/// Asks for a file and writes \a run, which is copied, to it in the format of the file's extension.
void exportRun(const Run &run, const QLocale &locale, QWidget *parent);

} // namespace Flaghoist
