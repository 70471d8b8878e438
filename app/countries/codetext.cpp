#include "countries/codetext.h"

#include "countries/catalogue.h"

#include <unicode/uldnames.h>
#include <unicode/uloc.h>

#include <QHash>
#include <QRegularExpression>
#include <QSet>

#include <algorithm>
#include <array>
#include <memory>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// A piece of a text that names are made of: a word, a comma (which a few names contain) or a stronger
/// separator (which none does).
struct Word
{
    QString key; ///< without case and accents; "," and ";" for separators
    qsizetype from;
    qsizetype to;

    [[nodiscard]] bool isSeparator() const { return key == ","_L1 || key == ";"_L1; }
};

QString withoutCaseAndAccents(const QString &text)
{
    // as on Latin, Greek and Cyrillic letters; vowel signs and voicing marks have lower classes
    constexpr int firstAccentClass = 200;
    QString plain = text.toCaseFolded().normalized(QString::NormalizationForm_KD);
    plain.removeIf([](QChar c) { return c.combiningClass() >= firstAccentClass; });
    return plain;
}

/// The words of \a text as names are compared: "&" is "and", other punctuation only parts words, and
/// apostrophes and full stops do not even that.
QList<Word> wordsOf(const QString &text)
{
    static const QRegularExpression token(
        u"([\\p{L}\\p{N}\\p{M}][\\p{L}\\p{N}\\p{M}'’ʻʼ`.\\p{Cf}]*)|([&＆])|([,，،、])|[;；؛/|\\t\\n\\r\\x{2029}]"_s);
    static const QRegularExpression silent(u"['’ʻʼ`.\\p{Cf}]"_s);
    QList<Word> words;
    // halves of surrogate pairs become question marks
    for (const auto &found : token.globalMatch(QString::fromUtf8(text.toUtf8()))) {
        const QString key = found.hasCaptured(1) ? withoutCaseAndAccents(found.captured(1).remove(silent))
            : found.hasCaptured(2)               ? u"and"_s
            : found.hasCaptured(3)               ? u","_s
                                                 : u";"_s;
        words.append({.key = key, .from = found.capturedStart(), .to = found.capturedEnd()});
    }
    return words;
}

QString keyOf(const QList<Word> &words)
{
    QStringList keys;
    std::ranges::transform(words, std::back_inserter(keys), &Word::key);
    return keys.join(u' ');
}

using DisplayNames = std::unique_ptr<ULocaleDisplayNames, decltype(&uldn_close)>;

DisplayNames displayNames(const QByteArray &language, UDisplayContext length)
{
    std::array contexts{length, UDISPCTX_NO_SUBSTITUTE};
    UErrorCode status = U_ZERO_ERROR;
    return {uldn_openForContext(language.constData(), contexts.data(), int(contexts.size()), &status),
            &uldn_close};
}

QString nameIn(const DisplayNames &names, CountryCode code)
{
    std::array<char16_t, 128> name{};
    UErrorCode status = U_ZERO_ERROR;
    const QByteArray territory = code.upper().toLatin1();
    const int length =
        uldn_regionDisplayName(names.get(), territory.constData(), name.data(), int(name.size()), &status);
    return U_SUCCESS(status) && length > 0 ? QString::fromUtf16(name.data(), length) : QString();
}

/// Those that ICU may have names for.
QList<CountryCode> namedCodes()
{
    QList<CountryCode> codes = isoCodes() + otherNamedCodes();
    codes.removeIf([](CountryCode code) { return code.isPart(); });
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

/// Finds countries by their names, full and short, as ICU knows them.
class CountryNames final
{
public:
    /// The names in one language, ~2 ms.
    explicit CountryNames(const QLocale &locale)
    {
        addPartNames(locale);
        addLanguage(locale.language() == QLocale::C ? "en" : locale.name().toLatin1());
    }
    /// The names in every language that ICU knows; where languages differ the most have it, and a name that
    /// means two countries equally often means none. Made at the first call, which takes up to half a second.
    [[nodiscard]] static const CountryNames &inEveryLanguage();
    /// English, with what ICU keeps to itself: former and other usual names, and the three-letter codes.
    [[nodiscard]] static const CountryNames &inEnglish();

    /// \a key: of words, with a space between them.
    [[nodiscard]] std::optional<CountryCode> find(const QString &key) const;
    /// Of how many words the longest name is that starts with the word \a key; 0 for none.
    [[nodiscard]] int mostWords(const QString &key) const { return m_mostWords.value(key); }

private:
    CountryNames() = default;

    void add(const QString &name, CountryCode code);
    void addKey(const QString &name, CountryCode code);
    void addLanguage(const QByteArray &language);
    void addPartNames(const QLocale &locale);

    QHash<QString, QHash<CountryCode, int>> m_codes; ///< how many languages call each code so
    QHash<QString, int> m_mostWords;
};

const CountryNames &CountryNames::inEveryLanguage()
{
    static const CountryNames names = [] {
        CountryNames every;
        every.addPartNames(QLocale(QLocale::Russian));
        for (int language = 0; language < uloc_countAvailable(); ++language) {
            const QByteArray id = uloc_getAvailable(language);
            std::array<char, 16> country{};
            UErrorCode status = U_ZERO_ERROR;
            // A language as spoken in one country has hardly a name of its own.
            if (uloc_getCountry(id.constData(), country.data(), int(country.size()), &status) == 0)
                every.addLanguage(id);
        }
        return every;
    }();
    return names;
}

const CountryNames &CountryNames::inEnglish()
{
    static const CountryNames names = [] {
        CountryNames english{QLocale(QLocale::English)};
        for (const auto &[name, code] : usualNames)
            english.add(name.toString(), *CountryCode::parse(code));
        for (const CountryCode code : namedCodes()) {
            const QString threeLetters = codeFacts(code).alpha3;
            if (threeLetters != "AND"_L1) // more often it joins countries than it means Andorra
                english.add(threeLetters, code);
            if (const QString name = codeFacts(code).name; name.startsWith("St. "_L1))
                english.add(u"Saint "_s + name.sliced(4), code);
        }
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
    addKey(name, code);
    // "d’Ivoire" is also typed in two words, and "Macau, SAR China" without its comma.
    static const QRegularExpression inner(u"[’',]"_s);
    if (name.contains(inner))
        addKey(QString(name).replace(inner, u" "_s), code);
    if (const qsizetype bracket = name.indexOf(" ("_L1); bracket > 0 && name.endsWith(u')'))
        addKey(name.left(bracket), code);
}

void CountryNames::addKey(const QString &name, CountryCode code)
{
    const QList<Word> words = wordsOf(name);
    // Two codes that stand side by side, such as NA and UY, are not the name "Na Uy" of another country.
    const bool readsAsCodes = words.size() > 1 && std::ranges::all_of(words, [](const Word &word) {
                                  return word.key.size() == 1 || CountryCode::parse(word.key).has_value();
                              });
    if (words.isEmpty() || readsAsCodes)
        return;
    ++m_codes[keyOf(words)][code];
    int &most = m_mostWords[words.first().key];
    most = std::max(most, int(words.size()));
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
        add(name, code);
        if (briefName != name)
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

struct Match
{
    QList<CountryCode> codes;
    qsizetype words = 0;
};

class Reader final
{
public:
    Reader(const QString &text, const QLocale &locale) : m_text(text), m_own(locale) { }

    [[nodiscard]] CodeText read()
    {
        for (qsizetype at = 0; at < m_words.size();) {
            const bool parts = m_words[at].isSeparator();
            const Match match = parts ? Match() : matchAt(at);
            if (match.words == 0 && !parts) {
                if (m_unknownFrom < 0)
                    m_unknownFrom = at;
                ++at;
                continue;
            }
            endUnknown(at);
            m_result.codes += match.codes;
            at += std::max<qsizetype>(match.words, 1);
        }
        endUnknown(m_words.size());
        m_result.codes = normalized(std::move(m_result.codes));
        return std::move(m_result);
    }

private:
    [[nodiscard]] QString typed(qsizetype at, qsizetype count) const
    {
        const qsizetype from = m_words[at].from;
        return m_text.sliced(from, m_words[at + count - 1].to - from);
    }

    [[nodiscard]] Match matchAt(qsizetype at) const
    {
        const QString &key = m_words[at].key;
        int most = 0;
        for (const CountryNames *const language : m_names)
            most = std::max(most, language->mostWords(key));
        for (qsizetype count = std::min<qsizetype>(most, m_words.size() - at); count > 1; --count) {
            if (const auto code = nameOf(at, count))
                return {.codes = {*code}, .words = count};
        }
        if (at + 1 < m_words.size()) { // only a known part: "DE-FR" are two countries
            const auto part = CountryCode::parse(typed(at, 2));
            if (part && otherNamedCodes().contains(*part))
                return {.codes = {*part}, .words = 2};
        }
        if (key == "uk"_L1) // what most people mean by it
            return {.codes = {CountryCode::parse(u"GB").value()}, .words = 1};
        if (const auto codes = parseCodeList({typed(at, 1).normalized(QString::NormalizationForm_KC)}))
            return {.codes = *codes, .words = 1};
        const auto code = nameOf(at, 1);
        return code ? Match{.codes = {*code}, .words = 1} : Match();
    }

    [[nodiscard]] std::optional<CountryCode> nameOf(qsizetype at, qsizetype count) const
    {
        const QString key = keyOf(m_words.sliced(at, count));
        for (const CountryNames *const language : m_names) {
            if (const auto code = language->find(key))
                return code;
        }
        return std::nullopt;
    }

    /// What stands together and was not understood is one text; an "and" alone only joins.
    void endUnknown(qsizetype end)
    {
        if (m_unknownFrom < 0)
            return;
        const qsizetype at = std::exchange(m_unknownFrom, -1);
        if (end - at == 1 && m_words[at].key == "and"_L1)
            return;
        const QString unknown = typed(at, end - at);
        m_result.unknownAt.append({.from = m_words[at].from, .length = unknown.size()});
        if (!m_seen.contains(unknown.toCaseFolded()))
            m_result.unknown.append(unknown);
        m_seen.insert(unknown.toCaseFolded());
    }

    const QString m_text;
    const CountryNames m_own;
    const std::array<const CountryNames *, 3> m_names{&m_own, &CountryNames::inEnglish(),
                                                      &CountryNames::inEveryLanguage()};
    const QList<Word> m_words = wordsOf(m_text);
    CodeText m_result;
    QSet<QString> m_seen; ///< of what was not understood, without case
    qsizetype m_unknownFrom = -1;
};

} // namespace

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
        codes += everyCode().sliced(first->ordinal(), 26);
    }
    return normalized(std::move(codes));
}

CodeText parseCodeText(const QString &text, const QLocale &locale)
{
    return Reader(text, locale).read();
}

std::optional<CountryCode> countryNamed(const QString &name, const QLocale &locale)
{
    const QString key = keyOf(wordsOf(name));
    const auto code = CountryNames(locale).find(key);
    return code ? code : CountryNames::inEnglish().find(key);
}

void loadCountryNames()
{
    static_cast<void>(CountryNames::inEnglish());
    static_cast<void>(CountryNames::inEveryLanguage());
}

} // namespace Flaghoist
