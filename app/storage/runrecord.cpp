#include "storage/runhistory.h"

#include "domain/urltemplate.h"

#include <QCryptographicHash>
#include <QDataStream>
#include <QIODevice>
#include <QtEndian>

#include <algorithm>

namespace Flaghoist {

namespace {

constexpr quint32 recordVersion = 1;
constexpr char magic[] = "FHR1";
constexpr qsizetype magicSize = 4;
constexpr qsizetype sumSize = 16;
constexpr qsizetype headSize = magicSize + qsizetype(sizeof(quint32)) + sumSize;
constexpr quint32 maxItems = 1'000'000;

/// Writes or reads values, by one description of each type for both ways: visit() below.
class Archive final
{
public:
    Archive(QByteArray *bytes, QIODevice::OpenModeFlag mode)
        : m_stream(bytes, mode), m_writes(mode == QIODevice::WriteOnly)
    {
        m_stream.setVersion(QDataStream::Qt_6_0);
    }

    [[nodiscard]] bool writes() const { return m_writes; }
    [[nodiscard]] bool isSound() const { return m_stream.status() == QDataStream::Ok; }
    void fail() { m_stream.setStatus(QDataStream::ReadCorruptData); }

    template <typename... Values> void operator()(Values &...values) { (visit(*this, values), ...); }
    template <typename T> void plain(T &value)
    {
        if (m_writes)
            m_stream << value;
        else
            m_stream >> value;
    }

private:
    QDataStream m_stream;
    const bool m_writes;
};

template <typename T>
concept Plain = requires(QDataStream &stream, T &value)
{
    stream << value;
    stream >> value;
};

void visit(Archive &archive, Plain auto &value)
{
    archive.plain(value);
}

template <typename Count, typename Period>
void visit(Archive &archive, std::chrono::duration<Count, Period> &value)
{
    auto count = qint64(value.count());
    archive.plain(count);
    value = std::chrono::duration<Count, Period>(Count(count));
}

void visit(Archive &archive, CountryCode &code)
{
    QString text = code.upper();
    archive(text);
    if (const auto read = CountryCode::parse(text))
        code = *read;
    else
        archive.fail();
}

// Everything below is made of these.
template <typename T> void visit(Archive &archive, std::optional<T> &value);
template <typename T> void visit(Archive &archive, QList<T> &items)
{
    auto size = quint32(items.size());
    archive(size);
    if (size > maxItems)
        archive.fail();
    for (quint32 i = 0; i < size && archive.isSound(); ++i) {
        if (!archive.writes())
            items.emplace_back();
        archive(items[i]);
    }
}

template <typename A, typename B> void visit(Archive &archive, std::pair<A, B> &pair)
{
    archive(pair.first, pair.second);
}

void visit(Archive &archive, QMap<CountryCode, milliseconds> &map)
{
    QList<std::pair<CountryCode, milliseconds>> entries(map.constKeyValueBegin(), map.constKeyValueEnd());
    archive(entries);
    map.clear();
    for (const auto &[code, time] : entries)
        map.insert(code, time);
}

void visit(Archive &archive, PracticeBehaviour &practice)
{
    archive(practice.minDelay, practice.maxDelay, practice.errorRate, practice.faults, practice.seed,
            practice.slow, practice.capacity, practice.rate);
}

void visit(Archive &archive, Concurrency &concurrency)
{
    archive(concurrency.asked, concurrency.used, concurrency.limitedBy, concurrency.openFiles);
}

void visit(Archive &archive, Failure &failure)
{
    archive(failure.kind, failure.detail, failure.httpStatus, failure.reason);
}

void visit(Archive &archive, AttemptRecord &attempt)
{
    archive(attempt.round, attempt.slot, attempt.due, attempt.started, attempt.connected, attempt.secured,
            attempt.sent, attempt.firstByte, attempt.received, attempt.verified, attempt.ended, attempt.sends,
            attempt.reused, attempt.bytes, attempt.failure, attempt.headers);
}

void visit(Archive &archive, RunRound &round)
{
    archive(round.rows, round.strategy, round.retries, round.timeout, round.began, round.ended);
}

void visit(Archive &archive, RunMark &mark)
{
    archive(mark.kind, mark.at, mark.limit, mark.until);
}

/// Its row completes it: code, URL, attempts and the rest of its identity.
void visit(Archive &archive, FlagOutcome &outcome)
{
    archive(outcome.id.round, outcome.status, outcome.failure, outcome.delivered, outcome.completion,
            outcome.bytes, outcome.size, outcome.format, outcome.sha256, outcome.file, outcome.replaced);
}

/// Its run completes it: index and run.
void visit(Archive &archive, RunRow &row)
{
    archive(row.item.id.round, row.item.code, row.item.url, row.item.earlierAttempts, row.item.fileName,
            row.item.name, row.state, row.attempts, row.outcome, row.earlierOutcomes, row.retryDue);
}

template <typename T> void visit(Archive &archive, std::optional<T> &value)
{
    bool has = value.has_value();
    archive(has);
    if (!archive.writes())
        value = has ? std::optional(T()) : std::nullopt;
    if (has)
        archive(*value);
}

void visit(Archive &archive, Tally &tally)
{
    archive(tally.total, tally.downloaded, tally.unchanged, tally.notFound, tally.failed, tally.cancelled,
            tally.toDo);
}

void visit(Archive &archive, RunSummary &run)
{
    archive(run.number, run.startedAt, run.source, run.strategy, run.concurrency, run.tally, run.elapsed,
            run.perSecond, run.median, run.p95, run.work, run.longest, run.rounds, run.task);
}

/// Without the items, which are the rows.
void visit(Archive &archive, DownloadPlan &plan)
{
    QString urlTemplate = plan.source.urlTemplate.text();
    QString name = plan.name.text();
    archive(plan.source.label, urlTemplate, plan.source.cap, plan.source.licence, plan.source.practice,
            plan.strategy, plan.concurrency, plan.folder, name, plan.existing, plan.deadlines.total,
            plan.retries);
    if (archive.writes())
        return;
    if (const auto read = UrlTemplate::parse(urlTemplate))
        plan.source.urlTemplate = *read;
    if (const auto read = NameTemplate::parse(name))
        plan.name = *read;
    plan.deadlines = Deadlines::within(plan.deadlines.total);
}

void complete(FlagOutcome &outcome, const RunRow &row)
{
    const int round = outcome.id.round;
    outcome.id = row.item.id;
    outcome.id.round = round;
    outcome.code = row.item.code;
    outcome.url = row.item.url;
    outcome.attempts.clear();
    for (const AttemptRecord &attempt : row.attempts) {
        if (attempt.round == round)
            outcome.attempts.append(attempt);
    }
}

/// A checksum stands before \a content, so that damage is found before anything is made of it.
QByteArray packed(const QByteArray &content)
{
    const QByteArray compressed = qCompress(content);
    QByteArray record(magic, magicSize);
    const quint32 size = qToLittleEndian(quint32(compressed.size()));
    record.append(reinterpret_cast<const char *>(&size), sizeof size);
    record += QCryptographicHash::hash(compressed, QCryptographicHash::Sha256).first(sumSize);
    return record + compressed;
}

std::optional<QByteArray> unpacked(const QByteArray &record)
{
    const qsizetype size = recordSize(record);
    if (size == 0)
        return std::nullopt;
    const QByteArray compressed = record.sliced(headSize, size - headSize);
    const QByteArray sum = QCryptographicHash::hash(compressed, QCryptographicHash::Sha256).first(sumSize);
    if (record.sliced(headSize - sumSize, sumSize) != sum)
        return std::nullopt;
    return qUncompress(compressed);
}

/// \a value is not changed by writing.
template <typename... Values> QByteArray written(Values... values)
{
    QByteArray content;
    Archive archive(&content, QIODevice::WriteOnly);
    quint32 version = recordVersion;
    archive(version, values...);
    return packed(content);
}

template <typename... Values> bool read(const QByteArray &record, Values &...values)
{
    auto content = unpacked(record);
    if (!content)
        return false;
    Archive archive(&*content, QIODevice::ReadOnly);
    quint32 version = 0;
    archive(version);
    if (!archive.isSound() || version != recordVersion)
        return false;
    archive(values...);
    return archive.isSound();
}

bool areRowsOf(const QList<RunRound> &rounds, size_t count)
{
    return std::ranges::all_of(rounds, [count](const RunRound &round) {
        return std::ranges::all_of(round.rows, [count](int row) { return row >= 0 && size_t(row) < count; });
    });
}

} // namespace

qsizetype recordSize(const QByteArray &file)
{
    if (file.size() < headSize || !file.startsWith(magic))
        return 0;
    const qsizetype size = headSize + qFromLittleEndian<quint32>(file.constData() + magicSize);
    return size <= std::min<qsizetype>(file.size(), maxRecordBytes) ? size : 0;
}

QByteArray toRecord(const Run &run)
{
    DownloadPlan plan = run.plan();
    const UrlTemplate urlTemplate = plan.source.urlTemplate;
    if (publicTemplate(urlTemplate) != urlTemplate.text() || !plan.source.headers.isEmpty())
        plan.source.urlTemplate = {};
    QList<RunRow> rows(run.rows().cbegin(), run.rows().cend());
    for (RunRow &row : rows) {
        row.item.url = publicUrl(row.item.url, urlTemplate);
        for (AttemptRecord &attempt : row.attempts)
            attempt.headers = publicHeaders(attempt.headers);
    }
    return written(run.id(), run.startedAt(), plan, rows, run.rounds(), run.marks());
}

std::optional<Run> runFromRecord(const QByteArray &record,
                                 const std::function<QImage(const QString &)> &pictureOf)
{
    quint64 id = 0;
    QDateTime startedAt;
    DownloadPlan plan;
    QList<RunRow> readRows;
    QList<RunRound> rounds;
    QList<RunMark> marks;
    if (!read(record, id, startedAt, plan, readRows, rounds, marks)
        || !areRowsOf(rounds, size_t(readRows.size())))
        return std::nullopt;
    std::vector<RunRow> rows(readRows.cbegin(), readRows.cend());
    for (size_t index = 0; index < rows.size(); ++index) {
        RunRow &row = rows[index];
        row.item.id.run = id;
        row.item.id.index = int(index);
        for (FlagOutcome &outcome : row.earlierOutcomes)
            complete(outcome, row);
        if (isFinal(row.state))
            complete(row.outcome, row);
        if (pictureOf && !row.outcome.file.isEmpty())
            row.outcome.thumbnail = pictureOf(row.outcome.file);
        PlanItem item = row.item;
        item.id.round = 0;
        item.earlierAttempts = 0;
        plan.items.append(item);
    }
    // The clock goes on where the run ended.
    if (!rounds.isEmpty())
        plan.clockZero -= rounds.last().ended.value_or(rounds.last().began);
    return Run::ofRecord(plan, startedAt, std::move(rows), rounds, marks);
}

QByteArray toRecord(const RunSummary &summary)
{
    return written(summary);
}

std::optional<RunSummary> summaryFromRecord(const QByteArray &record)
{
    RunSummary summary;
    return read(record, summary) ? std::optional(summary) : std::nullopt;
}

} // namespace Flaghoist
