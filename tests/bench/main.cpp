// What `./dev bench` runs: Flaghoist, curl and a pool of threads in Python, at the same downloads in turn.
#include "bench/benchreport.h"
#include "bench/contest.h"
#include "bench/practiceprocess.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QFile>
#include <QJsonDocument>
#include <QTextStream>

#include <sys/resource.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

const QString heartbeatId = u"heartbeat"_s;

struct Wishes
{
    int rounds = 3;
    QStringList ids; ///< of scenarios, and heartbeatId

    [[nodiscard]] bool contest() const { return ids != QStringList{heartbeatId}; }
};

QStringList allIds()
{
    QStringList ids;
    for (const Scenario &scenario : scenarios())
        ids.append(scenario.id);
    return ids << heartbeatId;
}

/// Ends the process where they make no sense.
Wishes readWishes(const QCoreApplication &app)
{
    QCommandLineParser parser;
    const QCommandLineOption rounds(u"rounds"_s, u"How often each takes its turn (default 3)."_s, u"N"_s,
                                    u"3"_s);
    const QCommandLineOption only(
        u"only"_s, u"One of %1; may be given several times."_s.arg(allIds().join(u", "_s)), u"NAME"_s);
    const QCommandLineOption quick(u"quick"_s, u"One round, without delay-30, which takes the longest."_s);
    parser.addOptions({rounds, only, quick});
    parser.addHelpOption();
    parser.process(app);

    Wishes wishes{.rounds = parser.value(rounds).toInt(), .ids = allIds()};
    if (parser.isSet(quick)) {
        wishes.rounds = 1;
        wishes.ids.removeAll(u"delay-30"_s);
    }
    if (parser.isSet(only))
        wishes.ids = parser.values(only);
    const bool known =
        std::ranges::all_of(wishes.ids, [all = allIds()](const QString &id) { return all.contains(id); });
    if (wishes.rounds < 1 || !known || !parser.positionalArguments().isEmpty())
        parser.showHelp(2);
    return wishes;
}

/// Everyone speaks English, uses no proxy and may open the same number of files.
void prepareSurroundings()
{
    qputenv("LC_ALL", "C.UTF-8");
    for (const char *const name : {"LANGUAGE", "http_proxy", "all_proxy", "ALL_PROXY"})
        qunsetenv(name);
    constexpr rlim_t enough = 4096;
    rlimit files{};
    if (::getrlimit(RLIMIT_NOFILE, &files) == 0) {
        files.rlim_cur = std::min(files.rlim_max, enough);
        ::setrlimit(RLIMIT_NOFILE, &files);
    }
}

bool holdContest(const Wishes &wishes, const QDir &folder, BenchReport &report)
{
    const PracticeProcess server(QStringLiteral(FLAGHOIST_CLI), benchDelay);
    if (!server.isServing())
        return false;
    Contest contest(server, folder);
    contest.warmUp();
    for (const Scenario &scenario : scenarios()) {
        if (wishes.ids.contains(scenario.id))
            report.results.append(contest.hold(scenario, wishes.rounds));
    }
    report.wrongs += contest.wrongs();
    return true;
}

/// The window runs in a process of its own, without a display.
void listenToHeart(int atOnce, BenchReport &report)
{
    constexpr int patience = 180'000;
    QProcess window;
    window.setProgram(QStringLiteral(FLAGHOIST_HEARTBEAT));
    window.setArguments({QString::number(atOnce)});
    window.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    window.start(QIODevice::ReadOnly);
    const bool ended = window.waitForFinished(patience) && window.exitStatus() == QProcess::NormalExit;
    if (!ended)
        window.kill();
    const QJsonObject told = QJsonDocument::fromJson(window.readAllStandardOutput()).object();
    if (ended && window.exitCode() == 0 && !told.isEmpty())
        report.heartbeats.append(told);
    else
        report.wrongs.append(u"heartbeat at %1 at once: it did not end well"_s.arg(atOnce));
    window.waitForFinished();
}

bool write(const QString &name, const QByteArray &bytes)
{
    QFile file(name);
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
}

} // namespace

int main(int argc, char *argv[])
{
    prepareSurroundings();
    const QCoreApplication app(argc, argv);
    const Wishes wishes = readWishes(app);
    const QDir place(QCoreApplication::applicationDirPath());
    BenchReport report{.machine = Machine::here(), .results = {}, .heartbeats = {}, .wrongs = {}};
    if (wishes.contest() && !holdContest(wishes, place.filePath(u"runs"_s), report)) {
        QTextStream(stderr) << "bench: the practice server did not start\n";
        return 1;
    }
    if (wishes.ids.contains(heartbeatId)) {
        for (const int atOnce : {30, 676})
            listenToHeart(atOnce, report);
    }
    QTextStream(stdout) << report.text();
    const QString file = place.filePath(u"bench.json"_s);
    if (!write(file, QJsonDocument(report.json()).toJson())) {
        QTextStream(stderr) << "bench: could not write " << file << '\n';
        return 1;
    }
    QTextStream(stderr) << "bench: every run is in " << QDir::current().relativeFilePath(file) << '\n';
    return report.wrongs.isEmpty() ? 0 : 1;
}
