#include "ui/inspector/errordetails.h"

#include "models/flagmodel.h"
#include "ui/statecolours.h"
#include "wording/errortext.h"
#include "wording/runtext.h"

#include <QEvent>

#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

QString muted(const QString &html)
{
    return u"<span class=\"muted\">%1</span>"_s.arg(html);
}

} // namespace

ErrorDetails::ErrorDetails(QWidget *parent) : QTextBrowser(parent)
{
    setOpenLinks(false);
    setFrameShape(QFrame::NoFrame);
    document()->setDocumentMargin(12);
    setAccessibleName(tr("Details of the error"));
    showNothing();
}

void ErrorDetails::showFlag(const FlagRow &row)
{
    const FlagOutcome &outcome = row.outcome;
    QStringList attempts;
    for (const QString &line : attemptLines(row))
        attempts << line.toHtmlEscaped();
    //: Heading of the details: %1 is a country code, %2 the country's name
    const QString heading =
        row.name == row.code.upper() ? row.name : tr("%1 · %2").arg(row.code.upper(), row.name);
    const bool failed = row.state == FlagState::Failed;
    const QString what = failed ? errorText(outcome) : flagStateText(row.state);
    QStringList paragraphs{u"<b>%1</b><br>%2"_s.arg(heading.toHtmlEscaped(), what.toHtmlEscaped())};
    if (!attempts.isEmpty())
        paragraphs << attempts.join(u"<br>"_s);
    if (failed)
        paragraphs << errorAdvice(outcome.kind, outcome.httpStatus).toHtmlEscaped();
    if (failed && !outcome.detail.isEmpty())
        //: %1 is what a library or the system said, untranslated
        paragraphs << muted(tr("In the words of the system: %1").arg(outcome.detail).toHtmlEscaped());
    paragraphs << muted(row.url.toDisplayString().toHtmlEscaped());
    show(paragraphs);
}

void ErrorDetails::showNothing()
{
    show({muted(tr("Select a code to see each of its attempts and what can be done.").toHtmlEscaped())});
}

QStringList ErrorDetails::attemptLines(const FlagRow &row)
{
    QStringList lines;
    for (const AttemptRecord &attempt : row.attempts) {
        const QString number = QString::number(lines.size() + 1);
        const QString from = secondsText(milliseconds(attempt.startMs));
        const QString end = secondsText(milliseconds(std::max(attempt.endMs, attempt.startMs)));
        const QString how = endText(attempt);
        if (attempt.sends > 1) {
            //: %1 is the attempt's number, %2 and %3 are times since the start, %4 is how it ended; the
            //: system repeated the request by itself
            lines << tr("Attempt %1: %2 – %3, %4, sent %n times", nullptr, attempt.sends)
                         .arg(number, from, end, how);
        } else {
            //: %1 is the attempt's number, %2 and %3 are times since the start, %4 is how it ended
            lines << tr("Attempt %1: %2 – %3, %4").arg(number, from, end, how);
        }
    }
    return lines;
}

QString ErrorDetails::endText(const AttemptRecord &attempt)
{
    if (attempt.kind != ErrorKind::None)
        return errorShortText(attempt.kind, attempt.httpStatus, attempt.reason);
    //: How an attempt ended: it brought an answer
    return tr("answered");
}

void ErrorDetails::changeEvent(QEvent *event)
{
    QTextBrowser::changeEvent(event);
    if (event->type() == QEvent::PaletteChange && !m_page.isEmpty())
        setHtml(m_page);
}

void ErrorDetails::show(const QStringList &paragraphs)
{
    const QString page = u"<p>%1</p>"_s.arg(paragraphs.join(u"</p><p>"_s));
    if (std::exchange(m_page, page) != page)
        setHtml(m_page); // otherwise what is marked in it stays marked
}

} // namespace Flaghoist
