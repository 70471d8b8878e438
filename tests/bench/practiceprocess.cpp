#include "bench/practiceprocess.h"

#include <QRegularExpression>

#include <csignal>
#include <ctime>

#include <sys/prctl.h>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;

} // namespace

PracticeProcess::PracticeProcess(const QString &program, std::chrono::milliseconds delay)
{
    const QString seconds = QString::number(std::chrono::duration<double>(delay).count());
    m_process.setProgram(program);
    m_process.setArguments({u"--serve"_s, u"--port"_s, u"0"_s, u"--delay"_s, seconds + u':' + seconds});
    m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
    m_process.setChildProcessModifier([] { ::prctl(PR_SET_PDEATHSIG, SIGTERM); }); // Linux only, as all this
    m_process.start(QIODevice::ReadOnly);
    QString told;
    while (!told.contains("Ctrl+C"_L1) && m_process.waitForReadyRead(patience))
        told += QString::fromUtf8(m_process.readAllStandardOutput());
    read(told);
}

PracticeProcess::~PracticeProcess()
{
    m_process.terminate();
    if (!m_process.waitForFinished(patience))
        m_process.kill();
}

void PracticeProcess::read(const QString &told)
{
    static const QRegularExpression site(u"^(LOCAL|DELAY) +http://127\\.0\\.0\\.1:(\\d+)/flags "_s,
                                         QRegularExpression::MultilineOption);
    for (const auto &match : site.globalMatch(told))
        (match.captured(1) == "LOCAL"_L1 ? m_localPort : m_delayPort) = match.captured(2).toUShort();
    static const QRegularExpression flags(u"^Flags there: (\\d+)"_s, QRegularExpression::MultilineOption);
    m_flags = flags.match(told).captured(1).toInt();
}

double PracticeProcess::cpuSeconds() const
{
    clockid_t clock{};
    timespec used{};
    if (::clock_getcpuclockid(pid_t(m_process.processId()), &clock) != 0
        || ::clock_gettime(clock, &used) != 0)
        return 0;
    return double(used.tv_sec) + double(used.tv_nsec) / 1e9;
}

} // namespace Flaghoist
