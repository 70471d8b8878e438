#include "ui/mainwindow.h"

#include "models/countrymodel.h"
#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "session/runlibrary.h"
#include "ui/actions.h"
#include "ui/countries/countryrail.h"
#include "ui/currentflag.h"
#include "ui/dialogs.h"
#include "ui/flagcommands.h"
#include "ui/flags/flagsarea.h"
#include "ui/flags/flagview.h"
#include "ui/inspector/detailspane.h"
#include "ui/inspector/errorpanel.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/practicepanel.h"
#include "ui/inspector/runspanel.h"
#include "ui/inspector/timelinepanel.h"
#include "ui/packdialog.h"
#include "ui/planbar/planbar.h"
#include "ui/planbar/planfields.h"
#include "ui/plancommands.h"
#include "ui/runexport.h"
#include "ui/runsentence.h"
#include "ui/widgets/appstyle.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/foldsplitter.h"
#include "ui/windowsettings.h"

#include <QAction>
#include <QActionGroup>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QMenu>
#include <QMenuBar>
#include <QMessageBox>
#include <QSettings>
#include <QUndoStack>
#include <QVBoxLayout>

#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {
constexpr milliseconds longRun{10'000};
constexpr QSize preferredSize{1280, 800};
constexpr QSize minSize{800, 500};
constexpr int errorsPage = 0; // in the order of the tabs of the inspector
constexpr int timelinePage = 1;
} // namespace

MainWindow::MainWindow(FlagModel *flags, CountryModel *countries, DownloadSession *session, QWidget *parent)
    : QMainWindow(parent), m_flags(flags), m_countries(countries), m_session(session),
      m_actions((AppStyle::install(), new Actions(this))), m_current(new CurrentFlag(this)),
      m_commands(new FlagCommands(flags, session, m_current, this)),
      m_bar(new PlanBar(session, m_actions, this)),
      m_planCommands(new PlanCommands(countries, session, m_bar, m_actions, this)),
      m_rail(new CountryRail(countries, m_actions, this)),
      m_area(new FlagsArea(flags, session, m_current, m_actions, m_commands, this)),
      m_errors(new ErrorPanel(flags, session, m_current, m_commands)),
      m_timeline(new TimelinePanel(flags, session, m_current, m_commands)),
      m_runs(new RunsPanel(flags, session)), m_practice(new PracticePanel(session)),
      m_inspector(new Inspector(this)),
      m_sides(new FoldSplitter(Qt::Horizontal, 0, WindowSettings().railWidth, this)),
      m_stack(new FoldSplitter(Qt::Vertical, 1, WindowSettings().inspectorHeight, this))
{
    layOut();
    connectAreas();
    connectInspector();
    connectActions();
    applyChoice();
    updateActions();
    m_bar->start()->setFocus();
}

MainWindow::~MainWindow()
{
    // The steps end with the rail, which announces it to a window that is no more than a QWidget by then.
    disconnect(m_rail->history(), nullptr, this, nullptr);
    m_flags->setRun(m_session->run(), {}); // not one that ends with the window
}

void MainWindow::restore(QSettings &settings)
{
    const WindowSettings window = loadWindowSettings(settings);
    restoreOnScreen(this, window.geometry);
    m_sides->setUnfoldedExtent(window.railWidth);
    m_sides->setFolded(window.railFolded);
    m_actions->foldDuringRuns->setChecked(window.foldDuringRuns);
    m_area->setView(FlagsArea::View(window.view));
    m_area->cells()->setZoom(window.zoom);
    m_area->restoreColumns(window.listColumns);
    m_errors->restoreColumns(window.errorColumns);
    m_bar->source()->addOwnUrls(window.ownUrls);
    m_inspector->setPage(window.page);
    m_stack->setUnfoldedExtent(window.inspectorHeight);
    m_stack->setFolded(window.inspectorFolded);
    if (QAction *const theme = Actions::in(m_actions->themes, window.theme); theme && !window.theme.isEmpty())
        theme->trigger();
    if (QAction *const language = Actions::in(m_actions->languages, window.language))
        language->setChecked(true);
    m_planCommands->restore(settings, window.folders);
    m_bar->refresh();
    m_settings = &settings;
}

void MainWindow::keepRuns(const QString &folder)
{
    m_runs->setLibrary(new RunLibrary(m_session, folder, this));
}

void MainWindow::rememberWindow() const
{
    if (!m_settings)
        return;
    saveWindowSettings(*m_settings,
                       {.geometry = saveGeometry(),
                        .railWidth = m_sides->unfoldedExtent(),
                        .railFolded = m_sides->isFolded() && !m_foldedForRun,
                        .foldDuringRuns = m_actions->foldDuringRuns->isChecked(),
                        .inspectorHeight = m_stack->unfoldedExtent(),
                        .inspectorFolded = m_stack->isFolded(),
                        .page = m_inspector->page(),
                        .view = int(m_area->view()),
                        .zoom = m_area->cells()->zoom(),
                        .listColumns = m_area->columns(),
                        .errorColumns = m_errors->columns(),
                        .ownUrls = m_bar->source()->ownUrls(),
                        .folders = m_planCommands->folders(),
                        .theme = m_actions->themes->checkedAction()->data().toString(),
                        .language = m_actions->languages->checkedAction()->data().toString()});
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    rememberWindow();
    if (!m_session->isBusy())
        return;
    QMessageBox *const question = newQuestion(tr("Flags are still being downloaded. Stop and quit?"),
                                              tr("Flags that have arrived stay in the folder."),
                                              tr("&Stop and quit"), tr("&Keep downloading"), this);
    // The run may have ended while the question stood there; the answer still counts.
    connect(question, &QDialog::accepted, m_session, &DownloadSession::cancel);
    connect(question, &QDialog::rejected, this, [event] { event->ignore(); });
    question->exec();
}

void MainWindow::layOut()
{
    m_inspector->addPage(m_actions->errors, m_errors, m_errors->tools(), Inspector::About::Flags);
    m_inspector->addPage(m_actions->timeline, m_timeline, m_timeline->tools(), Inspector::About::Flags);
    m_inspector->addPage(m_actions->runs, m_runs, m_runs->tools(), Inspector::About::Other);
    m_inspector->addPage(m_actions->practice, m_practice, m_practice->tools(), Inspector::About::Other);
    m_inspector->setDetails(new DetailsPane(m_flags, m_current, m_commands));
    m_sides->setObjectName(u"sides"_s);
    m_sides->addWidget(m_rail);
    m_sides->addWidget(m_area);
    m_sides->setStretchFactor(1, 1);
    m_stack->addWidget(m_sides);
    m_stack->addWidget(m_inspector);
    m_stack->setStretchFactor(0, 1);
    m_stack->setFolded(true);

    auto *const centre = new QWidget(this);
    auto *const column = new QVBoxLayout(centre);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_bar);
    column->addWidget(newHairline());
    column->addWidget(m_stack, 1);
    setCentralWidget(centre);
    leaveToMenus(this, {Qt::Key_D, Qt::Key_E, Qt::Key_K, Qt::Key_U});
    const QSize available = screen()->availableGeometry().size() - QSize(0, titleBarHeight);
    setMinimumSize(minSize.boundedTo(available));
    resize(preferredSize.boundedTo(available));
}

void MainWindow::connectAreas()
{
    connect(m_countries, &CountryModel::chosenChanged, this, &MainWindow::applyChoice);
    connect(m_rail->history(), &QUndoStack::indexChanged, this, &MainWindow::updateActions);
    connect(m_session, &DownloadSession::runReset, this, [this] { showRun(m_session->run()); });
    connect(m_session, &DownloadSession::rowsChanged, this, [this](const QList<int> &rows) {
        if (&m_flags->run() == &m_session->run())
            m_flags->updateRows(rows);
    });
    showRun(m_session->run());
    connect(m_session, &DownloadSession::stateChanged, this, &MainWindow::updateActions);
    connect(m_session, &DownloadSession::stateChanged, this, &MainWindow::foldForRun);
    connect(m_session, &DownloadSession::optionsChanged, this, &MainWindow::updateActions);
    connect(m_session, &DownloadSession::finished, this, [this] {
        if (m_session->progress().elapsed > longRun && !isActiveWindow())
            QApplication::alert(this);
    });
    connect(m_flags, &FlagModel::tallyChanged, this, [this] {
        if (m_session->isBusy()) // what depends on the tally can be done when the run has ended
            updateTitle();
        else
            updateActions();
    });
    connect(m_flags, &FlagModel::modelReset, this, &MainWindow::updateActions);
    // What folds leaves the focus to the flags rather than to the first control of the window.
    const auto onFold = [this](const FoldSplitter *splitter, const QWidget *panel, auto show) {
        connect(splitter, &FoldSplitter::foldedChanged, panel, [this, panel, show](bool folded) {
            const bool hadFocus = panel->isAncestorOf(QApplication::focusWidget());
            show(folded);
            if (folded && hadFocus)
                m_area->focusFlags();
        });
    };
    onFold(m_sides, m_rail, [this](bool folded) {
        m_rail->setFolded(folded);
        m_actions->countries->setChecked(!folded);
    });
    onFold(m_stack, m_inspector, [this](bool folded) { m_inspector->setUnfolded(!folded); });
}

void MainWindow::connectInspector()
{
    connect(m_errors, &ErrorPanel::errorCountChanged, this,
            [this](int count) { m_inspector->setBadge(errorsPage, count); });
    connect(m_runs, &RunsPanel::repeatRequested, m_planCommands, &PlanCommands::repeat);
    connect(m_runs, &RunsPanel::exportRequested, this,
            [this](const Run &run) { exportRun(run, m_flags->locale(), this); });
    connect(m_area, &FlagsArea::pathRequested, this, [this] {
        m_inspector->setPage(timelinePage);
        m_stack->setFolded(false);
        m_timeline->criticalPath()->setChecked(true);
    });
    connect(m_inspector, &Inspector::foldRequested, m_stack, &FoldSplitter::setFolded);
}

void MainWindow::connectActions()
{
    const auto on = [this](const QAction *action, auto act) {
        connect(action, &QAction::triggered, this, act);
    };
    on(m_actions->start, [this] { m_session->start(); });
    on(m_actions->pause, [this] {
        if (m_session->state() == DownloadSession::State::Paused)
            m_session->resume();
        else
            m_session->pause();
    });
    on(m_actions->cancel, [this] { m_session->cancel(); });
    on(m_actions->retryFailed, [this] { m_session->retryFailed(); });
    on(m_actions->downloadOthers, [this] { m_session->downloadOthers(); });
    on(m_actions->otherSource, [this] { m_planCommands->chooseMissing(m_flags->run()); });
    on(m_actions->options, [this] { m_bar->openOptions(); });
    on(m_actions->openFolder, [this] { openFolder(shownFolder(), this); });
    on(m_actions->exportRun, [this] { exportRun(m_flags->run(), m_flags->locale(), this); });
    on(m_actions->pack, [this] { (new PackDialog(m_flags->run().plan().folder, this))->open(); });
    on(m_actions->find, [this] {
        m_sides->setFolded(false);
        m_rail->focusSearch();
    });
    on(m_actions->showChosen, [this] {
        // The flags that Start would download, or again those of the last run.
        if (m_flags->run().id() == 0)
            showRun(m_session->run());
        else
            showRun(m_plan = Run::ofReady(m_session->options().codes));
    });
    on(m_actions->countries, [this](bool shown) { m_sides->setFolded(!shown); });
    on(m_actions->quit, [this] { close(); });
    on(m_actions->shortcuts, [this] {
        QMenu flag;
        m_commands->fillMenu(&flag);
        showHelp(menuBar()->actions() + flag.actions()
                     + m_errors->findChildren<QAction *>(QString(), Qt::FindDirectChildrenOnly),
                 this);
    });
    on(m_actions->about, [this] { showAbout(this); });
    on(m_actions->aboutQt, [this] { QMessageBox::aboutQt(this); });
    connect(m_actions->themes, &QActionGroup::triggered, this, [this](const QAction *theme) {
        applyTheme(theme->data().toString());
        rememberWindow();
    });
    connect(m_actions->languages, &QActionGroup::triggered, this, [this] {
        rememberWindow();
        QMessageBox::information(this, tr("Language"),
                                 tr("The language changes when you start Flaghoist the next time."));
    });
}

/// The one place that says what can be done now, but for zoom and filter; buttons and menus follow.
void MainWindow::updateActions()
{
    const bool busy = m_session->isBusy();
    const auto chosen = int(m_session->options().codes.size());
    const bool isRun = m_flags->run().id() != 0; // else the plan is shown
    const bool hasRun = m_session->run().id() != 0;
    const Tally &tally = m_flags->tally();
    if (busy)
        keepFocus();
    updateRunActions();
    m_actions->otherSource->setEnabled(!busy && isRun && tally.notFound + tally.failed > 0);
    m_actions->pack->setEnabled(!busy && isRun && tally.downloaded + tally.unchanged > 0);
    m_actions->openFolder->setToolTip(QDir::toNativeSeparators(shownFolder()));
    m_actions->showChosen->setText(!isRun && hasRun ? RunSentence::backTo(m_session->run().plan())
                                                    : RunSentence::showChosen(chosen));
    m_actions->showChosen->setEnabled(!busy && hasRun && (!isRun || chosen > 0));
    m_actions->defaultFolder->setEnabled(!busy && !m_session->options().folder.isEmpty());
    for (QAction *const action : {m_actions->open, m_actions->chooseFolder, m_actions->customUrl,
                                  m_actions->options, m_actions->changeSource})
        action->setEnabled(!busy);
    Actions::in(m_actions->methods, int(m_session->options().strategy))->setChecked(true);
    for (QActionGroup *const group : {m_actions->methods, m_actions->experiments, m_actions->choosing})
        group->setEnabled(!busy);
    m_actions->keepFirst->setEnabled(!busy && chosen > 1);
    m_actions->undo->setEnabled(!busy && m_rail->history()->canUndo());
    m_actions->redo->setEnabled(!busy && m_rail->history()->canRedo());
    m_bar->refresh();
    m_rail->setLocked(busy, tr("This cannot be changed while flags are being downloaded."));
    updateTitle();
}

void MainWindow::updateTitle()
{
    setWindowTitle(RunSentence::title(m_session->state(), m_session->progress()));
}

void MainWindow::updateRunActions()
{
    const DownloadSession::State state = m_session->state();
    const bool busy = m_session->isBusy();
    const bool isLast = &m_flags->run() == &m_session->run(); // not the plan, not an earlier run
    const bool finished = isLast && state == DownloadSession::State::Finished;
    const bool paused = state == DownloadSession::State::Paused;
    const Tally &tally = m_flags->tally();
    m_actions->start->setText(RunSentence::start(int(m_session->options().codes.size())));
    m_actions->start->setEnabled(!busy && !m_session->problem());
    m_actions->pause->setText(paused ? Actions::resumeText() : Actions::pauseText());
    m_actions->pause->setToolTip(paused ? tr("Start new requests again.")
                                        : tr("Start no new requests; those in flight go on."));
    m_actions->pause->setEnabled(paused || state == DownloadSession::State::Running);
    m_actions->cancel->setEnabled(busy && state != DownloadSession::State::Cancelling);
    m_actions->retryFailed->setText(RunSentence::retryFailed(tally, m_session->run().plan().source.label));
    m_actions->retryFailed->setEnabled(finished && tally.failed > 0);
    m_actions->downloadOthers->setText(RunSentence::downloadOthers(tally));
    m_actions->downloadOthers->setEnabled(finished && tally.cancelled > 0);
    m_actions->exportRun->setEnabled(finished);
}

void MainWindow::applyChoice()
{
    RunOptions options = m_session->options();
    options.codes = m_countries->chosen();
    m_session->setOptions(options);
    if (&m_flags->run() == &m_plan)
        showRun(m_plan = Run::ofReady(m_session->options().codes));
}

/// \a run outlives the window or the next call.
void MainWindow::showRun(const Run &run)
{
    m_flags->setRun(run, [this] { return m_session->now(); });
}

/// Controls are about to be locked, and Start becomes Cancel under whoever presses Return twice; the focus
/// moves to where the run is seen.
void MainWindow::keepFocus()
{
    const QWidget *const focus = QApplication::focusWidget();
    const bool starting = m_session->state() == DownloadSession::State::Starting;
    if (m_rail->isAncestorOf(focus)
        || (starting && m_bar->isAncestorOf(focus) && !m_bar->atOnce()->isAncestorOf(focus)))
        m_area->focusFlags();
}

/// Where a person allows it, the countries make room while flags are downloaded.
void MainWindow::foldForRun()
{
    const bool busy = m_session->isBusy();
    if (busy && m_actions->foldDuringRuns->isChecked() && !m_sides->isFolded()) {
        m_foldedForRun = true;
        m_sides->setFolded(true);
    } else if (!busy && std::exchange(m_foldedForRun, false)) {
        m_sides->setFolded(false);
    }
}

/// That of the run shown, or of the plan.
QString MainWindow::shownFolder() const
{
    return m_flags->run().id() != 0 ? m_flags->run().plan().folder : m_session->folder();
}

void MainWindow::openFile(const QString &path, bool start)
{
    m_planCommands->openFile(path, start);
}

} // namespace Flaghoist
