#include "fakes/seededrun.h"
#include "storage/runhistory.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <cstdio>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

QStringList filesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::Files | QDir::Hidden, QDir::Name);
}

void setContent(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(content);
}

/// A small run that differs from others by its start.
Run smallRun(int number)
{
    Run run(planFor(codesFrom("BD"), quint64(number)),
            QDateTime::fromMSecsSinceEpoch(1000LL * number).toUTC());
    run.apply(downloaded(run.row(0).item));
    run.endRound(milliseconds(900));
    return run;
}

/// Saves runs for ever; the test ends this process at any moment.
[[noreturn]] void saveForEver(const QString &folder)
{
    const RunHistory history(folder);
    for (quint32 seed = 0;; ++seed) {
        static_cast<void>(history.save(SeededRun(seed).run));
        std::puts("saved");
        std::fflush(stdout);
    }
}

} // namespace

class tst_RunHistory final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void whatIsReadEqualsWhatWasWritten();
    void clockGoesOnWhereTheRunEnded();
    void keepsNoPictureAndNoSecret();
    void picturesComeFromTheFiles();
    void damagedRecordIsEmpty();
    void damagedFileIsSkippedAndReported_data();
    void damagedFileIsSkippedAndReported();
    void listsOldestFirst();
    void savesAgainUnderTheSameKey();
    void oldestGiveWay();
    void cannotBeSavedWithoutAFolder();
    void filesAreWholeAfterAKill();

private:
    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_RunHistory::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
}

void tst_RunHistory::whatIsReadEqualsWhatWasWritten()
{
    for (quint32 seed = 0; seed < 1000; ++seed) {
        const Run run = SeededRun(seed).run;
        const std::optional<Run> read = runFromRecord(toRecord(run), {});
        QVERIFY2(read && *read == run, qPrintable(u"seed %1"_s.arg(seed)));
        // What equality does not look at.
        QCOMPARE(read->plan().items.size(), run.plan().items.size());
        QCOMPARE(read->plan().items, run.plan().items);
        QCOMPARE(read->plan().source.urlTemplate, run.plan().source.urlTemplate);
        QCOMPARE(read->plan().strategy, run.plan().strategy);
        QCOMPARE(read->plan().concurrency, run.plan().concurrency);
        const RunSummary summary = summaryOf(run);
        QCOMPARE(summaryOf(*read), summary);
        RunSummary line = summaryFromRecord(toRecord(summary)).value();
        line.tally = summary.tally; // its counts of what is under way are not kept
        QCOMPARE(line, summary);
    }
}

void tst_RunHistory::clockGoesOnWhereTheRunEnded()
{
    const Run read = runFromRecord(toRecord(smallRun(1)), {}).value();
    const auto now = std::chrono::steady_clock::now() - read.plan().clockZero;
    QVERIFY(now >= milliseconds(900));
}

void tst_RunHistory::keepsNoPictureAndNoSecret()
{
    const UrlTemplate keyed = UrlTemplate::parse(u"https://a.test/flag?key=SECRET&of={cc}"_s).value();
    DownloadPlan plan = planFor(codesFrom("BD"));
    plan.source = customSource(keyed);
    plan.items[0].url = keyed.expand(plan.items[0].code);
    Run run = runOf(plan);
    FlagOutcome outcome = downloaded(plan.items[0]);
    outcome.attempts[0].headers = {{"Set-Cookie", "id=SECRET"}, {"Server", "a"}};
    run.apply(outcome);
    const Run read = runFromRecord(toRecord(run), {}).value();
    QVERIFY(read.plan().source.urlTemplate.isEmpty()); // what is left of it would not do
    QCOMPARE(read.row(0).item.url, QUrl(u"https://a.test/flag?of=bd"_s));
    QCOMPARE(read.row(0).outcome.url, read.row(0).item.url);
    QCOMPARE(read.row(0).attempts[0].headers, (HeaderFields{{"Server", "a"}}));
    QCOMPARE(read.row(0).outcome.attempts, read.row(0).attempts);
    QVERIFY(read.row(0).outcome.thumbnail.isNull());
    plan.source = customSource(UrlTemplate::parse(u"https://a.test/{cc}"_s).value());
    plan.source.headers = {{"X-Key", "SECRET"}};
    const Run keyInHeader = runFromRecord(toRecord(runOf(plan)), {}).value();
    QVERIFY(keyInHeader.plan().source.headers.isEmpty());
    QVERIFY(keyInHeader.plan().source.urlTemplate.isEmpty());
    QCOMPARE(read.tally(), run.tally());
}

void tst_RunHistory::picturesComeFromTheFiles()
{
    const QImage picture(4, 3, QImage::Format_RGB32);
    const Run read = runFromRecord(toRecord(smallRun(1)), [&picture](const QString &file) {
                         return file == "/flags/bd"_L1 ? picture : QImage();
                     }).value();
    QCOMPARE(read.row(0).outcome.thumbnail.size(), QSize(4, 3));
}

void tst_RunHistory::damagedRecordIsEmpty()
{
    const QByteArray record = toRecord(SeededRun(5).run);
    QVERIFY(runFromRecord(record, {}));
    for (qsizetype size = 0; size < record.size(); size += 1 + record.size() / 97)
        QVERIFY(!runFromRecord(record.first(size), {}));
    for (qsizetype at = 0; at < record.size(); at += 1 + record.size() / 499) {
        QByteArray damaged = record;
        damaged[at] = char(damaged[at] ^ 0x10);
        QVERIFY2(!runFromRecord(damaged, {}), qPrintable(QString::number(at)));
    }
    QVERIFY(!summaryFromRecord(record)); // another kind of record
}

void tst_RunHistory::damagedFileIsSkippedAndReported_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("listed");
    const QByteArray whole = toRecord(summaryOf(smallRun(1))) + toRecord(smallRun(1));
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("of another program") << QByteArray("Not one of ours, whatever its name.") << false;
    QTest::newRow("cut within the line") << whole.first(30) << false;
    QTest::newRow("zeros") << QByteArray(4000, '\0') << false;
    QTest::newRow("cut within the record") << whole.chopped(10) << true;
}

void tst_RunHistory::damagedFileIsSkippedAndReported()
{
    QFETCH(const QByteArray, content);
    QFETCH(const bool, listed);
    const RunHistory history(m_folder->path());
    QVERIFY(history.save(smallRun(2)));
    const QString path = m_folder->filePath(u"00000000000001-0.run"_s);
    setContent(path, content);
    const RunHistory::Listing listing = history.list();
    QCOMPARE(listing.runs.size(), listed ? 2 : 1);
    QCOMPARE(listing.runs.last().number, 2);
    QCOMPARE(listing.damaged, listed ? QStringList() : QStringList{path});
    QVERIFY(!history.load(u"00000000000001-0"_s));
    QVERIFY(history.load(listing.runs.last().key));
}

void tst_RunHistory::listsOldestFirst()
{
    const RunHistory history(m_folder->path());
    for (const int number : {3, 1, 2})
        QVERIFY(history.save(smallRun(number)));
    const auto runs = history.list().runs;
    QCOMPARE(runs.size(), 3);
    for (int i = 0; i < 3; ++i) {
        QCOMPARE(runs[i].number, quint64(i + 1));
        QCOMPARE(history.load(runs[i].key)->startedAt(), runs[i].startedAt);
    }
    history.remove(runs[1].key);
    QCOMPARE(history.list().runs.size(), 2);
    QVERIFY(!history.load(runs[1].key));
}

void tst_RunHistory::savesAgainUnderTheSameKey()
{
    const RunHistory history(m_folder->path());
    Run run = smallRun(1);
    const QString key = history.save(run)->key;
    const DownloadPlan round = roundOf(run.plan(), {0}, 1);
    run.beginRound(round, milliseconds(2000));
    run.apply(failed(round.items[0], ErrorKind::Closed));
    run.endRound(milliseconds(3000));
    QCOMPARE(history.save(run, key)->key, key);
    QCOMPARE(history.list().runs.size(), 1);
    QCOMPARE(history.list().runs[0].rounds, 2);
    QCOMPARE(history.load(key)->tally(), run.tally());
}

void tst_RunHistory::oldestGiveWay()
{
    const RunHistory history(m_folder->path());
    for (int number = 1; number <= RunHistory::maxRuns + 3; ++number)
        QVERIFY(history.save(smallRun(number)));
    const auto runs = history.list().runs;
    QCOMPARE(runs.size(), RunHistory::maxRuns);
    QCOMPARE(runs.first().number, 4);
}

void tst_RunHistory::cannotBeSavedWithoutAFolder()
{
    setContent(m_folder->filePath(u"file"_s), "x");
    QVERIFY(!RunHistory(m_folder->filePath(u"file/runs"_s)).save(smallRun(1)));
}

void tst_RunHistory::filesAreWholeAfterAKill()
{
    QRandomGenerator random(17);
    int saved = 0;
    for (int kill = 0; kill < 20; ++kill) {
        QProcess process;
        process.start(QCoreApplication::applicationFilePath(), {u"--save"_s, m_folder->path()});
        for (int line = 0; line <= kill % 3; ++line) {
            QVERIFY(process.waitForReadyRead());
            process.readAll();
        }
        QTest::qSleep(random.bounded(8)); // anywhere within the next ones: no result depends on it
        QCOMPARE(::kill(pid_t(process.processId()), SIGKILL), 0);
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitStatus(), QProcess::CrashExit);
        const RunHistory history(m_folder->path());
        const RunHistory::Listing listing = history.list();
        QCOMPARE(listing.damaged, QStringList());
        QVERIFY(listing.runs.size() > saved || listing.runs.size() == RunHistory::maxRuns);
        saved = int(listing.runs.size());
    }
    const RunHistory history(m_folder->path());
    for (const RunSummary &line : history.list().runs) {
        const auto run = history.load(line.key);
        QVERIFY(run && summaryOf(*run).task == line.task);
    }
    // What the kills left half written is removed once nobody can be writing it any more.
    for (const QString &name : filesIn(m_folder->path())) {
        if (!name.startsWith(u'.'))
            continue;
        QFile file(m_folder->filePath(name));
        QVERIFY(file.open(QIODevice::ReadWrite));
        QVERIFY(
            file.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
    }
    QCOMPARE(filesIn(m_folder->path()).size() >= saved, true);
    static_cast<void>(history.list());
    QCOMPARE(filesIn(m_folder->path()).size(), saved);
}

int main(int argc, char **argv)
{
    if (argc == 3 && qstrcmp(argv[1], "--save") == 0)
        saveForEver(QString::fromLocal8Bit(argv[2]));
    QCoreApplication app(argc, argv);
    tst_RunHistory test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_runhistory.moc"
