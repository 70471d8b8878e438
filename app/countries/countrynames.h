#pragma once

#include "domain/countrycode.h"

#include <QHash>
#include <QList>
#include <QLocale>

#include <optional>

namespace Flaghoist {

/// A piece of a text that names are made of: a word, a comma (which a few names contain) or a stronger
/// separator (which none does).
struct NameWord
{
    QString key; ///< without case and accents; "," and ";" for separators
    qsizetype from;
    qsizetype to;
};

/// The words of \a text as names are compared: "&" is "and", other punctuation only parts words, and
/// apostrophes and full stops do not even that.
[[nodiscard]] QList<NameWord> nameWords(QStringView text);

/// Finds countries by their names, full and short, as ICU knows them.
class CountryNames final
{
public:
    /// The names in one language, ~2 ms.
    explicit CountryNames(const QLocale &locale);
    /// The names in every language that ICU knows; where languages differ the most have it, and a name that
    /// means two countries equally often means none. Made at the first call, which takes up to half a second.
    [[nodiscard]] static const CountryNames &inEveryLanguage();
    /// English, with what ICU keeps to itself: former and other usual names, and the three-letter codes.
    [[nodiscard]] static const CountryNames &inEnglish();

    /// \a key: NameWord keys with a space between them.
    [[nodiscard]] std::optional<CountryCode> find(const QString &key) const;
    /// Of how many words the longest name is that starts with the word \a key; 0 for none.
    [[nodiscard]] int mostWords(const QString &key) const { return m_mostWords.value(key); }

private:
    CountryNames() = default;

    void add(const QString &name, CountryCode code);
    void addKey(const QList<NameWord> &words, CountryCode code);
    void addLanguage(const QByteArray &language);
    void addPartNames(const QLocale &locale);
    void addUsualNames();

    QHash<QString, QHash<CountryCode, int>> m_codes; ///< how many languages call each code so
    QHash<QString, int> m_mostWords;
};

} // namespace Flaghoist
