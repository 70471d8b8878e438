#pragma once

#include "cli/signalwatcher.h"
#include "options/commandline.h"

#include <QCoreApplication>

namespace Flaghoist {

/// Lets \a front, a Console or a ServeConsole, run \a line in the application's event loop; returns its exit
/// status.
template <typename Front>
[[nodiscard]] int execute(Front &front, const CommandLine &line, const SignalWatcher &signalWatcher)
{
    QObject::connect(&signalWatcher, &SignalWatcher::interrupted, &front, &Front::interrupt);
    QObject::connect(&front, &Front::ended, qApp, &QCoreApplication::exit, Qt::QueuedConnection);
    const auto run = [&front, &line] {
        front.run(line);
    };
    QMetaObject::invokeMethod(&front, run, Qt::QueuedConnection);
    return QCoreApplication::exec();
}

} // namespace Flaghoist
