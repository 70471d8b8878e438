#pragma once

#include "domain/countrycode.h"

#include <QDir>
#include <QFile>
#include <QStringList>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <functional>

#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

namespace Flaghoist {

inline const QString lockName = QStringLiteral(".flaghoist-lock");

inline CountryCode code(const char *text)
{
    return CountryCode::parse(QString::fromLatin1(text)).value();
}

inline void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Something else than a regular file at \a target; links lead to \a outside.
inline void makeNoFile(const QString &what, const QString &target, const QTemporaryDir &outside)
{
    if (what == QStringLiteral("folder"))
        QVERIFY(QDir().mkdir(target));
    else if (what == QStringLiteral("pipe"))
        QVERIFY(mkfifo(QFile::encodeName(target).constData(), 0644) == 0);
    else if (what == QStringLiteral("link"))
        QVERIFY(QFile::link(outside.filePath(QStringLiteral("file")), target));
    else
        QVERIFY(QFile::link(what == QStringLiteral("folder link")
                                ? outside.path()
                                : outside.filePath(QStringLiteral("nothing")),
                            target));
}

/// Everything in the folder except its lock.
inline QStringList namesIn(const QString &path)
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
            ::prctl(PR_SET_PDEATHSIG, SIGKILL); // a test that is killed leaves none behind
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

/// Runs \a work where permissions count: in a child without privileges when this is root.
inline QByteArray withoutPrivileges(const std::function<QByteArray()> &work)
{
    if (geteuid() != 0)
        return work();
    constexpr uid_t nobody = 65534;
    const Child child([&work](const Child::Say &say) {
        say(setgid(nobody) == 0 && setuid(nobody) == 0 ? work() : QByteArray("no privileges to give up"));
    });
    return child.hear(4096);
}

} // namespace Flaghoist
