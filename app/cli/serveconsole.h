#pragma once

#include "cli/output.h"
#include "domain/source.h"
#include "options/commandline.h"
#include "session/practicehost.h"

#include <QObject>

namespace Flaghoist {

/// Where \a sites are and how each of them behaves, a line for each; then what \a flags they have.
[[nodiscard]] QString servingReport(const QList<Source> &sites, int flags);

/// Runs one command line with --serve: opens the practice server, prints where it is, lets it serve.
class ServeConsole final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ServeConsole)

public:
    /// Borrowed: both outlive this.
    ServeConsole(Output &out, Output &err, QObject *parent = nullptr);
    ~ServeConsole() override;

    /// Call once, with the event loop running; ends in ended(), at once where the server cannot be opened.
    void run(const CommandLine &line);
    /// The server's usual end, and a good one whatever the \a signal.
    void interrupt(int signal);

signals:
    void ended(int exitStatus);

private:
    void reportSites();

    Output &m_out;
    Output &m_err;
    PracticeSites m_sites;
};

} // namespace Flaghoist
