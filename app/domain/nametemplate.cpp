#include "domain/nametemplate.h"

#include "domain/countrycode.h"

#include <QRegularExpression>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// Leaves room for the extension and for the temporary name within the 255 bytes that file systems allow.
constexpr qsizetype maxNameBytes = 200;

/// Reserved on one system or another, or ours.
bool isForbidden(QChar character)
{
    return character < u' ' || character == u'\x7f' || QStringView(uR"(/\:*?"<>|{})").contains(character);
}

/// \a text as a part of a file name: the same on every system, however it was composed.
QString plain(const QString &text)
{
    QString name = text.normalized(QString::NormalizationForm_C);
    std::ranges::replace_if(name, isForbidden, u'-');
    return name;
}

} // namespace

bool NameTemplate::isPlainFileName(const QString &name)
{
    // Names that Windows keeps for devices, with any extension.
    static const QRegularExpression reserved(u"^(con|prn|aux|nul|com\\d|lpt\\d)(\\.|$)"_s,
                                             QRegularExpression::CaseInsensitiveOption);
    return !name.isEmpty() && !name.startsWith(u'.') && !name.endsWith(u'.') && name == name.trimmed()
        && std::ranges::none_of(name, isForbidden) && !name.contains(reserved)
        && name.toUtf8().size() <= maxNameBytes;
}

NameTemplate::NameTemplate() : m_text(u"{cc}"_s) { }

Result<NameTemplate, Problem> NameTemplate::parse(const QString &text)
{
    static const QRegularExpression place(u"\\{(cc|CC|alpha3|numeric|name|region)\\}"_s);
    NameTemplate result;
    result.m_text = text.endsWith(".{ext}"_L1) ? text.chopped(6) : text;
    // A few codes alone make a reserved name: "{cc}n" is "con" for Colombia.
    const auto isPlainFor = [&result](CountryCode code) {
        return isPlainFileName(result.expand(code, {code.upper(), code.upper(), code.upper(), code.upper()}));
    };
    if (!text.contains(place) || !std::ranges::all_of(everyCode(), isPlainFor))
        return Problem{ProblemKind::BadName, text};
    return result;
}

QString NameTemplate::expand(CountryCode code, const CodeFacts &facts) const
{
    QString name = m_text;
    name.replace("{cc}"_L1, code.lower());
    name.replace("{CC}"_L1, code.upper());
    if (name.contains(u'{')) { // most names are done
        name.replace("{alpha3}"_L1, plain(facts.alpha3));
        name.replace("{numeric}"_L1, plain(facts.numeric));
        name.replace("{region}"_L1, plain(facts.region));
        name.replace("{name}"_L1, plain(facts.name));
    }
    return name;
}

} // namespace Flaghoist
