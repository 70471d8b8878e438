#pragma once

#include "domain/countrycode.h"
#include "domain/problem.h"
#include "domain/result.h"

#include <QString>

namespace Flaghoist {

/// What a saved file is called, without the extension, which follows the content: "{cc}" by default.
class NameTemplate final
{
public:
    NameTemplate();

    /// Needs "{cc}" (lower case) or "{CC}" (upper case) and must name a plain, visible file inside the folder
    /// on every system: no separators, no control or reserved characters or names, not too long.
    [[nodiscard]] static Result<NameTemplate, Problem> parse(const QString &text);

    [[nodiscard]] const QString &text() const { return m_text; }
    [[nodiscard]] QString expand(CountryCode code) const;

    friend bool operator==(const NameTemplate &, const NameTemplate &) = default;

private:
    QString m_text;
};

} // namespace Flaghoist
