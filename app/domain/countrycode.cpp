#include "domain/countrycode.h"

#include <algorithm>

namespace Flaghoist {

namespace {

// ISO 3166-1 alpha-2, officially assigned, as of 2024.
constexpr char isoCodeTable[] = "AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ "
                                "BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD CF CG CH CI CK CL CM CN CO CR "
                                "CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR "
                                "GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU "
                                "ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ "
                                "LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ "
                                "MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF "
                                "PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI "
                                "SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR "
                                "TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW";

std::optional<int> letterIndex(QChar letter)
{
    const char16_t c = letter.unicode();
    if (c >= u'A' && c <= u'Z')
        return c - u'A';
    if (c >= u'a' && c <= u'z')
        return c - u'a';
    return std::nullopt;
}

constexpr char16_t partCharacters[] = u" 0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
constexpr int partBase = 37;
constexpr int maxPartLength = 3;

/// 0 where \a text is no part's name.
quint16 partOf(QStringView text)
{
    if (text.isEmpty() || text.size() > maxPartLength)
        return 0;
    int part = 0;
    for (int at = 0; at < maxPartLength; ++at) {
        const QChar c = at < text.size() ? text[at] : QChar(u' ');
        const auto letter = letterIndex(c);
        const bool isDigit = c >= u'0' && c <= u'9';
        if (at < text.size() && !letter && !isDigit)
            return 0;
        part = part * partBase + (letter ? 11 + *letter : isDigit ? 1 + c.unicode() - u'0' : 0);
    }
    return quint16(part);
}

} // namespace

std::optional<CountryCode> CountryCode::parse(QStringView text)
{
    if (text.size() < 2)
        return std::nullopt;
    const auto first = letterIndex(text[0]);
    const auto second = letterIndex(text[1]);
    if (!first || !second)
        return std::nullopt;
    CountryCode code = fromOrdinal(*first * 26 + *second);
    if (text.size() == 2)
        return code;
    code.m_part = text[2] == u'-' && isIsoCode(code) ? partOf(text.sliced(3)) : quint16(0);
    return code.isPart() ? std::optional(code) : std::nullopt;
}

QString CountryCode::upper() const
{
    const QChar country[] = {QChar(char16_t(u'A' + m_ordinal / 26)), QChar(char16_t(u'A' + m_ordinal % 26))};
    QString text(country, 2);
    if (isPart()) {
        text.append(u'-');
        for (const int place : {partBase * partBase, partBase, 1})
            text.append(QChar(partCharacters[m_part / place % partBase]));
    }
    return text.trimmed();
}

QString CountryCode::lower() const
{
    return upper().toLower();
}

QList<CountryCode> codesIn(QByteArrayView table)
{
    QList<CountryCode> codes;
    codes.reserve((table.size() + 1) / 3);
    for (qsizetype at = 0; at + 1 < table.size(); at += 3)
        codes.append(CountryCode::fromOrdinal((table[at] - 'A') * 26 + (table[at + 1] - 'A')));
    return codes;
}

QList<CountryCode> normalized(QList<CountryCode> codes)
{
    std::ranges::sort(codes);
    codes.erase(std::unique(codes.begin(), codes.end()), codes.end());
    return codes;
}

const QList<CountryCode> &isoCodes()
{
    static const QList<CountryCode> codes = codesIn(isoCodeTable);
    return codes;
}

bool isIsoCode(CountryCode code)
{
    return std::ranges::binary_search(isoCodes(), code);
}

QList<CountryCode> everyCode()
{
    QList<CountryCode> codes;
    codes.reserve(everyCodeCount);
    for (int ordinal = 0; ordinal < everyCodeCount; ++ordinal)
        codes.append(CountryCode::fromOrdinal(ordinal));
    return codes;
}

} // namespace Flaghoist
