#include "bench/benchreport.h"

#include "bench/table.h"
#include "domain/countrycode.h"

#include <QJsonArray>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr double heartbeatTargetMs = 50;

/// Empty where there is none.
QString number(std::optional<double> value, int decimals)
{
    return value ? QString::number(*value, 'f', decimals) : QString();
}

QJsonValue jsonNumber(std::optional<double> value)
{
    return value ? QJsonValue(*value) : QJsonValue();
}

QString measureName(Measure measure)
{
    switch (measure) {
    case Measure::Ideal: return u"ideal"_s;
    case Measure::Curl: return u"curl"_s;
    case Measure::Python: return u"Python"_s;
    }
    Q_UNREACHABLE();
}

QString verdict(double seen, double most)
{
    return seen <= most ? u"met"_s : u"missed"_s;
}

QString headText(const Machine &machine)
{
    const auto version = [](const QString &name, const QString &number) {
        return number.isEmpty() ? u"no "_s + name : name + u' ' + number;
    };
    const QStringList lines{
        u"Flaghoist, %1, %2"_s.arg(machine.build, machine.date),
        u"%1, %2 cores, load %3 at the start"_s.arg(machine.processor, QString::number(machine.cores),
                                                    number(machine.load, 1)),
        u"%1, %2"_s.arg(machine.system, machine.kernel),
        u"Qt %1, %2, %3"_s.arg(machine.qt, version(u"curl"_s, machine.curl),
                               version(u"Python"_s, machine.python)),
    };
    return u"- "_s + lines.join(u"\n- "_s) + u"\n\n"_s;
}

QString resultText(const ContestResult &result)
{
    QList<QStringList> rows{{u"Program"_s, u"Wall s"_s, u"× ideal"_s, u"× curl"_s, u"× Python"_s, u"CPU s"_s,
                             u"Server s"_s, u"Peak MB"_s}};
    if (const auto ideal = result.scenario.idealSeconds())
        rows.append({u"Ideal"_s, number(ideal, 2), number(1, 3)});
    for (const Downloader downloader : result.scenario.downloaders) {
        if (!result.entries.contains(downloader))
            continue;
        rows.append({downloaderName(downloader), number(result.median(downloader, wallSeconds), 2),
                     number(result.ratio(downloader, Measure::Ideal), 3),
                     number(result.ratio(downloader, Measure::Curl), 2),
                     number(result.ratio(downloader, Measure::Python), 2),
                     number(result.median(downloader, cpuSeconds), 2),
                     number(result.median(downloader, serverCpuSeconds), 2),
                     number(result.median(downloader, peakMb), 0)});
    }
    return u"### %1: %2\n\n%3\n"_s.arg(result.scenario.id, result.scenario.title(), table(rows));
}

QString heartbeatsText(const QList<QJsonObject> &heartbeats)
{
    QList<QStringList> rows{{u"At once"_s,
                             u"Longest gap ms"_s,
                             u"At most"_s,
                             {},
                             u"Own work ms"_s,
                             u"p99 ms"_s,
                             u"Elapsed s"_s,
                             u"Failed"_s}};
    for (const QJsonObject &heartbeat : heartbeats) {
        const auto told = [&heartbeat](const QString &name, int decimals) {
            return number(heartbeat[name].toDouble(), decimals);
        };
        rows.append({told(u"at_once"_s, 0), told(u"longest_ms"_s, 1), number(heartbeatTargetMs, 0),
                     verdict(heartbeat[u"longest_ms"_s].toDouble(), heartbeatTargetMs),
                     told(u"longest_own_ms"_s, 1), told(u"p99_ms"_s, 1), told(u"elapsed_s"_s, 1),
                     told(u"failed"_s, 0)});
    }
    return u"### heartbeat: the window during %1 codes with faults\n\n%2\n"_s.arg(everyCodeCount)
        .arg(table(rows));
}

QString targetsText(const QList<ContestResult> &results)
{
    QList<QStringList> rows{{u"Target"_s, u"At most"_s, u"Seen"_s, {}}};
    for (const Target &target : targets()) {
        for (const ContestResult &result : results) {
            const auto seen = result.ratio(target.downloader, target.measure);
            if (result.scenario.id != target.scenario || !seen)
                continue;
            rows.append({u"%1, %2, × %3"_s.arg(target.scenario, downloaderId(target.downloader),
                                               measureName(target.measure)),
                         number(target.most, 2), number(seen, 3), verdict(*seen, target.most)});
        }
    }
    return rows.size() > 1 ? u"### Targets\n\n"_s + table(rows) + u'\n' : QString();
}

QStringList readingNotes(const QList<ContestResult> &results)
{
    if (results.isEmpty())
        return {};
    QStringList rounds;
    bool isDelayed = false;
    bool isMany = false;
    for (const ContestResult &result : results) {
        rounds.append(u"%1 × %2"_s.arg(result.scenario.id).arg(result.rounds));
        isDelayed |= result.scenario.idealSeconds().has_value();
        isMany |= result.scenario.atOnce > mostOfCurl && result.entries.contains(Downloader::Curl);
    }
    QStringList notes{
        u"Whole processes in turn, each into an empty folder. Wall is from start to end of a process."_s,
        u"Medians over the rounds: %1."_s.arg(rounds.join(u", "_s)),
        u"“× curl” and “× Python” are medians of the ratios within each round."_s,
        u"CPU is user and system; “Server s” is that of the practice server, on the same cores."_s};
    if (isMany)
        notes.append(u"curl runs %1 at once where more are asked for."_s.arg(mostOfCurl));
    if (isDelayed) {
        notes.append(u"One at a time, the delays alone take %1 s: not run."_s.arg(
            std::chrono::duration<double>(benchDelay * everyCodeCount).count()));
    }
    return notes;
}

QString notesText(const BenchReport &report)
{
    QStringList notes = readingNotes(report.results);
    if (!report.heartbeats.isEmpty()) {
        notes.append(u"“Own work”: the most that the window’s thread itself worked between two ticks."_s);
        notes.append(u"For the rest of a gap it waited for a processor."_s);
    }
    if (report.machine.curl.isEmpty())
        notes.append(u"curl is not installed: nothing is compared with it."_s);
    if (report.machine.python.isEmpty())
        notes.append(u"python3 is not installed: nothing is compared with it."_s);
    for (const QString &wrong : report.wrongs)
        notes.append(u"Not counted: "_s + wrong);
    return notes.isEmpty() ? QString() : u"- "_s + notes.join(u"\n- "_s) + u'\n';
}

QJsonObject json(const Machine &machine)
{
    return {{u"processor"_s, machine.processor},
            {u"cores"_s, machine.cores},
            {u"system"_s, machine.system},
            {u"kernel"_s, machine.kernel},
            {u"qt"_s, machine.qt},
            {u"curl"_s, machine.curl},
            {u"python"_s, machine.python},
            {u"build"_s, machine.build},
            {u"load"_s, machine.load},
            {u"date"_s, machine.date}};
}

QJsonValue json(const std::optional<Entry> &entry)
{
    if (!entry)
        return {};
    return QJsonObject{{u"wall_s"_s, wallSeconds(*entry)},
                       {u"cpu_s"_s, cpuSeconds(*entry)},
                       {u"server_cpu_s"_s, serverCpuSeconds(*entry)},
                       {u"peak_mb"_s, peakMb(*entry)}};
}

QJsonObject json(const ContestResult &result)
{
    QJsonObject downloaders;
    for (const auto &[downloader, entries] : result.entries.asKeyValueRange()) {
        QJsonArray runs;
        for (const std::optional<Entry> &entry : entries)
            runs.append(json(entry));
        downloaders.insert(
            downloaderId(downloader),
            QJsonObject{{u"median_s"_s, jsonNumber(result.median(downloader, wallSeconds))},
                        {u"of_ideal"_s, jsonNumber(result.ratio(downloader, Measure::Ideal))},
                        {u"of_curl"_s, jsonNumber(result.ratio(downloader, Measure::Curl))},
                        {u"of_python"_s, jsonNumber(result.ratio(downloader, Measure::Python))},
                        {u"runs"_s, runs}});
    }
    return {{u"id"_s, result.scenario.id},
            {u"at_once"_s, result.scenario.atOnce},
            {u"delay_s"_s, std::chrono::duration<double>(result.scenario.delay).count()},
            {u"ideal_s"_s, jsonNumber(result.scenario.idealSeconds())},
            {u"downloaders"_s, downloaders}};
}

} // namespace

QString BenchReport::text() const
{
    QString all = headText(machine);
    for (const ContestResult &result : results)
        all += resultText(result);
    if (!heartbeats.isEmpty())
        all += heartbeatsText(heartbeats);
    return all + targetsText(results) + notesText(*this);
}

QJsonObject BenchReport::json() const
{
    QJsonArray scenarios;
    for (const ContestResult &result : results)
        scenarios.append(Flaghoist::json(result));
    QJsonArray beats;
    for (const QJsonObject &heartbeat : heartbeats)
        beats.append(heartbeat);
    return {{u"version"_s, 1},
            {u"machine"_s, Flaghoist::json(machine)},
            {u"scenarios"_s, scenarios},
            {u"heartbeats"_s, beats},
            {u"not_counted"_s, QJsonArray::fromStringList(wrongs)}};
}

} // namespace Flaghoist
