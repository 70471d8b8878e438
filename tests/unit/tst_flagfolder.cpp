#include "storage/flagfolder.h"

#include "fakes/disk.h"
#include "fakes/files.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>
#include <QtConcurrent>

#include <cerrno>
#include <cstring>
#include <optional>

#include <fcntl.h>
#include <linux/fs.h>
#include <sys/ioctl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

class tst_FlagFolder final : public QObject
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
    void folderWhoseNameIsNotUtf8();
    void workingFolderThatIsGone();
    void folderThatOnlyGrows();
    void straysAreRemovedAtOpening();
    void straysOfOthersStay();

    void savesAndOverwrites();
    void savesAsAnyNewFile_data();
    void savesAsAnyNewFile();
    void fullDiskLeavesTheOldFile();
    void fullDiskLeavesNothingNew();
    void targetThatIsNoFile_data();
    void targetThatIsNoFile();
    void namesMadeBeforehandDoNotDisturb();
    void folderThatVanished();
    void folderThatWasReplaced_data();
    void folderThatWasReplaced();
    void folderThatBecameReadOnly();
    void manyThreadsSaveEveryCode();
    void manyThreadsSaveOneCode();
    void killedWhileSaving();

    void existing_data();
    void existing();
    void knowsTheFilesOfARun_data();
    void knowsTheFilesOfARun();

private:
    [[nodiscard]] QString path(const QString &name = {}) const { return m_dir->filePath(name); }
    [[nodiscard]] QByteArray native(const QString &name = {}) const { return QFile::encodeName(path(name)); }

    std::optional<QTemporaryDir> m_dir;
};

void tst_FlagFolder::init()
{
    m_dir.emplace();
    QVERIFY(m_dir->isValid());
}

void tst_FlagFolder::opensWhereItCan_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("a folder that is there") << u"."_s;
    QTest::newRow("a new folder with its parents") << u"a/b/c"_s;
    QTest::newRow("a path with a way back") << u"a/../b"_s;
    QTest::newRow("a name with what looks like place markers") << u"100%1 %2 %3 %L4"_s;
    QTest::newRow("a name in Russian") << u"Флаги мира"_s;
}

void tst_FlagFolder::opensWhereItCan()
{
    QFETCH(const QString, name);
    const auto folder = FlagFolder::open(path(name));
    QVERIFY2(folder, qPrintable(folder ? QString() : folder.error().detail));
    QCOMPARE((*folder)->path(), QDir::cleanPath(path(name)));
    QCOMPARE(namesIn((*folder)->path()), QStringList());
    const Result<QString> saved = (*folder)->save(u"br"_s, ImageFormat::Gif, "flag");
    QVERIFY(saved);
    QCOMPARE(*saved, QDir::cleanPath(path(name)) + u"/br.gif"_s);
    QCOMPARE(contentOf(*saved), "flag");
}

void tst_FlagFolder::relativePathsBecomeAbsolute()
{
    const QString before = QDir::currentPath();
    QVERIFY(QDir::setCurrent(path()));
    const auto folder = FlagFolder::open(u"flags"_s);
    QVERIFY(QDir::setCurrent(before));
    QVERIFY(folder);
    QVERIFY(QDir::isAbsolutePath((*folder)->path()));
    QVERIFY((*folder)->save(u"br"_s, ImageFormat::Png, "flag"));
    QCOMPARE(contentOf(path(u"flags/br.png"_s)), "flag");
}

void tst_FlagFolder::folderThatCannotBeMade_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("error");
    QTest::newRow("a file is there") << u"file"_s << ENOTDIR;
    QTest::newRow("a file is in the way") << u"file/flags"_s << ENOTDIR;
    QTest::newRow("a link to nothing is there") << u"link"_s << EEXIST;
    QTest::newRow("the name is too long") << QString(300, u'x') << ENAMETOOLONG;
}

void tst_FlagFolder::folderThatCannotBeMade()
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

void tst_FlagFolder::folderWithoutWritePermission()
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

void tst_FlagFolder::fullDiskIsFoundAtOpening()
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

void tst_FlagFolder::straysAreRemovedAtOpening()
{
    const QStringList strays{u".flaghoist-br-77-1"_s, u".flaghoist-zz-1-999"_s, u".flaghoist-probe-5"_s};
    const QStringList foreign{u".FLAGHOIST-NOTES"_s, u".Flaghoist-br-77-1"_s, u".flaghoist"_s, u".hidden"_s,
                              u"br.png"_s,           u"flaghoist-br-1"_s,     u"notes.txt"_s};
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

void tst_FlagFolder::straysOfOthersStay()
{
    if (geteuid() != 0)
        QSKIP("only root can make files of others");
    constexpr uid_t nobody = 65534;
    put(path(u".flaghoist-7-1-br"_s), "of somebody else");
    QVERIFY(chown(native(u".flaghoist-7-1-br"_s).constData(), nobody, nobody) == 0);
    QVERIFY(FlagFolder::open(path()));
    QCOMPARE(namesIn(path()), QStringList(u".flaghoist-7-1-br"_s));
}

void tst_FlagFolder::folderWhoseNameIsNotUtf8()
{
    const QByteArray latin1 = native(u"fl"_s)
        + "\xe4"
          "gs";
    QVERIFY(mkdir(latin1.constData(), 0755) == 0);
    // As an argument of the program or the working folder reaches it.
    for (const QString &name : {QFile::decodeName(latin1), QFile::decodeName(latin1) + u"/new"_s}) {
        const auto folder = FlagFolder::open(name);
        QVERIFY(!folder);
        QCOMPARE(folder.error().kind, ProblemKind::FolderNotMade);
        QVERIFY2(folder.error().detail.endsWith(u": the name is not UTF-8"_s),
                 qPrintable(folder.error().detail));
    }
    QCOMPARE(namesIn(path()), QStringList()); // QDir leaves that one out; no other was made
    QVERIFY(rmdir(latin1.constData()) == 0); // and it is empty
}

void tst_FlagFolder::workingFolderThatIsGone()
{
    const QString before = QDir::currentPath();
    const QString name = u"flaghoist-test-%1"_s.arg(QCoreApplication::applicationPid());
    QVERIFY(QDir(path()).mkdir(u"gone"_s));
    QVERIFY(QDir::setCurrent(path(u"gone"_s)));
    QVERIFY(QDir(path()).rmdir(u"gone"_s));
    const auto folder = FlagFolder::open(name);
    const auto parent = FlagFolder::open(u"../"_s + name);
    QVERIFY(QDir::setCurrent(before));
    for (const auto *const opened : {&folder, &parent}) {
        QVERIFY(!*opened);
        QCOMPARE(opened->error().kind, ProblemKind::FolderNotMade);
    }
    QCOMPARE(folder.error().detail, name + u": "_s + QString::fromLocal8Bit(strerror(ENOENT)));
    QVERIFY(!QFile::exists(u"/"_s + name));
}

void tst_FlagFolder::folderThatOnlyGrows()
{
    QVERIFY(QDir(path()).mkdir(u"flags"_s));
    const int flags = ::open(native(u"flags"_s).constData(), O_RDONLY | O_DIRECTORY);
    const auto setAppendOnly = [flags](bool on) {
        int attributes = on ? FS_APPEND_FL : 0;
        return ::ioctl(flags, FS_IOC_SETFLAGS, &attributes) == 0;
    };
    const auto cleanUp = qScopeGuard([&] {
        setAppendOnly(false);
        ::close(flags);
    });
    if (!setAppendOnly(true))
        QSKIP("this file system or user cannot make a folder append-only");
    QStringList afterFirst;
    for (int time = 0; time < 3; ++time) {
        const auto folder = FlagFolder::open(path(u"flags"_s));
        QVERIFY(!folder);
        QCOMPARE(folder.error().kind, ProblemKind::FolderNotWritable);
        QVERIFY2(folder.error().detail.endsWith(QString::fromLocal8Bit(strerror(EPERM))),
                 qPrintable(folder.error().detail));
        if (time == 0)
            afterFirst = namesIn(path(u"flags"_s));
        QCOMPARE(namesIn(path(u"flags"_s)), afterFirst); // not one more at each try
    }
    QVERIFY(setAppendOnly(false));
    QVERIFY(FlagFolder::open(path(u"flags"_s)));
    QCOMPARE(namesIn(path(u"flags"_s)), QStringList());
}

void tst_FlagFolder::namesMadeBeforehandDoNotDisturb()
{
    QTemporaryDir outside;
    put(outside.filePath(u"file"_s), "precious");
    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    // As they could be guessed from process id and count.
    for (int number = 0; number < 3; ++number) {
        const QString guess = u".flaghoist-%1-%2-br"_s.arg(QCoreApplication::applicationPid()).arg(number);
        QVERIFY(QFile::link(outside.filePath(u"file"_s), path(guess)));
    }
    for (int number = 0; number < 3; ++number)
        QVERIFY((*folder)->save(u"br"_s, ImageFormat::Png, "flag"));
    QCOMPARE(contentOf(outside.filePath(u"file"_s)), "precious");
    QCOMPARE(contentOf(path(u"br.png"_s)), "flag");
}

void tst_FlagFolder::savesAndOverwrites()
{
    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    QByteArray every(256, '\0');
    for (int i = 0; i < 256; ++i)
        every[i] = char(i);
    const QByteArray large = every.repeated(4000);
    for (const QByteArray &bytes : {large, every, QByteArray("flag")}) {
        const Result<QString> saved = (*folder)->save(u"br"_s, ImageFormat::Png, bytes);
        QVERIFY(saved);
        QCOMPARE(*saved, path(u"br.png"_s));
        QCOMPARE(contentOf(*saved), bytes);
    }
    QVERIFY((*folder)->save(u"br"_s, ImageFormat::Gif, "other format"));
    QCOMPARE(contentOf(path(u"br.png"_s)), "flag");
    QCOMPARE(namesIn(path()), QStringList({u"br.gif"_s, u"br.png"_s}));
}

void tst_FlagFolder::savesAsAnyNewFile_data()
{
    QTest::addColumn<uint>("mask");
    QTest::addColumn<uint>("mode");
    QTest::newRow("readable to all") << 022U << 0644U;
    QTest::newRow("private") << 077U << 0600U;
}

void tst_FlagFolder::savesAsAnyNewFile()
{
    QFETCH(const uint, mask);
    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    const mode_t before = umask(mode_t(mask));
    const Result<QString> saved = (*folder)->save(u"br"_s, ImageFormat::Png, "flag");
    umask(before);
    QVERIFY(saved);
    struct stat info = {};
    QVERIFY(stat(native(u"br.png"_s).constData(), &info) == 0);
    QTEST(uint(info.st_mode & 0777), "mode");
}

void tst_FlagFolder::fullDiskLeavesTheOldFile()
{
    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    QVERIFY((*folder)->save(u"br"_s, ImageFormat::Png, "old flag"));
    for (const rlim_t room : {rlim_t(0), rlim_t(1), rlim_t(5000), rlim_t(9999)}) {
        std::optional<FileSizeLimit> full(room);
        const Result<QString> saved = (*folder)->save(u"br"_s, ImageFormat::Png, QByteArray(10000, 'x'));
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

void tst_FlagFolder::fullDiskLeavesNothingNew()
{
    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    std::optional<FileSizeLimit> full(5000);
    const Result<QString> saved = (*folder)->save(u"br"_s, ImageFormat::Png, QByteArray(10000, 'x'));
    full.reset();
    QVERIFY(!saved);
    QCOMPARE(namesIn(path()), QStringList());
}

void tst_FlagFolder::targetThatIsNoFile_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("reason");
    QTest::newRow("an empty folder") << u"folder"_s << QString::fromLocal8Bit(strerror(EISDIR));
    QTest::newRow("a link to a file") << u"link"_s << u"is a symbolic link"_s;
    QTest::newRow("a link to a folder") << u"folder link"_s << u"is a symbolic link"_s;
    QTest::newRow("a link to nothing") << u"broken link"_s << u"is a symbolic link"_s;
    QTest::newRow("a pipe") << u"pipe"_s << u"is not a regular file"_s;
}

void tst_FlagFolder::targetThatIsNoFile()
{
    QFETCH(const QString, what);
    QFETCH(const QString, reason);
    QTemporaryDir outside;
    put(outside.filePath(u"file"_s), "precious");
    const QString target = path(u"br.png"_s);
    makeNoFile(what, target, outside);

    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    const Result<QString> saved = (*folder)->save(u"br"_s, ImageFormat::Png, "flag");
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Disk);
    QCOMPARE(saved.error().detail, target + u": "_s + reason);
    QCOMPARE(contentOf(outside.filePath(u"file"_s)), "precious");
    QCOMPARE(namesIn(outside.path()), QStringList(u"file"_s));
    QCOMPARE(namesIn(path()), QStringList(u"br.png"_s));
    QVERIFY((*folder)->save(u"cn"_s, ImageFormat::Png, "flag"));
}

void tst_FlagFolder::folderThatVanished()
{
    const QString gone = path(u"flags"_s);
    const auto folder = FlagFolder::open(gone);
    QVERIFY(folder);
    QVERIFY(QDir(gone).removeRecursively());
    const Result<QString> saved = (*folder)->save(u"br"_s, ImageFormat::Png, "flag");
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Disk);
    QCOMPARE(saved.error().detail, gone + u": the folder was removed during the run"_s);
    QVERIFY(!QFile::exists(gone));
    QVERIFY((*folder)->existing(u"br"_s).isEmpty());
    QVERIFY((*folder)->displacement());
}

void tst_FlagFolder::folderThatWasReplaced_data()
{
    QTest::addColumn<QString>("by");
    QTest::newRow("by nothing") << QString();
    QTest::newRow("by another folder") << u"folder"_s;
    QTest::newRow("by a link to another folder") << u"link"_s;
    QTest::newRow("by a file") << u"file"_s;
}

void tst_FlagFolder::folderThatWasReplaced()
{
    QFETCH(const QString, by);
    const QString place = path(u"flags"_s);
    const QString moved = path(u"moved %1"_s);
    const auto folder = FlagFolder::open(place);
    QVERIFY(folder);
    QVERIFY((*folder)->save(u"br"_s, ImageFormat::Png, "flag"));
    QVERIFY(!(*folder)->displacement());
    QVERIFY(QDir().mkdir(path(u"other"_s)));
    QVERIFY(QFile::rename(place, moved));
    if (by == u"folder"_s)
        QVERIFY(QDir().mkdir(place));
    else if (by == u"link"_s)
        QVERIFY(QFile::link(path(u"other"_s), place));
    else if (by == u"file"_s)
        put(place, "precious");

    const Result<QString> saved = (*folder)->save(u"cn"_s, ImageFormat::Png, "flag");
    QVERIFY(!saved);
    QCOMPARE(saved.error().kind, ErrorKind::Disk);
    QCOMPARE(saved.error().detail,
             place + u": the folder, with what was saved, was moved to "_s + moved + u" during the run"_s);
    QVERIFY((*folder)->existing(u"br"_s).isEmpty());
    QCOMPARE(namesIn(moved), QStringList(u"br.png"_s));
    QCOMPARE(namesIn(path(u"other"_s)), QStringList());
    if (by == u"folder"_s)
        QCOMPARE(namesIn(place), QStringList());
}

void tst_FlagFolder::folderThatBecameReadOnly()
{
    QVERIFY(chmod(native().constData(), 0777) == 0);
    const QByteArray heard = withoutPrivileges([this]() -> QByteArray {
        const auto folder = FlagFolder::open(path(u"flags"_s));
        if (!folder || !(*folder)->save(u"br"_s, ImageFormat::Png, "old flag"))
            return "cannot begin";
        chmod(native(u"flags"_s).constData(), 0555);
        const Result<QString> saved = (*folder)->save(u"br"_s, ImageFormat::Png, "flag");
        chmod(native(u"flags"_s).constData(), 0755);
        return saved ? QByteArray("saved")
                     : (errorKindId(saved.error().kind) + u' ' + saved.error().detail).toUtf8();
    });
    QVERIFY2(heard.startsWith("disk ") && heard.endsWith(strerror(EACCES)), heard.constData());
    QCOMPARE(contentOf(path(u"flags/br.png"_s)), "old flag");
    QCOMPARE(namesIn(path(u"flags"_s)), QStringList(u"br.png"_s));
}

void tst_FlagFolder::manyThreadsSaveEveryCode()
{
    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    const auto flagOf = [](CountryCode flag) {
        return flag.upper().toLatin1().repeated(1 + flag.ordinal() * 7);
    };
    QThreadPool pool;
    pool.setMaxThreadCount(16);
    const QList<bool> saved = QtConcurrent::blockingMapped(&pool, everyCode(), [&](CountryCode flag) {
        return bool((*folder)->save(flag.lower(), ImageFormat::Png, flagOf(flag)));
    });
    QCOMPARE(saved.count(true), everyCodeCount);
    QCOMPARE(namesIn(path()).size(), everyCodeCount);
    for (const CountryCode flag : everyCode())
        QCOMPARE(contentOf(path(flag.lower() + u".png"_s)), flagOf(flag));
}

void tst_FlagFolder::manyThreadsSaveOneCode()
{
    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    QList<QByteArray> versions;
    for (int i = 0; i < 200; ++i)
        versions.append(QByteArray(1000 + i, char('a' + i % 26)));
    QThreadPool pool;
    pool.setMaxThreadCount(16);
    const QList<bool> whole = QtConcurrent::blockingMapped(&pool, versions, [&](const QByteArray &version) {
        const bool saved((*folder)->save(u"br"_s, ImageFormat::Png, version));
        const auto now = (*folder)->existing(u"br"_s);
        return saved && now.size() == 1 && versions.contains(now.first().bytes.value_or(QByteArray()));
    });
    QCOMPARE(whole.count(true), versions.size());
    QCOMPARE(namesIn(path()), QStringList(u"br.png"_s));
}

void tst_FlagFolder::killedWhileSaving()
{
    const QByteArray one(300'000, '1');
    const QByteArray two(500'000, '2');
    for (int saves = 1; saves <= 20; ++saves) {
        Child writer([&](const Child::Say &say) {
            const auto folder = FlagFolder::open(path());
            for (bool odd = true; folder; odd = !odd) {
                if (!(*folder)->save(u"br"_s, ImageFormat::Png, odd ? one : two))
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

void tst_FlagFolder::existing_data()
{
    using Files = QMap<QString, QByteArray>;
    QTest::addColumn<Files>("files");
    QTest::addColumn<QStringList>("found"); // with "!" where there are no bytes

    const QByteArray large(2 * 1024 * 1024 + 1, 'x');
    QTest::newRow("nothing") << Files{} << QStringList();
    QTest::newRow("another code's") << Files{{u"cn.png"_s, "flag"}} << QStringList();
    QTest::newRow("PNG") << Files{{u"br.png"_s, "png"}} << QStringList(u"br.png"_s);
    QTest::newRow("GIF") << Files{{u"br.gif"_s, "gif"}} << QStringList(u"br.gif"_s);
    QTest::newRow("both") << Files{{u"br.png"_s, "png"}, {u"br.gif"_s, "gif"}}
                          << QStringList{u"br.png"_s, u"br.gif"_s};
    QTest::newRow("another format") << Files{{u"br.jpg"_s, "jpg"}} << QStringList();
    QTest::newRow("empty") << Files{{u"br.png"_s, {}}} << QStringList(u"br.png"_s);
    QTest::newRow("as large as allowed")
        << Files{{u"br.png"_s, large.chopped(1)}} << QStringList(u"br.png"_s);
    QTest::newRow("too large") << Files{{u"br.png"_s, large}} << QStringList(u"!br.png"_s);
    QTest::newRow("too large beside a good one")
        << Files{{u"br.png"_s, large}, {u"br.gif"_s, "gif"}} << QStringList{u"!br.png"_s, u"br.gif"_s};
    QTest::newRow("a pipe, which would block") << Files{{u"pipe br.png"_s, {}}} << QStringList();
    QTest::newRow("a link") << Files{{u"link br.png"_s, {}}, {u"file"_s, "elsewhere"}} << QStringList();
}

void tst_FlagFolder::existing()
{
    using Files = QMap<QString, QByteArray>;
    QFETCH(const Files, files);
    QFETCH(const QStringList, found);
    for (auto file = files.begin(); file != files.end(); ++file) {
        if (file.key().startsWith(u"pipe "))
            QVERIFY(mkfifo(native(file.key().mid(5)).constData(), 0644) == 0);
        else if (file.key().startsWith(u"link "))
            QVERIFY(QFile::link(path(u"file"_s), path(file.key().mid(5))));
        else
            put(path(file.key()), file.value());
    }
    const auto folder = FlagFolder::open(path());
    QVERIFY(folder);
    QStringList seen;
    for (const FlagFolder::ExistingFile &existing : (*folder)->existing(u"br"_s)) {
        const QString name = QFileInfo(existing.file).fileName();
        QCOMPARE(existing.file, path(name));
        QCOMPARE(imageFormatId(existing.format), QFileInfo(name).suffix());
        if (existing.bytes)
            QVERIFY(*existing.bytes == files.value(name));
        seen << (existing.bytes ? name : u'!' + name);
    }
    QCOMPARE(seen, found);
}

void tst_FlagFolder::knowsTheFilesOfARun_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<bool>("isFlag");
    const auto row = [](const char *title, const QString &file, bool isFlag) {
        QTest::newRow(title) << file << isFlag;
    };
    row("a flag", u"flags/br.png"_s, true);
    row("a flag in another format", u"flags/zz.svg"_s, true);
    row("a flag where case does not count", u"flags/BR.png"_s, true);
    row("a flag by a way round", u"flags/../flags/br.gif"_s, true);
    row("a flag through a link", u"link/br.gif"_s, true);
    row("a flag by another name", u"flags/flag-br.gif"_s, true);
    row("the manifest", u"flags/flags.json"_s, true);
    row("a report", u"flags/report.json"_s, false);
    row("a report called as a code", u"flags/br.json"_s, false);
    row("beside the folder", u"br.png"_s, false);
}

void tst_FlagFolder::knowsTheFilesOfARun()
{
    QFETCH(const QString, file);
    QFETCH(const bool, isFlag);
    if (!file.startsWith(u"link"_s))
        QCOMPARE(isFlagFile(path(file), path(u"flags"_s)), isFlag); // before the folder is made
    QVERIFY(QDir().mkdir(path(u"flags"_s)));
    QVERIFY(QFile::link(path(u"flags"_s), path(u"link"_s)));
    QCOMPARE(isFlagFile(path(file), path(u"flags"_s)), isFlag);
}

QTEST_GUILESS_MAIN(tst_FlagFolder)
#include "tst_flagfolder.moc"
