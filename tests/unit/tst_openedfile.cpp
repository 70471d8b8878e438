#include "session/openedfile.h"

#include "domain/runfigures.h"
#include "fakes/disk.h"
#include "fakes/sampleimages.h"
#include "fakes/seededrun.h"
#include "session/runexport.h"
#include "storage/flagfolder.h"
#include "storage/manifest.h"
#include "storage/runhistory.h"

#include <QCryptographicHash>
#include <QDir>
#include <QTemporaryDir>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

enum class Holds { Nothing, Codes, Scenario, Run };

QString nameOf(CountryCode code)
{
    return code.upper();
}

QByteArray reportOf(quint32 seed)
{
    return runReport(SeededRun(seed).run, &nameOf);
}

QByteArray keptFile(const Run &run)
{
    return toRecord(summaryOf(run)) + toRecord(run);
}

const QByteArray scenario = R"({"practice": {"delay_s": [0.1, 0.4], "error_rate": 0.5, "faults": ["503"],
    "slow": {"BD": 2}, "capacity": 3, "rate": null, "seed": 7}, "source": "ERROR", "asked": 5,
    "strategy": "event-loop", "retries": 0, "codes": ["FR", "b"]})";

} // namespace

class tst_OpenedFile final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void knowsWhatAFileIs_data();
    void knowsWhatAFileIs();
    void codesBecomeThePlan();
    void scenarioSetsThePracticeServer();
    void scenarioOutOfBoundsChangesNothing();
    void reportBecomesItsRun_data();
    void reportBecomesItsRun();
    void harBecomesARunOfItsAttempts();
    void keptRunComesBackWhole();
    void folderOfFlagsBecomesARun();
    void refusesOtherFiles_data();
    void refusesOtherFiles();

private:
    [[nodiscard]] QString path(const QString &name = {}) const { return m_dir->filePath(name); }
    [[nodiscard]] Result<OpenedFile, Problem> opened(const QByteArray &content) const
    {
        put(path(u"file"_s), content);
        return openedFile(path(u"file"_s), m_present, 9);
    }

    std::optional<QTemporaryDir> m_dir;
    RunOptions m_present;
};

void tst_OpenedFile::init()
{
    m_dir.emplace();
    m_present = {};
    m_present.server = u"REMOTE"_s;
    m_present.seed = 4;
    m_present.timeout = 5s;
    m_present.codes = codesFrom("US");
}

void tst_OpenedFile::knowsWhatAFileIs_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<Holds>("kind");
    const Run run = SeededRun(1).run;
    const auto row = [](const char *name, const QByteArray &content, Holds kind) {
        QTest::newRow(name) << content << kind;
    };
    row("codes, a line each", "BR\nfr\nGB-ENG\n", Holds::Codes);
    row("codes and a letter with commas and comments", "# my set\nBR, FR; b # and BA to BZ\r\n",
        Holds::Codes);
    row("codes and a word", "BR\nBrazil\n", Holds::Nothing);
    row("a comment alone", "# BR\n", Holds::Nothing);
    row("nothing", "", Holds::Nothing);
    row("a picture", SampleImages::png(2, 2), Holds::Nothing);
    row("a list without flags", formatManifest({}), Holds::Nothing);
    row("a report", reportOf(1), Holds::Run);
    row("a report of another version", QByteArray(reportOf(1)).replace("\"version\": 2", "\"version\": 3"),
        Holds::Nothing);
    row("a HAR file", harOf(run), Holds::Run);
    row("a HAR file of another program", QByteArray(harOf(run)).replace("\"Flaghoist\"", "\"Browser\""),
        Holds::Nothing);
    row("a kept run", keptFile(run), Holds::Run);
    row("a scenario", scenario, Holds::Scenario);
    row("other JSON", "[1, 2]", Holds::Nothing);
}

void tst_OpenedFile::knowsWhatAFileIs()
{
    QFETCH(const QByteArray, content);
    const auto file = opened(content);
    QTEST(!file                                          ? Holds::Nothing
              : file->run                                ? Holds::Run
              : file->options == m_present               ? Holds::Nothing
              : file->options.server == m_present.server ? Holds::Codes
                                                         : Holds::Scenario,
          "kind");
}

void tst_OpenedFile::codesBecomeThePlan()
{
    const auto file = opened("FR\tBR,BR\n");
    QVERIFY(file && !file->run);
    RunOptions expected = m_present;
    expected.codes = codesFrom("BR FR");
    QVERIFY(file->options == expected);
}

void tst_OpenedFile::scenarioSetsThePracticeServer()
{
    const auto file = opened(scenario);
    QVERIFY(file && !file->run);
    RunOptions expected = m_present;
    static_cast<PracticeOverrides &>(expected) = {.delay = std::pair(milliseconds(100), milliseconds(400)),
                                                  .errorRate = 0.5,
                                                  .faults = PracticeFault::Unavailable,
                                                  .slow = {{*CountryCode::parse(u"BD"), milliseconds(2000)}},
                                                  .capacity = 3,
                                                  .rate = {},
                                                  .seed = 7};
    expected.server = u"ERROR"_s;
    expected.concurrency = 5;
    expected.strategy = Strategy::EventLoop;
    expected.retries = 0;
    expected.codes = file->options.codes;
    QVERIFY(file->options == expected);
    QCOMPARE(file->options.codes.size(), 27); // BA to BZ, and FR
}

void tst_OpenedFile::scenarioOutOfBoundsChangesNothing()
{
    const auto file = opened(R"({"practice": {"delay_s": [9, -1], "error_rate": 7, "faults": ["flood"],
        "slow": {"Brazil": 1}, "capacity": 1e99, "seed": "x"}, "strategy": "magic", "asked": -3, "codes": [1]})");
    QVERIFY(file);
    RunOptions expected = m_present;
    static_cast<PracticeOverrides &>(expected) = {};
    expected.server = u"DELAY"_s;
    expected.capacity = file->options.capacity; // as many as a number can say
    QVERIFY(file->options == expected);
}

void tst_OpenedFile::reportBecomesItsRun_data()
{
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 20; ++seed)
        QTest::addRow("seed %u", seed) << seed;
}

void tst_OpenedFile::reportBecomesItsRun()
{
    QFETCH(const quint32, seed);
    const Run before = SeededRun(seed).run;
    const auto file = opened(runReport(before, &nameOf));
    QVERIFY(file && file->run);
    const Run &run = *file->run;
    QCOMPARE(run.id(), quint64(9));
    QCOMPARE(run.startedAt(), before.startedAt());
    QCOMPARE(run.tally(), before.tally());
    QCOMPARE(run.plan().source.label, before.plan().source.label);
    QCOMPARE(run.plan().source.urlTemplate.text(), before.plan().source.urlTemplate.text());
    QCOMPARE(run.plan().strategy, before.plan().strategy);
    for (int row = 0; row < run.size(); ++row) {
        QCOMPARE(run.row(row).item.code, before.row(row).item.code);
        QCOMPARE(run.row(row).item.url, before.row(row).item.url);
        QCOMPARE(run.row(row).state, before.row(row).state);
        QList<AttemptRecord> attempts = before.row(row).attempts;
        for (AttemptRecord &attempt : attempts)
            attempt.headers.clear(); // are not in a report
        QCOMPARE(run.row(row).attempts, attempts);
    }
}

void tst_OpenedFile::harBecomesARunOfItsAttempts()
{
    const Run before = SeededRun(5).run;
    const auto file = opened(harOf(before));
    QVERIFY(file && file->run);
    const Run &run = *file->run;
    QVERIFY(run.startedAt().isValid());
    QCOMPARE(run.plan().source.urlTemplate.text(), before.plan().source.urlTemplate.text());
    int rows = 0;
    for (const RunRow &row : before.rows()) {
        if (row.attempts.isEmpty())
            continue;
        const RunRow &read = run.row(rows++);
        QCOMPARE(read.item.code, row.item.code);
        QCOMPARE(read.attempts.size(), row.attempts.size());
        QCOMPARE(read.attempts.last().failure.kind, row.attempts.last().failure.kind);
        QCOMPARE(read.attempts.last().slot, row.attempts.last().slot);
        QVERIFY(isFinal(read.state));
    }
    QCOMPARE(run.size(), rows);
}

void tst_OpenedFile::keptRunComesBackWhole()
{
    const Run before = SeededRun(3).run;
    const RunHistory history(path(u"runs"_s));
    const auto kept = history.save(before);
    QVERIFY(kept);
    const QString file = QDir(path(u"runs"_s)).entryInfoList(QDir::Files).first().filePath();
    const auto read = openedFile(file, m_present, 9);
    QVERIFY(read && read->run);
    QVERIFY(*read->run == *history.load(kept->key));
}

void tst_OpenedFile::folderOfFlagsBecomesARun()
{
    {
        const auto folder = FlagFolder::open(path(u"flags"_s)).value();
        for (const char *flag : {"BR", "FR", "GB-ENG", "US"}) {
            const QByteArray bytes = SampleImages::png(20, 10);
            ManifestEntry entry;
            entry.code = code(flag);
            entry.name = u"Name"_s;
            entry.file = u"flag-"_s + entry.code.lower() + u".png"_s;
            entry.size = {20, 10};
            entry.bytes = bytes.size();
            entry.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
            entry.source = u"example.org/set"_s;
            entry.url = u"https://example.org/set/%1/%1.png"_s.arg(entry.code.lower());
            QVERIFY(folder->save(u"flag-"_s + entry.code.lower(), ImageFormat::Png, bytes));
            folder->manifest().record(entry);
        }
    }
    put(path(u"flags/flag-fr.png"_s), "damaged");
    QVERIFY(QFile::remove(path(u"flags/flag-us.png"_s)));
    for (const QString &name : {u"flags"_s, u"flags/"_s, u"flags/flags.json"_s}) {
        const auto file = openedFile(path(name), m_present, 9);
        QVERIFY2(file && file->run, qPrintable(name));
        const Run &run = *file->run;
        QCOMPARE(run.plan().folder, path(u"flags"_s));
        QCOMPARE(run.plan().source.label, u"example.org/set"_s);
        QCOMPARE(run.plan().source.urlTemplate.text(), u"https://example.org/set/{cc}/{cc}.png"_s);
        QCOMPARE(run.tally(), (Tally{.total = 4, .downloaded = 2, .failed = 2}));
        QCOMPARE(run.row(0).item.fileName, u"flag-br"_s); // which a retry keeps
        QCOMPARE(run.row(0).outcome.file, path(u"flags/flag-br.png"_s));
        QVERIFY(!run.row(0).outcome.thumbnail.isNull());
        QCOMPARE(run.row(1).outcome.failure.kind, ErrorKind::Disk);
    }
}

void tst_OpenedFile::refusesOtherFiles_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<ProblemKind>("problem");
    QTest::newRow("a file that is not there") << u"no.txt"_s << ProblemKind::FileNotReadable;
    QTest::newRow("a folder without flags") << u"."_s << ProblemKind::ManifestMissing;
    QTest::newRow("a letter") << u"letter"_s << ProblemKind::FileNotUnderstood;
    QTest::newRow("a report without flags") << u"empty.json"_s << ProblemKind::FileNotUnderstood;
    QTest::newRow("a damaged run") << u"damaged"_s << ProblemKind::FileNotUnderstood;
}

void tst_OpenedFile::refusesOtherFiles()
{
    QFETCH(const QString, name);
    put(path(u"letter"_s), "Dear reader");
    put(path(u"empty.json"_s), R"({"version": 2, "items": [{"code": "?"}]})");
    const QByteArray kept = keptFile(SeededRun(1).run);
    put(path(u"damaged"_s), QByteArray(kept).replace(kept.size() - 30, 1, "?"));
    const auto file = openedFile(path(name), m_present, 9);
    QVERIFY(!file);
    QTEST(file.error().kind, "problem");
}

QTEST_GUILESS_MAIN(tst_OpenedFile)
#include "tst_openedfile.moc"
