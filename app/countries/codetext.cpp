#include "countries/codetext.h"

#include "countries/catalogue.h"
#include "countries/countrynames.h"

#include <QSet>

#include <algorithm>
#include <array>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

bool isSeparator(const NameWord &word)
{
    return word.key == ","_L1 || word.key == ";"_L1;
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
            const Match match = isSeparator(m_words[at]) ? Match() : matchAt(at);
            if (match.words == 0 && !isSeparator(m_words[at])) {
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
    [[nodiscard]] Match matchAt(qsizetype at) const
    {
        const std::array names{&m_own, &CountryNames::inEnglish(), &CountryNames::inEveryLanguage()};
        const NameWord &first = m_words[at];
        int most = 0;
        for (const CountryNames *const language : names)
            most = std::max(most, language->mostWords(first.key));
        for (qsizetype count = std::min<qsizetype>(most, m_words.size() - at); count > 1; --count) {
            if (const auto code = nameOf(names, at, count))
                return {.codes = {*code}, .words = count};
        }
        if (at + 1 < m_words.size()) { // only a known part: "DE-FR" are two countries
            const auto part =
                CountryCode::parse(QStringView(m_text).sliced(first.from, m_words[at + 1].to - first.from));
            if (part && otherNamedCodes().contains(*part))
                return {.codes = {*part}, .words = 2};
        }
        if (first.key == "uk"_L1) // what most people mean by it
            return {.codes = {CountryCode::parse(u"GB").value()}, .words = 1};
        const NameWord &word = first;
        const QString typed =
            m_text.sliced(word.from, word.to - word.from).normalized(QString::NormalizationForm_KC);
        if (const auto codes = parseCodeList({typed}))
            return {.codes = *codes, .words = 1};
        if (const auto code = nameOf(names, at, 1))
            return {.codes = {*code}, .words = 1};
        return {};
    }

    [[nodiscard]] std::optional<CountryCode> nameOf(const auto &names, qsizetype at, qsizetype count) const
    {
        QStringList keys;
        std::ranges::transform(m_words.sliced(at, count), std::back_inserter(keys), &NameWord::key);
        const QString key = keys.join(u' ');
        for (const CountryNames *const language : names) {
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
        const qsizetype from = m_words[m_unknownFrom].from;
        const QString unknown = m_text.sliced(from, m_words[end - 1].to - from);
        const bool joins = end - m_unknownFrom == 1 && m_words[m_unknownFrom].key == "and"_L1;
        if (!joins) {
            m_result.unknownAt.append({.from = from, .length = unknown.size()});
            const qsizetype before = m_seen.size();
            m_seen.insert(unknown.toCaseFolded());
            if (m_seen.size() > before)
                m_result.unknown.append(unknown);
        }
        m_unknownFrom = -1;
    }

    const QString m_text;
    const CountryNames m_own;
    const QList<NameWord> m_words = nameWords(m_text);
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
        for (int second = 0; second < 26; ++second)
            codes.append(CountryCode::fromOrdinal(first->ordinal() + second));
    }
    return normalized(std::move(codes));
}

CodeText parseCodeText(const QString &text, const QLocale &locale)
{
    return Reader(text, locale).read();
}

std::optional<CountryCode> countryNamed(const QString &name, const QLocale &locale)
{
    QStringList keys;
    std::ranges::transform(nameWords(name), std::back_inserter(keys), &NameWord::key);
    const QString key = keys.join(u' ');
    const auto code = CountryNames(locale).find(key);
    return code ? code : CountryNames::inEnglish().find(key);
}

void loadCountryNames()
{
    static_cast<void>(CountryNames::inEnglish());
    static_cast<void>(CountryNames::inEveryLanguage());
}

} // namespace Flaghoist
