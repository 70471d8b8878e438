#include "ui/inspector/detailspane.h"

#include "models/flagmodel.h"
#include "ui/currentflag.h"
#include "ui/flagcommands.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/palette.h"
#include "wording/errortext.h"
#include "wording/runtext.h"

#include <QAction>
#include <QDir>
#include <QEvent>
#include <QLabel>
#include <QLocale>
#include <QTabBar>
#include <QTextBrowser>
#include <QTextDocument>
#include <QUrl>
#include <QVBoxLayout>

#include <array>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int margin = 10;
} // namespace

DetailsPane::DetailsPane(const FlagModel *flags, const CurrentFlag *current, const FlagCommands *commands,
                         QWidget *parent)
    : QWidget(parent), m_flags(flags), m_current(current), m_tabs(new QTabBar), m_title(new QLabel),
      m_page(new QTextBrowser), m_buttons(new QWidget)
{
    m_tabs->setDocumentMode(true);
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_tabs->setUsesScrollButtons(false);
    m_tabs->setAccessibleName(tr("Details"));
    //: Tab of the details of a flag: what happened and what can be done
    m_tabs->addTab(tr("Summary"));
    //: Tab of the details of a flag: one line for each attempt
    m_tabs->addTab(tr("Attempts"));
    //: Tab of the details of a flag: the header fields of the answer
    m_tabs->addTab(tr("Headers"));
    //: Tab of the details of a flag: its picture and where it is saved
    m_tabs->addTab(tr("Picture"));
    m_title->setFont(semiBold(font()));
    m_title->setTextFormat(Qt::PlainText);
    m_title->setContentsMargins(margin, 2, margin, 0);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    m_page->setOpenLinks(false);
    m_page->setFrameShape(QFrame::NoFrame);
    m_page->document()->setDocumentMargin(margin);
    m_page->viewport()->setAutoFillBackground(false);
    auto *const flow = new FlowLayout(2, m_buttons);
    flow->setContentsMargins(4, 0, 4, 2);
    for (QAction *const action : {commands->retry, commands->copyCurl, commands->showInFolder}) {
        auto *const button = new ActionButton(action, ActionButton::Look::Link);
        const auto show = [button, action] {
            button->setVisible(action->isEnabled()); // there is room for what can be done
        };
        flow->addWidget(button);
        connect(action, &QAction::changed, button, show);
        show();
    }
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tabs);
    column->addWidget(m_title);
    column->addWidget(m_page, 1);
    column->addWidget(m_buttons);
    connect(m_tabs, &QTabBar::currentChanged, this, &DetailsPane::refresh);
    connect(m_current, &CurrentFlag::changed, this, &DetailsPane::refresh);
    connect(m_flags, &FlagModel::modelReset, this, &DetailsPane::refresh);
    connect(m_flags, &FlagModel::rowsUpdated, this, [this](const QList<int> &rows) {
        if (rows.contains(m_current->row()))
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
    QStringList shown{muted(tr("Select a flag to see each of its attempts and what can be done."))};
    if (isRow) {
        const RunRow &flag = m_flags->row(row);
        m_title->setText(flagTitle(flag, m_flags->nameOf(row)));
        m_page->document()->addResource(QTextDocument::ImageResource, QUrl(u"flag"_s),
                                        flag.outcome.thumbnail);
        m_page->document()->addResource(QTextDocument::ImageResource, QUrl(u"earlier"_s),
                                        flag.outcome.earlierThumbnail);
        static constexpr std::array pages{&DetailsPane::summary, &DetailsPane::attempts,
                                          &DetailsPane::headers, &DetailsPane::file};
        shown = (this->*pages[size_t(m_tabs->currentIndex())])(flag);
    }
    m_page->setAccessibleName(m_tabs->tabText(m_tabs->currentIndex()));
    const QString html = u"<p>%1</p>"_s.arg(shown.join(u"</p><p>"_s));
    if (std::exchange(m_shown, html) != html) // otherwise what is marked in it stays marked
        m_page->setHtml(html);
}

QStringList DetailsPane::attempts(const RunRow &row) const
{
    QStringList attempts;
    for (const QString &line : attemptLines(row)) {
        const AttemptRecord &attempt = row.attempts[attempts.size()];
        //: %1 is the number of a slot, the place of one request at a time
        QStringList parts{tr("slot %1").arg(attempt.slot)};
        parts += attemptPhaseLines(phasesOf(attempt, attempt.started));
        attempts << line.toHtmlEscaped() + "<br>"_L1 + muted(parts.join(u" · "_s));
    }
    return attempts.isEmpty() ? QStringList{muted(tr("No attempt has ended yet."))} : attempts;
}

QString DetailsPane::muted(const QString &text) const
{
    return u"<span style=\"color:%1\">%2</span>"_s.arg(coloursOf(palette()).muted.name(),
                                                       text.toHtmlEscaped());
}

QStringList DetailsPane::summary(const RunRow &row) const
{
    const FlagOutcome &outcome = row.outcome;
    const bool failed = row.state == FlagState::Failed;
    QStringList paragraphs{(failed ? errorText(outcome) : flagStateText(row.state)).toHtmlEscaped()};
    if (failed)
        paragraphs << errorAdvice(outcome.failure).toHtmlEscaped();
    if (const auto duration = durationOf(outcome); duration && !row.attempts.isEmpty()) {
        //: %n attempts were made, %1 is the time that they took together
        paragraphs << tr("%n attempt(s), %1", nullptr, int(row.attempts.size()))
                          .arg(durationText(*duration))
                          .toHtmlEscaped();
    }
    const bool isExplained = categoryOf(outcome.failure.kind) == FailureCategory::Refusal; // by its status
    if (failed && !isExplained && !outcome.failure.detail.isEmpty())
        //: %1 is what a library or the system said, untranslated
        paragraphs << muted(tr("System message: %1").arg(errorDetailText(outcome.failure.detail)));
    if (row.item.url.isValid())
        paragraphs << muted(row.item.url.toDisplayString());
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
        return {muted(tr("The answer to attempt %1:").arg(i + 1)), lines.join(u"<br>"_s)};
    }
    return {muted(tr("No answer has come."))};
}

QStringList DetailsPane::file(const RunRow &row) const
{
    const FlagOutcome &outcome = row.outcome;
    if (outcome.file.isEmpty())
        return {muted(tr("No file was saved."))};
    QStringList paragraphs;
    if (!outcome.earlierThumbnail.isNull())
        paragraphs << u"<img src=\"earlier\"> <img src=\"flag\">"_s
                   << tr("The flag on the left was there before.");
    else if (!outcome.thumbnail.isNull())
        paragraphs << u"<img src=\"flag\">"_s;
    if (outcome.format && !outcome.size.isEmpty()) {
        const qint64 bytes = outcome.bytes; // below a kilobyte the locale's own word takes no plural
        //: %1 × %2 are pixels, %3 is a format such as PNG, %4 is a size such as 3.4 kB
        paragraphs << tr("%1 × %2 pixels, %3, %4")
                          .arg(outcome.size.width())
                          .arg(outcome.size.height())
                          .arg(imageFormatId(*outcome.format).toUpper(),
                               bytes < 1024 ? tr("%n byte(s)", nullptr, int(bytes))
                                            : QLocale().formattedDataSize(
                                                bytes, 1, QLocale::DataSizeTraditionalFormat));
    }
    paragraphs << QDir::toNativeSeparators(outcome.file).toHtmlEscaped();
    if (!outcome.sha256.isEmpty())
        paragraphs << muted(u"SHA-256 "_s + QString::fromLatin1(outcome.sha256.toHex()));
    return paragraphs;
}

QStringList DetailsPane::attemptLines(const RunRow &row)
{
    QStringList lines;
    for (const AttemptRecord &attempt : row.attempts) {
        lines << (attempt.sends > 1
                      //: %1 is the attempt's number, %2 and %3 are times since the start, %4 is how it ended;
                      //: the system repeated the request by itself
                      ? tr("Attempt %1: %2 – %3, %4, sent %n times", nullptr, attempt.sends)
                      //: %1 is the attempt's number, %2 and %3 are times since the start, %4 is how it ended
                      : tr("Attempt %1: %2 – %3, %4"))
                     .arg(QString::number(lines.size() + 1), durationText(attempt.started),
                          durationText(attempt.ended.value_or(attempt.started)), attemptEndText(attempt));
    }
    return lines;
}

void DetailsPane::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::PaletteChange)
        refresh(); // the page holds colours
}

} // namespace Flaghoist
