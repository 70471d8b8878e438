#include "domain/nametemplate.h"

#include <QRegularExpression>

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
    if (!hasPlace || !isPlainFileName(result.expand(CountryCode())))
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
