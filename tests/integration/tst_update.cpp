#include "fakes/disk.h"
#include "fakes/files.h"
#include "fakes/program.h"
#include "fakes/rawserver.h"
#include "fakes/sampleimages.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <optional>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

const QString program = QStringLiteral(FLAGHOIST_CLI);
const QStringList flags{u"AD"_s, u"AE"_s, u"AF"_s, u"AG"_s, u"BR"_s, u"GB-ENG"_s};

/// A picture of its own for each number.
QByteArray picture(int number)
{
    return SampleImages::png(10 + number, 10);
}

} // namespace

/// --existing update and --verify, by the program itself.
class tst_Update final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void secondRunTransfersNoBody_data();
    void secondRunTransfersNoBody();
    void changedFlagsAreReplaced();
    void withoutValidatorsHashesAreCompared();
    void damagedFileIsFetchedAgain();
    void anotherUrlIsNotAskedByOldValidators();
    void keyOfTheUrlIsNotWrittenDown();
    void missingFlagKeepsTheOldFile();
    void unaskedNotModifiedIsAnError();
    void killedRunIsResumed_data();
    void killedRunIsResumed();
    void verifyFindsEachDamage();

private:
    [[nodiscard]] QString path(const QString &name = {}) const { return m_dir->filePath(name); }
    [[nodiscard]] QByteArray pathOf(const QString &flag) const
    {
        return "/" + flag.toLower().toLatin1() + ".png" + m_query.toLatin1();
    }
    void serve(const QString &flag, int number)
    {
        m_server->setFlag(pathOf(flag), picture(number), "\"" + QByteArray::number(number) + "\"");
    }
    [[nodiscard]] QString arguments(const QString &folder, const QString &more = {}) const
    {
        return u"--url %1 -o %2 --existing update --retries 0 %3 "_s.arg(
                   m_server->url("/{cc}.png").toString(QUrl::DecodeReserved).replace(u"%7Bcc%7D"_s, u"{cc}"_s)
                       + m_query,
                   path(folder), more)
            + flags.join(u' ');
    }
    [[nodiscard]] QJsonObject countsAfter(const QString &folder, const QString &more = {}) const;
    [[nodiscard]] QMap<QString, QByteArray> contentsOf(const QString &folder) const;

    std::optional<QTemporaryDir> m_dir;
    QString m_query; ///< of the URL; with its question mark
    std::unique_ptr<RawServer> m_server;
};

void tst_Update::init()
{
    qputenv("SOURCE_DATE_EPOCH", "1000000000");
    m_dir.emplace();
    m_query.clear();
    m_server = std::make_unique<RawServer>();
    for (int i = 0; i < flags.size(); ++i)
        serve(flags[i], i);
}

QJsonObject tst_Update::countsAfter(const QString &folder, const QString &more) const
{
    const QString report = path(u"report.json"_s);
    const ProgramResult result =
        Flaghoist::runProgram(program, arguments(folder, more + u" --report "_s + report), path());
    if (result.exitStatus != 0)
        qWarning("%s%s", qPrintable(result.out), qPrintable(result.err));
    return QJsonDocument::fromJson(contentOf(report)).object()[u"counts"].toObject();
}

QMap<QString, QByteArray> tst_Update::contentsOf(const QString &folder) const
{
    QMap<QString, QByteArray> contents;
    for (const QString &name : namesIn(path(folder)))
        contents.insert(name, contentOf(path(folder + u'/' + name)));
    return contents;
}

void tst_Update::secondRunTransfersNoBody_data()
{
    QTest::addColumn<QString>("strategy");
    for (const QString &strategy : {u"sequential"_s, u"pool-in-order"_s, u"pool"_s, u"event-loop"_s})
        QTest::newRow(qPrintable(strategy)) << strategy;
}

void tst_Update::secondRunTransfersNoBody()
{
    QFETCH(const QString, strategy);
    const QString more = u"--strategy "_s + strategy;
    QCOMPARE(countsAfter(u"flags"_s, more)[u"ok"], 6);
    const auto before = contentsOf(u"flags"_s);
    QCOMPARE(before.size(), 7);
    const int connections = m_server->connections();

    QCOMPARE(countsAfter(u"flags"_s, more + u" -m 1"_s)[u"unchanged"], 6);
    QCOMPARE(m_server->unmodified(), 6);
    QCOMPARE(m_server->connections(), connections + 1); // a 304 that was asked for keeps it
    QCOMPARE(contentsOf(u"flags"_s), before);
}

void tst_Update::changedFlagsAreReplaced()
{
    QCOMPARE(countsAfter(u"flags"_s)[u"ok"], 6);
    serve(u"AE"_s, 20);
    serve(u"BR"_s, 21);
    serve(u"GB-ENG"_s, 22);
    const ProgramResult result = Flaghoist::runProgram(program, arguments(u"flags"_s), path());
    QVERIFY2(result.out.contains("\n3 unchanged.\n"_L1), qPrintable(result.out));
    QVERIFY2(result.out.endsWith(" changed: AE, BR, GB-ENG\n"_L1), qPrintable(result.out));
    QCOMPARE(contentOf(path(u"flags/br.png"_s)), picture(21));
    QCOMPARE(contentOf(path(u"flags/ad.png"_s)), picture(0));
    QCOMPARE(countsAfter(u"flags"_s)[u"unchanged"], 6);
}

void tst_Update::withoutValidatorsHashesAreCompared()
{
    for (int i = 0; i < flags.size(); ++i)
        m_server->setScript(pathOf(flags[i]), {RawStep::send(httpReply("200 OK", picture(i)))});
    m_server->setFlag("/none", {}, {});
    QCOMPARE(countsAfter(u"flags"_s)[u"unchanged"], 6 - 6);
    QFile::remove(path(u"flags/flags.json"_s));
    QCOMPARE(countsAfter(u"flags"_s)[u"unchanged"], 6);
    QVERIFY(QFile::exists(path(u"flags/flags.json"_s)));
}

void tst_Update::damagedFileIsFetchedAgain()
{
    QCOMPARE(countsAfter(u"flags"_s)[u"ok"], 6);
    put(path(u"flags/br.png"_s), picture(4).chopped(3));
    QFile::remove(path(u"flags/ad.png"_s));
    const QJsonObject counts = countsAfter(u"flags"_s);
    QCOMPARE(counts[u"ok"], 2);
    QCOMPARE(counts[u"unchanged"], 4);
    QCOMPARE(contentOf(path(u"flags/br.png"_s)), picture(4));
    QCOMPARE(contentOf(path(u"flags/ad.png"_s)), picture(0));
}

void tst_Update::anotherUrlIsNotAskedByOldValidators()
{
    QCOMPARE(countsAfter(u"flags"_s)[u"ok"], 6);
    RawServer other; // its ETags are the same, as those of two servers may be
    for (int i = 0; i < flags.size(); ++i)
        other.setFlag(pathOf(flags[i]), picture(30 + i), "\"" + QByteArray::number(i) + "\"");
    QString words = arguments(u"flags"_s);
    words.replace(QString::number(m_server->port()), QString::number(other.port()));
    QCOMPARE(runProgram(program, words, path()).exitStatus, 0);
    QCOMPARE(other.unmodified(), 0);
    QCOMPARE(contentOf(path(u"flags/br.png"_s)), picture(34));
}

void tst_Update::keyOfTheUrlIsNotWrittenDown()
{
    m_query = u"?key=SECRET"_s;
    for (int i = 0; i < flags.size(); ++i)
        serve(flags[i], i);
    QCOMPARE(countsAfter(u"flags"_s)[u"ok"], 6);
    for (const QByteArray &content : contentsOf(u"flags"_s))
        QVERIFY(!content.contains("SECRET"));
    QVERIFY(contentOf(path(u"flags/flags.json"_s)).contains("/ad.png\""));
    QCOMPARE(countsAfter(u"flags"_s)[u"unchanged"], 6); // by their hashes
    QCOMPARE(m_server->unmodified(), 0);
}

void tst_Update::missingFlagKeepsTheOldFile()
{
    QCOMPARE(countsAfter(u"flags"_s)[u"ok"], 6);
    m_server->setFlag(pathOf(u"BR"_s), {}, {});
    m_server->setScript(pathOf(u"BR"_s), {RawStep::send(httpReply("404 Not Found", "gone"))});
    m_server->setFlag(pathOf(u"AD"_s), picture(0).chopped(5), "\"cut\"");
    const QJsonObject counts = countsAfter(u"flags"_s);
    QCOMPARE(counts[u"not_found"], 1);
    QCOMPARE(counts[u"error"], 1);
    QCOMPARE(counts[u"unchanged"], 4);
    QCOMPARE(contentOf(path(u"flags/br.png"_s)), picture(4));
    QCOMPARE(contentOf(path(u"flags/ad.png"_s)), picture(0));
}

void tst_Update::unaskedNotModifiedIsAnError()
{
    m_server->setFlag(pathOf(u"BR"_s), {}, {});
    m_server->setScript(pathOf(u"BR"_s),
                        {RawStep::send("HTTP/1.1 304 Not Modified\r\n\r\n"), RawStep::close()});
    const QJsonObject counts = countsAfter(u"flags"_s);
    QCOMPARE(counts[u"error"], 1);
    QVERIFY(!QFile::exists(path(u"flags/br.png"_s)));
}

void tst_Update::killedRunIsResumed_data()
{
    QTest::addColumn<int>("whole"); // flags that have come when the process is killed
    QTest::newRow("before the first flag") << 0;
    QTest::newRow("after three") << 3;
    QTest::newRow("before the last") << 5;
}

void tst_Update::killedRunIsResumed()
{
    QFETCH(const int, whole);
    QCOMPARE(countsAfter(u"undisturbed"_s)[u"ok"], 6);
    const auto script = [](int flag) {
        return httpReply("200 OK", picture(flag), "ETag: \"" + QByteArray::number(flag) + "\"\r\n");
    };
    for (int i = whole; i < flags.size(); ++i)
        m_server->setScript(
            pathOf(flags[i]),
            {RawStep::send(script(i).chopped(5)), RawStep::hold(), RawStep::send(script(i).right(5))});
    const auto process = prepared(program, arguments(u"flags"_s, u"-m 6"_s), path());
    process->start();
    QTRY_VERIFY_WITH_TIMEOUT(
        QDir(path(u"flags"_s)).entryList({u"*.png"_s}).size() == whole && m_server->requests() == 12, 30'000);
    QVERIFY(sendSignal(*process, SIGKILL));
    QVERIFY(process->waitForFinished());

    m_server->release();
    const QJsonObject counts = countsAfter(u"flags"_s);
    QCOMPARE(counts[u"ok"].toInt() + counts[u"unchanged"].toInt(), 6);
    QCOMPARE(contentsOf(u"flags"_s), contentsOf(u"undisturbed"_s));
}

void tst_Update::verifyFindsEachDamage()
{
    QCOMPARE(countsAfter(u"flags"_s)[u"ok"], 6);
    const QString words = u"--verify "_s + path(u"flags"_s);
    const ProgramResult good = runProgram(program, words, path());
    QCOMPARE(good.exitStatus, 0);
    QVERIFY2(good.out.startsWith("6 of 6 "_L1) && good.lines().size() == 1, qPrintable(good.out));

    QVERIFY(QFile::remove(path(u"flags/ad.png"_s)));
    put(path(u"flags/ae.png"_s), picture(40));
    put(path(u"flags/br.png"_s), picture(4).chopped(1));
    put(path(u"flags/fr.png"_s), picture(41));
    const ProgramResult bad = runProgram(program, words, path());
    QCOMPARE(bad.exitStatus, 1);
    QCOMPARE(bad.lines().first(4),
             (QStringList{u"AD  missing  ad.png"_s, u"AE  changed  ae.png"_s, u"BR  damaged  br.png"_s,
                          u"FR  extra  fr.png"_s}));
    QVERIFY(bad.lines().last().startsWith("3 of 6 "_L1));
    QCOMPARE(runProgram(program, u"--verify "_s + path(u"nowhere"_s), path()).exitStatus, 2);
    QCOMPARE(runProgram(program, words + u" BR"_s, path()).exitStatus, 2);
    QCOMPARE(runProgram(program, words + u" --all"_s, path()).exitStatus, 2);
}

QTEST_GUILESS_MAIN(tst_Update)
#include "tst_update.moc"
