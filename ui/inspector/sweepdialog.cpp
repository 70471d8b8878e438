#include "ui/inspector/sweepdialog.h"

#include "options/optionvalue.h"
#include "session/sweep.h"
#include "ui/inspector/runchart.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/labels.h"
#include "wording/comparisontext.h"
#include "wording/problemtext.h"
#include "wording/runtext.h"

#include <QAction>
#include <QCheckBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QProgressBar>
#include <QVBoxLayout>

namespace Flaghoist {

using namespace Qt::StringLiterals;

SweepDialog::SweepDialog(const RunOptions &options, QWidget *parent)
    : QDialog(parent), m_options(options), m_sweep(new Sweep(this)),
      m_atOnce(new QLineEdit(u"1, 5, 30, 100"_s)), m_chart(new RunChart), m_result(new QLabel),
      m_progress(new QProgressBar), m_message(new MessageLine), m_start(new QAction(this))
{
    //: Several runs, one after the other, with other numbers of requests at once
    setWindowTitle(tr("Sweep"));
    setAttribute(Qt::WA_DeleteOnClose);
    layOut();
    connect(m_start, &QAction::triggered, this, &SweepDialog::startOrCancel);
    connect(m_atOnce, &QLineEdit::textChanged, this, &SweepDialog::refresh);
    for (const QCheckBox *const method : m_methods)
        connect(method, &QCheckBox::toggled, this, &SweepDialog::refresh);
    connect(m_sweep, &Sweep::progressed, this, &SweepDialog::refresh);
    connect(m_sweep, &Sweep::finished, this, &SweepDialog::refresh);
    connect(m_sweep, &Sweep::failed, this, [this](const Problem &problem) {
        refresh();
        m_message->showProblem(problemText(problem));
    });
    refresh();
}

void SweepDialog::layOut()
{
    auto *const form = new QFormLayout;
    //: Numbers of requests at once, with commas between them
    form->addRow(tr("&At once:"), m_atOnce);
    auto *const methods = new QVBoxLayout;
    for (const Strategy strategy : allStrategies) {
        auto *const box = new QCheckBox(strategyText(strategy));
        box->setChecked(strategy == m_options.strategy);
        methods->addWidget(box);
        m_methods.append(box);
    }
    form->addRow(tr("Methods:"), methods);
    m_result->setObjectName(u"result"_s);
    m_result->setWordWrap(true);
    m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_chart->setMinimumHeight(220);
    auto *const column = new QVBoxLayout(this);
    column->addLayout(form);
    column->addWidget(m_chart, 1);
    column->addWidget(m_result);
    column->addWidget(m_progress);
    column->addWidget(m_message);
    column->addWidget(new ActionButton(m_start, ActionButton::Look::Accent), 0, Qt::AlignRight);
    resize(560, 560);
}

void SweepDialog::startOrCancel()
{
    if (m_sweep->isRunning())
        m_sweep->cancel();
    else
        m_sweep->start({.options = m_options, .concurrencies = concurrencies(), .methods = methods()});
    refresh();
}

void SweepDialog::refresh()
{
    const bool running = m_sweep->isRunning();
    const auto problem = Sweep::problemOf(m_options);
    const SweepPlan plan{.options = m_options, .concurrencies = concurrencies(), .methods = methods()};
    m_start->setText(running ? tr("&Cancel") : tr("&Start"));
    m_start->setEnabled(running || (!problem && plan.runCount() > 0));
    m_atOnce->setEnabled(!running);
    for (QCheckBox *const method : m_methods)
        method->setEnabled(!running);
    m_progress->setVisible(running);
    m_progress->setRange(0, std::max(m_sweep->plan().runCount(), 1));
    m_progress->setValue(int(m_sweep->runs().size()));
    m_chart->setVisible(!m_sweep->runs().isEmpty());
    m_chart->setRuns(m_sweep->runs());
    QStringList sentences;
    const QList<SweepPoint> points = pointsOf(m_sweep->runs());
    for (const Strategy strategy : m_sweep->plan().methods) {
        if (!running && !points.isEmpty())
            sentences << kneeText(strategy, kneeOf(points, strategy));
    }
    m_result->setText(sentences.join(u'\n'));
    m_result->setVisible(!sentences.isEmpty());
    if (problem)
        m_message->showProblem(problemText(*problem));
    else if (plan.concurrencies.isEmpty())
        m_message->showProblem(tr("Type whole numbers with commas between them, such as 1, 5, 30."));
    else
        m_message->showHint(
            tr("%n run(s) of the chosen codes, into a temporary folder", nullptr, plan.runCount()));
}

QList<int> SweepDialog::concurrencies() const
{
    return parseConcurrencies(m_atOnce->text()).value_or(QList<int>());
}

QList<Strategy> SweepDialog::methods() const
{
    QList<Strategy> chosen;
    for (qsizetype i = 0; i < m_methods.size(); ++i) {
        if (m_methods[i]->isChecked())
            chosen.append(allStrategies[size_t(i)]);
    }
    return chosen;
}

} // namespace Flaghoist
