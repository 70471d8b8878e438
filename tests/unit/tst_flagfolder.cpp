#include "storage/flagfolder.h"

#include "countries/catalogue.h"
#include "fakes/files.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QSysInfo>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrent>

#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <functional>
#include <optional>

#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

const QString lockName = u".flaghoist-lock"_s;

CountryCode code(const char *text)
{
    return CountryCode::parse(QString::fromLatin1(text)).value();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Something else than a regular file at \a target; links lead to \a outside.
void makeNoFile(const QString &what, const QString &target, const QTemporaryDir &outside)
{
    if (what == u"folder"_s)
        QVERIFY(QDir().mkdir(target));
    else if (what == u"pipe"_s)
        QVERIFY(mkfifo(QFile::encodeName(target).constData(), 0644) == 0);
    else if (what == u"link"_s)
        QVERIFY(QFile::link(outside.filePath(u"file"_s), target));
    else
        QVERIFY(
            QFile::link(what == u"folder link"_s ? outside.path() : outside.filePath(u"nothing"_s), target));
}

/// Everything in the folder except its lock.
QStringList namesIn(const QString &path)
{
    QStringList names =
        QDir(path).entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
    names.removeAll(lockName);
    return names;
}

/// Files may not grow past \a bytes while this lives: writing past it fails as on a full disk.
class FileSizeLimit final
{
    Q_DISABLE_COPY_MOVE(FileSizeLimit)

public:
    explicit FileSizeLimit(rlim_t bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }

private:
    rlimit m_before{};
    void (*m_handler)(int);
};

/// A forked child that runs \a work, with a pipe to say something to its parent, and ends with it.
class Child final
{
    Q_DISABLE_COPY_MOVE(Child)

public:
    using Say = std::function<void(const QByteArray &)>;

    explicit Child(const std::function<void(const Say &)> &work)
    {
        int ends[2];
        if (pipe(ends) != 0)
            qFatal("no pipe");
        m_pid = fork();
        if (m_pid == 0) {
            ::close(ends[0]);
            work([&ends](const QByteArray &words) {
                if (::write(ends[1], words.constData(), size_t(words.size())) != words.size())
                    ::_exit(1);
            });
            ::_exit(0);
        }
        ::close(ends[1]);
        m_pipe = ends[0];
    }
    ~Child()
    {
        kill();
        ::close(m_pipe);
    }

    [[nodiscard]] pid_t pid() const { return m_pid; }
    /// Waits for the next \a size bytes; fewer where the child ended.
    [[nodiscard]] QByteArray hear(qsizetype size) const
    {
        QByteArray heard;
        char byte = 0;
        while (heard.size() < size && ::read(m_pipe, &byte, 1) == 1)
            heard += byte;
        return heard;
    }
    void kill()
    {
        if (m_pid > 0) {
            ::kill(m_pid, SIGKILL);
            ::waitpid(m_pid, nullptr, 0);
        }
        m_pid = 0;
    }

private:
    pid_t m_pid = 0;
    int m_pipe = -1;
};

} // namespace

class TestFlagFolder final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_dir.reset(); }

    void opensWhereItCan_data();
    void opensWhereItCan();
    void relativePathsBecomeAbsolute();
    void folderThatCannotBeMade_data();
    void folderThatCannotBeMade();
    void folderWithoutWritePermission();
    void fullDiskIsFoundAtOpening();
    void straysAreRemovedAtOpening();

    void secondOpeningInThisProcessIsRefused();
    void lockOfALivingProcessHoldsUntilItDies();
    void oldLockOfALivingHolderHolds();
    void lockThatNobodyHolds_data();
    void lockThatNobodyHolds();
    void lockThatIsNoFile_data();
    void lockThatIsNoFile();
    void oneOfManyHoldsTheLock();
    void lockOfAFolderThatIsNoMore();

    void savesAndOverwrites();
    void savesAsAnyNewFile_data();
    void savesAsAnyNewFile();
    void fullDiskLeavesTheOldFile();
    void fullDiskLeavesNothingNew();
    void targetThatIsNoFile_data();
    void targetThatIsNoFile();
    void folderThatVanished();
    void folderThatBecameReadOnly();
    void manyThreadsSaveEveryCode();
    void manyThreadsSaveOneCode();
    void killedWhileSaving();

    void existing_data();
    void existing();

private:
    [[nodiscard]] QString path(const QString &name = {}) const { return m_dir->filePath(name); }
    [[nodiscard]] QByteArray native(const QString &name = {}) const { return QFile::encodeName(path(name)); }
    /// Runs \a work where permissions count: in a child without privileges when this is root.
    [[nodiscard]] QByteArray withoutPrivileges(const std::function<QByteArray()> &work) const;

    std::optional<QTemporaryDir> m_dir;
};

void TestFlagFolder::init()
{
    m_dir.emplace();
    QVERIFY(m_dir->isValid());
}

QByteArray TestFlagFolder::withoutPrivileges(const std::function<QByteArray()> &work) const
{
    if (geteuid() != 0)
        return work();
    constexpr uid_t nobody = 65534;
    const Child child([&work](const Child::Say &say) {
        say(setgid(nobody) == 0 && setuid(nobody) == 0 ? work() : QByteArray("no privileges to give up"));
    });
    return child.hear(4096);
}

void TestFlagFolder::opensWhereItCan_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a folder that is there") << u"."_s;
    QTest::newRow("a new folder with its parents") << u"a/b/c"_s;
    QTest::newRow("a path with a way back") << u"a/../b"_s;
    QTest::newRow("a name with what looks like place markers") << u"100%1 %2 %3 %L4"_s;
    QTest::newRow("a name in Russian") << u"Флаги мира"_s;
}

void TestFlagFolder::opensWhereItCan()
{
    QFETCH(const QString, name);
    const auto folder = FlagFolder::open(path(name));
    QVERIFY2(folder, qPrintable(folder ? QString() : folder.error().detail));
    QCOMPARE((*folder)->path(), QDir::cleanPath(path(name)));
    QCOMPARE(namesIn((*folder)->path()), QStringList());
    const Result<QString> saved = (*folder)->save(code("BR"), ImageFormat::Gif, "flag");
    QVERIFY(saved);
    QCOMPARE(*saved, QDir::cleanPath(path(name)) + u"/br.gif"_s);
    QCOMPARE(contentOf(*saved), "flag");
}

void TestFlagFolder::relativePathsBecomeAbsolute()
{
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(path()));
    const auto folder = FlagFolder::open(u"flags"_s);
    QVERIFY(QDir::setCurrent(before));
    QVERIFY(folder);
    QVERIFY(QDir::isAbsolutePath((*folder)->path()));
    QVERIFY((*folder)->save(code("BR"), ImageFormat::Png, "flag"));
    QCOMPARE(contentOf(path(u"flags/br.png"_s)), "flag");
}

void TestFlagFolder::folderThatCannotBeMade_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("error");
    QTest::newRow("a file is there") << u"file"_s << ENOTDIR;
    QTest::newRow("a file is in the way") << u"file/flags"_s << ENOTDIR;
    QTest::newRow("a link to nothing is there") << u"link"_s << EEXIST;
    QTest::newRow("the name is too long") << QString(300, u'x') << ENAMETOOLONG;
}

void TestFlagFolder::folderThatCannotBeMade()
{
    QFETCH(const QString, name);
    QFETCH(const int, error);
    put(path(u"file"_s), "precious");
    QVERIFY(QFile::link(path(u"nothing"_s), path(u"link"_s)));
    const auto folder = FlagFolder::open(path(name));
    QVERIFY(!folder);
    QCOMPARE(folder.error().kind, ProblemKind::FolderNotMade);
    QCOMPARE(folder.error().detail, path(name) + u": "_s + QString::fromLocal8Bit(strerror(error)));
    QCOMPARE(contentOf(path(u"file"_s)), "precious");
}

void TestFlagFolder::folderWithoutWritePermission()
{
    QVERIFY(QDir().mkpath(path(u"flags"_s)));
    QVERIFY(chmod(native().constData(), 0755) == 0);
    QVERIFY(chmod(native(u"flags"_s).constData(), 0555) == 0);
    const QByteArray heard = withoutPrivileges([this] {
        const auto folder = FlagFolder::open(path(u"flags"_s));
        if (folder)
            return QByteArray("opened");
        return QByteArray::number(int(folder.error().kind)) + ' ' + folder.error().detail.toUtf8();
    });
    const QByteArray start =
        QByteArray::number(int(ProblemKind::FolderNotWritable)) + ' ' + path(u"flags/"_s).toUtf8();
    QVERIFY2(heard.startsWith(start), heard.constData());
    QVERIFY2(heard.endsWith(strerror(EACCES)), heard.constData());
}

void TestFlagFolder::fullDiskIsFoundAtOpening()
{
    {
        const FileSizeLimit full(0);
        const auto folder = FlagFolder::open(path());
        QVERIFY(!folder);
        QCOMPARE(folder.error().kind, ProblemKind::FolderFull);
        QVERIFY2(folder.error().detail.endsWith(QString::fromLocal8Bit(strerror(EFBIG))),
                 qPrintable(folder.error().detail));
    }
    QCOMPARE(namesIn(path()), QStringList());
    QVERIFY(FlagFolder::open(path()));
}

void TestFlagFolder::straysAreRemovedAtOpening()
{
    const QStringList strays{u".flaghoist-br-77-1"_s, u".flaghoist-zz-1-999"_s, u".flaghoist-probe-5"_s};
    const QStringList foreign{u".flaghoist"_s, u".hidden"_s, u"br.png"_s, u"flaghoist-br-1"_s,
                              u"notes.txt"_s};
    for (const QString &name : strays + foreign)
        put(path(name), "content");
    QVERIFY(QDir().mkdir(path(u".flaghoist-folder"_s)));
    QVERIFY(QFile::link(path(u"notes.txt"_s), path(u".flaghoist-link"_s)));

    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    QStringList kept = foreign + QStringList{u".flaghoist-folder"_s, u".flaghoist-link"_s};
    kept.sort();
    QStringList left = namesIn(path());
    left.sort();
    QCOMPARE(left, kept);
    QVERIFY(QFile::exists(path(lockName)));

    put(path(strays.first()), "being written");
    QVERIFY(!FlagFolder::open(path()));
    QCOMPARE(contentOf(path(strays.first())), "being written"); // only the holder removes
}

void TestFlagFolder::secondOpeningInThisProcessIsRefused()
{
    {
        const auto first = FlagFolder::open(path());
        QVERIFY(first);
        const auto second = FlagFolder::open(path());
        QVERIFY(!second);
        QCOMPARE(second.error().kind, ProblemKind::FolderInUse);
        QVERIFY((*first)->save(code("BR"), ImageFormat::Png, "flag"));
    }
    QVERIFY(FlagFolder::open(path()));
    QVERIFY(!QFile::exists(path(lockName)));
}

void TestFlagFolder::lockOfALivingProcessHoldsUntilItDies()
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

void TestFlagFolder::oldLockOfALivingHolderHolds()
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

void TestFlagFolder::lockThatNobodyHolds_data()
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

void TestFlagFolder::lockThatNobodyHolds()
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

void TestFlagFolder::lockThatIsNoFile_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("a folder") << u"folder"_s << QString::fromLocal8Bit(strerror(EISDIR));
    QTest::newRow("a link to a file") << u"link"_s << u"is a symbolic link"_s;
    QTest::newRow("a link to nothing") << u"broken link"_s << u"is a symbolic link"_s;
    QTest::newRow("a pipe") << u"pipe"_s << u"is not a regular file"_s;
}

void TestFlagFolder::lockThatIsNoFile()
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

void TestFlagFolder::oneOfManyHoldsTheLock()
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
        const bool saved((*folder)->save(code("BR"), ImageFormat::Png, "flag"));
        --inside;
        return saved ? together : -2;
    });
    QVERIFY(seen.contains(1));
    QCOMPARE(int(seen.count(0) + seen.count(1)), int(seen.size())); // never two, and no other problem
    QCOMPARE(namesIn(path()), QStringList(u"br.png"_s));
    QVERIFY(!QFile::exists(path(lockName)));
}

void TestFlagFolder::lockOfAFolderThatIsNoMore()
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

void TestFlagFolder::savesAndOverwrites()
{
    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    QByteArray every(256, '\0');
    for (int i = 0; i < 256; ++i)
        every[i] = char(i);
    const QByteArray large = every.repeated(4000);
    for (const QByteArray &bytes : {large, every, QByteArray("flag")}) {
        const Result<QString> saved = (*folder)->save(code("BR"), ImageFormat::Png, bytes);
        QVERIFY(saved);
        QCOMPARE(*saved, path(u"br.png"_s));
        QCOMPARE(contentOf(*saved), bytes);
    }
    QVERIFY((*folder)->save(code("BR"), ImageFormat::Gif, "other format"));
    QCOMPARE(contentOf(path(u"br.png"_s)), "flag");
    QCOMPARE(namesIn(path()), QStringList({u"br.gif"_s, u"br.png"_s}));
}

void TestFlagFolder::savesAsAnyNewFile_data()
{
    QTest::addColumn<uint>("mask");
    QTest::addColumn<uint>("mode");
    QTest::newRow("readable to all") << 022U << 0644U;
    QTest::newRow("private") << 077U << 0600U;
}

void TestFlagFolder::savesAsAnyNewFile()
{
    QFETCH(const uint, mask);
    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    const mode_t before = umask(mode_t(mask));
    const Result<QString> saved = (*folder)->save(code("BR"), ImageFormat::Png, "flag");
    umask(before);
    QVERIFY(saved);
    struct stat info = {};
    QVERIFY(stat(native(u"br.png"_s).constData(), &info) == 0);
    QTEST(uint(info.st_mode & 0777), "mode");
}

void TestFlagFolder::fullDiskLeavesTheOldFile()
{
    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    QVERIFY((*folder)->save(code("BR"), ImageFormat::Png, "old flag"));
    for (const rlim_t room : {rlim_t(0), rlim_t(1), rlim_t(5000), rlim_t(9999)}) {
        std::optional<FileSizeLimit> full(room);
        const Result<QString> saved = (*folder)->save(code("BR"), ImageFormat::Png, QByteArray(10000, 'x'));
        full.reset();
        QVERIFY(!saved);
        QCOMPARE(saved.error().kind, ErrorKind::DiskFull);
        QVERIFY2(saved.error().detail.startsWith(path(u"br.png"_s))
                     && saved.error().detail.endsWith(QString::fromLocal8Bit(strerror(EFBIG))),
                 qPrintable(saved.error().detail));
        QCOMPARE(contentOf(path(u"br.png"_s)), "old flag");
        QCOMPARE(namesIn(path()), QStringList(u"br.png"_s));
    }
}

void TestFlagFolder::fullDiskLeavesNothingNew()
{
    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    std::optional<FileSizeLimit> full(5000);
    const Result<QString> saved = (*folder)->save(code("BR"), ImageFormat::Png, QByteArray(10000, 'x'));
    full.reset();
    QVERIFY(!saved);
    QCOMPARE(namesIn(path()), QStringList());
}

void TestFlagFolder::targetThatIsNoFile_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("an empty folder") << u"folder"_s << QString::fromLocal8Bit(strerror(EISDIR));
    QTest::newRow("a link to a file") << u"link"_s << u"is a symbolic link"_s;
    QTest::newRow("a link to a folder") << u"folder link"_s << u"is a symbolic link"_s;
    QTest::newRow("a link to nothing") << u"broken link"_s << u"is a symbolic link"_s;
    QTest::newRow("a pipe") << u"pipe"_s << u"is not a regular file"_s;
}

void TestFlagFolder::targetThatIsNoFile()
{
    QFETCH(const QString, what);
    QFETCH(const QString, reason);
    QTemporaryDir outside;
    put(outside.filePath(u"file"_s), "precious");
    const QString target = path(u"br.png"_s);
    makeNoFile(what, target, outside);

    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    const Result<QString> saved = (*folder)->save(code("BR"), ImageFormat::Png, "flag");
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Disk);
    QCOMPARE(saved.error().detail, target + u": "_s + reason);
    QCOMPARE(contentOf(outside.filePath(u"file"_s)), "precious");
    QCOMPARE(namesIn(outside.path()), QStringList(u"file"_s));
    QCOMPARE(namesIn(path()), QStringList(u"br.png"_s));
    QVERIFY((*folder)->save(code("CN"), ImageFormat::Png, "flag"));
}

void TestFlagFolder::folderThatVanished()
{
    const QString gone = path(u"flags"_s);
    const auto folder = FlagFolder::open(gone);
    QVERIFY(folder);
    QVERIFY(QDir(gone).removeRecursively());
    const Result<QString> saved = (*folder)->save(code("BR"), ImageFormat::Png, "flag");
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Disk);
    QVERIFY2(saved.error().detail.startsWith(gone)
                 && saved.error().detail.endsWith(QString::fromLocal8Bit(strerror(ENOENT))),
             qPrintable(saved.error().detail));
    QVERIFY(!QFile::exists(gone));
    QVERIFY(!(*folder)->existing(code("BR")));
}

void TestFlagFolder::folderThatBecameReadOnly()
{
    QVERIFY(chmod(native().constData(), 0777) == 0);
    const QByteArray heard = withoutPrivileges([this]() -> QByteArray {
        const auto folder = FlagFolder::open(path(u"flags"_s));
        if (!folder || !(*folder)->save(code("BR"), ImageFormat::Png, "old flag"))
            return "cannot begin";
        chmod(native(u"flags"_s).constData(), 0555);
        const Result<QString> saved = (*folder)->save(code("BR"), ImageFormat::Png, "flag");
        chmod(native(u"flags"_s).constData(), 0755);
        return saved ? QByteArray("saved")
                     : (errorKindId(saved.error().kind) + u' ' + saved.error().detail).toUtf8();
    });
    QVERIFY2(heard.startsWith("disk ") && heard.endsWith(strerror(EACCES)), heard.constData());
    QCOMPARE(contentOf(path(u"flags/br.png"_s)), "old flag");
    QCOMPARE(namesIn(path(u"flags"_s)), QStringList(u"br.png"_s));
}

void TestFlagFolder::manyThreadsSaveEveryCode()
{
    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    const auto flagOf = [](CountryCode flag) {
        return flag.upper().toLatin1().repeated(1 + flag.ordinal() * 7);
    };
    QThreadPool pool;
    pool.setMaxThreadCount(16);
    const QList<bool> saved = QtConcurrent::blockingMapped(&pool, everyCode(), [&](CountryCode flag) {
        return bool((*folder)->save(flag, ImageFormat::Png, flagOf(flag)));
    });
    QCOMPARE(saved.count(true), everyCodeCount);
    QCOMPARE(namesIn(path()).size(), everyCodeCount);
    for (const CountryCode flag : everyCode())
        QCOMPARE(contentOf(path(flag.lower() + u".png"_s)), flagOf(flag));
}

void TestFlagFolder::manyThreadsSaveOneCode()
{
    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    QList<QByteArray> versions;
    for (int i = 0; i < 200; ++i)
        versions.append(QByteArray(1000 + i, char('a' + i % 26)));
    QThreadPool pool;
    pool.setMaxThreadCount(16);
    const QList<bool> whole = QtConcurrent::blockingMapped(&pool, versions, [&](const QByteArray &version) {
        const bool saved((*folder)->save(code("BR"), ImageFormat::Png, version));
        const auto now = (*folder)->existing(code("BR"));
        return saved && now && versions.contains(now->bytes);
    });
    QCOMPARE(whole.count(true), versions.size());
    QCOMPARE(namesIn(path()), QStringList(u"br.png"_s));
}

void TestFlagFolder::killedWhileSaving()
{
    const QByteArray one(300'000, '1');
    const QByteArray two(500'000, '2');
    for (int saves = 1; saves <= 20; ++saves) {
        Child writer([&](const Child::Say &say) {
            const auto folder = FlagFolder::open(path());
            for (bool odd = true; folder; odd = !odd) {
                if (!(*folder)->save(code("BR"), ImageFormat::Png, odd ? one : two))
                    break;
                say(".");
            }
        });
        QCOMPARE(writer.hear(saves).size(), saves);
        writer.kill(); // in the middle of a later save
        const QByteArray left = contentOf(path(u"br.png"_s));
        QVERIFY(left == one || left == two);
    }
    QVERIFY(FlagFolder::open(path()));
    QCOMPARE(namesIn(path()), QStringList(u"br.png"_s));
}

void TestFlagFolder::existing_data()
{
    using Files = QMap<QString, QByteArray>;
    QTest::addColumn<Files>("files");
    QTest::addColumn<QString>("found");

    const QByteArray large(2 * 1024 * 1024 + 1, 'x');
    QTest::newRow("nothing") << Files{} << QString();
    QTest::newRow("another code's") << Files{{u"cn.png"_s, "flag"}} << QString();
    QTest::newRow("PNG") << Files{{u"br.png"_s, "png"}} << u"br.png"_s;
    QTest::newRow("GIF") << Files{{u"br.gif"_s, "gif"}} << u"br.gif"_s;
    QTest::newRow("both") << Files{{u"br.png"_s, "png"}, {u"br.gif"_s, "gif"}} << u"br.png"_s;
    QTest::newRow("another format") << Files{{u"br.jpg"_s, "jpg"}} << QString();
    QTest::newRow("as large as allowed") << Files{{u"br.png"_s, large.chopped(1)}} << u"br.png"_s;
    QTest::newRow("too large") << Files{{u"br.png"_s, large}} << QString();
    QTest::newRow("too large beside a good one")
        << Files{{u"br.png"_s, large}, {u"br.gif"_s, "gif"}} << u"br.gif"_s;
    QTest::newRow("a pipe, which would block") << Files{{u"pipe br.png"_s, {}}} << QString();
}

void TestFlagFolder::existing()
{
    using Files = QMap<QString, QByteArray>;
    QFETCH(const Files, files);
    QFETCH(const QString, found);
    for (auto file = files.begin(); file != files.end(); ++file) {
        if (file.key().startsWith(u"pipe "))
            QVERIFY(mkfifo(native(file.key().mid(5)).constData(), 0644) == 0);
        else
            put(path(file.key()), file.value());
    }
    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    const auto flag = (*folder)->existing(code("BR"));
    QCOMPARE(flag.has_value(), !found.isEmpty());
    if (flag) {
        QCOMPARE(flag->file, path(found));
        QCOMPARE(flag->bytes, files.value(found));
    }
}

QTEST_GUILESS_MAIN(TestFlagFolder)
#include "tst_flagfolder.moc"
