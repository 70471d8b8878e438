#include "ui/countries/namesloading.h"

#include "countries/codetext.h"

#include <QFutureWatcher>
#include <QtConcurrentRun>

namespace Flaghoist {

void whenNamesAreLoaded(QObject *context, const std::function<void()> &then)
{
    // QFuture::then asserts in Qt 6.4 when its context goes first; a watcher goes with it.
    auto *const watcher = new QFutureWatcher<void>(context);
    QObject::connect(watcher, &QFutureWatcherBase::finished, context, [watcher, then] {
        watcher->deleteLater();
        then();
    });
    watcher->setFuture(QtConcurrent::run(&loadCountryNames));
}

} // namespace Flaghoist
