#include "ui/inspector/detailspane.h"

#include "models/flagmodel.h"
#include "ui/currentflag.h"
#include "ui/flagcommands.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/palette.h"
#include "wording/errortext.h"
#include "wording/runtext.h"

#include <QAction>
#include <QDir>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QStackedWidget>
#include <QTabBar>
#include <QTextBrowser>
#include <QTextDocument>
#include <QUrl>
#include <QVBoxLayout>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 10;

QString muted(const QString &text, const QPalette &palette)
{
    return u"<span style=\"color:%1\">%2</span>"_s.arg(coloursOf(palette).muted.name(), text.toHtmlEscaped());
}

QString sizeText(qint64 bytes)
{
    // Below a kilobyte the locale's own word takes no plural.
    return bytes < 1024 ? DetailsPane::tr("%n byte(s)", nullptr, int(bytes))
                        : QLocale().formattedDataSize(bytes, 1, QLocale::DataSizeTraditionalFormat);
}

QTextBrowser *newPage(const QString &name)
{
    auto *const page = new QTextBrowser;
    page->setOpenLinks(false);
    page->setFrameShape(QFrame::NoFrame);
    page->document()->setDocumentMargin(margin);
    page->setAccessibleName(name);
    page->viewport()->setAutoFillBackground(false);
    return page;
}

} // namespace

DetailsPane::DetailsPane(const FlagModel *flags, const CurrentFlag *current, const FlagCommands *commands,
                         QWidget *parent)
    : QWidget(parent), m_flags(flags), m_current(current), m_title(new QLabel), m_tabs(new QTabBar),
      m_pages(new QStackedWidget),
      //: Tab of the details of a flag: what happened and what can be done
      m_summary(newPage(tr("Summary"))),
      //: Tab of the details of a flag: one line for each attempt
      m_attempts(newPage(tr("Attempts"))),
      //: Tab of the details of a flag: the header fields of the answer
      m_headers(newPage(tr("Headers"))),
      //: Tab of the details of a flag: its picture and where it is saved
      m_file(newPage(tr("Picture"))), m_buttons(new QWidget)
{
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setAccessibleName(tr("Details"));
    for (QTextBrowser *const page : {m_summary, m_attempts, m_headers, m_file}) {
        m_tabs->addTab(page->accessibleName());
        m_pages->addWidget(page);
    }
    connect(m_tabs, &QTabBar::currentChanged, m_pages, &QStackedWidget::setCurrentIndex);
    m_title->setFont(semiBold(font()));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setContentsMargins(margin, 2, margin, 0);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    auto *const flow = new FlowLayout(2, m_buttons);
    flow->setContentsMargins(4, 0, 4, 2);
    for (QAction *const action : {commands->retry, commands->copyCurl, commands->showInFolder})
        flow->addWidget(new ActionButton(action, ActionButton::Look::Link));
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tabs);
    column->addWidget(m_title);
    column->addWidget(m_pages, 1);
    column->addWidget(m_buttons);
    connect(m_current, &CurrentFlag::changed, this, &DetailsPane::refresh);
    connect(m_flags, &FlagModel::modelReset, this, &DetailsPane::refresh);
    connect(m_flags, &FlagModel::dataChanged, this,
            [this](const QModelIndex &first, const QModelIndex &last) {
                if (first.row() <= m_current->row() && m_current->row() <= last.row())
                    refresh();
            });
    refresh();
}

void DetailsPane::refresh()
{
    const int row = m_current->row();
    const bool isRow = row >= 0 && row < m_flags->rowCount();
    m_title->setVisible(isRow);
    m_buttons->setVisible(isRow);
    if (!isRow) {
        const QString nothing = tr("Select a flag to see each of its attempts and what can be done.");
        for (QTextBrowser *const page : {m_summary, m_attempts, m_headers, m_file})
            show(page, {muted(nothing, palette())});
        return;
    }
    const RunRow &flag = m_flags->row(row);
    m_title->setText(flagTitle(flag, m_flags->nameOf(row)));
    show(m_summary, summary(flag));
    QStringList attempts;
    for (const QString &line : attemptLines(flag)) {
        const AttemptRecord &attempt = flag.attempts[attempts.size()];
        //: %1 is the number of a slot, the place of one request at a time
        QStringList parts{tr("slot %1").arg(attempt.slot)};
        parts += attemptPhaseLines(phasesOf(attempt, attempt.started));
        attempts << line.toHtmlEscaped() + "<br>"_L1 + muted(parts.join(u" · "_s), palette());
    }
    if (attempts.isEmpty())
        attempts << muted(tr("No attempt has ended yet."), palette());
    show(m_attempts, attempts);
    show(m_headers, headers(flag));
    m_file->document()->addResource(QTextDocument::ImageResource, QUrl(u"flag"_s), flag.outcome.thumbnail);
    show(m_file, file(flag));
}

QStringList DetailsPane::summary(const RunRow &row) const
{
    const FlagOutcome &outcome = row.outcome;
    const bool failed = row.state == FlagState::Failed;
    QStringList paragraphs{(failed ? errorText(outcome) : flagStateText(row.state)).toHtmlEscaped()};
    if (failed)
        paragraphs << errorAdvice(outcome.failure.kind, outcome.failure.httpStatus).toHtmlEscaped();
    if (const auto duration = durationOf(outcome); duration && !row.attempts.isEmpty()) {
        //: %n attempts were made, %1 is the time that they took together
        paragraphs << tr("%n attempt(s), %1", nullptr, int(row.attempts.size()))
                          .arg(durationText(*duration))
                          .toHtmlEscaped();
    }
    if (failed && !outcome.failure.detail.isEmpty())
        //: %1 is what a library or the system said, untranslated
        paragraphs << muted(tr("System message: %1").arg(outcome.failure.detail), palette());
    if (row.item.url.isValid())
        paragraphs << muted(row.item.url.toDisplayString(), palette());
    return paragraphs;
}

/// Those of the last answer, as the server wrote them.
QStringList DetailsPane::headers(const RunRow &row) const
{
    for (qsizetype i = row.attempts.size() - 1; i >= 0; --i) {
        const AttemptRecord &attempt = row.attempts[i];
        if (attempt.headers.isEmpty())
            continue;
        QStringList lines;
        for (const auto &[name, value] : attempt.headers)
            lines << u"<b>%1:</b> %2"_s.arg(QString::fromLatin1(name).toHtmlEscaped(),
                                            QString::fromLatin1(value).toHtmlEscaped());
        //: Above header fields: %1 is the number of an attempt
        return {muted(tr("The answer to attempt %1:").arg(i + 1), palette()), lines.join(u"<br>"_s)};
    }
    return {muted(tr("No answer has come."), palette())};
}

QStringList DetailsPane::file(const RunRow &row) const
{
    const FlagOutcome &outcome = row.outcome;
    if (outcome.file.isEmpty())
        return {muted(tr("No file was saved."), palette())};
    QStringList paragraphs;
    if (!outcome.thumbnail.isNull())
        paragraphs << u"<img src=\"flag\">"_s;
    if (outcome.format && !outcome.size.isEmpty()) {
        paragraphs << tr("%1 × %2 pixels, %3, %4",
                         //: %1 × %2 are pixels, %3 is a format such as PNG, %4 is a size such as 3.4 kB
                         nullptr)
                          .arg(QString::number(outcome.size.width()), QString::number(outcome.size.height()),
                               imageFormatId(*outcome.format).toUpper(), sizeText(outcome.bytes));
    }
    paragraphs << QDir::toNativeSeparators(outcome.file).toHtmlEscaped();
    if (!outcome.sha256.isEmpty())
        paragraphs << muted(u"SHA-256 "_s + QString::fromLatin1(outcome.sha256.toHex()), palette());
    return paragraphs;
}

QStringList DetailsPane::attemptLines(const RunRow &row)
{
    QStringList lines;
    for (const AttemptRecord &attempt : row.attempts) {
        const QString number = QString::number(lines.size() + 1);
        const QString from = durationText(attempt.started);
        const QString end = durationText(attempt.ended.value_or(attempt.started));
        const QString how = attemptEndText(attempt);
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

void DetailsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh(); // the pages hold colours
}

void DetailsPane::show(QTextBrowser *page, const QStringList &paragraphs)
{
    const QString html = u"<p>%1</p>"_s.arg(paragraphs.join(u"</p><p>"_s));
    if (page->property("html").toString() == html)
        return; // what is marked in it stays marked
    page->setProperty("html", html);
    page->setHtml(html);
}

} // namespace Flaghoist
