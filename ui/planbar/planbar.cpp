#include "ui/planbar/planbar.h"

#include "session/downloadsession.h"
#include "ui/actions.h"
#include "ui/planbar/planfields.h"
#include "ui/planbar/planoptions.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/palette.h"
#include "wording/practicetext.h"
#include "wording/problemtext.h"
#include "wording/runtext.h"

#include <QAction>
#include <QDir>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QSlider>
#include <QStackedWidget>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {
constexpr int sliderFrom = 900; // pixels of width
constexpr int wideGap = 12;
constexpr int narrowGap = 6;
enum Column { SourceColumn, MethodColumn, AtOnceColumn, FolderColumn, OptionsColumn, Gap, StartColumn };

/// "ERROR, 60% of 7 faults"
QString runSourceText(const Source &source, const RunOptions &options)
{
    if (!source.practice)
        return sourceText(source);
    const PracticeBehaviour behaviour = options.behaviourFrom(*source.practice);
    if (behaviour.errorRate <= 0 || !behaviour.faults)
        return source.label;
    const auto kinds = int(std::ranges::count_if(
        allPracticeFaults, [&](PracticeFault fault) { return behaviour.faults.testFlag(fault); }));
    //: During a run: %1 is the label of a practice source, %2 the share of requests that fail on purpose, in
    //: %n different ways
    return PlanBar::tr("%1, %2% of %n fault(s)", nullptr, kinds)
        .arg(source.label, practicePercentText(behaviour));
}

} // namespace

PlanBar::PlanBar(DownloadSession *session, const Actions *actions, QWidget *parent)
    : QWidget(parent), m_session(session), m_actions(actions), m_source(new SourceChooser),
      m_method(new MethodChooser), m_atOnce(new ConcurrencyControl),
      m_folder(new FolderButton({actions->chooseFolder, actions->openFolder, actions->defaultFolder})),
      m_runSource(new MutedLabel), m_runMethod(new MutedLabel), m_runFolder(new MutedLabel),
      m_options(new ActionButton(actions->options, ActionButton::Look::Plain)),
      m_start(new ActionButton(actions->start, ActionButton::Look::Accent)),
      m_popup(new OptionsPopup(session, parent ? parent : this)), m_status(new MessageLine),
      m_chips(new OptionChips(session)), m_grid(new QGridLayout)
{
    m_start->setObjectName(u"start"_s);
    m_options->setObjectName(u"options"_s);
    m_status->setObjectName(u"status"_s);
    layOut();
    connect(m_atOnce, &ConcurrencyControl::concurrencyPicked, m_session, &DownloadSession::setConcurrency);
    connect(m_atOnce, &ConcurrencyControl::clamped, this, [this](int asked) {
        //: Below the number of requests at once: %L1 was typed, %L2 is used instead
        m_status->showHint(
            tr("%L1 is too many: at most %L2 requests run at once.").arg(asked).arg(maxConcurrency));
    });
    connect(m_popup, &OptionsPopup::closed, this, &PlanBar::showStatus);
    refresh();
}

void PlanBar::openOptions()
{
    m_popup->openUnder(m_options);
}

void PlanBar::layOut()
{
    m_runSource->setFont(semiBold(font()));
    m_runSource->setForegroundRole(QPalette::Text); // the first word of the sentence
    m_grid->setHorizontalSpacing(narrowGap);
    m_grid->setVerticalSpacing(2);
    //: Above a field of the bar at the top, with its mnemonic
    addColumn(tr("S&ource"), m_source, m_runSource, SourceColumn, 33);
    //: Above a field of the bar at the top, with its mnemonic
    addColumn(tr("Me&thod"), m_method, m_runMethod, MethodColumn, 37);
    //: Above a field of the bar at the top: requests at once; with its mnemonic
    addColumn(tr("&At once"), m_atOnce, nullptr, AtOnceColumn, 0);
    //: Above a field of the bar at the top, with its mnemonic
    addColumn(tr("Fol&der"), m_folder, m_runFolder, FolderColumn, 30);
    m_grid->addWidget(m_options, 1, OptionsColumn);
    m_grid->addWidget(m_start, 1, StartColumn);
    m_grid->setColumnStretch(Gap, 1);

    m_status->setSingleLine();
    auto *const second = new QHBoxLayout;
    second->setSpacing(12);
    second->addWidget(m_status, 1);
    second->addWidget(m_chips);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(12, 6, 12, 6);
    column->setSpacing(5);
    column->addLayout(m_grid);
    column->addLayout(second);
}

/// Without \a words the field is there during a run as well.
void PlanBar::addColumn(const QString &text, QWidget *field, MutedLabel *words, int column, int stretch)
{
    auto *const caption = new MutedLabel(text);
    caption->setBuddy(field->focusProxy() ? field->focusProxy() : field);
    m_grid->addWidget(caption, 0, column);
    m_grid->setColumnStretch(column, stretch);
    if (!words) {
        m_grid->addWidget(field, 1, column);
        return;
    }
    words->setElided(true);
    auto *const cell = new QStackedWidget;
    cell->addWidget(field);
    cell->addWidget(words);
    cell->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    cell->setMinimumWidth(76);
    cell->setMaximumWidth(290);
    m_grid->addWidget(cell, 1, column);
    m_cells << cell;
}

void PlanBar::refresh()
{
    const RunOptions &options = m_session->options();
    const bool busy = m_session->isBusy();
    const Source source = m_session->source();
    m_source->showSource(options);
    m_method->showStrategy(options.strategy);
    m_atOnce->setConcurrency(m_session->concurrency().asked);
    m_folder->setFolder(m_session->folder());
    m_runSource->setText(runSourceText(source, options));
    m_runSource->setToolTip(source.practice ? practiceBehaviourText(options.behaviourFrom(*source.practice))
                                            : QString());
    m_runMethod->setText(strategyText(options.strategy));
    const QString folder = QDir::toNativeSeparators(m_session->folder());
    m_runFolder->setText(
        FolderButton::shortened(folder, m_runFolder->fontMetrics(), m_cells.last()->width()));
    m_runFolder->setToolTip(folder);
    for (QStackedWidget *const cell : m_cells)
        cell->setCurrentIndex(busy ? 1 : 0);
    m_options->setAction(busy ? m_actions->pause : m_actions->options);
    m_start->setAction(busy ? m_actions->cancel : m_actions->start);
    // They may grow but never shrink, so that nothing beside them moves.
    for (ActionButton *const button : {m_options, m_start})
        button->setMinimumWidth(std::max(button->minimumWidth(), button->sizeHint().width()));
    m_chips->refresh();
    showStatus();
}

void PlanBar::showStatus()
{
    const std::optional<Problem> problem = m_session->problem();
    const std::optional<QString> refused = m_popup->refusedName();
    if (problem && !m_session->isBusy())
        m_status->showProblem(problemText(*problem));
    else if (refused && !m_session->isBusy() && !m_popup->isVisible())
        //: %1 was typed in Options as names of files, %2 is what they still are, such as {cc}
        m_status->showProblem(tr("“%1” cannot name files, so %2 is used: see Options.")
                                  .arg(*refused, m_session->options().name.text()));
    else
        m_status->showHint(concurrencyText(m_session->concurrency(), m_session->source()));
}

void PlanBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_atOnce->slider()->setVisible(width() >= sliderFrom);
    m_grid->setHorizontalSpacing(width() >= sliderFrom ? wideGap : narrowGap);
}

} // namespace Flaghoist
