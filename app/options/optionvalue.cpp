#include "options/optionvalue.h"

#include "domain/packoptions.h"

#include "countries/catalogue.h"
#include "countries/codetext.h"

#include <QDir>
#include <QHash>
#include <QLocale>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <mutex>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array existingIds{"overwrite"_L1, "skip"_L1, "update"_L1}; // as ExistingFiles
const auto noFaultsId = "none"_L1;

bool isDigit(QChar c)
{
    return c >= u'0' && c <= u'9';
}

std::optional<double> parseDecimal(QStringView text)
{
    if (!std::ranges::all_of(text, [](QChar c) { return isDigit(c) || c == u'.'; }))
        return std::nullopt;
    bool ok = false;
    const double number = text.toDouble(&ok);
    return ok ? std::optional(number) : std::nullopt;
}

QString formatDecimal(double number)
{
    return QString::number(number, 'f', QLocale::FloatingPointShortest);
}

/// From 1 to \a max with commas between them, in the order given, each once.
std::optional<QList<int>> parseNumbers(const QString &text, int max)
{
    QList<int> numbers;
    for (const QString &word : text.split(u',')) {
        const auto number = parseNumber(word.trimmed(), 1, max);
        if (!number)
            return std::nullopt;
        if (!numbers.contains(*number))
            numbers.append(*number);
    }
    return numbers;
}

/// ICU takes a while for 676 codes, and names are asked for again with every change of the options.
CodeFacts knownFacts(CountryCode code)
{
    static std::mutex mutex;
    static QHash<CountryCode, CodeFacts> known;
    const std::scoped_lock lock(mutex);
    const auto found = known.constFind(code);
    return found != known.cend() ? *found : *known.insert(code, codeFacts(code));
}

} // namespace

std::optional<int> parseNumber(QStringView text, int min, int max)
{
    if (text.isEmpty() || !std::ranges::all_of(text, isDigit))
        return std::nullopt;
    bool fits = false;
    int number = text.toInt(&fits);
    if (!fits)
        number = std::numeric_limits<int>::max();
    return number >= min && number <= max ? std::optional(number) : std::nullopt;
}

QString formatNumber(qint64 number)
{
    return QString::number(number);
}

std::optional<milliseconds> parseSeconds(QStringView text, milliseconds max)
{
    const auto seconds = parseDecimal(text);
    if (!seconds || *seconds > std::chrono::duration<double>(max).count())
        return std::nullopt;
    return milliseconds(std::llround(*seconds * 1000));
}

QString formatSeconds(milliseconds duration)
{
    return formatDecimal(double(duration.count()) / 1000);
}

std::optional<milliseconds> parseTimeout(QStringView text)
{
    const auto timeout = parseSeconds(text, maxTimeout);
    return timeout && timeout->count() > 0 ? timeout : std::nullopt;
}

std::optional<std::pair<milliseconds, milliseconds>> parseDelay(const QString &text)
{
    const QStringList ends = text.split(u':');
    const auto from = parseSeconds(ends.first(), maxPracticeDelay);
    const auto to = parseSeconds(ends.last(), maxPracticeDelay);
    if (ends.size() > 2 || !from || !to || *from > *to)
        return std::nullopt;
    return std::pair(*from, *to);
}

QString formatDelay(const std::pair<milliseconds, milliseconds> &delay)
{
    return formatSeconds(delay.first) + u':' + formatSeconds(delay.second);
}

std::optional<double> parseErrorRate(QStringView text)
{
    const auto rate = parseDecimal(text);
    return rate && *rate <= 1 ? rate : std::nullopt;
}

QString formatErrorRate(double rate)
{
    return formatDecimal(rate);
}

std::optional<PracticeFaults> parseFaults(const QString &text)
{
    if (text.compare(noFaultsId, Qt::CaseInsensitive) == 0)
        return PracticeFaults();
    return practiceFaultsByIds(text);
}

QString formatFaults(PracticeFaults faults)
{
    return faults ? practiceFaultIds(faults).join(u',') : noFaultsId;
}

std::optional<quint32> parseSeed(QStringView text)
{
    bool fits = false;
    const quint32 seed = text.toUInt(&fits);
    return fits && parseNumber(text) ? std::optional(seed) : std::nullopt;
}

std::optional<QList<int>> parseConcurrencies(const QString &text)
{
    return parseNumbers(text, maxConcurrency);
}

std::optional<QList<int>> parseWidths(const QString &text)
{
    auto widths = parseNumbers(text, maxPackWidth);
    if (widths)
        std::ranges::sort(*widths);
    return widths;
}

std::optional<QMap<CountryCode, milliseconds>> parseSlow(const QString &text)
{
    static const QRegularExpression separator(u"[\\s,;]+"_s);
    QMap<CountryCode, milliseconds> slow;
    for (const QString &word : text.split(separator, Qt::SkipEmptyParts)) {
        const qsizetype sign = word.indexOf(u'=');
        const auto code = CountryCode::parse(word.left(std::max<qsizetype>(sign, 0)));
        const auto delay = parseSeconds(word.mid(sign + 1), maxPracticeDelay);
        if (!code || !delay)
            return std::nullopt;
        slow.insert(*code, *delay);
    }
    return slow;
}

QString formatSlow(const QMap<CountryCode, milliseconds> &slow)
{
    QStringList words;
    for (const auto &[code, delay] : slow.asKeyValueRange())
        words.append(code.upper() + u'=' + formatSeconds(delay));
    return words.join(u", "_s);
}

std::optional<ExistingFiles> parseExisting(QStringView text)
{
    const auto id = std::find(existingIds.begin(), existingIds.end(), text);
    return id == existingIds.end() ? std::nullopt : std::optional(ExistingFiles(id - existingIds.begin()));
}

QString formatExisting(ExistingFiles existing)
{
    return existingIds[size_t(existing)];
}

QString inHome(const QString &path)
{
    return path == u'~' || path.startsWith("~/"_L1) ? QDir::homePath() + path.mid(1) : path;
}

std::optional<QString> parseFolder(const QString &text)
{
    const QString path = inHome(text);
    const bool usable = QDir::isAbsolutePath(path) && !path.contains(QChar::Null);
    return usable ? std::optional(QDir::cleanPath(path)) : std::nullopt;
}

std::optional<QList<CountryCode>> parseCodes(const QString &text)
{
    const auto codes = parseCodeList(text.split(u' ', Qt::SkipEmptyParts));
    return codes ? std::optional(*codes) : std::nullopt;
}

QString formatCodes(const QList<CountryCode> &codes)
{
    QStringList words;
    for (const CountryCode code : codes)
        words.append(code.upper());
    return words.join(u' ');
}

Result<QList<FileName>, Problem> fileNames(const NameTemplate &name, const QList<CountryCode> &codes)
{
    QList<FileName> names;
    QHash<QString, CountryCode> taken;
    for (const CountryCode code : codes) {
        const CodeFacts facts = knownFacts(code);
        const QString file = name.expand(code, facts);
        if (!NameTemplate::isPlainFileName(file))
            return Problem{ProblemKind::BadName, file};
        const QString key = file.toCaseFolded();
        if (const auto other = taken.constFind(key); other != taken.cend())
            return Problem{ProblemKind::SameFileName,
                           u"%1, %2: %3"_s.arg(other->upper(), code.upper(), file)};
        taken.insert(key, code);
        names.append({.file = file, .country = facts.name});
    }
    return names;
}

} // namespace Flaghoist
