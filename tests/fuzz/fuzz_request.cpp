#include "practice/httpmessage.h"

#include "expect.h"

#include <cstdint>

using namespace Flaghoist;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QByteArray head(reinterpret_cast<const char *>(data), qsizetype(size));
    const auto request = parseRequest(head);
    EXPECT(!request || (!request->method.isEmpty() && request->attempt >= 0));
    EXPECT(!request || !request->code || head.toLower().contains(request->code->lower().toLatin1()));
    return 0;
}
