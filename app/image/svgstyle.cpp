#include "image/svgstyle.h"

#include <QStringList>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype longestStyle = 4096;
constexpr qsizetype longestSheet = 64 * 1024;

bool isPropertyName(QStringView name)
{
    return !name.isEmpty() && std::ranges::all_of(name, [](QChar c) {
        return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || c == u'-';
    });
}

bool areSelectors(QStringView text)
{
    return !text.trimmed().isEmpty() && std::ranges::all_of(text, [](QChar c) {
        return c.isSpace() || (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9')
            || c == u'.' || c == u'#' || c == u',' || c == u'*' || c == u'-' || c == u'_';
    });
}

std::optional<QString> withoutComments(const QString &text)
{
    QString bare;
    for (qsizetype at = 0;;) {
        const qsizetype open = text.indexOf("/*"_L1, at);
        bare += QStringView(text).sliced(at, (open < 0 ? text.size() : open) - at);
        if (open < 0)
            return bare;
        const qsizetype close = text.indexOf("*/"_L1, open + 2);
        if (close < 0)
            return std::nullopt;
        bare += u' ';
        at = close + 2;
    }
}

} // namespace

std::optional<SvgStyle> checkSvgStyle(QStringView text, SvgLoad &load)
{
    if (text.size() > longestStyle)
        return std::nullopt;
    SvgStyle style;
    for (const QStringView declaration : text.split(u';')) {
        if (declaration.trimmed().isEmpty())
            continue;
        const qsizetype colon = declaration.indexOf(u':');
        const QStringView name = declaration.first(std::max<qsizetype>(colon, 0)).trimmed();
        const QStringView value = declaration.sliced(colon + 1).trimmed();
        const SvgValue kind = svgProperty(name);
        if (!isPropertyName(name) || !checkSvgValue(kind, value, load))
            return std::nullopt;
        if (isShown(kind))
            style.text += u"%1:%2;"_s.arg(name, value);
    }
    return style;
}

std::optional<SvgStyle> checkSvgStylesheet(const QString &text, SvgLoad &load)
{
    const auto bare = text.size() > longestSheet ? std::nullopt : withoutComments(text);
    if (!bare)
        return std::nullopt;
    SvgStyle sheet;
    for (QStringView rest = *bare; !rest.trimmed().isEmpty();) {
        const qsizetype open = rest.indexOf(u'{');
        const qsizetype close = rest.indexOf(u'}');
        if (open < 0 || close < open || !areSelectors(rest.first(open)))
            return std::nullopt;
        SvgLoad rule;
        const auto style = checkSvgStyle(rest.sliced(open + 1, close - open - 1), rule);
        if (!style || rule.scale > 1)
            return std::nullopt;
        load.work = std::max(load.work, rule.work);
        load.stroke = std::max(load.stroke, rule.stroke);
        load.shortestDash = std::min(load.shortestDash, rule.shortestDash);
        sheet.text += u"%1{%2}\n"_s.arg(rest.first(open).trimmed(), style->text);
        sheet.selectors += rest.first(open).count(u',') + 1;
        rest = rest.sliced(close + 1);
    }
    return sheet;
}

} // namespace Flaghoist
