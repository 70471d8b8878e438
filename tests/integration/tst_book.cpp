#include "countries/catalogue.h"
#include "fakes/program.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

const QString rule = u"-{20}"_s;
const QString elapsed = u"Elapsed time: \\d+\\.\\d\\ds"_s;

QString site(const QString &label)
{
    return label + u" site: http://127\\.0\\.0\\.1:\\d+/flags"_s;
}

QString used(int connections)
{
    return connections == 1 ? u"1 concurrent connection will be used\\."_s
                            : u"%1 concurrent connections will be used\\."_s.arg(connections);
}

QString downloaded(qsizetype flags)
{
    return flags == 1 ? u"1 flag downloaded\\."_s : u"%1 flags downloaded\\."_s.arg(flags);
}

QString notFound(qsizetype flags)
{
    return u"%1 not found\\."_s.arg(flags);
}

/// How many countries have a code that begins with \a letter.
qsizetype countriesIn(QChar letter)
{
    return std::ranges::count_if(isoCodes(),
                                 [letter](CountryCode code) { return code.upper().startsWith(letter); });
}

} // namespace

/// Fluent Python, chapter 17: what its scripts do by each of their options, and what Flaghoist does.
class tst_Book final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void doesAsTheBook_data();
    void doesAsTheBook();
    void cleanupTestCase();

private:
    void put(const QString &path, const QByteArray &bytes) const;

    QTemporaryDir m_flags; ///< what the server for the failures serves
    std::unique_ptr<QProcess> m_server;
    QString m_address;
};

void tst_Book::initTestCase()
{
    QByteArray flag;
    QBuffer buffer(&flag);
    QVERIFY(buffer.open(QIODevice::WriteOnly));
    QVERIFY(QImage(30, 20, QImage::Format_RGB32).save(&buffer, "PNG"));
    put(u"br.gif"_s, flag);
    put(u"fr/fr.gif"_s, "<html>not a flag</html>");
    put(u"de.gif"_s, flag.left(flag.size() / 2));
    put(u"it.gif"_s, {});
    put(u"us.gif"_s, QByteArray(3'000'000, 'x'));

    m_server =
        prepared(QStringLiteral(FLAGHOIST_CLI), u"--port 0 --serve="_s + m_flags.path(), QDir::tempPath());
    m_server->start();
    QByteArray out;
    QTRY_VERIFY_WITH_TIMEOUT((out += m_server->readAllStandardOutput()).contains("Ctrl+C"), 30'000);
    static const QRegularExpression local(u"LOCAL  (\\S+)"_s);
    m_address = local.match(QString::fromUtf8(out)).captured(1);
    QVERIFY(m_address.startsWith("http://127.0.0.1:"_L1));
}

void tst_Book::put(const QString &path, const QByteArray &bytes) const
{
    const QDir folder(m_flags.path());
    folder.mkpath(QFileInfo(folder.filePath(path)).path());
    QFile file(folder.filePath(path));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

void tst_Book::cleanupTestCase()
{
    m_server->terminate();
    QCOMPARE(ended(*m_server).exitStatus, 0);
}

void tst_Book::doesAsTheBook_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QStringList>("lines"); // of the standard output, a pattern each
    QTest::addColumn<QString>("complaint"); // a part of the error output
    QTest::addColumn<int>("exitStatus");

    const auto does = [](const char *name, const QString &arguments, const QStringList &lines,
                         int exitStatus = 0) {
        QTest::newRow(name) << arguments << lines << QString() << exitStatus;
    };
    const auto refuses = [](const char *name, const QString &arguments, const QString &complaint) {
        QTest::newRow(name) << arguments << QStringList() << complaint << 2;
    };
    const QString local = site(u"LOCAL"_s);
    const QString wrongCode = u"Usage error: each CC argument must be A to Z or AA to ZZ."_s;

    does("no arguments: POP20_CC from LOCAL", {},
         {local, u"Searching for 20 flags: from BD to VN"_s, used(20), rule, downloaded(20), elapsed});
    does("CC: one code, in either case", u"br"_s,
         {local, u"Searching for 1 flag: BR"_s, used(1), rule, downloaded(1), elapsed});
    does("CC: several codes, sorted, each once", u"-v -m 1 FR br cn BR"_s,
         {local, u"Searching for 3 flags: BR, CN, FR"_s, used(1), u"BR OK"_s, u"CN OK"_s, u"FR OK"_s, rule,
          downloaded(3), elapsed});
    does("CC: a letter is its 26 codes", u"B"_s,
         {local, u"Searching for 26 flags: from BA to BZ"_s, used(26), rule, downloaded(countriesIn(u'B')),
          notFound(26 - countriesIn(u'B')), elapsed});
    does("CC: a letter and a code", u"a FR"_s,
         {local, u"Searching for 27 flags: from AA to FR"_s, used(27), rule,
          downloaded(countriesIn(u'A') + 1), notFound(26 - countriesIn(u'A')), elapsed});
    refuses("CC: three letters", u"ABC"_s, wrongCode);
    refuses("CC: a digit", u"B1"_s, wrongCode);
    does("ten codes are listed", u"BD BR CD CN DE EG ET FR ID IN"_s,
         {local, u"Searching for 10 flags: BD, BR, CD, CN, DE, EG, ET, FR, ID, IN"_s, used(10), rule,
          downloaded(10), elapsed});
    does("-a: all countries", u"-a"_s,
         {local, u"Searching for 249 flags: from AD to ZW"_s, used(30), rule, downloaded(249), elapsed});
    does("--every: AA to ZZ", u"--every"_s,
         {local, u"Searching for 676 flags: from AA to ZZ"_s, used(30), rule, downloaded(249), notFound(427),
          elapsed});
    does("-e goes before codes", u"-e BR"_s,
         {local, u"Searching for 676 flags: from AA to ZZ"_s, used(30), rule, downloaded(249), notFound(427),
          elapsed});
    does("-l: the first N", u"-v -m 1 -l 3"_s,
         {local, u"Searching for 3 flags: BD, BR, CD"_s, used(1), u"BD OK"_s, u"BR OK"_s, u"CD OK"_s, rule,
          downloaded(3), elapsed});
    does("-l with -a in one word", u"-al 100"_s,
         {local, u"Searching for 100 flags: from AD to HU"_s, used(30), rule, downloaded(100), elapsed});
    does("--limit beyond the codes", u"--limit 50"_s,
         {local, u"Searching for 20 flags: from BD to VN"_s, used(20), rule, downloaded(20), elapsed});
    refuses("-l 0", u"-l 0"_s, u"--limit"_s);
    refuses("-l of no number", u"-l few"_s, u"--limit"_s);
    does("-m: as many at once", u"-m 7"_s,
         {local, u"Searching for 20 flags: from BD to VN"_s, used(7), rule, downloaded(20), elapsed});
    does("--max_req beyond what is allowed is cut, and the reason shown", u"--max_req 5000"_s,
         {local, u"Searching for 20 flags: from BD to VN"_s, used(20), u"Uses 20 of 5000: .*"_s, rule,
          downloaded(20), elapsed});
    refuses("-m 0", u"-m 0"_s, u"--max_req"_s);
    refuses("-m of no number", u"-m many"_s, u"--max_req"_s);
    does("-s DELAY", u"-s DELAY --delay 0.01:0.02"_s,
         {site(u"DELAY"_s), u"Searching for 20 flags: from BD to VN"_s, used(20), rule, downloaded(20),
          elapsed});
    does("-s in lower case", u"-s delay BR --delay 0"_s,
         {site(u"DELAY"_s), u"Searching for 1 flag: BR"_s, used(1), rule, downloaded(1), elapsed});
    does("--server in mixed case", u"--server Local BR"_s,
         {local, u"Searching for 1 flag: BR"_s, used(1), rule, downloaded(1), elapsed});
    refuses("-s of no server", u"-s NOWHERE"_s, u"LOCAL, DELAY, ERROR, REMOTE"_s);
    does("-v: a flag that is there", u"-v BR"_s,
         {local, u"Searching for 1 flag: BR"_s, used(1), u"BR OK"_s, rule, downloaded(1), elapsed});
    does("-v: a flag that is not, which is no error", u"--verbose ZZ"_s,
         {local, u"Searching for 1 flag: ZZ"_s, used(1), u"ZZ not found"_s, rule, downloaded(0), notFound(1),
          elapsed});
    does("-v: an HTTP error", u"-v -s ERROR --error-rate 1 --delay 0 BR"_s,
         {site(u"ERROR"_s), u"Searching for 1 flag: BR"_s, used(1),
          u"\\*\\*\\* Error for BR: HTTP 418 - I'm a teapot"_s, rule, downloaded(0), u"1 error\\."_s,
          elapsed},
         1);
    does("-v: a connection error", u"-v --retries 0 BR --url http://127.0.0.1:1/flags/{cc}/{cc}.gif"_s,
         {u"127\\.0\\.0\\.1:1/flags site: http://127\\.0\\.0\\.1:1/flags"_s, u"Searching for 1 flag: BR"_s,
          used(1), u"\\*\\*\\* Error for BR: Connection error \\(connection refused\\)"_s, rule,
          downloaded(0), u"1 error\\."_s, elapsed},
         1);
    does("every code is in the report: downloaded, not found, errors",
         u"-s ERROR -e --error-rate 1 --delay 0 -m 100"_s,
         {site(u"ERROR"_s), u"Searching for 676 flags: from AA to ZZ"_s, used(100), rule, downloaded(0),
          u"676 errors\\."_s, elapsed},
         1);

    const QString ours = u"127\\.0\\.0\\.1:\\d+/flags site: .*"_s;
    const QString fromOurs = u" --retries 0 --url ADDRESS/{cc}/{cc}.gif"_s;
    does("what no script expects: no image, half an image, nothing; the others go on",
         u"-v -m 1 BR DE FR IT ZZ"_s + fromOurs,
         {ours, u"Searching for 5 flags: BR, DE, FR, IT, ZZ"_s, used(1), u"BR OK"_s,
          u"\\*\\*\\* Error for DE: .+"_s, u"\\*\\*\\* Error for FR: .+"_s, u"\\*\\*\\* Error for IT: .+"_s,
          u"ZZ not found"_s, rule, downloaded(1), notFound(1), u"3 errors\\."_s, elapsed},
         1);
    does("what no script expects: the server’s own failure", u"-v US"_s + fromOurs,
         {ours, u"Searching for 1 flag: US"_s, used(1),
          u"\\*\\*\\* Error for US: HTTP 500 - Internal Server Error"_s, rule, downloaded(0), u"1 error\\."_s,
          elapsed},
         1);
    does("what no script expects: a folder where the file goes", u"-v -m 1 BR FR -o blocked"_s,
         {local, u"Searching for 2 flags: BR, FR"_s, used(1), u"\\*\\*\\* Error for BR: .+"_s, u"FR OK"_s,
          rule, downloaded(1), u"1 error\\."_s, elapsed},
         1);
}

void tst_Book::doesAsTheBook()
{
    QFETCH(QString, arguments);
    QFETCH(const QStringList, lines);
    QFETCH(const QString, complaint);
    const QTemporaryDir home;
    QVERIFY(QDir(home.path()).mkpath(u"blocked/br.png"_s));
    const ProgramResult result = Flaghoist::runProgram(
        QStringLiteral(FLAGHOIST_CLI), arguments.replace(u"ADDRESS"_s, m_address), home.path());
    QTEST(result.exitStatus, "exitStatus");
    // Behind the book's report stand the folder, what is missing and the causes of failures.
    const QString more = u"\n(Saved in: .+\n)?(\\d+ of \\d+ flags are there; .+\n)?(\\d+ failed: .+\n)*"_s;
    const QRegularExpression whole(
        QRegularExpression::anchoredPattern(lines.isEmpty() ? QString() : lines.join(u'\n') + more));
    QVERIFY2(whole.match(result.out).hasMatch(), qPrintable(result.out));
    QVERIFY2(result.err.contains(complaint), qPrintable(result.err));
    if (result.exitStatus == 0)
        QCOMPARE(result.err, QString());
}

QTEST_GUILESS_MAIN(tst_Book)
#include "tst_book.moc"
