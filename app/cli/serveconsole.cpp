#include "cli/serveconsole.h"

#include "cli/consolereport.h"
#include "cli/exitstatus.h"
#include "wording/practicetext.h"
#include "wording/problemtext.h"

namespace Flaghoist {

using namespace Qt::StringLiterals;

QString servingReport(const QList<Source> &sites, int flags)
{
    QString report;
    for (const Source &site : sites) {
        report += site.label + u"  "_s + siteOf(site.urlTemplate) + u"  "_s
            + practiceBehaviourText(site.practice.value_or(PracticeBehaviour())) + u'\n';
    }
    //: {cc} stays as it is; %1 is a number
    report += ServeConsole::tr("Flags there: %1, each at {cc}/{cc}.gif and {cc}/{cc}.png below the address.")
                  .arg(flags);
    return report + u'\n' + ServeConsole::tr("Ctrl+C ends the server.") + u'\n';
}

ServeConsole::ServeConsole(Output &out, Output &err, QObject *parent)
    : QObject(parent), m_out(out), m_err(err)
{
}

ServeConsole::~ServeConsole() = default;

void ServeConsole::run(const CommandLine &line)
{
    const Serving serving = line.serving.value_or(Serving());
    auto opened = servePractice(serving.folder, serving.firstPort, line.run);
    if (!opened) {
        m_err.write(complaint(programName(Program::Console), opened.error()));
        emit ended(UsageError);
        return;
    }
    m_sites = std::move(opened).value();
    reportSites();
}

void ServeConsole::interrupt(int /*signal*/)
{
    emit ended(Success);
}

void ServeConsole::reportSites()
{
    m_out.write(servingReport(m_sites.sources, m_sites.flags));
    switch (m_out.state()) {
    case Output::State::Open: break;
    case Output::State::Closed: emit ended(OutputClosed); break;
    case Output::State::Failed:
        m_err.writeLine(u"flaghoist-cli: "_s + tr("The output cannot be written: %1").arg(m_out.failure()));
        emit ended(SomeErrors);
        break;
    }
}

} // namespace Flaghoist
