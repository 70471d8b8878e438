#include "faults/faultwalk.h"

#include "cli/consolereport.h"
#include "countries/catalogue.h"
#include "engine/engine.h"
#include "engine/hostgate.h"
#include "fakes/files.h"
#include "fakes/plans.h"
#include "fakes/sampleimages.h"
#include "fakes/shownrun.h"
#include "models/errormodel.h"
#include "storage/flagfolder.h"
#include "wording/errortext.h"

#include <QEventLoop>
#include <QFile>
#include <QFileInfo>
#include <QTimer>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Flaghoist {

namespace {

constexpr int soundFlags = 30;
/// Beside the faults, so that connections are used again, also those on which a fault was played.
constexpr int spareConcurrency = 10;
/// Where a fault ends by a deadline; longer than any machine under load keeps a loopback answer waiting.
constexpr Deadlines brief{.firstByte = 1500ms, .inactivity = 1500ms, .total = 3s};
/// Where no deadline may play a part.
constexpr Deadlines patient{.firstByte = 40s, .inactivity = 40s, .total = 60s};
/// The least that an attempt is given beyond its deadlines before it counts as hung.
constexpr milliseconds grace{10'000};
constexpr milliseconds longestWait{60'000};

bool endsByDeadline(const Fault &fault)
{
    return fault.allowed.contains(ErrorKind::Timeout);
}

QByteArray soundFlagOf(int number)
{
    return SampleImages::png(40 + number, 30);
}

QString endOf(const FlagOutcome &outcome)
{
    if (outcome.status != DownloadStatus::Error)
        return downloadStatusId(outcome.status);
    const QString kind = errorKindId(outcome.failure.kind);
    return outcome.failure.httpStatus > 0 ? u"%1 (%2)"_s.arg(kind).arg(outcome.failure.httpStatus) : kind;
}

} // namespace

/// One run over faults and sound flags.
class FaultWalk::Run final
{
public:
    Run(FaultServer &server, const FaultScripts &scripts, const QList<Fault> &faults);

    void start();
    void waitForEnd();
    [[nodiscard]] FaultSeen judged(qsizetype fault) const;

    DownloadPlan plan;
    QHash<int, milliseconds> waits; ///< for the first retry, by row
    Engine engine;

private:
    [[nodiscard]] int rowOf(qsizetype fault) const { return m_rows[fault]; }
    void putOldFiles();
    [[nodiscard]] QStringList complaintsOfAll() const;
    [[nodiscard]] QStringList complaintsAbout(const Fault &fault, const FlagOutcome &outcome) const;
    [[nodiscard]] QStringList complaintsAboutText(const Fault &fault, const FlagOutcome &outcome) const;

    FaultServer &m_server;
    const FaultScripts &m_scripts;
    const QList<Fault> m_faults;
    const QTemporaryDir m_folder;
    QList<int> m_rows; ///< of the faults in the plan; all others are sound
    QHash<QString, QByteArray> m_oldFiles;
    QFuture<FlagOutcome> m_future;
    QHash<int, int> m_result; ///< outcomes by row
    bool m_ended = false;
    ShownRun m_shown{QLocale::c()};
    ErrorModel m_errors{&m_shown.flags};
};

FaultWalk::Run::Run(FaultServer &server, const FaultScripts &scripts, const QList<Fault> &faults)
    : m_server(server), m_scripts(scripts), m_faults(faults)
{
    const qsizetype count = faults.size() + soundFlags;
    plan = planFor(everyCode().first(count), u"http://127.0.0.1/{cc}"_s, m_folder.path(),
                   int(faults.size()) + spareConcurrency);
    plan.deadlines = std::ranges::any_of(faults, endsByDeadline) ? brief : patient;
    plan.retries = scripts[faults.first().id].retries;

    int sound = 0;
    for (int row = 0; row < int(count); ++row) {
        const bool turnOfFault = row % 2 == 0 || sound == soundFlags;
        if (turnOfFault && m_rows.size() < faults.size()) {
            const QByteArray id = faults[m_rows.size()].id;
            server.play(id, scripts[id]);
            plan.items[row].url = server.urlOf(id, scripts[id]);
            m_rows.append(row);
        } else {
            const QByteArray path = "/sound/" + QByteArray::number(row);
            const FaultPort port = sound++ % 3 == 0 ? FaultPort::Tls : FaultPort::Plain;
            server.serve(port, path, soundFlagOf(row));
            plan.items[row].url = server.url(port, path);
        }
    }
    putOldFiles();

    QObject::connect(&engine, &Engine::attemptChanged, &engine, [this](const AttemptEvent &event) {
        m_shown.apply(event);
        if (event.phase == AttemptEvent::Phase::WaitingToRetry && !waits.contains(event.id.index))
            waits[event.id.index] = std::chrono::round<milliseconds>(event.retryDue - event.at);
    });
    QObject::connect(&engine, &Engine::outcomeReady, &engine, [this](const FlagOutcome &outcome) {
        ++m_result[outcome.id.index];
        m_shown.apply(outcome);
    });
}

/// Every other fault finds an old file in its way.
void FaultWalk::Run::putOldFiles()
{
    for (qsizetype fault = 0; fault < m_faults.size(); fault += 2) {
        if (m_faults[fault].isHarmless())
            continue;
        const QString code = plan.items[rowOf(fault)].code.lower();
        for (const ImageFormat format : imageFormats) {
            const QString name = code + u'.' + imageFormatId(format);
            m_oldFiles[name] = "the old file " + name.toUtf8();
            QFile file(m_folder.filePath(name));
            if (file.open(QIODevice::WriteOnly))
                file.write(m_oldFiles[name]);
        }
    }
}

void FaultWalk::Run::start()
{
    m_shown.beginRun(plan);
    m_future = engine.downloadMany(plan, FlagFolder::open(plan.folder).value());
}

void FaultWalk::Run::waitForEnd()
{
    QEventLoop loop;
    QObject::connect(&engine, &Engine::finished, &loop, [this, &loop] {
        m_ended = true;
        loop.quit();
    });
    QTimer::singleShot(patience, &loop, &QEventLoop::quit);
    loop.exec();
}

FaultSeen FaultWalk::Run::judged(qsizetype index) const
{
    const Fault &fault = m_faults[index];
    const int row = rowOf(index);
    FaultSeen seen;
    seen.id = fault.id;
    seen.requests = m_server.requests(fault.id, m_scripts[fault.id]);
    seen.complaints = complaintsOfAll();
    if (!m_ended || m_result.value(row) != 1) {
        seen.end = u"nothing"_s;
        seen.complaints += u"%1 outcomes"_s.arg(m_result.value(row));
        return seen;
    }

    const FlagOutcome outcome = m_future.resultAt(row);
    seen.end = endOf(outcome);
    seen.attempts = int(outcome.attempts.size());
    for (const AttemptRecord &attempt : outcome.attempts) {
        seen.sends += attempt.sends;
        seen.ms = std::chrono::round<milliseconds>(*attempt.ended - outcome.attempts.first().started).count();
    }
    seen.text = outcomeLine(outcome);
    seen.complaints += complaintsAbout(fault, outcome);
    seen.complaints += complaintsAboutText(fault, outcome);
    return seen;
}

QStringList FaultWalk::Run::complaintsOfAll() const
{
    QStringList complaints;
    if (!m_ended)
        return {u"the run does not end"_s};
    const Tally &tally = m_shown.run.tally();
    const auto sound = soundFlags + std::ranges::count_if(m_faults, &Fault::isHarmless);
    if (tally.downloaded + tally.notFound + tally.failed != tally.total || tally.downloaded != sound)
        complaints += u"%1 of %2 sound flags downloaded, %3 failed, %4 not found"_s.arg(tally.downloaded)
                          .arg(sound)
                          .arg(tally.failed)
                          .arg(tally.notFound);

    QStringList expected = m_oldFiles.keys();
    for (int row = 0; row < int(plan.items.size()); ++row) {
        const FlagOutcome outcome = m_future.resultAt(row);
        if (const qsizetype fault = m_rows.indexOf(row); fault >= 0) {
            if (m_faults[fault].isHarmless() && outcome.status == DownloadStatus::Ok)
                expected += QFileInfo(outcome.file).fileName();
            continue;
        }
        expected += outcome.code.lower() + u".png"_s;
        const bool untouched = outcome.status == DownloadStatus::Ok
            && contentOf(outcome.file) == soundFlagOf(row) && m_result.value(row) == 1
            && (outcome.attempts.size() == 1 || plan.deadlines.total == brief.total);
        if (!untouched) {
            complaints += u"sound flag %1: %2 %3, %4 attempts"_s.arg(
                outcome.code.upper(), endOf(outcome), outcome.failure.detail,
                QString::number(outcome.attempts.size()));
        }
    }
    expected.sort();
    const QStringList files = filesIn(m_folder.path());
    if (files != expected)
        complaints += u"files: "_s + files.join(u' ');
    for (const auto &[name, content] : m_oldFiles.asKeyValueRange()) {
        if (contentOf(m_folder.filePath(name)) != content)
            complaints += u"changed: "_s + name;
    }
    return complaints;
}

QStringList FaultWalk::Run::complaintsAbout(const Fault &fault, const FlagOutcome &outcome) const
{
    QStringList complaints;
    const DownloadStatus status = fault.allowed.isEmpty() ? DownloadStatus::NotFound
        : fault.isHarmless()                              ? DownloadStatus::Ok
                                                          : DownloadStatus::Error;
    if (outcome.status != status)
        complaints += u"ends as %1: %2"_s.arg(downloadStatusId(outcome.status), outcome.failure.detail);
    const QByteArray content = outcome.file.isEmpty() ? QByteArray() : contentOf(outcome.file);
    if (fault.isHarmless() ? content != soundFlag() && content != soundSvg()
                           : !outcome.file.isEmpty() || !outcome.thumbnail.isNull())
        complaints += u"has a wrong file or picture"_s;

    const auto isAllowed = [&fault](ErrorKind kind) {
        return fault.allowed.isEmpty() ? kind == ErrorKind::None : fault.allowed.contains(kind);
    };
    const milliseconds longest = plan.deadlines.firstByte + plan.deadlines.total + grace;
    for (const AttemptRecord &attempt : outcome.attempts) {
        if (!isAllowed(attempt.failure.kind) || !isAllowed(outcome.failure.kind))
            complaints += u"%1: %2"_s.arg(errorKindId(attempt.failure.kind), attempt.failure.detail);
        if (const auto took = *attempt.ended - attempt.started; took > longest)
            complaints += u"takes %1 ms"_s.arg(took.count() / 1000);
    }
    const QList<AttemptRecord> &attempts = outcome.attempts;
    const auto again = [&fault](const AttemptRecord &attempt) {
        return fault.again == Again::Always
            || (fault.again == Again::ByKind
                && isTransient(attempt.failure.kind, attempt.failure.httpStatus));
    };
    // A host that refuses for its rate is waited for, before that uses up the flag's own retries.
    const bool isHosts = m_scripts[fault.id].port == FaultPort::Own && plan.retries > 0;
    const int retries = plan.retries + (isHosts ? HostGate::maxTries : 0);
    qsizetype due = 1;
    while (due <= retries && due < attempts.size() && again(attempts[due - 1]))
        ++due;
    if (attempts.size() != due || (due <= retries && again(attempts.last())))
        complaints += u"%1 attempts"_s.arg(attempts.size());
    if (waits.value(outcome.id.index) > longestWait)
        complaints += u"waits %1 ms"_s.arg(waits[outcome.id.index].count());
    return complaints;
}

QStringList FaultWalk::Run::complaintsAboutText(const Fault &fault, const FlagOutcome &outcome) const
{
    QStringList complaints;
    const QString line = outcomeLine(outcome);
    if (!line.contains(outcome.code.upper()))
        complaints += u"the console's line does not name the code: "_s + line;
    if (outcome.status != DownloadStatus::Error)
        return complaints;

    const QString what = errorText(outcome);
    if (what.isEmpty() || !what.contains(fault.named, Qt::CaseInsensitive))
        complaints += u"the sentence does not name %1: %2"_s.arg(fault.named, what);
    if (errorAdvice(outcome.failure).isEmpty())
        complaints += u"nothing says what can be done"_s;

    const QModelIndex inLog = m_errors.indexOfFlag(outcome.id.index);
    const auto shown = [&inLog](ErrorModel::Column column) {
        return inLog.siblingAtColumn(column).data().toString();
    };
    if (shown(ErrorModel::Code) != outcome.code.upper() || shown(ErrorModel::WhatHappened) != what
        || shown(ErrorModel::Url) != plan.items[outcome.id.index].url.toDisplayString())
        complaints += u"not in the error log with its code, its URL and what happened"_s;
    return complaints;
}

FaultWalk::FaultWalk()
{
    FaultServer::trustItsAuthority();
    m_scripts = faultScripts(m_server);
}

FaultWalk::~FaultWalk() = default;

std::optional<FaultScript> FaultWalk::scriptOf(const QByteArray &id) const
{
    const auto script = m_scripts.constFind(id);
    return script == m_scripts.cend() ? std::nullopt : std::optional(*script);
}

QList<QByteArray> FaultWalk::scripted() const
{
    return m_scripts.keys();
}

QList<QList<Fault>> FaultWalk::groups() const
{
    constexpr int most = 40;
    QList<QList<Fault>> groups;
    QHash<std::pair<bool, int>, qsizetype> open;
    for (const Fault &fault : faultCatalogue()) {
        const auto script = fault.isPlayed() ? scriptOf(fault.id) : std::nullopt;
        if (!script || script->offline)
            continue;
        const std::pair key(endsByDeadline(fault), script->retries);
        if (!open.contains(key) || groups[open[key]].size() == most) {
            open[key] = groups.size();
            groups.append(QList<Fault>());
        }
        groups[open[key]].append(fault);
    }
    return groups;
}

QList<FaultSeen> FaultWalk::walk(const QList<Fault> &faults, Strategy strategy)
{
    m_scripts = faultScripts(m_server); // anew: dates in them are of now
    Run run(m_server, m_scripts, faults);
    run.plan.strategy = strategy;
    run.start();
    run.waitForEnd();
    QList<FaultSeen> seen;
    for (qsizetype fault = 0; fault < faults.size(); ++fault)
        seen += run.judged(fault);
    return seen;
}

QList<milliseconds> FaultWalk::waitsFor(const QList<Fault> &faults)
{
    Run run(m_server, m_scripts, faults);
    run.plan.retries = 1;
    QEventLoop loop;
    QObject::connect(&run.engine, &Engine::attemptChanged, &loop, [&] {
        if (run.waits.size() == faults.size())
            run.engine.cancel();
    });
    run.start();
    run.waitForEnd();
    return run.waits.values();
}

} // namespace Flaghoist
