#include "engine/poolinorder.h"

namespace Flaghoist {

QList<int> PoolInOrder::completed(int job)
{
    if (!m_ordered)
        return {job};
    if (size_t(job) >= m_held.size())
        m_held.resize(size_t(job) + 1);
    m_held[size_t(job)] = true;
    QList<int> told;
    for (; size_t(m_next) < m_held.size() && m_held[size_t(m_next)]; ++m_next) {
        m_held[size_t(m_next)] = false;
        told.append(m_next);
    }
    return told;
}

QList<int> PoolInOrder::released()
{
    m_ordered = false;
    QList<int> told;
    for (size_t job = 0; job < m_held.size(); ++job) {
        if (m_held[job])
            told.append(int(job));
    }
    m_held.clear();
    return told;
}

} // namespace Flaghoist
