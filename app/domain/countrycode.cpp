#include "domain/countrycode.h"

namespace Flaghoist {

namespace {

std::optional<int> letterIndex(QChar letter)
{
    const char16_t c = letter.unicode();
    if (c >= u'A' && c <= u'Z')
        return c - u'A';
    if (c >= u'a' && c <= u'z')
        return c - u'a';
    return std::nullopt;
}

QString spelled(int ordinal, char16_t first)
{
    const QChar letters[] = {QChar(char16_t(first + ordinal / 26)), QChar(char16_t(first + ordinal % 26))};
    return QString(letters, 2);
}

} // namespace

std::optional<CountryCode> CountryCode::parse(QStringView text)
{
    if (text.size() != 2)
        return std::nullopt;
    const auto first = letterIndex(text[0]);
    const auto second = letterIndex(text[1]);
    if (!first || !second)
        return std::nullopt;
    return fromOrdinal(*first * 26 + *second);
}

QString CountryCode::upper() const
{
    return spelled(m_ordinal, u'A');
}

QString CountryCode::lower() const
{
    return spelled(m_ordinal, u'a');
}

} // namespace Flaghoist
