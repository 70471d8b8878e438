#include "engine/outcomewatcher.h"

namespace Flaghoist {

OutcomeWatcher::OutcomeWatcher(QObject *parent) : QObject(parent)
{
    connect(&m_watcher, &QFutureWatcherBase::resultsReadyAt, this, &OutcomeWatcher::take);
    connect(&m_watcher, &QFutureWatcherBase::finished, this, [this] {
        for (int index = 0; index < m_taken.size(); ++index)
            take(index);
        emit finished();
    });
}

void OutcomeWatcher::watch(const QFuture<FlagOutcome> &future, qsizetype count)
{
    m_taken = QBitArray(count);
    m_watcher.setFuture(future);
}

void OutcomeWatcher::take(int index)
{
    if (index >= m_taken.size() || m_taken.testBit(index) || !m_watcher.future().isResultReadyAt(index))
        return;
    m_taken.setBit(index);
    emit outcomeReady(m_watcher.resultAt(index));
}

} // namespace Flaghoist
