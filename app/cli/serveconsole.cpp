#include "cli/serveconsole.h"

#include "cli/consolereport.h"
#include "cli/exitstatus.h"
#include "session/practiceservice.h"
#include "wording/practicetext.h"
#include "wording/programtext.h"
#include "wording/runtext.h"

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// Complete sentences.
QString behaviourText(const PracticeBehaviour &behaviour)
{
    QStringList sentences;
    if (behaviour.maxDelay == milliseconds(0))
        sentences.append(ServeConsole::tr("Answers at once."));
    else if (behaviour.minDelay == behaviour.maxDelay)
        //: %1 is a duration
        sentences.append(ServeConsole::tr("Answers after %1.").arg(secondsText(behaviour.maxDelay)));
    else
        //: %1 and %2 are durations
        sentences.append(ServeConsole::tr("Answers after %1 to %2.")
                             .arg(secondsText(behaviour.minDelay), secondsText(behaviour.maxDelay)));
    for (const auto &[code, delay] : behaviour.slow.asKeyValueRange())
        //: %1 is a country code, %2 a duration
        sentences.append(ServeConsole::tr("%1 takes %2.").arg(code.upper(), secondsText(delay)));
    if (behaviour.errorRate > 0) {
        const QString percent = practicePercentText(behaviour);
        if (behaviour.faults == PracticeFault::Teapot)
            //: %1 is a number
            sentences.append(ServeConsole::tr("%1% of the answers are errors.").arg(percent));
        else
            //: %1 is a number, %2 a list of ids such as 503, reset
            sentences.append(ServeConsole::tr("%1% of the requests fail: %2.")
                                 .arg(percent, practiceFaultIds(behaviour.faults).join(u", "_s)));
    }
    return sentences.join(u' ');
}

} // namespace

QString servingReport(const QList<Source> &sites, int flags)
{
    QString report;
    for (const Source &site : sites) {
        report += site.label + u"  "_s + siteOf(site.urlTemplate) + u"  "_s
            + behaviourText(site.practice.value_or(PracticeBehaviour())) + u'\n';
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
    auto opened = PracticeService::open(serving.folder, serving.firstPort, line.run);
    if (!opened) {
        m_err.write(complaint(programName(Program::Console), opened.error()));
        emit ended(UsageError);
        return;
    }
    m_service = std::move(opened).value();
    reportSites();
}

void ServeConsole::interrupt(int /*signal*/)
{
    emit ended(Success);
}

void ServeConsole::reportSites()
{
    m_out.write(servingReport(m_service->sites(), m_service->flags()));
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
