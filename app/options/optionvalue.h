#pragma once

#include "domain/problem.h"
#include "domain/result.h"
#include "domain/runoptions.h"

#include <QString>
#include <QStringView>

#include <limits>
#include <optional>
#include <utility>

namespace Flaghoist {

/// One parser and one formatter for each kind of value, used by command line, settings, window and report.
/// A parser returns nothing for a text that is no such value; what a formatter writes is read as the same
/// value. Numbers have ASCII digits, a decimal point, no sign, no exponent and no spaces; times are in
/// seconds.

/// From \a min to \a max; a number that is too large for an int is the largest int.
[[nodiscard]] std::optional<int> parseNumber(QStringView text, int min = 0,
                                             int max = std::numeric_limits<int>::max());
template <int min, int max = std::numeric_limits<int>::max()>
[[nodiscard]] std::optional<int> parseWithin(const QString &text)
{
    return parseNumber(text, min, max);
}

[[nodiscard]] QString formatNumber(qint64 number);

[[nodiscard]] std::optional<milliseconds> parseSeconds(QStringView text, milliseconds max);
[[nodiscard]] QString formatSeconds(milliseconds duration);
/// More than nothing, at most maxTimeout.
[[nodiscard]] std::optional<milliseconds> parseTimeout(QStringView text);

/// "0.5:5", the smaller first; one number is both.
[[nodiscard]] std::optional<std::pair<milliseconds, milliseconds>> parseDelay(const QString &text);
[[nodiscard]] QString formatDelay(const std::pair<milliseconds, milliseconds> &delay);

/// From 0 to 1.
[[nodiscard]] std::optional<double> parseErrorRate(QStringView text);
/// In as many digits as it takes to read the same number again.
[[nodiscard]] QString formatErrorRate(double rate);

/// Ids with commas between them, "all" or "none".
[[nodiscard]] std::optional<PracticeFaults> parseFaults(const QString &text);
[[nodiscard]] QString formatFaults(PracticeFaults faults);

[[nodiscard]] std::optional<quint32> parseSeed(QStringView text);

/// "BD=10, FR=0.5", with commas, semicolons or spaces between them; of a repeated code the last counts.
[[nodiscard]] std::optional<QMap<CountryCode, milliseconds>> parseSlow(const QString &text);
[[nodiscard]] QString formatSlow(const QMap<CountryCode, milliseconds> &slow);

/// "1,5,30": requests at once, in the order given, each once; spaces may stand between them.
[[nodiscard]] std::optional<QList<int>> parseConcurrencies(const QString &text);

/// "overwrite", "skip"
[[nodiscard]] std::optional<ExistingFiles> parseExisting(QStringView text);
[[nodiscard]] QString formatExisting(ExistingFiles existing);

/// "~" and "~/flags" are in the home folder; any other path stays as it is.
[[nodiscard]] QString inHome(const QString &path);
/// An absolute path, or one in the home folder.
[[nodiscard]] std::optional<QString> parseFolder(const QString &text);

/// "64,320": widths of pictures, ascending.
[[nodiscard]] std::optional<QList<int>> parseWidths(const QString &text);

/// Codes and letters as on the command line, with spaces between them.
[[nodiscard]] std::optional<QList<CountryCode>> parseCodes(const QString &text);
[[nodiscard]] QString formatCodes(const QList<CountryCode> &codes);

/// How the flag of one code is called.
struct FileName
{
    QString file; ///< without the extension
    QString country; ///< English
};

/// In the order of \a codes. Problems: BadName where a name is no plain one, SameFileName where two codes
/// would share one on a file system that knows no case.
[[nodiscard]] Result<QList<FileName>, Problem> fileNames(const NameTemplate &name,
                                                         const QList<CountryCode> &codes);

} // namespace Flaghoist
