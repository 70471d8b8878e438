#include "network/fetcher.h"

#include "network/eventdriver.h"
#include "network/transfer.h"

#include <mutex>
#include <utility>
#include <vector>

namespace Flaghoist {

namespace {

Fetched withoutDescriptors()
{
    Fetched fetched;
    fetched.end = Fetched::End::Failed;
    fetched.kind = ErrorKind::OutOfDescriptors;
    fetched.detail = QStringLiteral("libcurl got none to be woken by");
    return fetched;
}

} // namespace

struct Fetcher::Private
{
    /// What a blocking transfer works with: a connection of its own.
    struct Line
    {
        explicit Line(Share &share) : easy(share)
        {
            curl_multi_setopt(multi.curl, CURLMOPT_MAX_TOTAL_CONNECTIONS, 1L);
            isUsable =
                multi.curl != nullptr && easy.curl != nullptr && curl_multi_wakeup(multi.curl) == CURLM_OK;
        }

        MultiHandle multi;
        EasyHandle easy;
        bool isUsable; ///< libcurl got the descriptors by which it is woken
    };

    std::unique_ptr<Line> take()
    {
        {
            const std::scoped_lock lock(mutex);
            if (!idle.empty()) {
                std::unique_ptr<Line> last = std::move(idle.back());
                idle.pop_back();
                return last;
            }
        }
        return std::make_unique<Line>(share);
    }

    Share share;
    Transfer::Shared shared;
    std::mutex mutex;
    std::vector<std::unique_ptr<Line>> idle; ///< the last used is the last
    std::unique_ptr<EventDriver> driver;
};

Fetcher::Fetcher() : m_private(std::make_unique<Private>()) { }

Fetcher::~Fetcher() = default;

Fetched Fetcher::fetch(const FetchRequest &request, const std::stop_token &stop)
{
    std::unique_ptr<Private::Line> line = m_private->take();
    if (!line->isUsable)
        return withoutDescriptors();
    CURLM *const multi = line->multi.curl;
    Fetched fetched;
    {
        Transfer transfer(request, stop, line->easy, line->multi, m_private->shared,
                          std::make_shared<Waker>([multi] { curl_multi_wakeup(multi); }));
        transfer.advance();
        while (!transfer.isOver()) {
            int count = 0;
            curl_multi_perform(multi, &count);
            if (const CURLMsg *const message = curl_multi_info_read(multi, &count))
                transfer.requestEnded(message->data.result);
            else
                curl_multi_poll(multi, nullptr, 0, int(transfer.patience().count()), nullptr);
            transfer.advance();
        }
        fetched = transfer.take();
    }
    const std::scoped_lock lock(m_private->mutex);
    m_private->idle.push_back(std::move(line));
    return fetched;
}

void Fetcher::fetchAsync(const FetchRequest &request, const std::stop_token &stop, Callback callback)
{
    auto &driver = m_private->driver;
    if (!driver)
        driver = std::make_unique<EventDriver>(m_private->shared, m_private->share);
    if (!driver->isUsable()) {
        QTimer::singleShot(0, [callback = std::move(callback)] { callback(withoutDescriptors()); });
        driver.reset(); // for the next one there may be some again
        return;
    }
    driver->start(request, stop, std::move(callback));
}

} // namespace Flaghoist
