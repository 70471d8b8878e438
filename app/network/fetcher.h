#pragma once

#include "network/fetched.h"

#include <functional>
#include <memory>
#include <stop_token>

namespace Flaghoist {

/// Fetches URLs within limits, for one round: what was looked up of hosts, TLS sessions and idle connections
/// are given up with it. HTTP/1.1 only. Two ways, which bound and classify alike.
class Fetcher final
{
    Q_DISABLE_COPY_MOVE(Fetcher)

public:
    using Callback = std::function<void(const Fetched &)>;

    Fetcher();
    /// No fetch() may be under way. Those of fetchAsync() end without their callback; where there were any,
    /// in the thread that called it.
    ~Fetcher();

    /// Blocks the calling thread, any, until the exchange is over; woken by \a stop at once.
    [[nodiscard]] Fetched fetch(const FetchRequest &request, const std::stop_token &stop);
    /// Returns at once; \a callback comes later, from the event loop of the calling thread, which is always
    /// the same. It must not destroy the fetcher.
    void fetchAsync(const FetchRequest &request, const std::stop_token &stop, Callback callback);

private:
    struct Private;

    const std::unique_ptr<Private> m_private;
};

} // namespace Flaghoist
