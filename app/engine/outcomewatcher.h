#pragma once

#include "domain/flagoutcome.h"

#include <QBitArray>
#include <QFutureWatcher>
#include <QObject>

namespace Flaghoist {

/// Tells each outcome of a round exactly once, the moment it is there, in the watcher's thread.
/// A QFutureWatcher alone does not: Qt announces a result that comes out of order as the range from its index
/// to the count of gapless results, which is empty or holds others (seen in 6.4 and 6.8). Its begin is right.
class OutcomeWatcher final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OutcomeWatcher)

public:
    explicit OutcomeWatcher(QObject *parent = nullptr);

    /// \a count is the number of outcomes to come. Forgets the round before.
    void watch(const QFuture<FlagOutcome> &future, qsizetype count);

signals:
    void outcomeReady(const Flaghoist::FlagOutcome &outcome);
    /// After the last outcome.
    void finished();

private:
    void take(int index);

    QFutureWatcher<FlagOutcome> m_watcher;
    QBitArray m_taken;
};

} // namespace Flaghoist
