#include "countries/catalogue.h"
#include "fakes/jsonschema.h"
#include "fakes/program.h"
#include "fakes/rawserver.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <memory>

#include <sys/resource.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

QStringList words(const QString &text)
{
    return text.split(u' ', Qt::SkipEmptyParts);
}

QStringList sorted(QStringList list)
{
    list.sort();
    return list;
}

/// The codes of the lines that match \a pattern, whose first capture is a code.
QStringList codesOf(const ProgramResult &result, const QString &pattern)
{
    const QRegularExpression line(QRegularExpression::anchoredPattern(pattern));
    QStringList codes;
    for (const QString &text : result.lines()) {
        const auto match = line.match(text);
        if (match.hasMatch())
            codes.append(match.captured(1));
    }
    return codes;
}

const QString teapot = u"\\*\\*\\* Error for ([A-Z]{2}): HTTP 418 - I'm a teapot"_s;

} // namespace

/// The real program as a process, each time in an empty folder of its own.
class tst_Console final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void printsTheBooksReport();
    void listsFewCodesAndCountsOne();
    void goesThroughEveryCode();
    void showsEachError();
    void givesTheSameErrorsForTheSameSeed();
    void writesTheWholeReport();
    void namesAConnectionError();
    void groupsFailuresByCause();
    void saysWhyFewerRequestsRun_data();
    void saysWhyFewerRequestsRun();
    void keepsFlagsThatAreThere();
    void namesFilesAsAsked();
    void choosesByRegion();
    void holdsBackNothingButTheSlowCode();
    void fitsIntoFewOpenFiles_data();
    void fitsIntoFewOpenFiles();
    void refusesBeforeAnythingStarts_data();
    void refusesBeforeAnythingStarts();
    void leavesAnOldReportWhenItCannotStart();
    void reportsIntoTheFolderItMakes();
    void reportsToStandardOutput_data();
    void reportsToStandardOutput();
    void writesArchiveAndTrace();
    void sweeps();
    void sweepsIntoAFile_data();
    void sweepsIntoAFile();
    void showsNoControlCharactersOfAServer();
    void ignoresAHangUpUnderNohup();
    void stopsAtASignal_data();
    void stopsAtASignal();
    void endsAtOnceAtTheSecondSignal();
    void endsQuietlyWhenNobodyReads();
    void complainsAboutAFullDisk();
    void answersWithoutARun();

private:
    [[nodiscard]] std::unique_ptr<QProcess> process(const QString &arguments) const;
    [[nodiscard]] ProgramResult run(const QString &arguments) const;
    [[nodiscard]] QJsonObject report(const QString &name = u"r.json"_s) const;
    [[nodiscard]] QStringList filesIn(const QString &folder) const;

    std::unique_ptr<QTemporaryDir> m_home;
};

void tst_Console::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
}

std::unique_ptr<QProcess> tst_Console::process(const QString &arguments) const
{
    return prepared(QStringLiteral(FLAGHOIST_CLI), arguments, m_home->path());
}

ProgramResult tst_Console::run(const QString &arguments) const
{
    return Flaghoist::runProgram(QStringLiteral(FLAGHOIST_CLI), arguments, m_home->path());
}

QJsonObject tst_Console::report(const QString &name) const
{
    QFile file(m_home->filePath(name));
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

QStringList tst_Console::filesIn(const QString &folder) const
{
    QStringList files = QDir(m_home->filePath(folder)).entryList(QDir::Files | QDir::Hidden, QDir::Name);
    files.removeAll(u"flags.json"_s); // the manifest
    return files;
}

void tst_Console::printsTheBooksReport()
{
    const ProgramResult result = run({});
    QCOMPARE(result.exitStatus, 0);
    QCOMPARE(result.err, QString()); // no progress bar: this is no terminal
    const QRegularExpression whole(
        QRegularExpression::anchoredPattern(u"LOCAL site: http://127\\.0\\.0\\.1:\\d+/flags\n"
                                            "Searching for 20 flags: from BD to VN\n"
                                            "20 concurrent connections will be used\\.\n"
                                            "-{20}\n"
                                            "20 flags downloaded\\.\n"
                                            "Elapsed time: \\d+\\.\\d\\ds\n"
                                            "Saved in: /.*/downloads\n"_s));
    QVERIFY2(whole.match(result.out).hasMatch(), qPrintable(result.out));
    QCOMPARE(filesIn(u"downloads"_s).size(), 20);
}

void tst_Console::listsFewCodesAndCountsOne()
{
    const ProgramResult one = run(u"-v br"_s);
    QVERIFY2(one.out.contains("Searching for 1 flag: BR\n1 concurrent connection will be used.\nBR OK\n"_L1),
             qPrintable(one.out));
    QVERIFY(one.out.contains("\n1 flag downloaded.\n"_L1));
    const ProgramResult three = run(u"-v XX FR BR -m 1"_s);
    QVERIFY2(three.out.contains("Searching for 3 flags: BR, FR, XX\n"_L1), qPrintable(three.out));
    QVERIFY(three.out.contains("\nBR OK\nFR OK\nXX not found\n"_L1));
    QVERIFY(three.out.contains("\n2 flags downloaded.\n1 not found.\nElapsed time: "_L1));
    QCOMPARE(three.exitStatus, 0);
}

void tst_Console::goesThroughEveryCode()
{
    const ProgramResult result = run(u"--every -m 100 -o flags"_s);
    QCOMPARE(result.exitStatus, 0);
    QVERIFY2(result.out.contains("Searching for 676 flags: from AA to ZZ\n100 concurrent connections"_L1),
             qPrintable(result.out));
    QVERIFY2(result.out.contains("\n249 flags downloaded.\n427 not found.\nElapsed"_L1),
             qPrintable(result.out));
    QStringList files;
    for (const CountryCode code : isoCodes())
        files.append(code.lower() + u".png"_s);
    QCOMPARE(filesIn(u"flags"_s), files);
}

void tst_Console::showsEachError()
{
    const ProgramResult result = run(u"--server ERROR --all -v --retries 0 --delay 0"_s);
    QCOMPARE(result.exitStatus, 1);
    const QStringList failed = codesOf(result, teapot);
    const QStringList downloaded = codesOf(result, u"([A-Z]{2}) OK"_s);
    QVERIFY2(failed.size() > 20 && failed.size() < 125, qPrintable(result.out)); // a quarter of 249, about
    QCOMPARE(failed.size() + downloaded.size(), 249);
    const QString counts =
        u"\n%1 flags downloaded.\n%2 errors.\nElapsed"_s.arg(downloaded.size()).arg(failed.size());
    QVERIFY2(result.out.contains(counts), qPrintable(result.out));
    QCOMPARE(filesIn(u"downloads"_s).size(), downloaded.size());
    QCOMPARE(result.err, QString());
}

void tst_Console::givesTheSameErrorsForTheSameSeed()
{
    const auto errors = [this](const QString &more) {
        return sorted(codesOf(run(u"-s ERROR -a -v --retries 0 --delay 0 "_s + more), teapot));
    };
    const QStringList first = errors(u"--seed 7"_s);
    QCOMPARE(errors(u"--seed 7 -m 3"_s), first);
    QVERIFY(errors(u"--seed 8"_s) != first);
}

void tst_Console::writesTheWholeReport()
{
    const ProgramResult result = run(u"-s ERROR B --retries 1 --delay 0 -m 4 -o flags --report r.json"_s);
    QCOMPARE(result.exitStatus, 1);
    const QJsonObject whole = report();
    QFile schema(QStringLiteral(FLAGHOIST_SOURCE_DIR "/resources/schemas/report.schema.json"));
    QVERIFY(schema.open(QIODevice::ReadOnly));
    QCOMPARE(schemaComplaints(whole, QJsonDocument::fromJson(schema.readAll()).object()), QStringList());
    QCOMPARE(whole[u"source"], u"ERROR"_s);
    QVERIFY(whole[u"url_template"].toString().contains("/flags/{cc}/{cc}."_L1));
    QCOMPARE(whole[u"strategy"], u"pool"_s);
    QCOMPARE(whole[u"asked"], 4);
    QCOMPARE(whole[u"used"], 4);
    QVERIFY(whole[u"limited_by"].isNull());
    QCOMPARE(whole[u"requested"], 26);
    QVERIFY(whole[u"elapsed_s"].isDouble());

    const QJsonArray items = whole[u"items"].toArray();
    QMap<QString, int> counted;
    QStringList codes;
    for (const auto value : items) {
        const QJsonObject item = value.toObject();
        codes.append(item[u"code"].toString());
        ++counted[item[u"status"].toString()];
        if (item[u"status"] == u"ok"_s) {
            QFile file(item[u"file"].toString());
            QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(file.fileName()));
            const QByteArray bytes = file.readAll();
            const QByteArray sum = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex();
            QCOMPARE(item[u"sha256"], QString::fromLatin1(sum));
            QCOMPARE(item[u"bytes"], bytes.size());
            QCOMPARE(item[u"format"], u"png"_s);
            QVERIFY(item[u"width"].toInt() > 0 && item[u"height"].toInt() > 0);
            QVERIFY(item[u"kind"].isNull());
        } else if (item[u"status"] == u"error"_s) {
            QCOMPARE(item[u"kind"], u"http-4xx"_s);
            QCOMPARE(item[u"http_status"], 418);
            QCOMPARE(item[u"reason"], u"I'm a teapot"_s);
        }
        if (item[u"status"] != u"ok"_s) {
            for (const QString &key : words(u"bytes width height format sha256 file"_s))
                QVERIFY2(item[key].isNull(), qPrintable(key));
        }
    }
    QCOMPARE(codes, sorted(codes));
    QCOMPARE(codes.size(), 26);
    QCOMPARE(items.first().toObject()[u"name"], u"Bosnia & Herzegovina"_s);
    const QJsonObject counts = whole[u"counts"].toObject();
    QCOMPARE(counts.keys(), sorted(words(u"ok unchanged not_found error cancelled"_s)));
    for (const QString &status : counts.keys())
        QCOMPARE(counts[status].toInt(), counted.value(status));
    QVERIFY(counted.value(u"ok"_s) > 0 && counted.value(u"not_found"_s) > 0 && counted.value(u"error"_s) > 0);
}

void tst_Console::namesAConnectionError()
{
    const ProgramResult result =
        run(u"-v --url http://127.0.0.1:1/{cc}.png BR --retries 0 --report r.json"_s);
    QCOMPARE(result.exitStatus, 1);
    QVERIFY2(result.out.contains("127.0.0.1:1 site: http://127.0.0.1:1\n"_L1), qPrintable(result.out));
    QVERIFY2(result.out.contains("\n*** Error for BR: Connection error (connection refused)\n"_L1),
             qPrintable(result.out));
    QVERIFY(result.out.contains("\n0 flags downloaded.\n1 error.\n"_L1));
    const QJsonObject item = report()[u"items"].toArray().first().toObject();
    QCOMPARE(item[u"kind"], u"refused"_s);
    QVERIFY(item[u"http_status"].isNull());
}

void tst_Console::groupsFailuresByCause()
{
    const ProgramResult result = run(u"--url http://127.0.0.1:1/{cc}.png --retries 0"_s);
    QCOMPARE(result.exitStatus, 1);
    QVERIFY2(result.out.endsWith("s\n20 failed: connection refused (BD, BR, CD and 17 more)\n"_L1),
             qPrintable(result.out));
    QVERIFY(result.err.contains("-v"_L1));
}

void tst_Console::saysWhyFewerRequestsRun_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("result");
    QTest::addColumn<QString>("limitedBy");

    QTest::newRow("fewer codes") << u"-m 5000 BR FR"_s
                                 << u"2 concurrent connections will be used.\n"
                                    "Uses 2 of 5000: only 2 codes chosen\n"_s
                                 << u"codes"_s;
    // No name of loopback, but it leads nowhere else: for the program it is somebody's server.
    QTest::newRow("somebody's server") << u"-m 5000 -e --url http://0.0.0.0:1/{cc} --retries 0"_s
                                       << u"30 concurrent connections will be used.\n"
                                          "Uses 30 of 5000: a custom URL allows 30\n"_s
                                       << u"source"_s;
    QTest::newRow("nothing asked, nothing to explain")
        << u"BR FR"_s << u"2 concurrent connections will be used.\n---"_s << u"codes"_s;
    QTest::newRow("a method that sends one at a time")
        << u"-m 30 --strategy sequential BR FR"_s
        << u"1 concurrent connection will be used.\nUses 1 of 30: this method sends one at a time\n"_s
        << u"strategy"_s;
    QTest::newRow("one at a time, and nothing asked")
        << u"--strategy sequential BR FR"_s << u"1 concurrent connection will be used.\n---"_s << QString();
    QTest::newRow("as asked") << u"-m 2 BR FR"_s << u"2 concurrent connections will be used.\n---"_s
                              << QString();
}

void tst_Console::saysWhyFewerRequestsRun()
{
    QFETCH(const QString, arguments);
    QFETCH(const QString, result);
    const ProgramResult run = this->run(arguments + u" --report r.json"_s);
    QVERIFY2(run.out.contains(result), qPrintable(run.out));
    QTEST(report()[u"limited_by"].toString(), "limitedBy");
}

void tst_Console::keepsFlagsThatAreThere()
{
    QVERIFY(run(u"-v BR FR --existing skip"_s).out.contains("\n2 flags downloaded.\n"_L1));
    const ProgramResult again = run(u"-v BR FR JP --existing skip --report r.json"_s);
    QCOMPARE(again.exitStatus, 0);
    QCOMPARE(codesOf(again, u"([A-Z]{2}) unchanged"_s).size(), 2);
    QVERIFY2(again.out.contains("\n1 flag downloaded.\n2 unchanged.\nElapsed"_L1), qPrintable(again.out));
    QCOMPARE(report()[u"counts"][u"unchanged"], 2);
    QVERIFY(run(u"BR FR"_s).out.contains("\n2 flags downloaded.\n"_L1)); // overwriting is the default
}

void tst_Console::namesFilesAsAsked()
{
    QCOMPARE(run(u"BR fr --name flag-{CC} -o flags"_s).exitStatus, 0);
    QCOMPARE(filesIn(u"flags"_s), QStringList({u"flag-BR.png"_s, u"flag-FR.png"_s}));
    const ProgramResult again = run(u"-v BR --name flag-{CC} -o flags --existing skip"_s);
    QVERIFY2(again.out.contains("\nBR unchanged\n"_L1), qPrintable(again.out));
}

void tst_Console::choosesByRegion()
{
    const ProgramResult result = run(u"--region oceania --region AFRICA FR --report r.json"_s);
    QCOMPARE(result.exitStatus, 0);
    QStringList expected;
    for (const CountryCode code : isoCodes()) {
        const Region region = regionOf(code);
        if (region == Region::Oceania || region == Region::Africa || code.upper() == "FR"_L1)
            expected.append(code.upper());
    }
    QVERIFY(expected.size() > 80);
    QStringList codes;
    for (const auto item : report()[u"items"].toArray())
        codes.append(item.toObject()[u"code"].toString());
    QCOMPARE(codes, expected);
}

void tst_Console::holdsBackNothingButTheSlowCode()
{
    const ProgramResult result = run(u"-v -s DELAY --delay 0 --slow BD=1.5 --strategy pool"_s);
    QCOMPARE(result.exitStatus, 0);
    const QStringList arrived = codesOf(result, u"([A-Z]{2}) OK"_s);
    QCOMPARE(arrived.size(), 20);
    QCOMPARE(arrived.last(), u"BD"_s); // the first to be asked for
}

void tst_Console::fitsIntoFewOpenFiles_data()
{
    QTest::addColumn<int>("openFiles");
    QTest::newRow("256") << 256;
    QTest::newRow("1024") << 1024;
}

void tst_Console::fitsIntoFewOpenFiles()
{
    QFETCH(const int, openFiles);
    const auto cli = process(u"--every -m 1000 -s DELAY --delay 0.1:0.2 -o flags --report r.json"_s);
    cli->setChildProcessModifier([openFiles] {
        const rlimit limit{rlim_t(openFiles), rlim_t(openFiles)};
        ::setrlimit(RLIMIT_NOFILE, &limit);
    });
    cli->start();
    const ProgramResult result = ended(*cli);
    QVERIFY2(result.exitStatus == 0, qPrintable(result.err));
    QVERIFY2(result.out.contains(u"of 1000: this system allows %1 open files\n"_s.arg(openFiles)),
             qPrintable(result.out));
    QVERIFY(result.out.contains("\n249 flags downloaded.\n427 not found.\nElapsed"_L1));
    QCOMPARE(report()[u"limited_by"], u"open-files"_s);
    QCOMPARE(filesIn(u"flags"_s).size(), 249);
}

void tst_Console::refusesBeforeAnythingStarts_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("named");

    QTest::newRow("no request at once") << u"-m 0"_s << u"--max_req"_s;
    QTest::newRow("no codes") << u"-l 0"_s << u"--limit"_s;
    QTest::newRow("an unknown server") << u"-s NOWHERE"_s << u"NOWHERE"_s;
    QTest::newRow("three letters") << u"ABC"_s << u"each CC argument must be A to Z or AA to ZZ"_s;
    QTest::newRow("a template without a code") << u"--url http://127.0.0.1:1/x.png"_s << u"{cc}"_s;
    QTest::newRow("another scheme") << u"--url ftp://127.0.0.1:1/{cc}.png"_s << u"http://"_s;
    QTest::newRow("a password in the URL")
        << u"--url http://me:secret@127.0.0.1:1/{cc}.png"_s << u"password"_s;
    QTest::newRow("requests that are no number") << u"-m many"_s << u"--max_req"_s;
    QTest::newRow("a limit that is no number") << u"-l ten"_s << u"--limit"_s;
    QTest::newRow("a digit") << u"B1"_s << u"B1"_s;
    QTest::newRow("a name of a device") << u"--name CON.{cc}"_s << u"CON.{cc}"_s;
    QTest::newRow("a name that is a path") << u"--name /tmp/{cc}"_s << u"/tmp/{cc}"_s;
    QTest::newRow("an unknown option") << u"--bogus"_s << u"bogus"_s;
    QTest::newRow("an unknown method") << u"--strategy fibers"_s << u"fibers"_s;
    QTest::newRow("a folder below a file") << u"-o file/flags"_s << u"file/flags"_s;
    QTest::newRow("a folder that is a file") << u"-o file"_s << u"/file"_s;
    QTest::newRow("a folder nobody can make") << u"-o /proc/flags"_s << u"/proc/flags"_s;
    QTest::newRow("a name without a code") << u"--name flag"_s << u"--name"_s;
    QTest::newRow("a name in another folder") << u"--name ../{cc}"_s << u"../{cc}"_s;
    QTest::newRow("a region nobody knows") << u"--region Atlantis"_s << u"Atlantis"_s;
    QTest::newRow("slow, but how much?") << u"--slow BD"_s << u"BD=10"_s;
    QTest::newRow("a port for nobody") << u"--port 9000"_s << u"--serve"_s;
    QTest::newRow("an archive in no folder") << u"--har none/a.har"_s << u"none/a.har"_s;
    QTest::newRow("a trace that is a folder") << u"--trace ."_s << u"report"_s;
    QTest::newRow("a sweep of the web") << u"--sweep 1,5 --url https://a.test/{cc}.png"_s << u"a.test"_s;
    QTest::newRow("a sweep with a report in no folder") << u"--sweep 1 --report none/r"_s << u"none/r"_s;
    QTest::newRow("a report in no folder") << u"--report none/r.json"_s << u"none/r.json"_s;
    QTest::newRow("a report that is a folder") << u"--report ."_s << u"report"_s;
    QTest::newRow("a report in the place of a flag") << u"-o . --report BR.png"_s << u"BR.png"_s;
    QTest::newRow("a password in what is no URL option")
        << u"me:secret@127.0.0.1/{cc}"_s << u"127.0.0.1/{cc}"_s;
    QTest::newRow("a password without a scheme")
        << u"--url me:secret@127.0.0.1/{cc}"_s << u"127.0.0.1/{cc}"_s;
    QTest::newRow("a report that is a device") << u"--report /dev/null"_s << u"/dev/null"_s;
}

void tst_Console::refusesBeforeAnythingStarts()
{
    QFETCH(const QString, arguments);
    QFETCH(const QString, named);
    QFile file(m_home->filePath(u"file"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();

    const ProgramResult result = run(arguments);
    QCOMPARE(result.exitStatus, 2);
    QCOMPARE(result.out, QString());
    const QStringList lines = result.err.split(u'\n', Qt::SkipEmptyParts);
    QCOMPARE(lines.size(), 2);
    QVERIFY(!result.err.contains("secret"_L1));
    QVERIFY2(lines.first().startsWith("flaghoist-cli: "_L1) && lines.first().contains(named),
             qPrintable(result.err));
    QVERIFY(lines.last().contains("--help"_L1));
    QCOMPARE(QDir(m_home->path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{u"file"_s});
}

void tst_Console::leavesAnOldReportWhenItCannotStart()
{
    QFile old(m_home->filePath(u"r.json"_s));
    QVERIFY(old.open(QIODevice::WriteOnly));
    old.write("old");
    old.close();
    QCOMPARE(run(u"BR -o r.json/flags --report r.json"_s).exitStatus, 2);
    QVERIFY(old.open(QIODevice::ReadOnly));
    QCOMPARE(old.readAll(), "old");
    old.close();
    QCOMPARE(run(u"BR --report r.json"_s).exitStatus, 0);
    QCOMPARE(report()[u"requested"], 1);
}

void tst_Console::reportsIntoTheFolderItMakes()
{
    QCOMPARE(run(u"BR -o new/flags --report new/flags/r.json"_s).exitStatus, 0);
    QCOMPARE(filesIn(u"new/flags"_s), QStringList({u"br.png"_s, u"r.json"_s}));
    QCOMPARE(report(u"new/flags/r.json"_s)[u"counts"][u"ok"], 1);
}

void tst_Console::reportsToStandardOutput_data()
{
    QTest::addColumn<QString>("target");
    QTest::newRow("a dash") << u"-"_s;
    QTest::newRow("the device") << u"/dev/stdout"_s;
}

void tst_Console::reportsToStandardOutput()
{
    QFETCH(const QString, target);
    const ProgramResult result = run(u"-v BR XX --report "_s + target);
    QCOMPARE(result.exitStatus, 0);
    QJsonParseError error;
    const QJsonObject whole = QJsonDocument::fromJson(result.out.toUtf8(), &error).object();
    QVERIFY2(error.error == QJsonParseError::NoError, qPrintable(result.out));
    QCOMPARE(whole[u"counts"][u"ok"], 1);
    QVERIFY2(result.err.contains("\nBR OK\n"_L1) && result.err.contains("\n1 flag downloaded.\n"_L1),
             qPrintable(result.err));
    QVERIFY(!QFile::exists(m_home->filePath(u"-"_s)));
}

void tst_Console::writesArchiveAndTrace()
{
    const ProgramResult result =
        run(u"-s ERROR B --faults 503,reset --retries 1 --delay 0 -m 4 --har a.har --trace t.json "
            "--report r.json"_s);
    QVERIFY(result.exitStatus <= 1);
    int attempts = 0;
    for (const auto item : report()[u"items"].toArray())
        attempts += int(item.toObject()[u"attempts"].toArray().size());
    QVERIFY(attempts > 26);
    QCOMPARE(report(u"a.har"_s)[u"log"][u"entries"].toArray().size(), attempts);
    QStringList tracks;
    for (const auto event : report(u"t.json"_s)[u"traceEvents"].toArray()) {
        if (event[u"name"].toString() == "thread_name"_L1)
            tracks.append(event[u"args"][u"name"].toString());
    }
    QCOMPARE(tracks, (QStringList{u"Run"_s, u"Slot 1"_s, u"Slot 2"_s, u"Slot 3"_s, u"Slot 4"_s}));
}

void tst_Console::sweeps()
{
    const ProgramResult result = run(u"--sweep 1,7 --strategy pool --delay 0.02 BR FR JP"_s);
    QCOMPARE(result.exitStatus, 0);
    QCOMPARE(result.err, QString()); // no progress: this is no terminal
    const QStringList lines = result.lines();
    QCOMPARE(lines.size(), 4);
    const QRegularExpression line(QRegularExpression::anchoredPattern(
        u"Thread pool, as completed +(\\d(?: of \\d)?) +[\\d.]+ m?s +[\\d.]+ m?s to "
        "[\\d.]+ m?s +[\\d.]+ +[\\d.]+ m?s +0"_s));
    QCOMPARE(line.match(lines[1]).captured(1), u"1"_s);
    QCOMPARE(line.match(lines[2]).captured(1), u"3 of 7"_s); // three codes
    QVERIFY2(lines[3].startsWith("Thread pool, as completed: "_L1), qPrintable(result.out));
    QVERIFY(!QFile::exists(m_home->filePath(u"downloads"_s)));
}

void tst_Console::sweepsIntoAFile_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("JSON") << u"s.json"_s << QByteArray("\"strategy\": \"event-loop\"");
    QTest::newRow("CSV") << u"s.csv"_s << QByteArray("\r\nevent-loop,2,2,");
    QTest::newRow("standard output") << u"-"_s << QByteArray("\"enough_at_once\"");
}

void tst_Console::sweepsIntoAFile()
{
    QFETCH(const QString, file);
    QFETCH(const QByteArray, part);
    const ProgramResult result = run(u"--sweep 1,2 BR FR --report "_s + file);
    QCOMPARE(result.exitStatus, 0);
    QFile written(m_home->filePath(file));
    const QByteArray content = written.open(QIODevice::ReadOnly) ? written.readAll() : result.out.toUtf8();
    QVERIFY2(content.contains(part), content.constData());
    QCOMPARE(result.err.contains("Flags/s"_L1), file == "-"_L1);
}

void tst_Console::showsNoControlCharactersOfAServer()
{
    RawServer server;
    server.setScript("/br.png",
                     {RawStep::send(httpReply("500 \x1b]0;mine\x07 \x9b"
                                              "31mred\x85"))});
    const QString site = u"--retries 0 --url http://127.0.0.1:%1/{cc}.png BR"_s.arg(server.port());
    for (const QString &output : {u"-v "_s, u"--report - "_s}) {
        const ProgramResult result = run(output + site);
        QCOMPARE(result.exitStatus, 1);
        QVERIFY2((result.out + result.err).contains("]0;mine 31mred"_L1), qPrintable(result.out));
        for (const QChar c : result.out + result.err)
            QVERIFY2(c == u'\n' || c.category() != QChar::Other_Control, qPrintable(result.out));
    }
}

void tst_Console::ignoresAHangUpUnderNohup()
{
    const auto cli = process(u"-v -m 1 --delay 0.2 BR CN FR"_s);
    cli->setChildProcessModifier([] { std::signal(SIGHUP, SIG_IGN); });
    cli->start();
    QByteArray out;
    QTRY_VERIFY_WITH_TIMEOUT((out += cli->readAllStandardOutput()).contains(" OK\n"), 30'000);
    ::kill(pid_t(cli->processId()), SIGHUP);
    const ProgramResult result = ended(*cli);
    QCOMPARE(result.exitStatus, 0);
    QVERIFY(result.out.contains("\n3 flags downloaded.\n"_L1));
}

void tst_Console::stopsAtASignal_data()
{
    QTest::addColumn<int>("signal");
    QTest::addColumn<int>("exitStatus");
    QTest::newRow("Ctrl+C") << SIGINT << 130;
    QTest::newRow("terminated") << SIGTERM << 143;
    QTest::newRow("hung up") << SIGHUP << 129;
}

void tst_Console::stopsAtASignal()
{
    QFETCH(const int, signal);
    // One at a time and a third of a second each: over a minute for all.
    const auto cli = process(u"-v --all -m 1 --delay 0.3 -o flags --report r.json"_s);
    cli->setChildProcessModifier([] { std::signal(SIGHUP, SIG_DFL); }); // the tests may run under nohup
    cli->start();
    QByteArray out;
    QTRY_VERIFY_WITH_TIMEOUT((out += cli->readAllStandardOutput()).contains(" OK\n"), 30'000);
    QVERIFY(sendSignal(*cli, signal));
    ProgramResult result = ended(*cli);
    result.out.prepend(QString::fromUtf8(out));
    QTEST(result.exitStatus, "exitStatus");

    const QJsonObject whole = report();
    const QJsonObject counts = whole[u"counts"].toObject();
    const int ok = counts[u"ok"].toInt();
    QVERIFY(ok >= 1);
    QCOMPARE(ok + counts[u"cancelled"].toInt(), 249);
    QCOMPARE(codesOf(result, u"([A-Z]{2}) OK"_s).size(), ok);
    QVERIFY2(result.out.contains(u"\n%1 cancelled.\nElapsed"_s.arg(249 - ok)), qPrintable(result.out));

    QStringList files;
    for (const auto value : whole[u"items"].toArray()) {
        const QJsonObject item = value.toObject();
        if (item[u"status"] != u"ok"_s)
            continue;
        files.append(item[u"code"].toString().toLower() + u".png"_s);
        QFile file(item[u"file"].toString());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(item[u"bytes"], file.size());
    }
    QCOMPARE(filesIn(u"flags"_s), files);
}

void tst_Console::endsAtOnceAtTheSecondSignal()
{
#if defined(__SANITIZE_THREAD__)
    QSKIP("ThreadSanitizer delivers signals when it pleases.");
#endif
    const auto cli = process(u"-v --all -m 1 --delay 0.3 --report r.json"_s);
    cli->start();
    QByteArray out;
    QTRY_VERIFY_WITH_TIMEOUT((out += cli->readAllStandardOutput()).contains(" OK\n"), 30'000);
    // Stopped, it gets both before it can report the first.
    for (const int signal : {SIGSTOP, SIGINT, SIGTERM, SIGCONT})
        QVERIFY(sendSignal(*cli, signal));
    const ProgramResult result = ended(*cli);
    QVERIFY2(result.exitStatus == 130 || result.exitStatus == 143,
             qPrintable(QString::number(result.exitStatus)));
    QVERIFY2(!result.out.contains("Elapsed"_L1), qPrintable(result.out));
    QVERIFY(report().isEmpty());
}

void tst_Console::endsQuietlyWhenNobodyReads()
{
    const auto cli = process(u"-v --every --report r.json"_s);
    QProcess reader;
    reader.setProgram(u"head"_s);
    reader.setArguments({u"-n1"_s});
    cli->setStandardOutputProcess(&reader);
    cli->start();
    reader.start();
    const ProgramResult result = ended(*cli);
    QCOMPARE(result.exitStatus, 141);
    QCOMPARE(result.err, QString());
    QVERIFY(ended(reader).out.startsWith("LOCAL site: "_L1));
    QCOMPARE(report()[u"requested"], 676);
}

void tst_Console::complainsAboutAFullDisk()
{
    if (!QFile::exists(u"/dev/full"_s))
        QSKIP("there is no /dev/full here");
    const auto cli = process(u"BR"_s);
    cli->setStandardOutputFile(u"/dev/full"_s);
    cli->start();
    const ProgramResult result = ended(*cli);
    QCOMPARE(result.exitStatus, 1);
    QVERIFY2(result.err.startsWith("flaghoist-cli: The output cannot be written: "_L1),
             qPrintable(result.err));
}

void tst_Console::answersWithoutARun()
{
    const ProgramResult help = run(u"--help"_s);
    QCOMPARE(help.exitStatus, 0);
    QVERIFY(help.out.contains("\nExamples\n"_L1));
    const ProgramResult version = run(u"--version"_s);
    QCOMPARE(version.exitStatus, 0);
    QVERIFY2(version.out.contains(QLatin1StringView(qVersion())), qPrintable(version.out));
    QCOMPARE(help.err + version.err, QString());
    QVERIFY(QDir(m_home->path()).isEmpty());
}

QTEST_GUILESS_MAIN(tst_Console)
#include "tst_console.moc"
