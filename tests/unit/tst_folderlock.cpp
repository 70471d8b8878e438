#include "fakes/disk.h"
#include "fakes/files.h"
#include "storage/flagfolder.h"

#include <QDateTime>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrent>

#include <atomic>
#include <cerrno>
#include <cstring>
#include <optional>

#include <unistd.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

/// The lock of a folder, as its users meet it.
class tst_FolderLock final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_dir.reset(); }

    void secondOpeningInThisProcessIsRefused();
    void lockOfALivingProcessHoldsUntilItDies();
    void oldLockOfALivingHolderHolds();
    void lockThatNobodyHolds_data();
    void lockThatNobodyHolds();
    void lockThatIsNoFile_data();
    void lockThatIsNoFile();
    void oneOfManyHoldsTheLock();
    void lockOfAFolderThatIsNoMore();
    void lockThatIsAnotherFileToo();
    void lockOfAnotherUser();
    void repeatsOnlyWhatALockSays_data();
    void repeatsOnlyWhatALockSays();

private:
    [[nodiscard]] QString path(const QString &name = {}) const { return m_dir->filePath(name); }
    [[nodiscard]] QByteArray native(const QString &name) const { return QFile::encodeName(path(name)); }

    std::optional<QTemporaryDir> m_dir;
};

void tst_FolderLock::init()
{
    m_dir.emplace();
    QVERIFY(m_dir->isValid());
}

void tst_FolderLock::secondOpeningInThisProcessIsRefused()
{
    {
        const auto first = FlagFolder::open(path());
        QVERIFY(first);
        const auto second = FlagFolder::open(path());
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ProblemKind::FolderInUse);
        QVERIFY((*first)->save(u"br"_s, ImageFormat::Png, "flag"));
    }
    QVERIFY(FlagFolder::open(path()));
    QVERIFY(!QFile::exists(path(lockName)));
}

void tst_FolderLock::lockOfALivingProcessHoldsUntilItDies()
{
    Child other([this](const Child::Say &say) {
        const auto folder = FlagFolder::open(path());
        say(folder ? "held" : "fail");
        pause();
    });
    QCOMPARE(other.hear(4), "held");
    const auto refused = FlagFolder::open(path());
    QVERIFY(!refused);
    QCOMPARE(refused.error().kind, ProblemKind::FolderInUse);
    QVERIFY2(refused.error().detail.contains(u"held by process %1 "_s.arg(other.pid())),
             qPrintable(refused.error().detail));

    other.kill();
    QVERIFY(QFile::exists(path(lockName)));
    QVERIFY(FlagFolder::open(path()));
}

void tst_FolderLock::oldLockOfALivingHolderHolds()
{
    const auto first = FlagFolder::open(path());
    QVERIFY(first);
    QFile lock(path(lockName));
    QVERIFY(lock.open(QIODevice::ReadWrite));
    QVERIFY(lock.setFileTime(QDateTime::currentDateTime().addDays(-1), QFileDevice::FileModificationTime));
    lock.close();
    const auto second = FlagFolder::open(path());
    QVERIFY(!second);
    QCOMPARE(second.error().kind, ProblemKind::FolderInUse);
}

void tst_FolderLock::lockThatNobodyHolds_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<int>("ageSeconds");

    const QByteArray self = QByteArray::number(QCoreApplication::applicationPid());
    const QByteArray host = QSysInfo::machineHostName().toUtf8();
    QTest::newRow("empty: its writer died too early") << QByteArray() << 3600;
    QTest::newRow("empty and new: its writer died just now") << QByteArray() << 0;
    QTest::newRow("with a process id that came up again") << self + "\nflaghoist\n" + host + '\n' << 0;
    QTest::newRow("of a process that is no more") << "999999999\nflaghoist\n" + host + '\n' << 0;
    QTest::newRow("of another computer, or of this one by another name")
        << QByteArray("1\nflaghoist\nsome-other-host\n") << 0;
    QTest::newRow("as a former version wrote it")
        << QByteArray("1\nflaghoist\nsome-other-host\nanother-machine-id\nanother-boot-id\n") << 86'400;
    QTest::newRow("of the future") << self + "\nflaghoist\n" + host + '\n' << -86'400;
    QTest::newRow("rubbish") << QByteArray(5000, '\xff') << 3600;
}

void tst_FolderLock::lockThatNobodyHolds()
{
    QFETCH(const QByteArray, content);
    QFETCH(const int, ageSeconds);
    put(path(lockName), content);
    QFile lock(path(lockName));
    QVERIFY(lock.open(QIODevice::ReadWrite));
    QVERIFY(lock.setFileTime(QDateTime::currentDateTime().addSecs(-ageSeconds),
                             QFileDevice::FileModificationTime));
    lock.close();
    {
        const auto folder = FlagFolder::open(path());
        QVERIFY2(folder, folder ? "" : qPrintable(folder.error().detail));
        const QByteArray self = QByteArray::number(QCoreApplication::applicationPid()) + '\n';
        QVERIFY(contentOf(path(lockName)).startsWith(self)); // for who comes next
        QVERIFY(!FlagFolder::open(path()));
    }
    QVERIFY(!QFile::exists(path(lockName)));
}

void tst_FolderLock::lockThatIsNoFile_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a folder") << u"folder"_s << QString::fromLocal8Bit(strerror(EISDIR));
    QTest::newRow("a link to a file") << u"link"_s << u"is a symbolic link"_s;
    QTest::newRow("a link to nothing") << u"broken link"_s << u"is a symbolic link"_s;
    QTest::newRow("a pipe") << u"pipe"_s << u"is not a regular file"_s;
}

void tst_FolderLock::lockThatIsNoFile()
{
    QFETCH(const QString, what);
    QFETCH(const QString, reason);
    QTemporaryDir outside;
    put(outside.filePath(u"file"_s), "precious");
    makeNoFile(what, path(lockName), outside);
    const auto folder = FlagFolder::open(path());
    QVERIFY(!folder);
    QCOMPARE(folder.error(), Problem({ProblemKind::FolderNotWritable, path(lockName) + u": "_s + reason}));
    QCOMPARE(contentOf(outside.filePath(u"file"_s)), "precious");
    QVERIFY(!QFile::exists(outside.filePath(u"nothing"_s)));
}

void tst_FolderLock::oneOfManyHoldsTheLock()
{
    QThreadPool pool;
    pool.setMaxThreadCount(8);
    std::atomic<int> inside = 0;
    const QList<int> rounds(400, 0);
    const QList<int> seen = QtConcurrent::blockingMapped(&pool, rounds, [&](int) {
        const auto folder = FlagFolder::open(path());
        if (!folder)
            return folder.error().kind == ProblemKind::FolderInUse ? 0 : -1;
        const int together = ++inside;
        const bool saved((*folder)->save(u"br"_s, ImageFormat::Png, "flag"));
        --inside;
        return saved ? together : -2;
    });
    QVERIFY(seen.contains(1));
    QCOMPARE(int(seen.count(0) + seen.count(1)), int(seen.size())); // never two, and no other problem
    QCOMPARE(namesIn(path()), QStringList(u"br.png"_s));
    QVERIFY(!QFile::exists(path(lockName)));
}

void tst_FolderLock::lockOfAFolderThatIsNoMore()
{
    const QString gone = path(u"flags"_s);
    auto first = FlagFolder::open(gone);
    QVERIFY(first);
    QVERIFY(QDir(gone).removeRecursively());
    const auto second = FlagFolder::open(gone); // a new folder by the old name
    QVERIFY(second);
    first = Problem{ProblemKind::FolderInUse, {}};
    QVERIFY(QFile::exists(gone + u'/' + lockName)); // the second one's
    QVERIFY(!FlagFolder::open(gone));
}

void tst_FolderLock::lockThatIsAnotherFileToo()
{
    put(path(u"thesis.txt"_s), "precious");
    QVERIFY(QDir().mkdir(path(u"flags"_s)));
    const QString lock = u"flags/"_s + lockName;
    QVERIFY(::link(native(u"thesis.txt"_s).constData(), native(lock).constData()) == 0);
    {
        const auto folder = FlagFolder::open(path(u"flags"_s));
        QVERIFY(folder);
        QCOMPARE(contentOf(path(u"thesis.txt"_s)), "precious");
        const auto second = FlagFolder::open(path(u"flags"_s));
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ProblemKind::FolderInUse);
    }
    QCOMPARE(contentOf(path(u"thesis.txt"_s)), "precious");
    QVERIFY(!QFile::exists(path(lock)));
}

void tst_FolderLock::lockOfAnotherUser()
{
    if (geteuid() != 0)
        QSKIP("only root can make files of others");
    constexpr uid_t nobody = 65534;
    put(path(lockName), "theirs");
    QVERIFY(chown(native(lockName).constData(), nobody, nobody) == 0);
    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    QCOMPARE(contentOf(path(lockName)), "theirs");
}

void tst_FolderLock::repeatsOnlyWhatALockSays_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<QString>("holder");
    const QString unknown = u"another process"_s;
    QTest::newRow("a holder") << "77\nflaghoist-cli\nhost-1.example\n"_ba
                              << u"process 77 (flaghoist-cli) on host-1.example"_s;
    QTest::newRow("more lines") << "77\nflaghoist\nhost\nid\n"_ba << u"process 77 (flaghoist) on host"_s;
    QTest::newRow("empty") << QByteArray() << unknown;
    QTest::newRow("escape sequences") << "77\n\x1b]0;owned\x07\nhost\n"_ba << unknown;
    QTest::newRow("C1 controls") << "77\nflag\xc2\x9bhoist\nhost\n"_ba << unknown;
    QTest::newRow("no process id") << "; rm -rf ~\nflaghoist\nhost\n"_ba << unknown;
    QTest::newRow("an endless name") << "77\nflaghoist\n" + QByteArray(100'000, 'x') << unknown;
    QTest::newRow("an endless process id") << QByteArray(100'000, '7') + "\nflaghoist\nhost\n" << unknown;
    QTest::newRow("a sentence") << "77\nflaghoist\nhost, call 0190 for help\n"_ba << unknown;
}

void tst_FolderLock::repeatsOnlyWhatALockSays()
{
    QFETCH(const QByteArray, content);
    QFETCH(const QString, holder);
    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    put(path(lockName), content);
    const auto second = FlagFolder::open(path());
    QVERIFY(!second);
    QCOMPARE(second.error(), Problem({ProblemKind::FolderInUse, path(lockName) + u": held by "_s + holder}));
}

QTEST_GUILESS_MAIN(tst_FolderLock)
#include "tst_folderlock.moc"
