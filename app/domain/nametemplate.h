#pragma once

#include "domain/countrycode.h"
#include "domain/problem.h"
#include "domain/result.h"

#include <QString>

namespace Flaghoist {

/// What a file may be called after beside the code; where there is nothing of the kind, the code itself.
struct CodeFacts
{
    QString alpha3; ///< "BRA"
    QString numeric; ///< "076"
    QString name; ///< English
    QString region; ///< English
};

/// What a saved file is called, without the extension, which follows the content: "{cc}" by default.
class NameTemplate final
{
public:
    NameTemplate();

    /// Needs one of "{cc}" (lower case), "{CC}" (upper case), "{alpha3}", "{numeric}", "{name}" and
    /// "{region}"; a
    /// "{ext}" at the end, which comes by itself, is dropped. Must name a plain, visible file inside the
    /// folder on every system: no separators, no control or reserved characters or names, not too long.
    [[nodiscard]] static Result<NameTemplate, Problem> parse(const QString &text);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] QString expand(CountryCode code, const CodeFacts &facts) const;
    /// Whether \a name, an expanded one, is fit for Linux, Windows and macOS.
    [[nodiscard]] static bool isPlainFileName(const QString &name);

    friend bool operator==(const NameTemplate &, const NameTemplate &) = default;

private:
    QString m_text;
};

} // namespace Flaghoist
