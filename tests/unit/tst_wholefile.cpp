#include "storage/wholefile.h"

#include "fakes/disk.h"
#include "fakes/files.h"

#include <QTemporaryDir>
#include <QTest>

#include <cerrno>
#include <cstring>
#include <optional>

#include <unistd.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

/// Files by their path, such as reports; saving flags is in tst_flagfolder.
class tst_WholeFile final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_dir.reset(); }

    void writesAndReplaces();
    void refusesWhatIsNoFile_data();
    void refusesWhatIsNoFile();
    void linkInASharedFolderLeadsNowhere();
    void fileOfAnotherUserInASharedFolderStays();
    void fullDiskLeavesTheOldFile();
    void folderThatIsNotThere();
    void pathThatLeadsElsewhere();
    void readsRegularFilesOnly_data();
    void readsRegularFilesOnly();

private:
    [[nodiscard]] QString path(const QString &name = {}) const { return m_dir->filePath(name); }

    std::optional<QTemporaryDir> m_dir;
};

namespace {

QString reasonOf(int error)
{
    return QString::fromLocal8Bit(strerror(error));
}

} // namespace

void tst_WholeFile::init()
{
    m_dir.emplace();
    QVERIFY(m_dir->isValid());
}

void tst_WholeFile::writesAndReplaces()
{
    const QString file = path(u"report %1.json"_s);
    for (const QByteArray &bytes : {QByteArray("first"), QByteArray(100'000, 'x'), QByteArray()}) {
        QVERIFY(!whyNotWritable(file));
        const Result<QString> written = writeWholeFile(file, bytes);
        QVERIFY(written);
        QCOMPARE(*written, file);
        QCOMPARE(contentOf(file), bytes);
        QCOMPARE(namesIn(path()), QStringList(u"report %1.json"_s));
    }
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(path()));
    const Result<QString> relative = writeWholeFile(u"./r.json"_s, "relative");
    QVERIFY(QDir::setCurrent(before));
    QCOMPARE(relative.value(), path(u"r.json"_s));
    QCOMPARE(contentOf(path(u"r.json"_s)), "relative");
}

void tst_WholeFile::refusesWhatIsNoFile_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a folder") << u"folder"_s << reasonOf(EISDIR);
    QTest::newRow("a link to a file") << u"link"_s << u"is a symbolic link"_s;
    QTest::newRow("a link to a folder") << u"folder link"_s << u"is a symbolic link"_s;
    QTest::newRow("a link to nothing") << u"broken link"_s << u"is a symbolic link"_s;
    QTest::newRow("a pipe") << u"pipe"_s << u"is not a regular file"_s;
}

void tst_WholeFile::refusesWhatIsNoFile()
{
    QFETCH(const QString, what);
    QFETCH(const QString, reason);
    QTemporaryDir outside;
    put(outside.filePath(u"file"_s), "precious");
    const QString target = path(u"report.json"_s);
    makeNoFile(what, target, outside);
    const auto problem = whyNotWritable(target);
    QVERIFY(problem);
    const Result<QString> written = writeWholeFile(target, "report");
    QVERIFY(!written);
    for (const Failure &failure : {*problem, written.error()}) {
        QCOMPARE(failure.kind, ErrorKind::Disk);
        QCOMPARE(failure.detail, target + u": "_s + reason);
    }
    QCOMPARE(contentOf(outside.filePath(u"file"_s)), "precious");
    QCOMPARE(namesIn(outside.path()), QStringList(u"file"_s));
    QCOMPARE(namesIn(path()), QStringList(u"report.json"_s));
}

void tst_WholeFile::linkInASharedFolderLeadsNowhere()
{
    QVERIFY(QDir().mkdir(path(u"tmp"_s)) && QDir().mkdir(path(u"home"_s)));
    QVERIFY(chmod(QFile::encodeName(path(u"tmp"_s)).constData(), 01777) == 0);
    put(path(u"home/diary.txt"_s), "precious");
    QVERIFY(QFile::link(path(u"home/diary.txt"_s), path(u"tmp/r.json"_s))); // made by somebody else
    QVERIFY(whyNotWritable(path(u"tmp/r.json"_s)));
    QVERIFY(!writeWholeFile(path(u"tmp/r.json"_s), "report"));
    QCOMPARE(contentOf(path(u"home/diary.txt"_s)), "precious");
    QCOMPARE(QFile::symLinkTarget(path(u"tmp/r.json"_s)), path(u"home/diary.txt"_s));
}

void tst_WholeFile::fileOfAnotherUserInASharedFolderStays()
{
    if (geteuid() != 0)
        QSKIP("only root can make files of others");
    QVERIFY(chmod(QFile::encodeName(path()).constData(), 01777) == 0);
    put(path(u"r.json"_s), "of root");
    const QByteArray heard = withoutPrivileges([this] {
        const Result<QString> written = writeWholeFile(path(u"r.json"_s), "report");
        return written ? QByteArray("written") : written.error().detail.toUtf8();
    });
    QVERIFY2(heard.endsWith(strerror(EPERM)), heard.constData());
    QCOMPARE(contentOf(path(u"r.json"_s)), "of root");
    QCOMPARE(namesIn(path()), QStringList(u"r.json"_s));
}

void tst_WholeFile::fullDiskLeavesTheOldFile()
{
    const QString file = path(u"r.json"_s);
    QVERIFY(writeWholeFile(file, "old"));
    std::optional<FileSizeLimit> full(5000);
    const Result<QString> written = writeWholeFile(file, QByteArray(10'000, 'x'));
    full.emplace(0);
    const auto problem = whyNotWritable(file);
    full.reset();
    QVERIFY(!written && problem);
    for (const Failure &failure : {*problem, written.error()}) {
        QCOMPARE(failure.kind, ErrorKind::DiskFull);
        QCOMPARE(failure.detail, file + u": "_s + reasonOf(EFBIG));
    }
    QCOMPARE(contentOf(file), "old");
    QCOMPARE(namesIn(path()), QStringList(u"r.json"_s));
}

void tst_WholeFile::folderThatIsNotThere()
{
    for (const auto &[name, error] : {std::pair{u"nowhere/r.json"_s, ENOENT}, {u"file/r.json"_s, ENOTDIR}}) {
        put(path(u"file"_s), "a file");
        const QString target = path(name);
        const auto problem = whyNotWritable(target);
        QVERIFY(problem);
        QCOMPARE(problem->detail, target + u": "_s + reasonOf(error));
        QVERIFY(!writeWholeFile(target, "report"));
        QCOMPARE(namesIn(path()), QStringList(u"file"_s));
    }
}

void tst_WholeFile::pathThatLeadsElsewhere()
{
    QVERIFY(!isExactPath(QFile::decodeName("fl\xe4"
                                           "gs/r.json")));
    QVERIFY(!isExactPath(u"flags\0r.json"_s));
    QVERIFY(!isExactPath(QString(QChar(0xd800))));
    QVERIFY(isExactPath(u"Флаги мира/%1 🏁.json"_s));
    QVERIFY(!writeWholeFile(path(QFile::decodeName("r\xe4.json")), "report"));
    QCOMPARE(namesIn(path()), QStringList());

    const QString before = QDir::currentPath();
    const QString name = u"flaghoist-test-%1.json"_s.arg(QCoreApplication::applicationPid());
    QVERIFY(QDir(path()).mkdir(u"gone"_s));
    QVERIFY(QDir::setCurrent(path(u"gone"_s)));
    QVERIFY(QDir(path()).rmdir(u"gone"_s));
    const QString absolute = absolutePath(name);
    const auto problem = whyNotWritable(name);
    const Result<QString> written = writeWholeFile(name, "report");
    QVERIFY(QDir::setCurrent(before));
    QCOMPARE(absolute, name);
    QVERIFY(problem && !written);
    QVERIFY(!QFile::exists(u"/"_s + name));
}

void tst_WholeFile::readsRegularFilesOnly_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<std::optional<QByteArray>>("bytes");
    QTest::newRow("a file") << u"12345"_s << std::optional<QByteArray>("12345");
    QTest::newRow("an empty file") << u""_s << std::optional<QByteArray>("");
    QTest::newRow("a file that is too large") << u"123456"_s << std::optional<QByteArray>();
    for (const char *what : {"nothing", "folder", "pipe", "link", "broken link", "folder link"})
        QTest::newRow(what) << QString::fromLatin1(what) << std::optional<QByteArray>();
}

void tst_WholeFile::readsRegularFilesOnly()
{
    QFETCH(const QString, what);
    QFETCH(const std::optional<QByteArray>, bytes);
    QTemporaryDir outside;
    put(outside.filePath(u"file"_s), "flag");
    const QString file = path(u"br.png"_s);
    if (what.isEmpty() || what.startsWith(u'1'))
        put(file, what.toLatin1());
    else if (what != u"nothing"_s)
        makeNoFile(what, file, outside);
    QCOMPARE(readWholeFile(file, 5), bytes);
}

QTEST_GUILESS_MAIN(tst_WholeFile)
#include "tst_wholefile.moc"
