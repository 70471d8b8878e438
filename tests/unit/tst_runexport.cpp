#include "domain/urltemplate.h"
#include "fakes/seededrun.h"
#include "session/runexport.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

constexpr quint32 seedCount = 100;

QString noName(CountryCode)
{
    return {};
}

QJsonArray entriesOf(const Run &run)
{
    return QJsonDocument::fromJson(harOf(run)).object()["log"_L1].toObject()["entries"_L1].toArray();
}

QList<QJsonObject> eventsOf(const Run &run, const QString &kind)
{
    QList<QJsonObject> events;
    for (const QJsonValue &event :
         QJsonDocument::fromJson(traceOf(run)).object()["traceEvents"_L1].toArray()) {
        if (event["ph"_L1].toString() == kind)
            events.append(event.toObject());
    }
    return events;
}

int attemptCount(const Run &run)
{
    int count = 0;
    for (const RunRow &row : run.rows())
        count += int(row.attempts.size());
    return count;
}

/// From a source that wants a key, which it sets as a cookie and gives back in a redirect as well.
Run runWithSecrets()
{
    const UrlTemplate keyed = UrlTemplate::parse(u"https://a.test/flag?key=SECRET&of={cc}#SECRET"_s).value();
    DownloadPlan plan = planFor(codesFrom("BD BR"));
    plan.source = customSource(keyed);
    for (PlanItem &item : plan.items)
        item.url = keyed.expand(item.code);
    Run run = runOf(plan);
    FlagOutcome outcome = failed(plan.items[0], ErrorKind::Http4xx, 418, u"=SUM(1;2), \"teapot\""_s);
    outcome.url = plan.items[0].url;
    outcome.attempts[0].headers = {{"Content-Type", "text/html"},
                                   {"set-cookie", "id=SECRET"},
                                   {"Location", "https://b.test/?sig=SECRET"}};
    outcome.attempts[0].failure = outcome.failure;
    run.apply(outcome);
    run.apply(downloaded(plan.items[1]));
    run.endRound(milliseconds(900));
    return run;
}

} // namespace

class tst_RunExport final : public QObject
{
    Q_OBJECT

private slots:
    void keepsKeysOutOfUrls_data();
    void keepsKeysOutOfUrls();
    void nothingSecretIsExported_data();
    void nothingSecretIsExported();
    void archiveIsValidAndItsTimesAddUp();
    void archiveIsValidByHarValidator();
    void phaseThatEndsEarlyHasTheRestOfTheTime();
    void traceHasOneTrackPerSlot();
    void traceEventsLieWithinEachOther();
    void traceCountsRequestsInFlight();
    void tableHasOneLinePerCode();
    void cellsAreQuoted_data();
    void cellsAreQuoted();
};

void tst_RunExport::keepsKeysOutOfUrls_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<QString>("shownTemplate");
    QTest::addColumn<QString>("shown");
    QTest::newRow("no query") << u"https://a.test/{cc}/{cc}.gif"_s << u"https://a.test/{cc}/{cc}.gif"_s
                              << u"https://a.test/br/br.gif"_s;
    QTest::newRow("a key") << u"https://a.test/{cc}.png?key=1"_s << u"https://a.test/{cc}.png"_s
                           << u"https://a.test/br.png"_s;
    QTest::newRow("a key beside the code")
        << u"https://a.test/?a=1&of={CC}&b=%20&{cc}=2"_s << u"https://a.test/?of={CC}&{cc}=2"_s
        << u"https://a.test/?of=BR&br=2"_s;
    QTest::newRow("a key that looks like the code")
        << u"https://a.test/{cc}?key=br"_s << u"https://a.test/{cc}"_s << u"https://a.test/br"_s;
    QTest::newRow("a fragment") << u"https://a.test/{cc}#key"_s << u"https://a.test/{cc}"_s
                                << u"https://a.test/br"_s;
}

void tst_RunExport::keepsKeysOutOfUrls()
{
    QFETCH(const QString, text);
    QFETCH(const QString, shownTemplate);
    QFETCH(const QString, shown);
    const UrlTemplate urlTemplate = UrlTemplate::parse(text).value();
    QCOMPARE(publicTemplate(urlTemplate), shownTemplate);
    const QUrl url = urlTemplate.expand(codesFrom("BR")[0]);
    QCOMPARE(publicUrl(url, urlTemplate).toString(QUrl::FullyEncoded), shown);
    QVERIFY(!publicUrl(url, {}).hasQuery());
}

void tst_RunExport::nothingSecretIsExported_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("archive") << harOf(runWithSecrets());
    QTest::newRow("trace") << traceOf(runWithSecrets());
    QTest::newRow("table") << csvOf(runWithSecrets(), noName);
    QTest::newRow("report") << runReport(runWithSecrets(), noName);
}

void tst_RunExport::nothingSecretIsExported()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(bytes.contains("BD"));
    QVERIFY2(!bytes.contains("SECRET"), bytes.constData());
}

void tst_RunExport::archiveIsValidAndItsTimesAddUp()
{
    for (quint32 seed = 0; seed < seedCount; ++seed) {
        const Run run = SeededRun(seed).run;
        const QJsonArray entries = entriesOf(run);
        QCOMPARE(int(entries.size()), attemptCount(run));
        for (const QJsonValue &entry : entries) {
            const QJsonObject timings = entry["timings"_L1].toObject();
            double sum = 0;
            for (auto phase = timings.begin(); phase != timings.end(); ++phase) {
                QVERIFY(phase->toDouble() >= -1);
                if (phase.key() != "ssl"_L1) // within "connect"
                    sum += std::max(phase->toDouble(), 0.0);
            }
            const double time = entry["time"_L1].toDouble();
            QVERIFY(std::abs(sum - time) < 0.0005);
            QVERIFY(time == std::round(time * 1000) / 1000); // shown as it is: no 0.30000000000000004
            QVERIFY(timings["ssl"_L1].toDouble() <= timings["connect"_L1].toDouble());
        }
    }
}

void tst_RunExport::archiveIsValidByHarValidator()
{
    const QString node = QStandardPaths::findExecutable(u"node"_s);
    const QString modules = QStringLiteral(FLAGHOIST_NPM_DIR);
    if (node.isEmpty() || !QFile::exists(modules + u"/har-validator"_s))
        QSKIP("No node, or no har-validator: npm install --prefix build/npm har-validator");
    const QTemporaryDir folder;
    QFile archive(folder.filePath(u"runs.har"_s));
    const QString script = u"const {har} = require('har-validator');"
                           "har(JSON.parse(require('fs').readFileSync(process.argv[1])))"
                           ".catch(e => { console.log(JSON.stringify(e.errors)); process.exit(1); });"_s;
    for (const Run &run : {SeededRun(3).run, SeededRun(8).run, runWithSecrets(), runOf({})}) {
        QVERIFY(archive.open(QIODevice::WriteOnly));
        archive.write(harOf(run));
        archive.close();
        QProcess process;
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"NODE_PATH"_s, modules);
        process.setProcessEnvironment(environment);
        process.start(node, {u"-e"_s, script, archive.fileName()});
        QVERIFY(process.waitForFinished());
        QVERIFY2(process.exitCode() == 0, process.readAll().constData());
    }
}

void tst_RunExport::phaseThatEndsEarlyHasTheRestOfTheTime()
{
    const DownloadPlan plan = planFor(codesFrom("BD"));
    const auto timingsOf = [&plan](const AttemptRecord &record) {
        FlagOutcome outcome = failed(plan.items[0], ErrorKind::Timeout);
        outcome.attempts = {record};
        Run run = runOf(plan);
        run.apply(outcome);
        return entriesOf(run)[0]["timings"_L1].toObject();
    };
    AttemptRecord record = attemptFrom(100, 900, ErrorKind::Timeout);
    record.due = milliseconds(40);
    QCOMPARE(timingsOf(record),
             (QJsonObject{{u"blocked"_s, 60},
                          {u"dns"_s, -1},
                          {u"connect"_s, 800},
                          {u"ssl"_s, -1},
                          {u"send"_s, 0},
                          {u"wait"_s, 0},
                          {u"receive"_s, 0}}));
    record.connected = milliseconds(150);
    record.secured = milliseconds(250);
    record.sent = milliseconds(260);
    QCOMPARE(timingsOf(record),
             (QJsonObject{{u"blocked"_s, 60},
                          {u"dns"_s, -1},
                          {u"connect"_s, 150},
                          {u"ssl"_s, 100},
                          {u"send"_s, 10},
                          {u"wait"_s, 640},
                          {u"receive"_s, 0}}));
    record = attemptFrom(100, 900);
    record.reused = true;
    record.sent = milliseconds(100);
    record.firstByte = milliseconds(600);
    record.received = milliseconds(700); // the rest is not the network's
    QCOMPARE(timingsOf(record),
             (QJsonObject{{u"blocked"_s, 0},
                          {u"dns"_s, -1},
                          {u"connect"_s, -1},
                          {u"ssl"_s, -1},
                          {u"send"_s, 0},
                          {u"wait"_s, 500},
                          {u"receive"_s, 100}}));
}

void tst_RunExport::traceHasOneTrackPerSlot()
{
    for (quint32 seed = 0; seed < seedCount; ++seed) {
        const Run run = SeededRun(seed).run;
        int slotCount = 0;
        for (const RunRow &row : run.rows()) {
            for (const AttemptRecord &attempt : row.attempts)
                slotCount = std::max(slotCount, attempt.slot + 1);
        }
        int tracks = 0;
        for (const QJsonObject &event : eventsOf(run, u"M"_s))
            tracks += event["name"_L1].toString() == "thread_name"_L1;
        QCOMPARE(tracks, slotCount + 1); // and the run as a whole
    }
}

/// Readers nest events of one track by their times: one that ends after what it lies in is cut or refused.
void tst_RunExport::traceEventsLieWithinEachOther()
{
    for (quint32 seed = 0; seed < seedCount; ++seed) {
        QMap<int, QList<std::pair<qint64, qint64>>> tracks;
        for (const QJsonObject &event : eventsOf(SeededRun(seed).run, u"X"_s)) {
            const auto from = qint64(event["ts"_L1].toDouble());
            tracks[event["tid"_L1].toInt()].append({from, from + qint64(event["dur"_L1].toDouble())});
        }
        for (auto &spans : tracks) {
            std::ranges::sort(spans, [](const auto &left, const auto &right) {
                return left.first != right.first ? left.first < right.first : left.second > right.second;
            });
            QList<qint64> open;
            for (const auto &[from, to] : spans) {
                while (!open.isEmpty() && open.last() <= from)
                    open.removeLast();
                QVERIFY2(open.isEmpty() || to <= open.last(),
                         qPrintable(u"seed %1 at %2"_s.arg(seed).arg(from)));
                open.append(to);
            }
        }
    }
}

void tst_RunExport::traceCountsRequestsInFlight()
{
    const DownloadPlan plan = planFor(codesFrom("BD BR"));
    Run run = runOf(plan);
    for (const PlanItem &item : plan.items)
        run.apply(downloaded(item)); // both from 100 to 900 ms
    QList<int> counts;
    for (const QJsonObject &event : eventsOf(run, u"C"_s)) {
        if (event["name"_L1].toString() == "in flight"_L1)
            counts.append(event["args"_L1]["requests"_L1].toInt());
    }
    QCOMPARE(counts, (QList<int>{1, 2, 1, 0}));
}

void tst_RunExport::tableHasOneLinePerCode()
{
    const QString text = QString::fromUtf8(csvOf(runWithSecrets(), [](CountryCode) { return u"N, n"_s; }));
    const QStringList lines = text.split(u"\r\n"_s);
    QCOMPARE(lines.size(), 4);
    QVERIFY(lines[0].startsWith("code,name,status,"_L1));
    QCOMPARE(
        lines[1],
        u"BD,\"N, n\",error,http4xx,418,\"'=SUM(1;2), \"\"teapot\"\"\",1,0,0,,,,,,,https://a.test/flag?of=bd"_s
            .replace(u"http4xx"_s, errorKindId(ErrorKind::Http4xx)));
    QVERIFY(lines[2].startsWith("BR,\"N, n\",ok,,200,,1,100,0,"_L1));
}

void tst_RunExport::cellsAreQuoted_data()
{
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("line");
    QTest::newRow("plain") << u"a b"_s << u"a b\r\n"_s;
    QTest::newRow("comma") << u"a,b"_s << u"\"a,b\"\r\n"_s;
    QTest::newRow("quote") << u"a\"b"_s << u"\"a\"\"b\"\r\n"_s;
    QTest::newRow("line break") << u"a\nb"_s << u"\"a\nb\"\r\n"_s;
    QTest::newRow("formula") << u"=A1"_s << u"'=A1\r\n"_s;
    QTest::newRow("negative number") << u"-1.5"_s << u"-1.5\r\n"_s;
    QTest::newRow("formula that begins as a number") << u"-1+A1"_s << u"'-1+A1\r\n"_s;
}

void tst_RunExport::cellsAreQuoted()
{
    QFETCH(const QString, cell);
    QTEST(csvLine({cell}), "line");
}

QTEST_GUILESS_MAIN(tst_RunExport)
#include "tst_runexport.moc"
