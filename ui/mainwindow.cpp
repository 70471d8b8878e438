#include "ui/mainwindow.h"

#include "models/choicehistory.h"
#include "models/countrymodel.h"
#include "options/settingsstore.h"
#include "ui/actions.h"
#include "ui/countries/countrypanel.h"
#include "ui/files.h"
#include "ui/flags/chipbar.h"
#include "ui/flags/flagpane.h"
#include "ui/flags/flagview.h"
#include "ui/flags/previewdialog.h"
#include "ui/inspector/errorpanel.h"
#include "ui/inspector/practicepanel.h"
#include "ui/planbar/customurldialog.h"
#include "ui/planbar/runbar.h"
#include "ui/widgets/badgetab.h"
#include "ui/widgets/foldpanel.h"
#include "ui/widgets/hairline.h"
#include "ui/widgets/linesplitter.h"
#include "ui/windowsettings.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QFileDialog>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

namespace Flaghoist {

namespace {
constexpr milliseconds longRun{10'000};
constexpr QSize firstSize{1280, 800};
constexpr QSize smallestSize{860, 560};
constexpr int sideWidth = 264;
constexpr int pageHeight = 240;
constexpr int errorsPage = 0; // in the order of the tabs at the bottom
constexpr int practicePage = 1;
} // namespace

MainWindow::MainWindow(FlagModel *flags, CountryModel *countries, DownloadSession *session, QWidget *parent)
    : QMainWindow(parent), m_flags(flags), m_countries(countries), m_session(session),
      m_actions(new Actions(this)), m_bar(new RunBar(session, this)),
      m_choice(new CountryPanel(countries, this)), m_pane(new FlagPane(flags, session, this)),
      m_errors(new ErrorPanel(flags, session, this)), m_practice(new PracticePanel(session, this)),
      m_fold(new FoldPanel(this)), m_sides(new LineSplitter(Qt::Horizontal, this)),
      m_stack(new LineSplitter(Qt::Vertical, this))
{
    layOut();
    connectParts();
    connectActions();
    followOptions();
    followTally();
    followState();
    m_bar->focusStart();
}

void MainWindow::restore(QSettings &settings)
{
    const WindowSettings window = loadWindowSettings(settings, {.zoom = m_pane->view()->zoom()});
    restoreGeometry(window.geometry);
    m_sides->restoreState(window.sides);
    m_pane->view()->setZoom(window.zoom);
    m_fold->setPage(window.page);
    m_fold->setUnfolded(window.unfolded);
    if (window.unfolded)
        m_stack->restoreState(window.stack);

    m_settings = &settings;
    connect(m_session, &DownloadSession::optionsChanged, this,
            [this] { saveRunOptions(*m_settings, m_session->options()); });
}

void MainWindow::rememberWindow() const
{
    if (!m_settings)
        return;
    saveWindowSettings(*m_settings,
                       {.geometry = saveGeometry(),
                        .sides = m_sides->saveState(),
                        .stack = m_fold->isUnfolded() ? m_stack->saveState() : QByteArray(),
                        .zoom = m_pane->view()->zoom(),
                        .unfolded = m_fold->isUnfolded(),
                        .page = m_fold->page()});
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    rememberWindow();
    if (!m_session->isBusy()) {
        event->accept();
        return;
    }
    QMessageBox question(QMessageBox::Question, QCoreApplication::applicationName(),
                         tr("Flags are still being downloaded. Stop and quit?"), QMessageBox::NoButton, this);
    question.setInformativeText(tr("Flags that have arrived stay in the folder."));
    QPushButton *const stop = question.addButton(tr("&Stop and quit"), QMessageBox::DestructiveRole);
    QPushButton *const stay = question.addButton(tr("&Keep downloading"), QMessageBox::RejectRole);
    question.setDefaultButton(stay);
    question.setEscapeButton(stay);
    question.exec();
    // The run may have ended while the question stood there; the answer still counts.
    if (question.clickedButton() != stop) {
        event->ignore();
        return;
    }
    m_session->cancel();
    event->accept();
}

void MainWindow::layOut()
{
    m_errorsTab = m_fold->addPage(tr("Errors"), m_errors, m_errors->tools());
    m_practiceTab = m_fold->addPage(tr("Practice server"), m_practice, m_practice->tools());
    setTabOrder(m_pane->view(), m_errorsTab); // above the pages they open
    setTabOrder(m_errorsTab, m_practiceTab);
    m_stack->addWidget(m_pane);
    m_stack->addWidget(m_fold);
    m_stack->setStretchFactor(0, 1);
    m_sides->addWidget(m_choice);
    m_sides->addWidget(m_stack);
    m_sides->setStretchFactor(1, 1);
    m_sides->setSizes({sideWidth, firstSize.width() - sideWidth});

    auto *const centre = new QWidget(this);
    auto *const column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(new Hairline);
    column->addWidget(m_sides, 1);
    setCentralWidget(centre);
    m_bar->setFolderActions({m_actions->chooseFolder, m_actions->openFolder, m_actions->defaultFolder});
    setMinimumSize(smallestSize);
    resize(firstSize);
}

void MainWindow::connectParts()
{
    connect(m_countries, &CountryModel::chosenChanged, this, &MainWindow::followOptions);
    connect(m_session, &DownloadSession::stateChanged, this, &MainWindow::followState);
    connect(m_session, &DownloadSession::optionsChanged, this, &MainWindow::followState);
    connect(m_session, &DownloadSession::finished, this, &MainWindow::callForAttention);
    connect(m_flags, &FlagModel::tallyChanged, this, &MainWindow::followTally);
    connect(m_bar, &RunBar::customUrlRequested, this, &MainWindow::enterCustomUrl);
    connect(m_pane, &FlagPane::actionRequested, this, &MainWindow::perform);
    connect(m_pane, &FlagPane::previewRequested, this, &MainWindow::showPreview);
    connect(m_pane, &FlagPane::currentFlagChanged, m_errors, &ErrorPanel::selectFlag);
    connect(m_errors, &ErrorPanel::currentFlagChanged, m_pane, &FlagPane::selectFlag);
    connect(m_errors, &ErrorPanel::errorCountChanged, m_errorsTab, &BadgeTab::setBadge);
    connect(m_fold, &FoldPanel::unfoldedChanged, this, &MainWindow::setUnfolded);
    connect(m_fold, &FoldPanel::openPageChanged, this, &MainWindow::followFold);
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto act) {
        connect(action, &QAction::triggered, this, act);
    };
    on(m_actions->openFolder, [this] { openLocalFile(m_session->folder()); });
    on(m_actions->chooseFolder, [this] { chooseFolder(); });
    on(m_actions->defaultFolder, [this] { setFolder({}); });
    on(m_actions->customUrl, [this] { enterCustomUrl(); });
    on(m_actions->quit, [this] { close(); });
    on(m_actions->letters, [this] { m_choice->chooseLetter(); });
    on(m_actions->typeCodes, [this] { m_choice->typeCodes(); });
    on(m_actions->keepFirst, [this] { m_choice->keepFirst(); });
    on(m_actions->invert, [this] { m_countries->invert(); });
    on(m_actions->undo, [this] { m_choice->history()->undo(); });
    on(m_actions->redo, [this] { m_choice->history()->redo(); });
    on(m_actions->selectNone, [this] { m_choice->chooseNone(); });
    on(m_actions->find, [this] { m_choice->focusSearch(); });
    on(m_actions->start, [this] { m_session->start(); });
    on(m_actions->pause, [this] { pauseOrResume(); });
    on(m_actions->cancel, [this] { m_session->cancel(); });
    on(m_actions->retryFailed, [this] { m_session->retryFailed(); });
    on(m_actions->downloadOthers, [this] { m_session->downloadOthers(); });
    on(m_actions->errors, [this](bool checked) { openPage(errorsPage, checked); });
    on(m_actions->practice, [this](bool checked) { openPage(practicePage, checked); });
    on(m_actions->zoomIn, [this] { m_pane->view()->setZoom(m_pane->view()->zoom() + 1); });
    on(m_actions->zoomOut, [this] { m_pane->view()->setZoom(m_pane->view()->zoom() - 1); });
    on(m_actions->zoomReset, [this] { m_pane->view()->setZoom(FlagView::defaultZoom); });
    on(m_actions->about, [this] { tellAbout(); });
    on(m_actions->aboutQt, [this] { QMessageBox::aboutQt(this); });
    connect(m_actions, &Actions::presetPicked, m_choice, &CountryPanel::choose);
    connect(m_actions, &Actions::strategyPicked, m_bar, &RunBar::setStrategy);
    connect(m_choice->history(), &ChoiceHistory::changed, this, &MainWindow::followChoice);
    connect(m_actions, &Actions::filterPicked, m_pane->chips(), &ChipBar::setFilter);
    connect(m_pane->chips(), &ChipBar::filterChanged, this,
            [this](ChipBar::Filter filter) { m_actions->filterAction(filter)->setChecked(true); });
}

void MainWindow::followState()
{
    const bool busy = m_session->isBusy();
    if (busy)
        keepFocus();
    m_bar->refresh();
    m_choice->setLocked(busy, RunBar::lockedText());

    const bool finished = m_session->state() == DownloadSession::State::Finished;
    const FlagTally &tally = m_flags->tally();
    m_actions->start->setEnabled(!busy && !m_session->problem());
    const bool paused = m_session->state() == DownloadSession::State::Paused;
    const bool running = paused || m_session->state() == DownloadSession::State::Running;
    m_actions->pause->setText(paused ? RunBar::resumeText() : RunBar::pauseText());
    m_actions->pause->setEnabled(running);
    m_actions->cancel->setEnabled(running);
    m_actions->retryFailed->setEnabled(finished && tally.failed > 0);
    m_actions->downloadOthers->setEnabled(finished && tally.cancelled > 0);
    m_actions->defaultFolder->setEnabled(!busy && !m_session->options().folder.isEmpty());
    m_actions->openFolder->setEnabled(QDir(m_session->folder()).exists());
    for (QAction *const action : {m_actions->chooseFolder, m_actions->customUrl})
        action->setEnabled(!busy);
    m_actions->setMethodsEnabled(!busy);
    m_actions->methodAction(m_session->options().strategy)->setChecked(true);
    followChoice();
    setWindowTitle(RunSentence::title(m_session->state(), m_session->progress()));
}

void MainWindow::followChoice()
{
    const bool free = !m_session->isBusy();
    for (QAction *const action : m_actions->choosing())
        action->setEnabled(free);
    m_actions->keepFirst->setEnabled(free && m_countries->chosen().size() > 1);
    m_actions->undo->setEnabled(free && m_choice->history()->canUndo());
    m_actions->redo->setEnabled(free && m_choice->history()->canRedo());
}

void MainWindow::followOptions()
{
    RunOptions options = m_session->options();
    options.codes = m_countries->chosen();
    m_session->setOptions(options);
}

void MainWindow::followTally()
{
    setWindowTitle(RunSentence::title(m_session->state(), m_session->progress()));
    for (const auto &[filter, count] : {std::pair(ChipBar::Filter::Unchanged, m_flags->tally().unchanged),
                                        std::pair(ChipBar::Filter::Cancelled, m_flags->tally().cancelled)})
        m_actions->filterAction(filter)->setEnabled(count > 0);
}

/// Controls are about to be locked; the focus moves from them to where the run is seen.
void MainWindow::keepFocus()
{
    const QWidget *const focus = QApplication::focusWidget();
    if (focus
        && (m_choice->isAncestorOf(focus) || (m_bar->isAncestorOf(focus) && !m_bar->staysUsable(focus))))
        m_pane->view()->setFocus();
}

void MainWindow::setUnfolded(bool unfolded)
{
    if (unfolded)
        m_stack->setSizes({m_stack->height() - pageHeight, pageHeight});
}

void MainWindow::openPage(int page, bool open)
{
    m_fold->setPage(page);
    m_fold->setUnfolded(open);
}

void MainWindow::followFold()
{
    m_actions->errors->setChecked(m_fold->isOpen(errorsPage));
    m_actions->practice->setChecked(m_fold->isOpen(practicePage));
}

void MainWindow::pauseOrResume()
{
    if (m_session->state() == DownloadSession::State::Paused)
        m_session->resume();
    else
        m_session->pause();
}

void MainWindow::perform(RunAction action)
{
    switch (action) {
    case RunAction::RetryFailed: m_session->retryFailed(); return;
    case RunAction::DownloadOthers: m_session->downloadOthers(); return;
    case RunAction::OpenFolder: openLocalFile(m_session->folder()); return;
    case RunAction::ChangeSource: m_bar->openSources(); return;
    case RunAction::ChooseFolder: chooseFolder(); return;
    case RunAction::ChooseTopTwenty: m_choice->choose({.kind = Preset::Kind::TopTwenty}); return;
    }
    Q_UNREACHABLE();
}

void MainWindow::showPreview(int row)
{
    if (row < 0)
        return;
    auto *const preview = new PreviewDialog(m_flags->row(row), this);
    preview->setAttribute(Qt::WA_DeleteOnClose);
    preview->open();
}

void MainWindow::enterCustomUrl()
{
    const QList<CountryCode> &codes = m_session->options().codes;
    auto *const dialog = new CustomUrlDialog(m_session->options().urlTemplate,
                                             codes.isEmpty() ? CountryCode() : codes.first(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        RunOptions options = m_session->options();
        options.urlTemplate = dialog->urlTemplate();
        m_session->setOptions(options);
    });
    dialog->open();
}

void MainWindow::chooseFolder()
{
    auto *const dialog = new QFileDialog(this, tr("Folder for the flags"), m_session->folder());
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::Directory);
    dialog->setOption(QFileDialog::ShowDirsOnly);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::setFolder);
    dialog->open();
}

void MainWindow::setFolder(const QString &folder)
{
    RunOptions options = m_session->options();
    options.folder = folder;
    m_session->setOptions(options);
}

void MainWindow::callForAttention(const RunSummary &summary)
{
    if (summary.elapsed > longRun && !isActiveWindow())
        QApplication::alert(this);
}

void MainWindow::tellAbout()
{
    QMessageBox::about(
        this, tr("About Flaghoist"),
        //: %1 is the version; keep the tags
        tr("<h3>Flaghoist %1</h3><p>Downloads country flags concurrently and lets you watch it "
           "happen.</p><p>After the flag downloaders of <i>Fluent Python</i>, chapter 17. "
           "MIT licence; the flag pack for practice is in the public domain.</p>")
            .arg(QCoreApplication::applicationVersion()));
}

} // namespace Flaghoist
