#include "ui/inspector/practicepanel.h"

#include "session/downloadsession.h"
#include "ui/inspector/practicefields.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/emptynotice.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/loadstrip.h"
#include "wording/practicetext.h"

#include <QAction>
#include <QClipboard>
#include <QGridLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QScrollArea>
#include <QStackedWidget>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {
constexpr milliseconds lookEvery{100};
constexpr int tileGap = 24;
constexpr int fieldsWidth = 520;
constexpr int addressCharacters = 62;
} // namespace

PracticePanel::PracticePanel(DownloadSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_notice(new EmptyNotice), m_fields(new PracticeFields(session)),
      m_report(new QWidget), m_load(new LoadStrip), m_tiles(new QWidget(m_report)),
      //: What the practice server counted: requests that came
      m_requests(addTile(tr("requests"))),
      //: What the practice server counted: requests that are not answered yet
      m_inFlight(addTile(tr("in flight now"))),
      //: What the practice server counted: the largest number of requests at one time
      m_peak(addTile(tr("peak at once"))),
      //: What the practice server counted: connections that were opened
      m_connections(addTile(tr("connections"))),
      //: What the practice server counted: answers with a flag
      m_flags(addTile(tr("flags sent"))),
      //: What the practice server counted: requests for codes that have no flag
      m_notFound(addTile(tr("not found"))), m_faults(new QLabel), m_address(new QLineEdit),
      m_copy(new QAction(tr("Copy"), this)), m_copyButton(new ActionButton(m_copy, ActionButton::Look::Link)),
      m_notYet(new MutedLabel), m_whose(new MutedLabel(this)), m_pages(new QStackedWidget(this))
{
    layOut();
    m_look.setInterval(lookEvery);
    connect(&m_look, &QTimer::timeout, this, &PracticePanel::refresh);
    connect(m_session, &DownloadSession::stateChanged, this, &PracticePanel::refresh);
    connect(m_session, &DownloadSession::optionsChanged, this, &PracticePanel::refresh);
    connect(m_copy, &QAction::triggered, this, &PracticePanel::copyAddress);
}

QWidget *PracticePanel::tools() const
{
    return m_whose;
}

void PracticePanel::layOut()
{
    auto *const flow = new FlowLayout(tileGap, m_tiles);
    for (CountTile *const tile : {m_requests, m_inFlight, m_peak, m_connections, m_flags, m_notFound})
        flow->addWidget(tile);

    m_address->setObjectName(u"address"_s);
    m_address->setReadOnly(true);
    m_address->setMaximumWidth(addressCharacters * fontMetrics().averageCharWidth());
    m_address->setAccessibleName(tr("Address for other programs"));
    //: {cc} stays as it is
    m_address->setToolTip(tr("Other programs reach the practice server here, with a code in place of {cc}."));
    m_copyButton->setAccessibleName(tr("Copy the address"));
    m_notYet->setText(tr("It starts when you press Start."));
    auto *const place = new QWidget;
    auto *const address = new QHBoxLayout(place);
    address->setContentsMargins(0, 0, 0, 0);
    address->setSpacing(4);
    address->addWidget(m_address, 100); // as good as all, up to its maximum
    address->addWidget(m_copyButton);
    address->addWidget(m_notYet);
    address->addStretch(1);

    auto *const form = new QGridLayout;
    form->setHorizontalSpacing(16);
    form->setVerticalSpacing(6);
    form->setColumnStretch(1, 1);
    //: Before a chart of what the practice server has to do
    addLine(form, tr("Load"), m_load);
    //: What the practice server did wrong on purpose, and how often
    addLine(form, tr("Faults so far"), m_faults);
    addLine(form, tr("Address"), place);
    auto *const note = new MutedLabel;
    note->setText(tr("Practice pictures – not for publishing."));
    form->addWidget(note, form->rowCount(), 1);

    auto *const column = new QVBoxLayout(m_report);
    column->setContentsMargins(16, 12, 16, 10);
    column->setSpacing(12);
    column->addWidget(m_tiles);
    column->addLayout(form);
    column->addStretch(1);

    auto *const both = new QWidget;
    auto *const row = new QHBoxLayout(both);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(0);
    m_fields->setMaximumWidth(fieldsWidth);
    m_fields->setContentsMargins(16, 12, 16, 10);
    row->addWidget(m_fields, 2, Qt::AlignTop);
    row->addWidget(m_report, 3);
    auto *const scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(both);
    m_pages->addWidget(m_notice);
    m_pages->addWidget(scroll);
    auto *const whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_pages);
}

CountTile *PracticePanel::addTile(const QString &caption)
{
    return new CountTile(caption, m_tiles);
}

void PracticePanel::addLine(QGridLayout *form, const QString &label, QWidget *value)
{
    auto *const title = new MutedLabel;
    title->setText(label);
    const int row = form->rowCount();
    form->addWidget(title, row, 0, qobject_cast<QLabel *>(value) ? Qt::AlignTop : Qt::AlignVCenter);
    form->addWidget(value, row, 1);
    if (auto *const words = qobject_cast<QLabel *>(value)) {
        words->setTextFormat(Qt::PlainText);
        words->setWordWrap(true);
    }
}

void PracticePanel::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    refresh();
    m_look.start();
}

void PracticePanel::hideEvent(QHideEvent *event)
{
    QWidget::hideEvent(event);
    m_look.stop();
}

void PracticePanel::refresh()
{
    if (!isVisible())
        return;
    m_fields->refresh();
    const std::optional<PracticeReport> report = m_session->practice();
    m_pages->setCurrentIndex(report ? 1 : 0);
    const Source source = m_session->source();
    if (!report) {
        m_whose->clear();
        if (source.urlTemplate.isLoopback())
            //: %1 is the host of a server of the person's own
            m_notice->setNotice(
                tr("%1 is a server of your own: only practice sources count the requests they receive.")
                    .arg(source.label));
        else
            //: %1 is the label of a source or its host
            m_notice->setNotice(tr("%1 is on the web: only practice sources count the requests they receive.")
                                    .arg(source.label));
        return;
    }
    addLoad(*report);
    const PracticeStats &stats = report->stats;
    m_requests->setCount(stats.requests);
    m_inFlight->setCount(stats.inFlight);
    m_peak->setCount(stats.peakInFlight);
    m_connections->setCount(stats.connections);
    m_flags->setCount(stats.flags);
    m_notFound->setCount(stats.notFound);
    const QString faults = practiceFaultCountsText(stats.faults);
    m_faults->setText(faults.isEmpty() ? tr("none so far") : faults);
    const bool listens = !report->urlTemplate.isEmpty();
    //: Above counts: %1 is the label of a practice source
    m_whose->setText(listens ? tr("%1, since its run began").arg(source.label) : QString());
    m_address->setVisible(listens);
    m_copyButton->setVisible(listens);
    m_notYet->setVisible(!listens);
    if (m_address->text() != report->urlTemplate) { // otherwise what is marked in it stays marked
        m_address->setText(report->urlTemplate);
        m_address->setCursorPosition(0);
    }
}

/// While the server has work; what it had before it was cleared belongs to another run.
void PracticePanel::addLoad(const PracticeReport &report)
{
    const PracticeStats &stats = report.stats;
    if (stats.requests == 0)
        m_load->clear();
    const auto &samples = m_load->samples();
    if (stats.requests == 0 || (stats.inFlight == 0 && (samples.empty() || samples.back().working == 0)))
        return;
    const int working = stats.inFlight - stats.queued;
    const QString work = tr("%n answer(s) at work", nullptr, working);
    const int capacity = report.behaviour.capacity;
    //: Over the chart of what the practice server has to do: %1 is “3 answers at work”, %L2 wait in its
    //: queue, %L3 is how many it works on at a time
    const QString text =
        capacity > 0 ? tr("%1 of %L3, %L2 queued").arg(work).arg(stats.queued).arg(capacity) : work;
    m_load->add({.at = samples.empty() ? milliseconds(0) : samples.back().at + lookEvery,
                 .working = working,
                 .queued = stats.queued,
                 .allowed = capacity},
                text);
}

void PracticePanel::copyAddress()
{
    QGuiApplication::clipboard()->setText(m_address->text());
}

} // namespace Flaghoist
