#include "domain/sanitized.h"

#include <QList>

namespace Flaghoist {

QString sanitized(const QString &text, qsizetype maxLength)
{
    constexpr qsizetype spare = 2; // what is left out is rare; a text of megabytes is not gone through
    QString result;
    bool afterControl = false; // one space for both
    for (const uint c : text.left(spare * maxLength).toUcs4()) {
        switch (QChar::category(c)) {
        case QChar::Other_Control:
        case QChar::Separator_Line:
        case QChar::Separator_Paragraph:
            if (!result.endsWith(u' '))
                result.append(u' ');
            afterControl = true;
            break;
        case QChar::Other_Format: break;
        default:
            if (c != u' ' || !afterControl)
                result.append(QChar::fromUcs4(c));
            afterControl = afterControl && c == u' ';
        }
    }
    result = result.trimmed();
    return result.size() > maxLength ? result.left(maxLength) + u'…' : result;
}

} // namespace Flaghoist
