#include "domain/nametemplate.h"

#include "domain/countrycode.h"

#include <QRegularExpression>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// Leaves room for the extension and for the temporary name within the 255 bytes that file systems allow.
constexpr qsizetype maxNameBytes = 200;

bool isPlainFileName(const QString &name)
{
    static const QRegularExpression forbidden(uR"([\x00-\x1f\x7f/\\:*?"<>|{}])"_s);
    // Names that Windows keeps for devices, with any extension.
    static const QRegularExpression reserved(u"^(con|prn|aux|nul|com\\d|lpt\\d)(\\.|$)"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    return !name.startsWith(u'.') && !name.endsWith(u'.') && name == name.trimmed()
        && !name.contains(forbidden) && !name.contains(reserved) && name.toUtf8().size() <= maxNameBytes;
}

} // namespace

NameTemplate::NameTemplate() : m_text(u"{cc}"_s) { }

Result<NameTemplate, Problem> NameTemplate::parse(const QString &text)
{
    NameTemplate result;
    result.m_text = text;
    const bool hasPlace = text.contains("{cc}"_L1) || text.contains("{CC}"_L1);
    // A few codes alone make a reserved name: "{cc}n" is "con" for Colombia.
    const auto isPlainFor = [&result](CountryCode code) {
        return isPlainFileName(result.expand(code));
    };
    if (!hasPlace || !std::ranges::all_of(everyCode(), isPlainFor))
        return Problem{ProblemKind::BadName, text};
    return result;
}

QString NameTemplate::expand(CountryCode code) const
{
    QString name = m_text;
    name.replace("{cc}"_L1, code.lower());
    name.replace("{CC}"_L1, code.upper());
    return name;
}

} // namespace Flaghoist
