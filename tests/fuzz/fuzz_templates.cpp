#include "domain/nametemplate.h"
#include "domain/urltemplate.h"

#include "expect.h"

#include <cstdint>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(data), qsizetype(size));
    const CountryCode code = CountryCode::parse(u"br").value();

    if (const auto url = UrlTemplate::parse(text)) {
        const QUrl expanded = url->expand(code);
        EXPECT(expanded.isValid() && !expanded.host().isEmpty() && expanded.userInfo().isEmpty());
        EXPECT(expanded.scheme() == "http"_L1 || expanded.scheme() == "https"_L1);
        EXPECT(expanded.toString(QUrl::FullyEncoded).contains("br"_L1, Qt::CaseInsensitive));
        EXPECT(UrlTemplate::parse(url->text()));
    }
    if (const auto name = NameTemplate::parse(text)) {
        const QString file = name->expand(code);
        EXPECT(!file.isEmpty() && !file.startsWith(u'.') && file.contains("br"_L1, Qt::CaseInsensitive));
        EXPECT(!file.contains(u'/') && !file.contains(u'\\') && !file.contains(QChar(0)));
        EXPECT(file.toUtf8().size() <= 255);
    }
    return 0;
}
