#include "cli/signalwatcher.h"

#include <array>
#include <csignal>
#include <cstdlib>

#include <fcntl.h>
#include <unistd.h>

namespace Flaghoist {

namespace {

volatile std::sig_atomic_t handlerEnd = -1;
volatile std::sig_atomic_t signalsSeen = 0;

/// Only what is safe in a signal handler.
void handleSignal(int signal)
{
    if (signalsSeen > 0)
        ::_exit(128 + signal);
    signalsSeen = 1;
    const auto number = static_cast<unsigned char>(signal);
    if (::write(handlerEnd, &number, 1) != 1)
        ::_exit(128 + signal);
}

void handle(int signal, void (*handler)(int))
{
    struct sigaction action
    {
    };
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, nullptr);
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
    handle(SIGINT, handleSignal);
    handle(SIGTERM, handleSignal);
    handle(SIGPIPE, SIG_IGN);
}

SignalWatcher::~SignalWatcher()
{
    handle(SIGINT, SIG_DFL);
    handle(SIGTERM, SIG_DFL);
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

} // namespace Flaghoist
