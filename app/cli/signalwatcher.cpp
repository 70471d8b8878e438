#include "cli/signalwatcher.h"

#include <array>
#include <atomic>
#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

namespace Flaghoist {

namespace {

// Two threads may each be handling a signal.
std::atomic<int> handlerEnd = -1;
std::atomic<bool> signalSeen = false;
static_assert(std::atomic<int>::is_always_lock_free && std::atomic<bool>::is_always_lock_free);

/// Only what is safe in a signal handler.
void handleSignal(int signal)
{
    if (signalSeen.exchange(true))
        ::_exit(128 + signal);
    const auto number = static_cast<unsigned char>(signal);
    if (::write(handlerEnd, &number, 1) != 1)
        ::_exit(128 + signal);
}

std::array<int, 2> openPipe()
{
    std::array<int, 2> ends{};
    if (::pipe(ends.data()) != 0)
        std::abort(); // no descriptors at the very start
    for (const int end : ends)
        ::fcntl(end, F_SETFD, FD_CLOEXEC);
    return ends;
}

} // namespace

SignalWatcher::SignalWatcher(QObject *parent)
    : QObject(parent), m_pipe(openPipe()), m_notifier(m_pipe[0], QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &SignalWatcher::readSignal);
    handlerEnd = m_pipe[1];
    for (const int signal : {SIGINT, SIGTERM})
        std::signal(signal, handleSignal);
    // A hang-up that is ignored from the start, as nohup does, stays so.
    if (std::signal(SIGHUP, handleSignal) == SIG_IGN)
        std::signal(SIGHUP, SIG_IGN);
    std::signal(SIGPIPE, SIG_IGN);
}

SignalWatcher::~SignalWatcher()
{
    for (const int signal : {SIGINT, SIGTERM, SIGHUP})
        std::signal(signal, SIG_DFL);
    m_notifier.setEnabled(false);
    for (const int end : m_pipe)
        ::close(end);
}

void SignalWatcher::readSignal()
{
    unsigned char number = 0;
    if (::read(m_pipe[0], &number, 1) == 1)
        emit interrupted(number);
}

void ignoreFileSizeSignal()
{
    std::signal(SIGXFSZ, SIG_IGN);
}

} // namespace Flaghoist
