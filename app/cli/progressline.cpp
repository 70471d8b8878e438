#include "cli/progressline.h"

#include "wording/runtext.h"

#include <QCoreApplication>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct ProgressTexts
{
    Q_DECLARE_TR_FUNCTIONS(ProgressLine)
};

QString bar(double share, int width)
{
    const int filled = std::clamp(int(share * width), 0, width);
    return u'[' + QString(filled, u'#') + QString(width - filled, u'.') + u']';
}

} // namespace

QString progressText(const RunProgress &progress, int columns)
{
    const double share = progress.total > 0 ? double(progress.done) / progress.total : 0;
    //: %1 of %2 flags are done, %3 is the share in per cent
    QString text = ProgressTexts::tr("%1/%2  %3%")
                       .arg(QString::number(progress.done), QString::number(progress.total),
                            QString::number(int(share * 100)));
    text += u"  "_s + clockText(progress.elapsed);
    if (progress.serverWait > milliseconds{0}) {
        text += u", "_s + serverWaitText(progress.serverWait);
    } else if (progress.left) {
        //: %1 is a clock such as 0:04, %2 a number such as 3.2
        text += ProgressTexts::tr(", about %1 left, %2 flags/s")
                    .arg(clockText(*progress.left), QLocale().toString(progress.perSecond, 'f', 1));
    }
    // A terminal that is written to its last column may wrap.
    constexpr int widestBar = 30;
    constexpr int narrowestBar = 5;
    const int room = std::min(widestBar, columns - 1 - int(text.size()) - 4);
    if (room >= narrowestBar)
        text.prepend(bar(share, room) + u"  "_s);
    return text.left(std::max(columns - 1, 0));
}

ProgressLine::ProgressLine(Output &output) : m_output(output), m_onTerminal(output.isTerminal()) { }

void ProgressLine::show(const RunProgress &progress)
{
    if (!m_onTerminal)
        return;
    m_output.write(u"\r\x1b[K"_s + progressText(progress, m_output.columns()));
    m_shown = true;
}

void ProgressLine::clear()
{
    if (m_shown)
        m_output.write(u"\r\x1b[K"_s);
    m_shown = false;
}

} // namespace Flaghoist
