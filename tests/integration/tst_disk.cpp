#include "fakes/files.h"
#include "fakes/program.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <vector>

#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;
constexpr int noPrivilegesDropped = 99; // exit status
const QString lockName = u".flaghoist-lock"_s;
const QString inUse = u"Another Flaghoist is saving into this folder right now: "_s;

using Files = QMap<QString, QByteArray>; // by name

QString reasonOf(int error)
{
    return QString::fromLocal8Bit(std::strerror(error));
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    QCOMPARE(file.write(bytes), bytes.size());
}

Files filesIn(const QString &folder)
{
    Files files;
    QStringList names = QDir(folder).entryList(QDir::Files | QDir::Hidden);
    for (const QString &manifest :
         {u"flags.json"_s, u".flaghoist-records"_s}) // the second where the disk was full
        names.removeAll(manifest);
    for (const QString &name : names)
        files.insert(name, contentOf(folder + u'/' + name));
    return files;
}

/// What is ours and not a flag: the lock and what was being written.
QStringList ownNamesIn(const QString &folder)
{
    QStringList names =
        QDir(folder).entryList({u".flaghoist-*"_s}, QDir::AllEntries | QDir::Hidden | QDir::System);
    names.removeAll(u".flaghoist-records"_s); // kept where the manifest could not be written
    return names;
}

/// The codes, in lower case, that \a result says of each line that matches \a pattern.
QStringList codesOf(const ProgramResult &result, const QString &pattern)
{
    const QRegularExpression line(QRegularExpression::anchoredPattern(pattern));
    QStringList codes;
    for (const QString &text : result.lines()) {
        if (const auto match = line.match(text); match.hasMatch())
            codes.append(match.captured(1).toLower());
    }
    return codes;
}

QStringList savedIn(const ProgramResult &result)
{
    return codesOf(result, u"([A-Z]{2}) OK"_s);
}

/// Has permissions count for \a process where the test runs as root. It stays root and can therefore read the
/// program wherever that was built.
void withoutPrivileges(QProcess &process)
{
    if (::geteuid() == 0)
        process.setChildProcessModifier([] {
            for (const int privilege : {CAP_DAC_OVERRIDE, CAP_DAC_READ_SEARCH}) {
                if (::prctl(PR_CAPBSET_DROP, privilege) != 0)
                    ::_exit(noPrivilegesDropped);
            }
        });
}

bool isStopped(qint64 pid)
{
    return contentOf(u"/proc/%1/stat"_s.arg(pid)).contains(") T ");
}

} // namespace

/// The disk family of the fault catalogue, with the real program as a process.
class tst_Disk final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();

    void diskFullByAFileSizeLimit();
    void diskFullOnASmallFileSystem();

    void folderThatCannotBeMade_data();
    void folderThatCannotBeMade();
    void folderThatCannotBeWritten();
    void folderOnAReadOnlyFileSystem();
    void folderInUse();
    void tooLittleFreeSpace();

    void folderVanishesDuringTheRun();
    void folderIsReplacedDuringTheRun();
    void folderBecomesReadOnlyDuringTheRun();
    void targetIsAFolder();
    void targetIsALink_data();
    void targetIsALink();
    void nameTooLong();
    void keepsAFileInTheWay_data();
    void keepsAFileInTheWay();
    void folderThatCannotBeMeant_data();
    void folderThatCannotBeMeant();

    void straysOfAKilledRun();
    void lockOfAKilledRun_data();
    void lockOfAKilledRun();
    void manyInstancesAtTheSameTime();
    void killedAtRandomMoments();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_home->filePath(name); }
    [[nodiscard]] std::unique_ptr<QProcess> process(const QString &arguments) const
    {
        return prepared(QStringLiteral(FLAGHOIST_CLI), arguments, m_home->path());
    }
    [[nodiscard]] ProgramResult run(const QString &arguments) const
    {
        return Flaghoist::runProgram(QStringLiteral(FLAGHOIST_CLI), arguments, m_home->path());
    }
    /// The program among mounts of its own, which \a mounts makes; before it ends, \a after runs.
    [[nodiscard]] ProgramResult runMounted(const QString &mounts, const QString &arguments,
                                           const QString &after = u"true"_s) const;
    [[nodiscard]] bool canMount() const { return runMounted(u"true"_s, u"--version"_s).exitStatus == 0; }
    /// Fails unless \a run of the program into "flags" ends by 2 before a request was sent or a file made.
    void refusedBeforeTheStart(const std::function<ProgramResult(const QString &arguments)> &run,
                               const QString &words);
    /// Stops a run of twenty flags after the first ones, lets \a change happen and has the run go on.
    [[nodiscard]] ProgramResult changedDuringTheRun(const std::function<void()> &change) const;
    /// Why a test that runs as root cannot have permissions count for the program; empty where it can.
    [[nodiscard]] QString whyPermissionsDoNotCount() const;
    [[nodiscard]] QJsonObject reported(const QString &code) const;

    std::unique_ptr<QTemporaryDir> m_home;
    Files m_flags; ///< every flag as the practice server has it
};

void tst_Disk::initTestCase()
{
    init();
    const ProgramResult result = run(u"--all -o flags"_s);
    QVERIFY2(result.exitStatus == 0, qPrintable(result.err));
    m_flags = filesIn(path(u"flags"_s));
    QCOMPARE(m_flags.size(), 249);
}

void tst_Disk::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
    QVERIFY(::chmod(QFile::encodeName(m_home->path()).constData(), 0777) == 0);
}

ProgramResult tst_Disk::runMounted(const QString &mounts, const QString &arguments,
                                   const QString &after) const
{
    const auto process = prepared(u"unshare"_s, {}, m_home->path());
    const QString script =
        u"mkdir -p mounted && mount -t tmpfs -o size=4m tmpfs mounted && { %1; } || exit 77; "
        "\"$@\"; status=$?; %2; exit $status"_s.arg(mounts, after);
    process->setArguments(
        QStringList{u"-rm"_s, u"sh"_s, u"-c"_s, script, u"sh"_s, QStringLiteral(FLAGHOIST_CLI)}
        + arguments.split(u' '));
    process->start();
    return ended(*process);
}

QJsonObject tst_Disk::reported(const QString &code) const
{
    const QJsonArray items = QJsonDocument::fromJson(contentOf(path(u"r.json"_s)))[u"items"].toArray();
    const auto found =
        std::ranges::find_if(items, [&code](const auto &item) { return item.toObject()[u"code"] == code; });
    return found == items.end() ? QJsonObject() : found->toObject();
}

void tst_Disk::diskFullByAFileSizeLimit()
{
    QList<qsizetype> sizes;
    for (const QByteArray &flag : std::as_const(m_flags))
        sizes.append(flag.size());
    std::ranges::sort(sizes);
    const auto room = rlim_t(sizes.at(sizes.size() / 2));
    QVERIFY(QDir().mkdir(path(u"flags"_s)));
    for (const QString &name : m_flags.keys())
        put(path(u"flags/"_s + name), "old " + name.toLatin1());

    const auto cli = process(u"-v --all -o flags"_s);
    cli->setChildProcessModifier([room] {
        const rlimit limit{room, room};
        ::setrlimit(RLIMIT_FSIZE, &limit); // the program itself ignores SIGXFSZ
    });
    cli->start();
    const ProgramResult result = ended(*cli);
    const QStringList full =
        codesOf(result, u"\\*\\*\\* Error for ([A-Z]{2}): Not saved: the disk is full"_s);
    QCOMPARE(full.size() + savedIn(result).size(), m_flags.size());
    QCOMPARE(result.exitStatus, full.isEmpty() ? 0 : 1);
    for (auto flag = m_flags.cbegin(); flag != m_flags.cend(); ++flag) {
        const bool fits = rlim_t(flag->size()) <= room;
        QCOMPARE(full.contains(flag.key().left(2)), !fits);
        QCOMPARE(contentOf(path(u"flags/"_s + flag.key())), fits ? *flag : "old " + flag.key().toLatin1());
    }
    QCOMPARE(ownNamesIn(path(u"flags"_s)), QStringList());
}

void tst_Disk::diskFullOnASmallFileSystem()
{
    if (!canMount())
        QSKIP("no file system of our own can be mounted here");
    qsizetype all = 0;
    for (const QByteArray &flag : std::as_const(m_flags))
        all += flag.size();
    if (all < 4 * 1024 * 1024)
        QSKIP("the flags of this build are so small that they do not fill a disk");
    QVERIFY(QDir().mkdir(path(u"old"_s)) && QDir().mkdir(path(u"after"_s)));
    for (const QString &name : m_flags.keys())
        put(path(u"old/"_s + name), "old " + name.toLatin1());

    const ProgramResult result = runMounted(u"cp old/* mounted"_s, u"-v --all -o mounted --report r.json"_s,
                                            u"cp -r mounted/. after"_s);
    QVERIFY2(result.exitStatus == 1, qPrintable(result.err));
    const QStringList full =
        codesOf(result, u"\\*\\*\\* Error for ([A-Z]{2}): Not saved: the disk is full"_s);
    QVERIFY(!full.isEmpty());
    QCOMPARE(full.size() + savedIn(result).size(), m_flags.size());
    QVERIFY(!savedIn(result).isEmpty());
    const QJsonObject item = reported(full.first().toUpper());
    QCOMPARE(item[u"kind"], u"disk-full"_s);
    QVERIFY(item[u"detail"].toString().endsWith(reasonOf(ENOSPC)));
    const Files after = filesIn(path(u"after"_s));
    QCOMPARE(after.keys(), m_flags.keys()); // and so no strays
    for (auto flag = after.cbegin(); flag != after.cend(); ++flag) {
        const bool failed = full.contains(flag.key().left(2));
        QCOMPARE(*flag, failed ? "old " + flag.key().toLatin1() : m_flags.value(flag.key()));
    }
}

void tst_Disk::refusedBeforeTheStart(const std::function<ProgramResult(const QString &)> &run,
                                     const QString &words)
{
    QTcpServer server;
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QStringList before = QDir(m_home->path()).entryList(QDir::AllEntries | QDir::Hidden);
    const ProgramResult result =
        run(u"-v BR FR --retries 0 --report r.json --url http://127.0.0.1:%1/{cc}.png -o "_s.arg(
            server.serverPort()));
    QVERIFY2(result.exitStatus == 2, qPrintable(result.out + result.err));
    QVERIFY2(result.err.startsWith(u"flaghoist-cli: "_s + words), qPrintable(result.err));
    QCOMPARE(result.out, QString());
    QVERIFY(!server.waitForNewConnection(0));
    QCOMPARE(QDir(m_home->path()).entryList(QDir::AllEntries | QDir::Hidden), before);
}

void tst_Disk::folderThatCannotBeMade_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<int>("error");
    QTest::newRow("a file is there") << u"file"_s << ENOTDIR;
    QTest::newRow("a file is in the way") << u"file/flags"_s << ENOTDIR;
    QTest::newRow("a link to nothing") << u"link"_s << EEXIST;
    QTest::newRow("a link in a circle") << u"circle/flags"_s << ELOOP;
    QTest::newRow("a name too long") << QString(256, u'x') << ENAMETOOLONG;
    QTest::newRow("a path too long") << QString(u"x"_s + u"/x"_s.repeated(2100)) << ENAMETOOLONG;
}

void tst_Disk::folderThatCannotBeMade()
{
    QFETCH(const QString, folder);
    QFETCH(const int, error);
    put(path(u"file"_s), "precious");
    QVERIFY(QFile::link(path(u"nothing"_s), path(u"link"_s)));
    QVERIFY(QFile::link(u"circle"_s, path(u"circle"_s)));
    refusedBeforeTheStart(
        [&](const QString &arguments) { return this->run(arguments + folder); },
        u"The folder for the flags could not be created: %1: %2\n"_s.arg(path(folder), reasonOf(error)));
    QCOMPARE(contentOf(path(u"file"_s)), "precious");
}

void tst_Disk::folderThatCannotBeWritten()
{
    QVERIFY(QDir().mkdir(path(u"flags"_s)));
    put(path(u"flags/br.png"_s), "old");
    QVERIFY(::chmod(QFile::encodeName(path(u"flags"_s)).constData(), 0555) == 0);
    if (const QString reason = whyPermissionsDoNotCount(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    const auto run = [&](const QString &arguments) {
        const auto cli = process(arguments + u"flags"_s);
        withoutPrivileges(*cli);
        cli->start();
        return ended(*cli);
    };
    refusedBeforeTheStart(run,
                          u"The folder for the flags cannot be written to: %1: %2\n"_s.arg(
                              path(u"flags/"_s) + lockName, reasonOf(EACCES)));
    QVERIFY(::chmod(QFile::encodeName(path(u"flags"_s)).constData(), 0755) == 0);
    QCOMPARE(filesIn(path(u"flags"_s)), (Files{{u"br.png"_s, "old"}}));
}

void tst_Disk::folderOnAReadOnlyFileSystem()
{
    if (!canMount())
        QSKIP("no file system of our own can be mounted here");
    const QString mounts = u"mkdir mounted/flags && mount -o remount,ro mounted"_s;
    for (const auto &[folder, words] :
         {std::pair{u"mounted/flags"_s, u"The folder for the flags cannot be written to: "_s},
          std::pair{u"mounted/new"_s, u"The folder for the flags could not be created: "_s}}) {
        refusedBeforeTheStart(
            [&](const QString &arguments) { return runMounted(mounts, arguments + folder); },
            words + path(folder));
    }
}

void tst_Disk::folderInUse()
{
    const auto first = process(u"-v BR -s DELAY --delay 60 -o flags"_s);
    first->start();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path(u"flags/"_s) + lockName), patience);
    QTRY_VERIFY(contentOf(path(u"flags/"_s) + lockName).startsWith(QByteArray::number(first->processId())));
    put(path(u"flags/.flaghoist-being-written"_s), "half a flag");
    refusedBeforeTheStart([&](const QString &arguments) { return this->run(arguments + u"flags"_s); },
                          inUse
                              + u"%1: held by process %2 (flaghoist) on "_s.arg(path(u"flags/"_s) + lockName)
                                    .arg(first->processId()));
    QCOMPARE(contentOf(path(u"flags/.flaghoist-being-written"_s)), "half a flag"); // not the holder's hands
    first->terminate();
    QCOMPARE(ended(*first).exitStatus, 143);
    QCOMPARE(run(u"BR -o flags"_s).exitStatus, 0);
    QCOMPARE(filesIn(path(u"flags"_s)).keys(), QStringList(u"br.png"_s));
}

void tst_Disk::tooLittleFreeSpace()
{
    if (!canMount())
        QSKIP("no file system of our own can be mounted here");
    const QString words = u"There is too little room for the flags (at least 2 MiB is needed): "_s;
    const QString small = u"mount -o remount,size=1m mounted && mkdir mounted/flags"_s;
    const QString left =
        u"test -d mounted/flags && test ! -e mounted/new && test -z \"$(ls -A mounted/flags)\" "
        "|| echo changed >&2"_s;
    for (const QString &folder : {u"mounted/flags"_s, u"mounted/new/flags"_s}) {
        QString err;
        refusedBeforeTheStart(
            [&](const QString &arguments) {
                const ProgramResult result = runMounted(small, arguments + folder, left);
                err = result.err;
                return result;
            },
            words + path(folder));
        QVERIFY2(!err.contains(u"changed"_s), qPrintable(err));
    }
    // Bytes are there, but no place for another file: reported by the first file that cannot be made.
    refusedBeforeTheStart(
        [&](const QString &arguments) {
            return runMounted(u"mount -o remount,nr_inodes=2 mounted && mkdir mounted/flags"_s,
                              arguments + u"mounted/flags"_s);
        },
        words + path(u"mounted/flags/"_s) + lockName + u": "_s + reasonOf(ENOSPC));
    // Exactly enough is enough.
    const ProgramResult enough = runMounted(u"mount -o remount,size=2m mounted"_s, u"BR -o mounted"_s);
    QVERIFY2(enough.exitStatus == 0, qPrintable(enough.err));
}

QString tst_Disk::whyPermissionsDoNotCount() const
{
    const auto cli = process(u"--version"_s);
    withoutPrivileges(*cli);
    cli->start();
    if (!cli->waitForStarted(patience))
        return u"without the privileges of root the program cannot be started: "_s + cli->errorString();
    return ended(*cli).exitStatus == noPrivilegesDropped ? u"the privileges of root cannot be dropped here"_s
                                                         : QString();
}

ProgramResult tst_Disk::changedDuringTheRun(const std::function<void()> &change) const
{
    const auto cli = process(u"-v -m 1 --delay 0.02 -o flags --report r.json"_s);
    withoutPrivileges(*cli);
    cli->start();
    QString out;
    while (!out.contains(" OK\n"_L1) && cli->waitForReadyRead(patience))
        out += QString::fromUtf8(cli->readAllStandardOutput());
    if (!sendSignal(*cli, SIGSTOP) || !QTest::qWaitFor([&] { return isStopped(cli->processId()); }, patience))
        return {.exitStatus = -1, .out = u"it was not stopped: "_s + out, .err = {}};
    change();
    if (!sendSignal(*cli, SIGCONT))
        return {.exitStatus = -1, .out = u"it does not go on: "_s + out, .err = {}};
    ProgramResult result = ended(*cli);
    result.out.prepend(out);
    return result;
}

void tst_Disk::folderVanishesDuringTheRun()
{
    if (const QString reason = whyPermissionsDoNotCount(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    const QString folder = path(u"flags"_s);
    const ProgramResult result =
        changedDuringTheRun([&folder] { QVERIFY(QDir(folder).removeRecursively()); });
    QVERIFY2(result.exitStatus == 1, qPrintable(result.out + result.err));
    const QStringList failed =
        codesOf(result,
                u"\\*\\*\\* Error for ([A-Z]{2}): Not saved: %1(: the folder was removed during the run|"
                "/[a-z]{2}\\.png: %2)"_s.arg(QRegularExpression::escape(folder), reasonOf(ENOENT)));
    QVERIFY2(!failed.isEmpty(), qPrintable(result.out));
    QCOMPARE(failed.size() + savedIn(result).size(), 20);
    QCOMPARE(reported(failed.last().toUpper())[u"kind"], u"disk"_s);
    QCOMPARE(result.err, QString());
    QVERIFY(!QFile::exists(folder));
}

void tst_Disk::folderIsReplacedDuringTheRun()
{
    const QString folder = path(u"flags"_s);
    const QString moved = path(u"moved"_s);
    const ProgramResult result = changedDuringTheRun([&] {
        QVERIFY(QFile::rename(folder, moved));
        QVERIFY(QDir().mkdir(folder));
    });
    if (result.out.isEmpty() && result.exitStatus == -1)
        QSKIP("without the privileges of root the program cannot be reached where it was built");
    QVERIFY2(result.exitStatus == 1, qPrintable(result.out + result.err));
    const QStringList failed = codesOf(
        result,
        u"\\*\\*\\* Error for ([A-Z]{2}): Not saved: %1: the folder, with what was saved, was moved to %2 "
        "during the run"_s.arg(QRegularExpression::escape(folder), QRegularExpression::escape(moved)));
    QVERIFY2(!failed.isEmpty(), qPrintable(result.out));
    QVERIFY2(
        result.out.contains(u"\nThe flags are not where they were saved. System message: %1: the folder, "
                            "with what was saved, was moved to %2 during the run\n"_s.arg(folder, moved)),
        qPrintable(result.out));
    QCOMPARE(failed.size() + savedIn(result).size(), 20);
    QCOMPARE(filesIn(folder), Files());
    QStringList kept;
    for (const QString &name : filesIn(moved).keys())
        kept.append(name.chopped(4));
    QStringList saved = savedIn(result);
    saved.sort();
    QCOMPARE(kept, saved);
}

void tst_Disk::folderBecomesReadOnlyDuringTheRun()
{
    if (const QString reason = whyPermissionsDoNotCount(); !reason.isEmpty())
        QSKIP(qPrintable(reason));
    const QByteArray folder = QFile::encodeName(path(u"flags"_s));
    QVERIFY(QDir().mkdir(path(u"flags"_s)));
    QVERIFY(::chmod(folder.constData(), 0777) == 0);
    put(path(u"flags/vn.png"_s), "old");
    Files before;
    const ProgramResult result = changedDuringTheRun([&] {
        ::chmod(folder.constData(), 0555);
        before = filesIn(path(u"flags"_s));
    });
    ::chmod(folder.constData(), 0755);
    QVERIFY2(result.exitStatus == 1, qPrintable(result.out + result.err));
    const QStringList failed =
        codesOf(result,
                u"\\*\\*\\* Error for ([A-Z]{2}): Not saved: %1/[a-z]{2}\\.png: %2"_s.arg(
                    QRegularExpression::escape(path(u"flags"_s)), reasonOf(EACCES)));
    QVERIFY(failed.contains(u"vn"_s));
    QCOMPARE(failed.size() + savedIn(result).size(), 20);
    QCOMPARE(reported(u"VN"_s)[u"kind"], u"disk"_s);
    const Files after = filesIn(path(u"flags"_s)); // the lock stays where nothing may be removed
    QCOMPARE(after.keys(), before.keys());
    QCOMPARE(after.value(u"vn.png"_s), "old");
    for (const QString &code : savedIn(result))
        QCOMPARE(after.value(code + u".png"_s), m_flags.value(code + u".png"_s));
    QCOMPARE(run(u"VN -o flags"_s).exitStatus, 0);
    QCOMPARE(ownNamesIn(path(u"flags"_s)), QStringList());
}

void tst_Disk::targetIsAFolder()
{
    QVERIFY(QDir().mkpath(path(u"flags/br.png"_s)));
    put(path(u"flags/br.png/file"_s), "precious");
    const ProgramResult result = run(u"-v BR FR -o flags --report r.json"_s);
    QCOMPARE(result.exitStatus, 1);
    const QString target = path(u"flags/br.png"_s);
    QVERIFY2(result.out.contains(u"\n*** Error for BR: Not saved: %1: %2\n"_s.arg(target, reasonOf(EISDIR))),
             qPrintable(result.out));
    QCOMPARE(savedIn(result), QStringList(u"fr"_s));
    QCOMPARE(reported(u"BR"_s)[u"kind"], u"disk"_s);
    QCOMPARE(filesIn(target), (Files{{u"file"_s, "precious"}}));
    QCOMPARE(ownNamesIn(path(u"flags"_s)), QStringList());
}

void tst_Disk::targetIsALink_data()
{
    QTest::addColumn<QString>("leadsTo");
    QTest::newRow("to a file elsewhere") << u"elsewhere/file"_s;
    QTest::newRow("to a folder") << u"elsewhere"_s;
    QTest::newRow("to nothing") << u"elsewhere/nothing"_s;
    QTest::newRow("to itself") << u"flags/br.png"_s;
}

void tst_Disk::targetIsALink()
{
    QFETCH(const QString, leadsTo);
    QVERIFY(QDir().mkdir(path(u"flags"_s)) && QDir().mkdir(path(u"elsewhere"_s)));
    put(path(u"elsewhere/file"_s), "precious");
    const QString target = path(u"flags/br.png"_s);
    QVERIFY(QFile::link(path(leadsTo), target));
    for (const QString &existing : {u"overwrite"_s, u"skip"_s}) {
        const ProgramResult result = run(u"-v BR FR -o flags --report r.json --existing "_s + existing);
        QCOMPARE(
            result.out.contains(u"\n*** Error for BR: Not saved: %1: is a symbolic link\n"_s.arg(target)),
            true);
        QCOMPARE(result.exitStatus, 1);
        QVERIFY(result.out.contains(u"\nFR "_s));
        QCOMPARE(reported(u"BR"_s)[u"kind"], u"disk"_s);
        QCOMPARE(QFile::symLinkTarget(target), path(leadsTo));
        QCOMPARE(filesIn(path(u"elsewhere"_s)), (Files{{u"file"_s, "precious"}}));
        QCOMPARE(ownNamesIn(path(u"flags"_s)), QStringList());
    }
}

void tst_Disk::nameTooLong()
{
    // The folder, its lock and what is being written fit into the longest path; the target does not.
    QString folder = u"flags"_s;
    while (path(folder).size() < 3840)
        folder += u'/' + QString(190, u'x');
    folder += u'/' + QString(4020 - path(folder).size(), u'x');
    const QString name = QString(190, u'y');
    const ProgramResult result = run(u"-v BR FR --name {cc}%1 --report r.json -o %2"_s.arg(name, folder));
    QVERIFY2(result.exitStatus == 1, qPrintable(result.err));
    for (const QString &code : {u"BR"_s, u"FR"_s}) {
        const QJsonObject item = reported(code);
        QCOMPARE(item[u"kind"], u"disk"_s);
        QCOMPARE(item[u"detail"],
                 u"%1/%2%3.png: %4"_s.arg(path(folder), code.toLower(), name, reasonOf(ENAMETOOLONG)));
    }
    QCOMPARE(QDir(path(folder)).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList());
}

void tst_Disk::keepsAFileInTheWay_data()
{
    QTest::addColumn<QByteArray>("content");
    QTest::addColumn<bool>("stays");
    const QByteArray png = "\x89PNG\r\n\x1a\n";
    QTest::newRow("a note") << "Ask for the flag of Brazil."_ba << true;
    QTest::newRow("a JPEG") << "\xff\xd8\xff\xe0 and so on"_ba << true;
    QTest::newRow("a PNG that is larger than a flag") << png + QByteArray(3'000'000, 'x') << true;
    QTest::newRow("nothing, as after a power cut") << QByteArray() << false;
    QTest::newRow("a flag that is cut short") << QByteArray() << false; // of the run's own
}

void tst_Disk::keepsAFileInTheWay()
{
    QFETCH(QByteArray, content);
    QFETCH(const bool, stays);
    const QString target = path(u"flags/br.png"_s);
    const QByteArray flag = m_flags.value(u"br.png"_s);
    if (QByteArray(QTest::currentDataTag()).contains("cut short"))
        content = flag.first(flag.size() / 2);
    QVERIFY(QDir().mkdir(path(u"flags"_s)));
    put(target, content);
    const ProgramResult result = run(u"-v BR FR -o flags --report r.json --existing skip"_s);
    QVERIFY2(result.exitStatus == (stays ? 1 : 0), qPrintable(result.out + result.err));
    QVERIFY(contentOf(target) == (stays ? content : flag));
    QStringList saved = savedIn(result);
    saved.sort();
    QCOMPARE(saved, stays ? QStringList(u"fr"_s) : QStringList({u"br"_s, u"fr"_s}));
    if (stays) {
        const QString words = u"\n*** Error for BR: Not saved: %1: is in the way: not a flag\n"_s.arg(target);
        QVERIFY2(result.out.contains(words), qPrintable(result.out));
        QCOMPARE(reported(u"BR"_s)[u"kind"], u"disk"_s);
        const ProgramResult overwriting = run(u"BR -o flags"_s);
        QCOMPARE(overwriting.exitStatus, 0);
        QVERIFY(contentOf(target) == flag);
    }
    QCOMPARE(ownNamesIn(path(u"flags"_s)), QStringList());
}

void tst_Disk::folderThatCannotBeMeant_data()
{
    QTest::addColumn<QByteArray>("start"); // words of a shell before the program
    QTest::addColumn<QByteArray>("folder");
    QTest::newRow("its name is not UTF-8") << QByteArray()
                                           << "fl\xe4"
                                              "gs"_ba;
    QTest::newRow("the working folder is gone") << "mkdir gone && cd gone && rmdir ../gone && "_ba
                                                << "flaghoist-test"_ba;
    QTest::newRow("the name of the working folder is not UTF-8") << "mkdir fl\xe4gs && cd fl\xe4gs && "_ba
                                                                 << "flags"_ba;
}

void tst_Disk::folderThatCannotBeMeant()
{
    QFETCH(const QByteArray, start);
    QFETCH(const QByteArray, folder);
    const QString script = path(u"script"_s); // an argument of QProcess would be made UTF-8
    put(script, start + "exec " + QByteArray(FLAGHOIST_CLI) + " BR -o " + folder + '\n');
    const ProgramResult result = Flaghoist::runProgram(u"/bin/sh"_s, script, m_home->path());
    QVERIFY2(result.exitStatus == 2, qPrintable(result.out + result.err));
    QVERIFY2(result.err.startsWith("flaghoist-cli: The folder for the flags could not be created: "_L1),
             qPrintable(result.err));
    QVERIFY(!QFile::exists(u"/flaghoist-test"_s));
    for (const auto &entry : std::filesystem::directory_iterator(m_home->path().toStdString())) {
        const std::string name = entry.path().filename().string();
        QVERIFY2(name == "script" || start.contains("mkdir " + QByteArray::fromStdString(name)),
                 name.c_str());
    }
    QVERIFY(QProcess::execute(u"/bin/sh"_s, {u"-c"_s, u"rm -rf \"$1\"/fl?gs"_s, u"sh"_s, m_home->path()})
            == 0);
}

void tst_Disk::straysOfAKilledRun()
{
    const QString folder = path(u"flags"_s);
    const auto killed = process(u"BR -s DELAY --delay 60 -o flags"_s);
    killed->start();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(folder + u'/' + lockName), patience);
    killed->kill();
    QVERIFY(killed->waitForFinished(patience));
    put(folder + u"/.flaghoist-7-0-br"_s, "half a flag");
    put(folder + u"/.flaghoist-probe-7-new"_s, "probe");
    const Files foreign{{u"br.png"_s, "old"},
                        {u"cn.gif"_s, "foreign"},
                        {u"notes.txt"_s, "notes"},
                        {u".hidden"_s, "foreign"},
                        {u".flaghoist"_s, "foreign"},
                        {u"flaghoist-1"_s, "foreign"},
                        {u".Flaghoist-notes"_s, "foreign"}};
    for (auto file = foreign.cbegin(); file != foreign.cend(); ++file)
        put(folder + u'/' + file.key(), *file);

    const ProgramResult result = run(u"-v CN -o flags"_s);
    QVERIFY2(result.exitStatus == 0, qPrintable(result.err));
    Files expected = foreign;
    expected.insert(u"cn.png"_s, m_flags.value(u"cn.png"_s));
    QCOMPARE(filesIn(folder), expected);
}

void tst_Disk::lockOfAKilledRun_data()
{
    QTest::addColumn<QByteArray>("holder");
    const QByteArray pid = QByteArray::number(QCoreApplication::applicationPid());
    QTest::newRow("as it was left") << QByteArray();
    QTest::newRow("its process id came up again") << pid + "\nflaghoist\n%HOST%\n";
    QTest::newRow("this computer got another name") << QByteArray("1\nflaghoist\nformer-name\n");
}

void tst_Disk::lockOfAKilledRun()
{
    QFETCH(QByteArray, holder);
    const QString lock = path(u"flags/"_s) + lockName;
    const auto killed = process(u"BR -s DELAY --delay 60 -o flags"_s);
    killed->start();
    QTRY_VERIFY_WITH_TIMEOUT(contentOf(lock).count('\n') == 3, patience);
    killed->kill();
    QVERIFY(killed->waitForFinished(patience));
    QVERIFY(QFile::exists(lock));
    if (!holder.isEmpty())
        put(lock, holder.replace("%HOST%", QSysInfo::machineHostName().toUtf8()));
    const ProgramResult result = run(u"BR -o flags"_s);
    QVERIFY2(result.exitStatus == 0, qPrintable(result.err));
    QCOMPARE(filesIn(path(u"flags"_s)), (Files{{u"br.png"_s, m_flags.value(u"br.png"_s)}}));
}

void tst_Disk::manyInstancesAtTheSameTime()
{
    for (int round = 0; round < 6; ++round) {
        std::vector<std::unique_ptr<QProcess>> instances;
        for (int i = 0; i < 4; ++i) {
            instances.push_back(process(u"B -o flags"_s));
            instances.back()->start();
        }
        int ran = 0;
        for (const auto &instance : instances) {
            const ProgramResult result = ended(*instance);
            if (result.exitStatus == 0)
                ++ran;
            else
                QVERIFY2(result.exitStatus == 2 && result.err.contains(inUse), qPrintable(result.err));
        }
        QVERIFY(ran > 0);
    }
    const Files files = filesIn(path(u"flags"_s));
    QVERIFY(files.size() > 10);
    for (auto file = files.cbegin(); file != files.cend(); ++file)
        QCOMPARE(*file, m_flags.value(file.key())); // none of ours that is no flag, either
}

void tst_Disk::killedAtRandomMoments()
{
    const QString folder = path(u"flags"_s);
    bool given = false;
    const int wanted = qEnvironmentVariableIntValue("FLAGHOIST_TEST_SEED", &given);
    const quint32 seed = given ? quint32(wanted) : 20'240'229U;
    qInfo("FLAGHOIST_TEST_SEED=%u", seed);
    QRandomGenerator random(seed);
    QElapsedTimer clock;
    clock.start();
    QCOMPARE(run(u"--every -o flags"_s).exitStatus, 0);
    qint64 whole = clock.elapsed(); // until a run is quicker
    constexpr int mostRounds = 40;
    constexpr qint64 longEnough = 20'000; // where everything is slow, fewer rounds do

    int rounds = 0;
    int killed = 0;
    int withStrays = 0;
    for (; rounds < mostRounds && (killed < 10 || clock.elapsed() < longEnough); ++rounds) {
        const auto cli = process(u"--every -o flags"_s);
        const qint64 start = clock.elapsed();
        cli->start();
        QVERIFY(cli->waitForStarted(patience));
        if (cli->waitForFinished(random.bounded(1, int(whole) + 1))) {
            whole = std::min(whole, clock.elapsed() - start);
            QCOMPARE(cli->exitCode(), 0);
        } else {
            cli->kill();
            QVERIFY(cli->waitForFinished(patience));
        }
        killed += cli->exitStatus() == QProcess::CrashExit ? 1 : 0;
        Files files = filesIn(folder);
        const auto strays = files.removeIf([](auto file) { return file.key().startsWith(".flaghoist-"_L1); });
        withStrays += strays > 1 ? 1 : 0; // more than the lock
        QCOMPARE(files, m_flags); // all of them whole, be it the old one or the new one
    }
    qInfo("%d of %d runs were killed before their end, %d of them left strays", killed, rounds, withStrays);
    QVERIFY(killed >= 10);
    QCOMPARE(run(u"--every -o flags"_s).exitStatus, 0);
    QCOMPARE(filesIn(folder), m_flags);
}

QTEST_GUILESS_MAIN(tst_Disk)
#include "tst_disk.moc"
