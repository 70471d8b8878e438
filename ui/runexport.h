#pragma once

#include "domain/run.h"

#include <QLocale>

#include <functional>

class QWidget;

namespace Flaghoist {

/// Asks for a file of one of \a kinds and writes what \a contentFor gives for its name.
void exportFile(QWidget *parent, const QString &title, const QString &kinds, const QString &name,
                const std::function<QByteArray(const QString &file)> &contentFor);
/// Asks for a file and writes \a run, which is copied, to it in the format of the file's extension.
void exportRun(const Run &run, const QLocale &locale, QWidget *parent);

} // namespace Flaghoist
