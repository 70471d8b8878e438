#pragma once

#include <QtGlobal>

#include <deque>
#include <functional>
#include <memory>
#include <mutex>

namespace Flaghoist {

/// Wakes whoever drives a transfer, from any thread, for as long as the transfer lives.
class Waker final
{
    Q_DISABLE_COPY_MOVE(Waker)

public:
    explicit Waker(std::function<void()> wake) : m_wake(std::move(wake)) { }

    void ring()
    {
        const std::scoped_lock lock(m_mutex);
        if (m_wake)
            m_wake();
    }
    /// Once this has returned, nobody is in the middle of waking either.
    void silence()
    {
        const std::scoped_lock lock(m_mutex);
        m_wake = {};
    }

private:
    std::mutex m_mutex;
    std::function<void()> m_wake;
};

/// Bounds what all transfers together hold in memory. A claim is granted whole or not yet, in the order of
/// asking, so that transfers never wait for each other in a circle. Any thread; owned by its claims too,
/// which may outlive the round.
class ByteBudget final : public std::enable_shared_from_this<ByteBudget>
{
    Q_DISABLE_COPY_MOVE(ByteBudget)

public:
    /// Its bytes are free again when it is destroyed.
    class Claim final
    {
        Q_DISABLE_COPY_MOVE(Claim)

    public:
        Claim(std::shared_ptr<ByteBudget> budget, qint64 bytes, std::shared_ptr<Waker> waker)
            : m_budget(std::move(budget)), m_bytes(bytes), m_waker(std::move(waker))
        {
            const std::scoped_lock lock(m_budget->m_mutex);
            m_budget->m_waiting.push_back(this);
            m_budget->grant();
        }
        ~Claim()
        {
            const std::scoped_lock lock(m_budget->m_mutex);
            if (m_granted)
                m_budget->m_free += m_bytes;
            else
                std::erase(m_budget->m_waiting, this);
            m_budget->grant();
        }
        [[nodiscard]] bool isGranted() const
        {
            const std::scoped_lock lock(m_budget->m_mutex);
            return m_granted;
        }

    private:
        friend class ByteBudget;

        const std::shared_ptr<ByteBudget> m_budget;
        const qint64 m_bytes;
        const std::shared_ptr<Waker> m_waker;
        bool m_granted = false;
    };

    explicit ByteBudget(qint64 bytes) : m_free(bytes) { }
    /// \a waker rings when the claim is granted. \a bytes ≤ those of the budget.
    [[nodiscard]] std::shared_ptr<Claim> claim(qint64 bytes, const std::shared_ptr<Waker> &waker)
    {
        return std::make_shared<Claim>(shared_from_this(), bytes, waker);
    }

private:
    void grant()
    {
        for (; !m_waiting.empty() && m_waiting.front()->m_bytes <= m_free; m_waiting.pop_front()) {
            m_free -= m_waiting.front()->m_bytes;
            m_waiting.front()->m_granted = true;
            m_waiting.front()->m_waker->ring();
        }
    }

    std::mutex m_mutex;
    qint64 m_free;
    std::deque<Claim *> m_waiting;
};

} // namespace Flaghoist
