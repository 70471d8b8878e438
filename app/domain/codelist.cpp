#include "domain/codelist.h"

#include <algorithm>

namespace Flaghoist {

Result<QList<CountryCode>, Problem> parseCodeList(const QStringList &words)
{
    QList<CountryCode> codes;
    for (const QString &word : words) {
        if (const auto code = CountryCode::parse(word)) {
            codes.append(*code);
            continue;
        }
        const auto first = word.size() == 1 ? CountryCode::parse(word + u'A') : std::nullopt;
        if (!first)
            return Problem{ProblemKind::BadCode, word};
        for (int second = 0; second < 26; ++second)
            codes.append(CountryCode::fromOrdinal(first->ordinal() + second));
    }
    return normalized(std::move(codes));
}

QList<CountryCode> normalized(QList<CountryCode> codes)
{
    std::ranges::sort(codes);
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    return codes;
}

} // namespace Flaghoist
