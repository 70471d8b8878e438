#include "bench/table.h"

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

QString table(const QList<QStringList> &rows)
{
    constexpr qsizetype narrowest = 2; // for the rule under the head
    const qsizetype columns = rows.first().size();
    QList<int> widths(columns, narrowest);
    for (const QStringList &row : rows) {
        for (qsizetype column = 0; column < columns; ++column)
            widths[column] = std::max(widths[column], int(row.value(column).size()));
    }

    const auto line = [&](const QStringList &row) {
        QStringList cells;
        for (qsizetype column = 0; column < columns; ++column) {
            const QString cell = row.value(column);
            const int width = widths[column];
            cells.append(column == 0 ? cell.leftJustified(width) : cell.rightJustified(width));
        }
        return u"| "_s + cells.join(u" | "_s) + u" |\n"_s;
    };
    QStringList rule;
    for (qsizetype column = 0; column < columns; ++column)
        rule.append(QString(widths[column] - 1, u'-') + (column == 0 ? u'-' : u':'));

    QString all = line(rows.first()) + line(rule);
    for (const QStringList &row : rows.sliced(1))
        all += line(row);
    return all;
}

} // namespace Flaghoist
