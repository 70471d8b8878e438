#include "session/runexport.h"

#include "domain/urltemplate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUrlQuery>

#include <algorithm>
#include <cmath>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

double msOf(microseconds time)
{
    return double(time.count()) / 1000;
}

QString isoTime(const Run &run, microseconds at)
{
    return run.startedAt()
        .addMSecs(std::chrono::floor<milliseconds>(at).count())
        .toUTC()
        .toString(Qt::ISODateWithMs);
}

/// One attempt of a row, with what belongs to it.
struct Attempt
{
    const RunRow *row;
    const AttemptRecord *record;
    int number; ///< within its round, from 1
};

/// Of all rows, in the order of their starts.
std::vector<Attempt> attemptsOf(const Run &run)
{
    std::vector<Attempt> attempts;
    for (const RunRow &row : run.rows()) {
        int number = 0;
        for (const AttemptRecord &record : row.attempts) {
            const bool sameRound = !attempts.empty() && attempts.back().row == &row
                && attempts.back().record->round == record.round;
            number = sameRound ? number + 1 : 1;
            attempts.push_back({&row, &record, number});
        }
    }
    std::ranges::stable_sort(attempts, {}, [](const Attempt &attempt) { return attempt.record->started; });
    return attempts;
}

/// Where the time of an attempt went, one phase after the other. The phase in which it ended early has all
/// the time that was left.
struct Phase
{
    QString name;
    microseconds from;
    microseconds to;
};

QList<Phase> exportedPhases(const AttemptRecord &attempt)
{
    using Moment = std::optional<microseconds> AttemptRecord::*;
    constexpr std::pair<QLatin1StringView, Moment> moments[] = {
        {"connect"_L1, &AttemptRecord::connected}, {"ssl"_L1, &AttemptRecord::secured},
        {"send"_L1, &AttemptRecord::sent},         {"wait"_L1, &AttemptRecord::firstByte},
        {"receive"_L1, &AttemptRecord::received},  {"verify"_L1, &AttemptRecord::verified},
        {"save"_L1, &AttemptRecord::ended}};
    QList<Phase> phases;
    const microseconds end = std::max(attempt.ended.value_or(attempt.started), attempt.started);
    microseconds at = attempt.started;
    for (const auto &[name, moment] : moments) {
        const std::optional<microseconds> until = attempt.*moment;
        if ((name == "connect"_L1 && attempt.reused) || (name == "ssl"_L1 && !until))
            continue;
        phases.append({name, at, std::clamp(until.value_or(end), at, end)});
        if (!until)
            break;
        at = phases.last().to;
    }
    return phases;
}

QJsonObject timingsOf(const AttemptRecord &attempt)
{
    const microseconds blocked = std::max(attempt.started - attempt.due, microseconds{0});
    QJsonObject timings{{u"blocked"_s, msOf(blocked)},
                        {u"dns"_s, -1},
                        {u"connect"_s, -1},
                        {u"ssl"_s, -1},
                        {u"send"_s, 0},
                        {u"wait"_s, 0},
                        {u"receive"_s, 0}};
    microseconds connect{0};
    for (const Phase &phase : exportedPhases(attempt)) {
        const microseconds took = phase.to - phase.from;
        if (phase.name == "connect"_L1 || phase.name == "ssl"_L1)
            timings.insert(u"connect"_s, msOf(connect += took)); // which includes "ssl", as HAR has it
        if (phase.name != "connect"_L1 && timings.contains(phase.name))
            timings.insert(phase.name, msOf(took));
    }
    return timings;
}

QJsonArray headersOf(const AttemptRecord &attempt)
{
    QJsonArray headers;
    for (const auto &[name, value] : publicHeaders(attempt.headers))
        headers.append(
            QJsonObject{{u"name"_s, QString::fromLatin1(name)}, {u"value"_s, QString::fromLatin1(value)}});
    return headers;
}

QString contentType(const AttemptRecord &attempt)
{
    for (const auto &[name, value] : attempt.headers) {
        if (name.compare("content-type", Qt::CaseInsensitive) == 0)
            return QString::fromLatin1(value);
    }
    return {};
}

QJsonObject harEntry(const Run &run, const Attempt &attempt)
{
    const AttemptRecord &record = *attempt.record;
    const QUrl url = publicUrl(attempt.row->item.url, run.plan().source.urlTemplate);
    QJsonArray query;
    for (const auto &[name, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded))
        query.append(QJsonObject{{u"name"_s, name}, {u"value"_s, value}});
    const QJsonObject timings = timingsOf(record);
    double time = 0;
    for (const auto &phase : {u"blocked"_s, u"connect"_s, u"send"_s, u"wait"_s, u"receive"_s})
        time += std::max(timings.value(phase).toDouble(), 0.0);
    time = std::round(time * 1000) / 1000; // whole microseconds, as each phase has them
    QJsonObject entry{
        {u"pageref"_s, u"round_%1"_s.arg(record.round)},
        {u"startedDateTime"_s, isoTime(run, std::min(record.due, record.started))},
        {u"time"_s, time},
        {u"request"_s,
         QJsonObject{{u"method"_s, u"GET"_s},
                     {u"url"_s, url.toString(QUrl::FullyEncoded)},
                     {u"httpVersion"_s, u"HTTP/1.1"_s},
                     {u"cookies"_s, QJsonArray()},
                     {u"headers"_s, QJsonArray()},
                     {u"queryString"_s, query},
                     {u"headersSize"_s, -1},
                     {u"bodySize"_s, 0}}},
        {u"response"_s,
         QJsonObject{
             {u"status"_s, record.failure.httpStatus},
             {u"statusText"_s, record.failure.reason},
             {u"httpVersion"_s, u"HTTP/1.1"_s},
             {u"cookies"_s, QJsonArray()},
             {u"headers"_s, headersOf(record)},
             {u"content"_s, QJsonObject{{u"size"_s, record.bytes}, {u"mimeType"_s, contentType(record)}}},
             {u"redirectURL"_s, QString()},
             {u"headersSize"_s, -1},
             {u"bodySize"_s, record.bytes}}},
        {u"cache"_s, QJsonObject()},
        {u"timings"_s, timings},
        {u"_code"_s, attempt.row->item.code.upper()},
        {u"_attempt"_s, attempt.number},
        {u"_slot"_s, record.slot},
    };
    if (record.failure.kind != ErrorKind::None)
        entry.insert(u"_error"_s, errorKindId(record.failure.kind));
    return entry;
}

/// An event that lasts, on the track \a track of the only process.
QJsonObject traceSpan(int track, const QString &name, microseconds from, microseconds to,
                      const QJsonObject &arguments = {})
{
    return {{u"ph"_s, u"X"_s},          {u"pid"_s, 1},
            {u"tid"_s, track},          {u"name"_s, name},
            {u"cat"_s, u"flaghoist"_s}, {u"ts"_s, qint64(from.count())},
            {u"args"_s, arguments},     {u"dur"_s, qint64(std::max(to - from, microseconds{0}).count())}};
}

QJsonObject traceName(const QString &what, int track, const QJsonObject &arguments)
{
    return {{u"ph"_s, u"M"_s}, {u"pid"_s, 1}, {u"tid"_s, track}, {u"name"_s, what}, {u"args"_s, arguments}};
}

void addRunTrack(QJsonArray &events, const Run &run)
{
    microseconds end{0};
    for (qsizetype number = 0; number < run.rounds().size(); ++number) {
        const RunRound &round = run.rounds()[number];
        end = round.ended.value_or(round.began);
        events.append(traceSpan(0, u"round %1"_s.arg(number + 1), round.began, end,
                                {{u"method"_s, strategyId(round.strategy)},
                                 {u"codes"_s, round.rows.size()},
                                 {u"retries"_s, round.retries}}));
    }
    for (const RunPause &pause : run.pauses())
        events.append(traceSpan(0, u"paused"_s, pause.from, std::min(pause.to, end)));
}

void addCounters(QJsonArray &events, const Run &run, const std::vector<Attempt> &attempts)
{
    std::vector<std::pair<microseconds, int>> steps; // an end before a start of the same moment
    for (const Attempt &attempt : attempts) {
        steps.emplace_back(attempt.record->started, 1);
        steps.emplace_back(attempt.record->ended.value_or(attempt.record->started), -1);
    }
    std::ranges::sort(steps);
    const auto counter = [&events](const QString &name, microseconds at, int value) {
        events.append(QJsonObject{{u"ph"_s, u"C"_s},
                                  {u"pid"_s, 1},
                                  {u"tid"_s, 0},
                                  {u"name"_s, name},
                                  {u"ts"_s, qint64(at.count())},
                                  {u"args"_s, QJsonObject{{u"requests"_s, value}}}});
    };
    int inFlight = 0;
    for (const auto &[at, change] : steps)
        counter(u"in flight"_s, at, inFlight += change);
    for (const RunMark &mark : run.marks()) {
        if (mark.kind == RunMark::Kind::Limit)
            counter(u"allowed"_s, mark.at, mark.limit);
    }
}

} // namespace

QByteArray harOf(const Run &run)
{
    QJsonArray pages;
    for (qsizetype number = 0; number < run.rounds().size(); ++number) {
        const RunRound &round = run.rounds()[number];
        pages.append(QJsonObject{{u"startedDateTime"_s, isoTime(run, round.began)},
                                 {u"id"_s, u"round_%1"_s.arg(number)},
                                 {u"title"_s, run.plan().source.label + u", "_s + strategyId(round.strategy)},
                                 {u"pageTimings"_s, QJsonObject()}});
    }
    QJsonArray entries;
    for (const Attempt &attempt : attemptsOf(run))
        entries.append(harEntry(run, attempt));
    const QJsonObject creator{{u"name"_s, u"Flaghoist"_s}, {u"version"_s, QStringLiteral(FLAGHOIST_VERSION)}};
    return QJsonDocument(QJsonObject{{u"log"_s,
                                      QJsonObject{{u"version"_s, u"1.2"_s},
                                                  {u"creator"_s, creator},
                                                  {u"pages"_s, pages},
                                                  {u"entries"_s, entries}}}})
        .toJson();
}

QByteArray traceOf(const Run &run)
{
    const std::vector<Attempt> attempts = attemptsOf(run);
    QJsonArray events{
        traceName(u"process_name"_s, 0, {{u"name"_s, u"Flaghoist, "_s + run.plan().source.label}}),
        traceName(u"thread_name"_s, 0, {{u"name"_s, u"Run"_s}})};
    int slotCount = 0;
    for (const Attempt &attempt : attempts)
        slotCount = std::max(slotCount, attempt.record->slot + 1);
    for (int slot = 1; slot <= slotCount; ++slot) {
        events.append(traceName(u"thread_name"_s, slot, {{u"name"_s, u"Slot %1"_s.arg(slot)}}));
        events.append(traceName(u"thread_sort_index"_s, slot, {{u"sort_index"_s, slot}}));
    }
    addRunTrack(events, run);
    for (const Attempt &attempt : attempts) {
        const AttemptRecord &record = *attempt.record;
        const int track = record.slot + 1;
        QJsonObject arguments{{u"attempt"_s, attempt.number}, {u"round"_s, record.round + 1},
                              {u"bytes"_s, record.bytes},     {u"reused"_s, record.reused},
                              {u"sends"_s, record.sends},     {u"due_us"_s, qint64(record.due.count())}};
        if (record.failure.httpStatus > 0)
            arguments.insert(u"http_status"_s, record.failure.httpStatus);
        if (record.failure.kind != ErrorKind::None)
            arguments.insert(u"error"_s, errorKindId(record.failure.kind));
        events.append(traceSpan(track, attempt.row->item.code.upper(), record.started,
                                record.ended.value_or(record.started), arguments));
        for (const Phase &phase : exportedPhases(record)) {
            if (phase.to > phase.from)
                events.append(traceSpan(track, phase.name, phase.from, phase.to));
        }
    }
    addCounters(events, run, attempts);
    return QJsonDocument(QJsonObject{{u"displayTimeUnit"_s, u"ms"_s}, {u"traceEvents"_s, events}})
        .toJson(QJsonDocument::Compact);
}

} // namespace Flaghoist
