#include "ui/inspector/sweepdialog.h"

#include "options/optionvalue.h"
#include "session/sweep.h"
#include "ui/inspector/runchart.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "wording/explanationtext.h"
#include "wording/problemtext.h"
#include "wording/runtext.h"

#include <QAction>
#include <QCheckBox>
#include <QCoreApplication>
#include <QDialog>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QProgressBar>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

class SweepDialog final : public QDialog
{
    Q_DECLARE_TR_FUNCTIONS(SweepDialog)
    Q_DISABLE_COPY_MOVE(SweepDialog)

public:
    SweepDialog(const RunOptions &options, QWidget *parent) : QDialog(parent), m_options(options)
    {
        //: Several runs, one after the other, with other numbers of requests at once
        setWindowTitle(tr("Sweep"));
        setAttribute(Qt::WA_DeleteOnClose);
        const auto update = [this] {
            refresh();
        };
        m_result->setObjectName(u"result"_s);
        m_result->setWordWrap(true);
        m_result->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
        m_chart->setMinimumHeight(220);
        auto *const form = new QFormLayout(this);
        form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
        //: Numbers of requests at once, with commas between them
        form->addRow(tr("&At once:"), m_atOnce);
        for (const Strategy strategy : allStrategies) {
            m_methods.append(new QCheckBox(strategyText(strategy)));
            m_methods.last()->setChecked(strategy == m_options.strategy);
            form->addRow(m_methods.size() == 1 ? tr("Methods:") : QString(), m_methods.last());
            connect(m_methods.last(), &QCheckBox::toggled, this, update);
        }
        for (QWidget *const widget :
             std::initializer_list<QWidget *>{m_chart, m_result, m_progress, m_message})
            form->addRow(widget);
        auto *const buttons = new QHBoxLayout;
        buttons->addStretch(1);
        buttons->addWidget(new ActionButton(m_start, ActionButton::Look::Accent));
        form->addRow(buttons);
        resize(560, 560);
        connect(m_start, &QAction::triggered, this, [this] {
            m_sweep->isRunning() ? m_sweep->cancel() : m_sweep->start(plan());
            refresh();
        });
        connect(m_atOnce, &QLineEdit::textChanged, this, update);
        connect(m_sweep, &Sweep::progressed, this, update);
        connect(m_sweep, &Sweep::finished, this, update);
        connect(m_sweep, &Sweep::failed, this, [this](const Problem &problem) {
            refresh();
            m_message->showProblem(problemText(problem));
        });
        refresh();
    }

private:
    [[nodiscard]] SweepPlan plan() const
    {
        QList<Strategy> methods;
        for (qsizetype i = 0; i < m_methods.size(); ++i) {
            if (m_methods[i]->isChecked())
                methods.append(allStrategies[size_t(i)]);
        }
        return {.options = m_options,
                .concurrencies = parseConcurrencies(m_atOnce->text()).value_or(QList<int>()),
                .methods = methods};
    }
    void refresh()
    {
        const bool running = m_sweep->isRunning();
        const auto problem = Sweep::problemOf(m_options);
        const SweepPlan next = plan();
        m_start->setText(running ? tr("&Cancel") : tr("&Start"));
        m_start->setEnabled(running || (!problem && next.runCount() > 0));
        m_atOnce->setEnabled(!running);
        for (QCheckBox *const method : std::as_const(m_methods))
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
        else if (next.concurrencies.isEmpty())
            m_message->showProblem(tr("Type whole numbers with commas between them, such as 1, 5, 30."));
        else
            m_message->showHint(
                tr("%n run(s) of the chosen codes, into a temporary folder", nullptr, next.runCount()));
    }

    const RunOptions m_options;
    Sweep *const m_sweep = new Sweep(this);
    QLineEdit *const m_atOnce = new QLineEdit(u"1, 5, 30, 100"_s);
    QList<QCheckBox *> m_methods; ///< as allStrategies
    RunChart *const m_chart = new RunChart;
    QLabel *const m_result = new QLabel;
    QProgressBar *const m_progress = new QProgressBar;
    MessageLine *const m_message = new MessageLine;
    QAction *const m_start = new QAction(this);
};

} // namespace

QDialog *newSweepDialog(const RunOptions &options, QWidget *parent)
{
    return new SweepDialog(options, parent);
}

} // namespace Flaghoist
