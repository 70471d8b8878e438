#pragma once

#include "practice/flagsource.h"
#include "practice/practiceserver.h"
#include "practice/weather.h"

#include <QSocketNotifier>
#include <QTcpServer>

#include <array>
#include <mutex>
#include <optional>

namespace Flaghoist {

/// One port of the practice server: its behaviour, its weather and its counts.
/// Works in the server's thread, where it is opened; setBehaviour(), stats() and clearStats() may be called
/// from any.
class Endpoint final : public QTcpServer
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Endpoint)

public:
    Endpoint(const PracticeBehaviour &behaviour, const FlagSource &flags);
    /// Resets the connections that are open.
    ~Endpoint() override;

    /// In the server's thread. False leaves the reason in errorString().
    [[nodiscard]] bool open(quint16 port);

    void setBehaviour(const PracticeBehaviour &behaviour);
    [[nodiscard]] PracticeStats stats() const;
    void clearStats();
    [[nodiscard]] const FlagSource &flags() const { return m_flags; }

    /// Counts a request as in flight and tells what it meets. \a attempt 0: the port's own count of
    /// requests for the code decides. A request without a code waits the least delay and never fails.
    [[nodiscard]] Weather begin(std::optional<CountryCode> code, int attempt);
    /// What came of a request; told before its client can see it.
    void noteAnswer(int status);
    void noteFault(PracticeFault fault);
    /// The request has its answer, or nobody waits for it any more.
    void end();

private:
    void acceptAll();

    QSocketNotifier m_arrivals{QSocketNotifier::Read, this};
    const FlagSource m_flags;
    mutable std::mutex m_mutex; ///< guards what follows
    PracticeBehaviour m_behaviour;
    PracticeStats m_stats;
    std::array<int, everyCodeCount> m_ordinals{};
};

} // namespace Flaghoist
