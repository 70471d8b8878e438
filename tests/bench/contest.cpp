#include "bench/contest.h"

#include "bench/practiceprocess.h"
#include "domain/countrycode.h"

#include <QFile>
#include <QStandardPaths>
#include <QTextStream>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int curlSawHttpErrors = 22; // the codes that have no flag

QString url(quint16 port, const QString &code)
{
    return u"http://127.0.0.1:%1/flags/%2/%2.png"_s.arg(QString::number(port), code);
}

QString lastLine(const QString &file)
{
    QFile log(file);
    if (!log.open(QIODevice::ReadOnly))
        return {};
    return QString::fromUtf8(log.readAll()).trimmed().section(u'\n', -1);
}

} // namespace

Contest::Contest(const PracticeProcess &server, const QDir &folder)
    : m_server(server), m_folder(folder), m_curl(QStandardPaths::findExecutable(u"curl"_s)),
      m_python(QStandardPaths::findExecutable(u"python3"_s))
{
    m_folder.removeRecursively();
    m_folder.mkpath(u"."_s);
}

Contest::~Contest()
{
    m_folder.removeRecursively();
}

bool Contest::canRun(Downloader downloader) const
{
    switch (downloader) {
    case Downloader::Curl: return !m_curl.isEmpty();
    case Downloader::Python: return !m_python.isEmpty();
    case Downloader::Pool:
    case Downloader::EventLoop:
    case Downloader::PoolInOrder:
    case Downloader::Sequential: return true;
    }
    Q_UNREACHABLE();
}

void Contest::warmUp()
{
    const Scenario scenario{.id = u"warm-up"_s, .atOnce = 30, .delay = {}, .downloaders = {}};
    for (const Downloader downloader : allDownloaders) {
        if (canRun(downloader))
            (void)takePart(downloader, scenario, u"0"_s);
    }
}

ContestResult Contest::hold(const Scenario &scenario, int rounds)
{
    ContestResult result{.scenario = scenario, .rounds = rounds * scenario.roundsFactor, .entries = {}};
    for (int round = 1; round <= result.rounds; ++round) {
        for (const Downloader downloader : scenario.downloaders) {
            if (canRun(downloader))
                result.entries[downloader].append(takePart(downloader, scenario, QString::number(round)));
        }
    }
    return result;
}

std::optional<Entry> Contest::takePart(Downloader downloader, const Scenario &scenario, const QString &round)
{
    const QString name = u"%1-%2-%3"_s.arg(scenario.id, round, downloaderId(downloader));
    const QDir place(m_folder.filePath(name));
    place.mkpath(u"."_s);
    const Command command = commandOf(downloader, scenario, place.path());
    const QString log = place.path() + u".log"_s;

    const double serverBefore = m_server.cpuSeconds();
    Entry entry{.run = measure(command, place.path(), log), .serverCpuSeconds = 0};
    entry.serverCpuSeconds = m_server.cpuSeconds() - serverBefore;

    const QString wrong = whatIsWrong(downloader, entry.run, place);
    QTextStream(stderr) << name << ": "
                        << (wrong.isEmpty() ? u"%1 s"_s.arg(entry.run.wallSeconds, 0, 'f', 3) : wrong)
                        << Qt::endl;
    if (wrong.isEmpty())
        return entry;
    m_wrongs.append(u"%1: %2; it said: %3"_s.arg(name, wrong, lastLine(log)));
    return std::nullopt;
}

Command Contest::commandOf(Downloader downloader, const Scenario &scenario, const QString &folder) const
{
    const quint16 port = scenario.delay.count() > 0 ? m_server.delayPort() : m_server.localPort();
    switch (downloader) {
    case Downloader::Pool:
    case Downloader::EventLoop:
    case Downloader::PoolInOrder:
    case Downloader::Sequential:
        return {QStringLiteral(FLAGHOIST_CLI),
                {u"--every"_s, u"--url"_s, url(port, u"{cc}"_s), u"--output"_s, folder, u"--max-req"_s,
                 QString::number(scenario.atOnce), u"--strategy"_s, downloaderId(downloader)}};
    case Downloader::Curl:
        // --fail leaves out the bodies of those not found, as the others do. Without --parallel-immediate it
        // takes a second longer, and without -q it would read what its user prefers.
        return {m_curl,
                {u"-q"_s, u"--silent"_s, u"--show-error"_s, u"--fail"_s, u"--noproxy"_s, u"*"_s,
                 u"--parallel"_s, u"--parallel-immediate"_s, u"--parallel-max"_s,
                 QString::number(std::min(scenario.atOnce, mostOfCurl)), u"--config"_s, curlList(port)}};
    case Downloader::Python:
        return {m_python,
                {QStringLiteral(FLAGHOIST_POOL_PY), u"127.0.0.1"_s, QString::number(port), folder,
                 QString::number(scenario.atOnce)}};
    }
    Q_UNREACHABLE();
}

/// The file of URLs and where they go, made once for each port.
QString Contest::curlList(quint16 port) const
{
    const QString name = m_folder.filePath(u"curl-%1.txt"_s.arg(port));
    QFile file(name);
    if (file.exists() || !file.open(QIODevice::WriteOnly))
        return name;
    QTextStream lines(&file);
    for (int i = 0; i < everyCodeCount; ++i) {
        const QString code = CountryCode::fromOrdinal(i).lower();
        lines << "url=\"" << url(port, code) << "\"\noutput=\"" << code << ".png\"\n";
    }
    return name;
}

QString Contest::whatIsWrong(Downloader downloader, const MeasuredRun &run, const QDir &folder)
{
    const bool ended =
        run.exitStatus == 0 || (downloader == Downloader::Curl && run.exitStatus == curlSawHttpErrors);
    if (!ended)
        return u"its exit status was %1"_s.arg(run.exitStatus);
    const QFileInfoList files = folder.entryInfoList(QDir::Files);
    if (files.size() != m_server.flags())
        return u"it saved %1 flags, not %2"_s.arg(files.size()).arg(m_server.flags());
    qint64 bytes = 0;
    for (const QFileInfo &file : files)
        bytes += file.size();
    if (m_bytes == 0 && isOurs(downloader))
        m_bytes = bytes; // each flag was verified
    if (bytes != m_bytes)
        return u"it saved %1 bytes, not %2"_s.arg(bytes).arg(m_bytes);
    return {};
}

} // namespace Flaghoist
