#include "network/replycheck.h"

#include "expect.h"

#include <QTimeZone>

#include <cstdint>

using namespace Flaghoist;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    static const QDateTime now(QDate(2026, 11, 21), QTime(12, 0), QTimeZone::utc());
    const QByteArray value(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto wait = parseRetryAfter(value, now);
    EXPECT(!wait || (wait->count() >= 0 && *wait <= maxRetryAfter));
    return 0;
}
