#include "options/settingsstore.h"

#include "countries/codetext.h"
#include "domain/source.h"
#include "options/numbertext.h"

#include <QDir>
#include <QSettings>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// A later version with other meanings gets a group of its own and leaves this one alone.
QString keyOf(QLatin1StringView name)
{
    return "run-1/"_L1 + name;
}

constexpr QLatin1StringView codesKey("codes"), serverKey("server"), urlKey("url"), strategyKey("strategy"),
    concurrencyKey("concurrency"), folderKey("folder"), existingKey("existing"), timeoutKey("timeout"),
    retriesKey("retries"), delayKey("delay"), errorRateKey("error-rate"), faultsKey("faults"),
    seedKey("seed"), slowKey("slow"), nameKey("name");

constexpr QLatin1StringView overwriteId("overwrite"), skipId("skip"), noFaultsId("none");

/// Nothing where the value is missing or no text.
std::optional<QString> textOf(const QSettings &settings, QLatin1StringView name)
{
    const QVariant value = settings.value(keyOf(name));
    if (!value.isValid() || value.typeId() == QMetaType::QStringList || !value.canConvert<QString>())
        return std::nullopt;
    return value.toString();
}

QString secondsOf(milliseconds duration)
{
    return QString::number(std::chrono::duration<double>(duration).count(), 'f', 3);
}

std::optional<QList<CountryCode>> codesFrom(const QString &text)
{
    QList<CountryCode> codes;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        const auto code = CountryCode::parse(word);
        if (!code)
            return std::nullopt;
        codes.append(*code);
    }
    return normalized(std::move(codes));
}

QString codesText(const QList<CountryCode> &codes)
{
    QStringList words;
    for (const CountryCode code : codes)
        words.append(code.upper());
    return words.join(u' ');
}

std::optional<int> numberFrom(const QString &text, int least, int most)
{
    const auto number = wholeNumber(text);
    return number && *number >= least && *number <= most ? number : std::nullopt;
}

std::optional<std::pair<milliseconds, milliseconds>> delayFrom(const QString &text)
{
    const QStringList ends = text.split(u':');
    if (ends.size() != 2)
        return std::nullopt;
    const auto from = secondsNumber(ends[0], maxPracticeDelay);
    const auto to = secondsNumber(ends[1], maxPracticeDelay);
    if (!from || !to || *from > *to)
        return std::nullopt;
    return std::pair(*from, *to);
}

std::optional<double> rateFrom(const QString &text)
{
    const auto rate = decimalNumber(text);
    return rate && *rate <= 1 ? rate : std::nullopt;
}

std::optional<PracticeFaults> faultsFrom(const QString &text)
{
    return text == noFaultsId ? PracticeFaults() : practiceFaultsByIds(text);
}

QString faultsText(PracticeFaults faults)
{
    return faults ? practiceFaultIds(faults).join(u',') : noFaultsId;
}

std::optional<quint32> seedFrom(const QString &text)
{
    bool ok = false;
    const quint32 seed = text.toUInt(&ok);
    return ok ? std::optional(seed) : std::nullopt;
}

std::optional<QMap<CountryCode, milliseconds>> slowFrom(const QString &text)
{
    QMap<CountryCode, milliseconds> slow;
    for (const QString &word : text.split(u' ', Qt::SkipEmptyParts)) {
        const QStringList sides = word.split(u'=');
        const auto code = CountryCode::parse(sides.first());
        const auto time = secondsNumber(sides.last(), maxPracticeDelay);
        if (sides.size() != 2 || !code || !time)
            return std::nullopt;
        slow.insert(*code, *time);
    }
    return slow;
}

QString slowText(const QMap<CountryCode, milliseconds> &slow)
{
    QStringList words;
    for (auto it = slow.cbegin(); it != slow.cend(); ++it)
        words.append(it.key().upper() + u'=' + secondsOf(it.value()));
    return words.join(u' ');
}

std::optional<milliseconds> timeoutFrom(const QString &text)
{
    const auto timeout = secondsNumber(text, maxTimeout);
    return timeout && timeout->count() > 0 ? timeout : std::nullopt;
}

std::optional<ExistingFiles> existingFrom(const QString &text)
{
    if (text == overwriteId)
        return ExistingFiles::Overwrite;
    if (text == skipId)
        return ExistingFiles::Skip;
    return std::nullopt;
}

QString existingText(ExistingFiles existing)
{
    switch (existing) {
    case ExistingFiles::Overwrite: return overwriteId;
    case ExistingFiles::Skip: return skipId;
    }
    Q_UNREACHABLE();
}

} // namespace

RunOptions loadRunOptions(const QSettings &settings, const RunOptions &defaults)
{
    RunOptions options = defaults;
    const auto take = [&settings](QLatin1StringView key, auto &target, auto read) {
        const auto text = textOf(settings, key);
        if (!text)
            return;
        if (const auto value = read(*text))
            target = *value;
    };
    // An empty text stands for a value that is not set.
    const auto takeOptional = [&settings](QLatin1StringView key, auto &target, auto read) {
        const auto text = textOf(settings, key);
        if (!text)
            return;
        if (text->isEmpty())
            target.reset();
        else if (const auto value = read(*text))
            target = *value;
    };
    take(codesKey, options.codes, codesFrom);
    take(serverKey, options.server, [](const QString &text) {
        const auto source = builtInSource(text);
        return source ? std::optional(source->label) : std::nullopt;
    });
    take(urlKey, options.urlTemplate, [](const QString &text) {
        return text.isEmpty() || UrlTemplate::parse(text) ? std::optional(text) : std::nullopt;
    });
    take(strategyKey, options.strategy, &strategyById);
    takeOptional(concurrencyKey, options.concurrency,
                 [](const QString &text) { return numberFrom(text, 1, maxConcurrency); });
    take(folderKey, options.folder, [](const QString &text) {
        const bool usable = text.isEmpty() || (QDir::isAbsolutePath(text) && !text.contains(QChar::Null));
        return usable ? std::optional(text) : std::nullopt;
    });
    take(existingKey, options.existing, existingFrom);
    take(timeoutKey, options.timeout, timeoutFrom);
    take(retriesKey, options.retries, [](const QString &text) { return numberFrom(text, 0, maxRetries); });
    takeOptional(delayKey, options.delay, delayFrom);
    takeOptional(errorRateKey, options.errorRate, rateFrom);
    takeOptional(faultsKey, options.faults, faultsFrom);
    takeOptional(seedKey, options.seed, seedFrom);
    take(slowKey, options.slow, slowFrom);
    take(nameKey, options.name, [](const QString &text) {
        const auto name = NameTemplate::parse(text);
        return name ? std::optional(*name) : std::nullopt;
    });
    return options;
}

void saveRunOptions(QSettings &settings, const RunOptions &options)
{
    const auto put = [&settings](QLatin1StringView key, const QString &text) {
        if (textOf(settings, key) != text)
            settings.setValue(keyOf(key), text);
    };
    put(codesKey, codesText(options.codes));
    put(serverKey, options.server);
    put(urlKey, options.urlTemplate);
    put(strategyKey, strategyId(options.strategy));
    put(concurrencyKey, options.concurrency ? QString::number(*options.concurrency) : QString());
    put(folderKey, options.folder);
    put(existingKey, existingText(options.existing));
    put(timeoutKey, secondsOf(options.timeout));
    put(retriesKey, QString::number(options.retries));
    put(delayKey,
        options.delay ? secondsOf(options.delay->first) + u':' + secondsOf(options.delay->second)
                      : QString());
    // As many digits as it takes to read the same number again.
    put(errorRateKey,
        options.errorRate ? QString::number(*options.errorRate, 'f', QLocale::FloatingPointShortest)
                          : QString());
    put(faultsKey, options.faults ? faultsText(*options.faults) : QString());
    put(seedKey, options.seed ? QString::number(*options.seed) : QString());
    put(slowKey, slowText(options.slow));
    put(nameKey, options.name.text());
}

} // namespace Flaghoist
