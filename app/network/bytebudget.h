#pragma once

#include <QtGlobal>

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
/// asking, so that transfers never wait for each other in a circle. Any thread.
class ByteBudget final
{
public:
    class Claim;

    explicit ByteBudget(qint64 bytes);

    /// \a waker rings when a claim that had to wait is granted. Its bytes are free again when it is
    /// destroyed; a claim may outlive the budget. \a bytes ≤ those of the budget.
    [[nodiscard]] std::shared_ptr<Claim> claim(qint64 bytes, const std::shared_ptr<Waker> &waker);

private:
    struct State;

    std::shared_ptr<State> m_state;
};

class ByteBudget::Claim final
{
    Q_DISABLE_COPY_MOVE(Claim)

public:
    Claim(std::shared_ptr<State> state, qint64 bytes, std::shared_ptr<Waker> waker);
    ~Claim();
    [[nodiscard]] bool isGranted() const;

private:
    friend struct State;

    const std::shared_ptr<State> m_state;
    const qint64 m_bytes;
    const std::shared_ptr<Waker> m_waker;
    bool m_granted = false;
};

} // namespace Flaghoist
