#include "ui/inspector/practicepanel.h"

#include "session/downloadsession.h"
#include "ui/inspector/practicefields.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/loadstrip.h"
#include "ui/widgets/palette.h"
#include "wording/practicetext.h"

#include <QAction>
#include <QClipboard>
#include <QFormLayout>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QScrollArea>
#include <QStyle>

#include <utility>
#include <vector>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {
constexpr milliseconds lookEvery{100};
constexpr int columnGap = 24;
constexpr int fieldsWidth = 520;
constexpr int addressCharacters = 62;
} // namespace

PracticePanel::PracticePanel(DownloadSession *session, QWidget *parent)
    : QStackedWidget(parent), m_session(session), m_notice(new EmptyNotice),
      m_fields(new PracticeFields(session)), m_load(new LoadStrip), m_loadText(new MutedLabel),
      m_faults(new QLabel), m_address(new QLineEdit), m_copy(new QAction(tr("Copy"), this)),
      m_copyButton(new ActionButton(m_copy, ActionButton::Look::Link)),
      m_notYet(new MutedLabel(tr("It starts when you press Start."))), m_whose(new MutedLabel(this))
{
    m_look.setInterval(lookEvery);
    layOut(newReport());
    connect(&m_look, &QTimer::timeout, this, &PracticePanel::refresh);
    connect(m_session, &DownloadSession::stateChanged, this, &PracticePanel::refresh);
    connect(m_session, &DownloadSession::optionsChanged, this, &PracticePanel::refresh);
    connect(m_copy, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(m_address->text()); });
}

QWidget *PracticePanel::tools() const
{
    return m_whose;
}

/// What the server saw, beside the fields.
QWidget *PracticePanel::newReport()
{
    const std::pair<QString, int PracticeStats::*> counts[] = {
        //: What the practice server counted: requests that came
        {tr("requests"), &PracticeStats::requests},
        //: What the practice server counted: requests that are not answered yet
        {tr("in flight now"), &PracticeStats::inFlight},
        //: What the practice server counted: the largest number of requests at one time
        {tr("peak at once"), &PracticeStats::peakInFlight},
        //: What the practice server counted: connections that were opened
        {tr("connections"), &PracticeStats::connections},
        //: What the practice server counted: answers with a flag
        {tr("flags sent"), &PracticeStats::flags},
        //: What the practice server counted: requests for codes that have no flag
        {tr("not found"), &PracticeStats::notFound}};
    auto *const flow = new FlowLayout(columnGap);
    for (const auto &[caption, number] : counts) {
        m_counts.append({caption, number, new QLabel});
        flow->addWidget(m_counts.last().label);
    }
    m_address->setObjectName(u"address"_s);
    m_address->setReadOnly(true);
    m_address->setMaximumWidth(addressCharacters * fontMetrics().averageCharWidth());
    m_address->setAccessibleName(tr("Address for other programs"));
    //: {cc} stays as it is
    m_address->setToolTip(tr("Other programs reach the practice server here, with a code in place of {cc}."));
    m_copyButton->setAccessibleName(tr("Copy the address"));
    auto *const address = new QHBoxLayout;
    address->setSpacing(4);
    address->addWidget(m_address, 100); // as good as all, up to its maximum
    address->addWidget(m_copyButton);
    address->addWidget(m_notYet);
    address->addStretch(1);
    m_loadText->setElided(true, Qt::ElideRight);
    m_faults->setTextFormat(Qt::PlainText);
    m_faults->setWordWrap(true);

    auto *const form = new QFormLayout;
    form->setHorizontalSpacing(16);
    form->setLabelAlignment(Qt::AlignLeading | Qt::AlignVCenter);
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    auto *const load = new QHBoxLayout;
    load->setSpacing(12);
    load->addWidget(m_load);
    load->addWidget(m_loadText, 1);
    //: Before a chart of what the practice server has to do
    form->addRow(new MutedLabel(tr("Load")), load);
    //: What the practice server did wrong on purpose, and how often
    form->addRow(new MutedLabel(tr("Faults so far")), m_faults);
    form->addRow(new MutedLabel(tr("Address")), address);
    form->addRow(QString(), new MutedLabel(tr("Practice pictures – not for publishing.")));
    auto *const report = new QWidget;
    auto *const column = new QVBoxLayout(report);
    column->setContentsMargins(16, 12, 16, 10);
    column->setSpacing(12);
    column->addLayout(flow);
    column->addLayout(form);
    column->addStretch(1);
    return report;
}

void PracticePanel::layOut(QWidget *report)
{
    auto *const both = new QWidget;
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight, both);
    m_columns->setContentsMargins(0, 0, 0, 0);
    m_columns->setSpacing(0);
    m_fields->setContentsMargins(16, 12, 16, 10);
    m_columns->addWidget(m_fields, 2, Qt::AlignTop);
    m_columns->addWidget(report, 3);
    auto *const scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(both);
    addWidget(m_notice);
    addWidget(scroll);
}

/// Fields and report stand side by side where both fit.
void PracticePanel::arrange()
{
    int least = style()->pixelMetric(QStyle::PM_ScrollBarExtent);
    for (int part = 0; part < m_columns->count(); ++part)
        least += m_columns->itemAt(part)->minimumSize().width();
    const bool below = width() < least;
    m_columns->setDirection(below ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    m_fields->setMaximumWidth(below ? QWIDGETSIZE_MAX
                                    : fieldsWidth); // the height is that for the whole width
}

void PracticePanel::resizeEvent(QResizeEvent *event)
{
    QStackedWidget::resizeEvent(event);
    arrange();
}

void PracticePanel::showEvent(QShowEvent *event)
{
    QStackedWidget::showEvent(event);
    refresh();
    m_look.start();
}

void PracticePanel::hideEvent(QHideEvent *event)
{
    QStackedWidget::hideEvent(event);
    m_look.stop();
}

void PracticePanel::refresh()
{
    if (!isVisible())
        return;
    m_fields->refresh();
    const std::optional<PracticeReport> report = m_session->practice();
    setCurrentIndex(report ? 1 : 0);
    const Source source = m_session->source();
    if (!report) {
        m_whose->clear();
        m_notice->setNotice(
            (source.urlTemplate.isLoopback()
                 //: %1 is the host of a server of the person's own
                 ? tr("%1 is a server of your own: only practice sources count the requests they receive.")
                 //: %1 is the label of a source or its host
                 : tr("%1 is on the web: only practice sources count the requests they receive."))
                .arg(source.label));
        return;
    }
    addLoad(*report);
    arrange();
    for (const Count &count : std::as_const(m_counts)) {
        const QString number = QLocale().toString(report->stats.*count.number);
        //: For a screen reader: %1 says what is counted, %2 is the number
        const QString name = tr("%1: %2").arg(count.caption, number);
        if (name != count.label->accessibleName()) // a screen reader hears of each change
            count.label->setAccessibleName(name);
        count.label->setText(u"<span style=\"font-size:x-large; font-weight:600\">%1</span><br>"
                             "<span style=\"color:%2\">%3</span>"_s.arg(
                                 number, coloursOf(palette()).muted.name(), count.caption.toHtmlEscaped()));
    }
    const QString faults = practiceFaultCountsText(report->stats.faults);
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
    auto samples = stats.requests == 0 ? std::vector<LoadStrip::Sample>() : m_load->samples();
    if (samples.empty())
        m_load->setSamples({}, {});
    m_load->setVisible(!samples.empty());
    if (samples.empty())
        //: Instead of a chart of what the practice server has to do: it was not recorded
        m_loadText->setText(stats.requests == 0 ? tr("none so far") : tr("recorded while this tab is open"));
    if (stats.requests == 0 || (stats.inFlight == 0 && (samples.empty() || samples.back().working == 0)))
        return;
    const int working = stats.inFlight - stats.queued;
    const QString work = tr("%n answer(s) at work", nullptr, working);
    const int capacity = report.behaviour.capacity;
    //: Over the chart of what the practice server has to do: %1 is “3 answers at work”, %L2 wait in its
    //: queue, %L3 is how many it works on at a time
    const QString text =
        capacity > 0 ? tr("%1 of %L3, %L2 queued").arg(work).arg(stats.queued).arg(capacity) : work;
    samples.push_back({.at = samples.empty() ? milliseconds(0) : samples.back().at + lookEvery,
                       .working = working,
                       .queued = stats.queued,
                       .allowed = capacity});
    m_load->setSamples(std::move(samples), text);
    m_loadText->setText(text);
}

} // namespace Flaghoist
