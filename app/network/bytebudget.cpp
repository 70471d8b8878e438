#include "network/bytebudget.h"

#include <algorithm>
#include <deque>

namespace Flaghoist {

struct ByteBudget::State
{
    std::mutex mutex;
    qint64 free;
    std::deque<Claim *> waiting;

    /// With the mutex held.
    void grant()
    {
        while (!waiting.empty() && waiting.front()->m_bytes <= free) {
            Claim *const claim = waiting.front();
            waiting.pop_front();
            free -= claim->m_bytes;
            claim->m_granted = true;
            claim->m_waker->ring();
        }
    }
};

ByteBudget::ByteBudget(qint64 bytes) : m_state(std::make_shared<State>())
{
    m_state->free = bytes;
}

std::shared_ptr<ByteBudget::Claim> ByteBudget::claim(qint64 bytes, const std::shared_ptr<Waker> &waker)
{
    return std::make_shared<Claim>(m_state, bytes, waker);
}

ByteBudget::Claim::Claim(std::shared_ptr<State> state, qint64 bytes, std::shared_ptr<Waker> waker)
    : m_state(std::move(state)), m_bytes(bytes), m_waker(std::move(waker))
{
    const std::scoped_lock lock(m_state->mutex);
    m_state->waiting.push_back(this);
    m_state->grant();
}

ByteBudget::Claim::~Claim()
{
    const std::scoped_lock lock(m_state->mutex);
    if (m_granted)
        m_state->free += m_bytes;
    else
        std::erase(m_state->waiting, this);
    m_state->grant();
}

bool ByteBudget::Claim::isGranted() const
{
    const std::scoped_lock lock(m_state->mutex);
    return m_granted;
}

} // namespace Flaghoist
