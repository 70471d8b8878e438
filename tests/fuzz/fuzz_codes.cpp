#include "countries/codetext.h"

#include "expect.h"

#include <algorithm>
#include <cstdint>

using namespace Flaghoist;

namespace {

bool isNormal(const QList<CountryCode> &codes)
{
    return normalized(codes) == codes;
}

} // namespace

extern "C" int LLVMFuzzerInitialize(int *, char ***)
{
    loadCountryNames();
    return 0;
}

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    if (const auto codes = parseCodeList(text.split(u' ')))
        EXPECT(isNormal(*codes));

    const CodeText read = parseCodeText(text, QLocale(QLocale::English));
    EXPECT(isNormal(read.codes));
    EXPECT(read.unknown.size() <= read.unknownAt.size());
    qsizetype end = 0;
    for (const CodeText::Place &place : read.unknownAt) {
        EXPECT(place.from >= end && place.length > 0 && place.from + place.length <= text.size());
        end = place.from + place.length;
    }
    return 0;
}
