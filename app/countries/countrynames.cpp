#include "countries/countrynames.h"

#include "countries/catalogue.h"

#include <unicode/uldnames.h>
#include <unicode/uloc.h>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// Accents as on Latin, Greek and Cyrillic letters; vowel signs and voicing marks have lower classes.
constexpr int firstAccentClass = 200;

QString withoutCaseAndAccents(QStringView text)
{
    QString plain = text.toString().toCaseFolded().normalized(QString::NormalizationForm_KD);
    plain.removeIf([](QChar c) { return c.combiningClass() >= firstAccentClass; });
    return plain;
}

enum class Part { Letter, Nothing, And, Comma, Break, Gap };

Part partOf(char32_t c)
{
    switch (c) {
    case U'\'':
    case U'’':
    case U'ʻ':
    case U'ʼ':
    case U'`':
    case U'.': return Part::Nothing;
    case U'&':
    case U'＆': return Part::And;
    case U',':
    case U'，':
    case U'،':
    case U'、': return Part::Comma;
    case U';':
    case U'；':
    case U'؛':
    case U'/':
    case U'|':
    case U'\t':
    case U'\n':
    case U'\r':
    case U'\u2029': return Part::Break;
    }
    if (QChar::isLetterOrNumber(c) || QChar::isMark(c))
        return Part::Letter;
    return QChar::category(c) == QChar::Other_Format ? Part::Nothing : Part::Gap;
}

struct NamesClose
{
    void operator()(ULocaleDisplayNames *names) const { uldn_close(names); }
};
using DisplayNames = std::unique_ptr<ULocaleDisplayNames, NamesClose>;

DisplayNames displayNames(const QByteArray &language, UDisplayContext length)
{
    std::array contexts{length, UDISPCTX_NO_SUBSTITUTE};
    UErrorCode status = U_ZERO_ERROR;
    return DisplayNames(
        uldn_openForContext(language.constData(), contexts.data(), int(contexts.size()), &status));
}

QString nameIn(const DisplayNames &names, CountryCode code)
{
    if (code.isPart())
        return {};
    std::array<char16_t, 128> name{};
    UErrorCode status = U_ZERO_ERROR;
    const QByteArray territory = code.upper().toLatin1();
    const int length =
        uldn_regionDisplayName(names.get(), territory.constData(), name.data(), int(name.size()), &status);
    return U_SUCCESS(status) && length > 0 ? QString::fromUtf16(name.data(), length) : QString();
}

const QList<CountryCode> &namedCodes()
{
    static const QList<CountryCode> codes = isoCodes() + otherNamedCodes();
    return codes;
}

// ICU has some of these as variants, which its C interface does not give.
constexpr std::pair<QStringView, QStringView> usualNames[] = {
    {u"America", u"US"},
    {u"Britain", u"GB"},
    {u"Burma", u"MM"},
    {u"Cabo Verde", u"CV"},
    {u"Czech Republic", u"CZ"},
    {u"Democratic Republic of the Congo", u"CD"},
    {u"DR Congo", u"CD"},
    {u"DRC", u"CD"},
    {u"East Timor", u"TL"},
    {u"Great Britain", u"GB"},
    {u"Holland", u"NL"},
    {u"Ivory Coast", u"CI"},
    {u"Macau", u"MO"},
    {u"Macedonia", u"MK"},
    {u"Myanmar", u"MM"},
    {u"Republic of the Congo", u"CG"},
    {u"Swaziland", u"SZ"},
    {u"The Gambia", u"GM"},
    {u"The Netherlands", u"NL"},
    {u"Turkey", u"TR"},
    {u"Türkiye", u"TR"},
    {u"UAE", u"AE"},
    {u"United States of America", u"US"},
    {u"Vatican", u"VA"},
};

/// Two codes that stand side by side, such as NA and UY, are not the name "Na Uy" of another country.
bool readsAsCodes(const QList<NameWord> &words)
{
    return std::ranges::all_of(words, [](const NameWord &word) {
        return word.key.size() == 1 || CountryCode::parse(word.key).has_value();
    });
}

} // namespace

QList<NameWord> nameWords(QStringView text)
{
    QList<NameWord> words;
    QString letters;
    qsizetype from = -1;
    const auto endWord = [&](qsizetype to) {
        if (!letters.isEmpty())
            words.append({.key = withoutCaseAndAccents(letters), .from = from, .to = to});
        letters.clear();
        from = -1;
    };
    for (qsizetype at = 0; at < text.size();) {
        const bool pair = text[at].isHighSurrogate() && at + 1 < text.size() && text[at + 1].isLowSurrogate();
        const qsizetype next = at + (pair ? 2 : 1);
        const char32_t c = pair ? QChar::surrogateToUcs4(text[at], text[at + 1]) : text[at].unicode();
        switch (partOf(c)) {
        case Part::Letter:
            if (from < 0)
                from = at;
            letters.append(text.sliced(at, next - at));
            break;
        case Part::Nothing: break;
        case Part::And:
            endWord(at);
            words.append({.key = u"and"_s, .from = at, .to = next});
            break;
        case Part::Comma:
            endWord(at);
            words.append({.key = u","_s, .from = at, .to = next});
            break;
        case Part::Break:
            endWord(at);
            words.append({.key = u";"_s, .from = at, .to = next});
            break;
        case Part::Gap: endWord(at); break;
        }
        at = next;
    }
    endWord(text.size());
    return words;
}

CountryNames::CountryNames(const QLocale &locale)
{
    addPartNames(locale);
    addLanguage(locale.language() == QLocale::C ? "en" : locale.name().toLatin1());
}

const CountryNames &CountryNames::inEveryLanguage()
{
    static const CountryNames names = [] {
        CountryNames every;
        every.addPartNames(QLocale(QLocale::Russian));
        for (int language = 0; language < uloc_countAvailable(); ++language) {
            const char *const id = uloc_getAvailable(language);
            std::array<char, 16> country{};
            UErrorCode status = U_ZERO_ERROR;
            // A language as spoken in one country has hardly a name of its own.
            if (uloc_getCountry(id, country.data(), int(country.size()), &status) == 0)
                every.addLanguage(id);
        }
        return every;
    }();
    return names;
}

const CountryNames &CountryNames::inEnglish()
{
    static const CountryNames names = [] {
        CountryNames english;
        english.addLanguage("en");
        english.addUsualNames();
        return english;
    }();
    return names;
}

std::optional<CountryCode> CountryNames::find(const QString &key) const
{
    const auto found = m_codes.constFind(key);
    if (found == m_codes.cend())
        return std::nullopt;
    const auto most = std::ranges::max_element(found->cbegin(), found->cend());
    if (std::ranges::count(*found, *most) > 1)
        return std::nullopt;
    return most.key();
}

void CountryNames::add(const QString &name, CountryCode code)
{
    addKey(nameWords(name), code);
    // "d’Ivoire" is also typed in two words, and "Macau, SAR China" without its comma.
    QString simple = name;
    simple.replace(u'’', u' ').replace(u'\'', u' ').replace(u',', u' ');
    if (simple != name)
        addKey(nameWords(simple), code);
    if (const qsizetype bracket = name.indexOf(" ("_L1); bracket > 0 && name.endsWith(u')'))
        addKey(nameWords(name.left(bracket)), code);
}

void CountryNames::addKey(const QList<NameWord> &words, CountryCode code)
{
    if (words.isEmpty() || (words.size() > 1 && readsAsCodes(words)))
        return;
    QStringList keys;
    std::ranges::transform(words, std::back_inserter(keys), &NameWord::key);
    ++m_codes[keys.join(u' ')][code];
    int &most = m_mostWords[keys.first()];
    most = std::max(most, int(keys.size()));
}

void CountryNames::addLanguage(const QByteArray &language)
{
    const DisplayNames full = displayNames(language, UDISPCTX_LENGTH_FULL);
    const DisplayNames brief = displayNames(language, UDISPCTX_LENGTH_SHORT);
    if (!full || !brief)
        return;
    for (const CountryCode code : namedCodes()) {
        const QString name = nameIn(full, code);
        const QString briefName = nameIn(brief, code);
        if (!name.isEmpty())
            add(name, code);
        if (!briefName.isEmpty() && briefName != name)
            add(briefName, code);
    }
}

void CountryNames::addPartNames(const QLocale &locale)
{
    for (const CountryCode code : otherNamedCodes()) {
        if (code.isPart())
            add(countryName(code, locale), code);
    }
}

void CountryNames::addUsualNames()
{
    for (const auto &[name, code] : usualNames)
        add(name.toString(), *CountryCode::parse(code));
    const DisplayNames full = displayNames("en", UDISPCTX_LENGTH_FULL);
    addPartNames(QLocale(QLocale::English));
    for (const CountryCode code : namedCodes()) {
        if (code.isPart())
            continue;
        const QByteArray id = "und_" + code.upper().toLatin1();
        const QString threeLetters = QString::fromLatin1(uloc_getISO3Country(id.constData()));
        if (threeLetters != "AND"_L1) // more often it joins countries than it means Andorra
            add(threeLetters, code);
        if (const QString name = nameIn(full, code); name.startsWith("St. "_L1))
            add(u"Saint "_s + name.sliced(4), code);
    }
}

} // namespace Flaghoist
