#pragma once

#include "domain/countrycode.h"
#include "domain/problem.h"
#include "domain/result.h"

#include <QLocale>
#include <QStringList>

#include <optional>

namespace Flaghoist {

/// The book's CC… arguments: a code ("BD") or one letter ("B" = BA … BZ), in either case; or a part
/// ("GB-ENG"). The result is sorted and free of repeats; the first word that is neither is the problem.
[[nodiscard]] Result<QList<CountryCode>, Problem> parseCodeList(const QStringList &words);

/// What was understood of a text that a person typed or pasted.
struct CodeText
{
    struct Place
    {
        qsizetype from;
        qsizetype length;

        friend bool operator==(const Place &, const Place &) = default;
    };

    QList<CountryCode> codes; ///< sorted, without repeats
    QStringList unknown; ///< as typed, in order, without repeats
    QList<Place> unknownAt; ///< where in the text, each of the repeats as well

    friend bool operator==(const CodeText &, const CodeText &) = default;
};

/// Codes ("DE"), letters ("B" = BA … BZ) and names of countries in any language, in either case, with spaces,
/// commas, semicolons or line breaks between them. The longest name wins; any two letters that are not part
/// of a longer name are a code, and UK is GB. A name that means different countries is read in the language
/// of \a locale first, then in English. Needs loadCountryNames(), which it calls itself.
[[nodiscard]] CodeText parseCodeText(const QString &text, const QLocale &locale);

/// The country that \a name means in the language of \a locale or in English; takes milliseconds.
[[nodiscard]] std::optional<CountryCode> countryNamed(const QString &name, const QLocale &locale);

/// Gathers the names, once: up to half a second, on any thread.
void loadCountryNames();

} // namespace Flaghoist
