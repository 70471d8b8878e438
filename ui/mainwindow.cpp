#include "ui/mainwindow.h"

#include "models/countrymodel.h"
#include "options/commandline.h"
#include "options/settingsstore.h"
#include "session/downloadsession.h"
#include "session/openedfile.h"
#include "session/planner.h"
#include "session/runlibrary.h"
#include "ui/actions.h"
#include "ui/countries/countryrail.h"
#include "ui/currentflag.h"
#include "ui/files.h"
#include "ui/flagcommands.h"
#include "ui/flags/chipbar.h"
#include "ui/flags/flagsarea.h"
#include "ui/flags/flagview.h"
#include "ui/flags/previewwindow.h"
#include "ui/help.h"
#include "ui/inspector/detailspane.h"
#include "ui/inspector/errorpanel.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/practicepanel.h"
#include "ui/inspector/runspanel.h"
#include "ui/inspector/timelinepanel.h"
#include "ui/packdialog.h"
#include "ui/planbar/customurldialog.h"
#include "ui/planbar/folderbutton.h"
#include "ui/planbar/planbar.h"
#include "ui/runexport.h"
#include "ui/runsentence.h"
#include "ui/widgets/appstyle.h"
#include "ui/widgets/background.h"
#include "ui/widgets/foldsplitter.h"
#include "ui/windowsettings.h"
#include "wording/problemtext.h"

#include <QAction>
#include <QApplication>
#include <QCloseEvent>
#include <QDir>
#include <QDropEvent>
#include <QFileDialog>
#include <QMenuBar>
#include <QMessageBox>
#include <QMimeData>
#include <QPushButton>
#include <QScreen>
#include <QSettings>
#include <QUndoStack>
#include <QVBoxLayout>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {
constexpr milliseconds longRun{10'000};
constexpr QSize preferredSize{1280, 800};
constexpr QSize minSize{800, 500};
constexpr int frame = 40; // what a window manager may add at the top
constexpr int errorsPage = 0; // in the order of the tabs of the inspector
constexpr int timelinePage = 1;
} // namespace

MainWindow::MainWindow(FlagModel *flags, CountryModel *countries, DownloadSession *session, QWidget *parent)
    : QMainWindow(parent), m_flags(flags), m_countries(countries), m_session(session),
      m_actions((AppStyle::install(), new Actions(this))), m_current(new CurrentFlag(this)),
      m_commands(new FlagCommands(flags, session, m_current, this)),
      m_bar(new PlanBar(session, m_actions, this)), m_rail(new CountryRail(countries, m_actions, this)),
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
    connectActions();
    applyChoice();
    updateActions();
    m_bar->focusStart();
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
    restoreGeometry(window.geometry);
    m_sides->setUnfoldedExtent(window.railWidth);
    m_sides->setFolded(window.railFolded);
    m_actions->foldDuringRuns->setChecked(window.foldDuringRuns);
    m_area->setView(FlagsArea::View(window.view));
    m_area->cells()->setZoom(window.zoom);
    m_area->restoreColumns(window.listColumns);
    m_errors->restoreColumns(window.errorColumns);
    m_bar->setOwnUrls(window.ownUrls);
    m_folders = window.folders;
    m_remembered = loadRunOptions(settings, defaultRunOptions(Program::Window));
    if (!m_remembered.folder.isEmpty())
        m_folders[sourceOf(m_remembered).label] = m_remembered.folder;
    m_inspector->setPage(window.page);
    m_stack->setUnfoldedExtent(window.inspectorHeight);
    m_stack->setFolded(window.inspectorFolded);
    m_actions->setTheme(savedTheme(settings));
    m_actions->setLanguage(savedLanguage(settings));
    if (savedTheme(settings) != Theme::System)
        applyTheme(savedTheme(settings));

    m_sources = loadOwnSources(settings);
    RunOptions options = m_session->options();
    options.notes = m_sources.value(options.urlTemplate);
    m_session->setOptions(options);
    m_settings = &settings;
    m_lastOptions = m_session->options();
    connect(m_session, &DownloadSession::optionsChanged, this, &MainWindow::rememberOptions);
}

/// Only what the person changes: what a command line says holds for this start.
void MainWindow::rememberOptions()
{
    const RunOptions options = m_session->options();
    m_remembered = remembered(m_remembered, std::exchange(m_lastOptions, options), options);
    saveRunOptions(*m_settings, m_remembered);
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
                        .ownUrls = m_bar->ownUrls(),
                        .folders = m_folders});
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
    setAcceptDrops(true);
    const QSize available = screen()->availableGeometry().size() - QSize(0, frame);
    setMinimumSize(minSize.boundedTo(available));
    resize(preferredSize.boundedTo(available));
}

void MainWindow::connectAreas()
{
    connect(m_countries, &CountryModel::chosenChanged, this, &MainWindow::applyChoice);
    connect(m_rail->history(), &QUndoStack::indexChanged, this, &MainWindow::updateActions);
    connect(m_session, &DownloadSession::runReset, this, [this] { showRun(m_session->run()); });
    connect(m_session, &DownloadSession::rowsChanged, this, [this](int first, int last) {
        if (&m_flags->run() == &m_session->run())
            m_flags->updateRows(first, last);
    });
    showRun(m_session->run());
    connect(m_session, &DownloadSession::stateChanged, this, &MainWindow::updateActions);
    connect(m_session, &DownloadSession::stateChanged, this, &MainWindow::foldForRun);
    connect(m_session, &DownloadSession::optionsChanged, this, &MainWindow::updateActions);
    connect(m_session, &DownloadSession::finished, this, &MainWindow::callForAttention);
    connect(m_session, &DownloadSession::overwriteAsked, this, &MainWindow::askBeforeOverwriting);
    m_session->setAskBeforeOverwriting(true);
    connect(m_flags, &FlagModel::tallyChanged, this, &MainWindow::updateActions);
    connect(m_flags, &FlagModel::modelReset, this, &MainWindow::updateActions);
    connect(m_bar, &PlanBar::sourcePicked, this, &MainWindow::setSource);
    connect(m_bar, &PlanBar::customUrlRequested, this, &MainWindow::enterCustomUrl);
    connect(m_errors, &ErrorPanel::errorCountChanged, this,
            [this](int count) { m_inspector->setBadge(errorsPage, count); });
    connect(m_runs, &RunsPanel::repeatRequested, this, &MainWindow::repeat);
    connect(m_runs, &RunsPanel::exportRequested, this,
            [this](const Run &run) { exportRun(run, m_flags->locale(), this); });
    connect(m_area, &FlagsArea::pathRequested, this, [this] {
        m_inspector->setPage(timelinePage);
        m_stack->setFolded(false);
        m_timeline->criticalPath()->setChecked(true);
    });
    connect(m_inspector, &Inspector::foldRequested, m_stack, &FoldSplitter::setFolded);
    connect(m_stack, &FoldSplitter::foldedChanged, m_inspector,
            [this](bool folded) { m_inspector->setUnfolded(!folded); });
    connect(m_sides, &FoldSplitter::foldedChanged, this, [this](bool folded) {
        m_rail->setFolded(folded);
        m_actions->countries->setChecked(!folded);
    });
}

void MainWindow::connectActions()
{
    const auto on = [this](QAction *action, auto act) {
        connect(action, &QAction::triggered, this, act);
    };
    on(m_actions->open, [this] { chooseFile(); });
    on(m_actions->openFolder, [this] { openFolder(); });
    on(m_actions->chooseFolder, [this] { chooseFolder(); });
    on(m_actions->defaultFolder, [this] { setFolder({}); });
    on(m_actions->customUrl, [this] { enterCustomUrl(); });
    on(m_actions->exportRun, [this] { Flaghoist::exportRun(m_flags->run(), m_flags->locale(), this); });
    on(m_actions->quit, [this] { close(); });
    on(m_actions->letters, [this] { m_rail->chooseLetter(); });
    on(m_actions->typeCodes, [this] { m_rail->typeCodes(); });
    on(m_actions->keepFirst, [this] { m_rail->keepFirst(); });
    on(m_actions->invert, [this] { m_countries->invert(); });
    on(m_actions->undo, [this] { m_rail->history()->undo(); });
    on(m_actions->redo, [this] { m_rail->history()->redo(); });
    on(m_actions->chooseNone, [this] { m_rail->chooseNone(); });
    on(m_actions->find, [this] {
        m_sides->setFolded(false);
        m_rail->focusSearch();
    });
    on(m_actions->start, [this] { m_session->start(); });
    on(m_actions->pause, [this] { pauseOrResume(); });
    on(m_actions->cancel, [this] { m_session->cancel(); });
    on(m_actions->retryFailed, [this] { m_session->retryFailed(); });
    on(m_actions->downloadOthers, [this] { m_session->downloadOthers(); });
    on(m_actions->options, [this] { m_bar->openOptions(); });
    on(m_actions->changeSource, [this] { m_bar->openSources(); });
    on(m_actions->otherSource, [this] { chooseMissing(); });
    on(m_actions->pack, [this] {
        auto *const dialog = new PackDialog(m_flags->run().plan().folder, this);
        dialog->setAttribute(Qt::WA_DeleteOnClose);
        dialog->open();
    });
    on(m_actions->showChosen, [this] { showChosenOrRun(); });
    on(m_actions->countries, [this](bool shown) { m_sides->setFolded(!shown); });
    on(m_actions->zoomIn, [this] { m_area->cells()->setZoom(m_area->cells()->zoom() + 1); });
    on(m_actions->zoomOut, [this] { m_area->cells()->setZoom(m_area->cells()->zoom() - 1); });
    on(m_actions->zoomReset, [this] { m_area->cells()->setZoom(FlagView::defaultZoom); });
    on(m_actions->shortcuts, [this] { showHelp(); });
    on(m_actions->about, [this] { showAbout(this); });
    on(m_actions->aboutQt, [this] { QMessageBox::aboutQt(this); });
    on(m_commands->preview, [this] { showPreview(); });
    connect(m_actions, &Actions::presetPicked, m_rail, &CountryRail::choose);
    connect(m_actions, &Actions::strategyPicked, this, &MainWindow::setStrategy);
    connect(m_actions, &Actions::experimentPicked, this, &MainWindow::tryOut);
    connect(m_actions, &Actions::themePicked, this, &MainWindow::chooseTheme);
    connect(m_actions, &Actions::languagePicked, this, &MainWindow::chooseLanguage);
    connect(m_actions, &Actions::filterPicked, m_area->chips(), &ChipBar::setFilter);
    connect(m_area->chips(), &ChipBar::filterChanged, this,
            [this](ChipBar::Filter filter) { m_actions->filterAction(filter)->setChecked(true); });
}

/// The one place that says what can be done now. Buttons and menus follow.
void MainWindow::updateActions()
{
    const DownloadSession::State state = m_session->state();
    const bool busy = m_session->isBusy();
    const bool isLast = &m_flags->run() == &m_session->run(); // not the plan, not an earlier run
    const bool finished = isLast && state == DownloadSession::State::Finished;
    const bool paused = state == DownloadSession::State::Paused;
    const bool running = paused || state == DownloadSession::State::Running;
    const Tally &tally = m_flags->tally();
    const std::optional<Problem> problem = m_session->problem();
    if (busy)
        keepFocus();

    const int chosen = int(m_session->options().codes.size());
    m_actions->start->setText(RunSentence::start(chosen));
    m_actions->start->setEnabled(!busy && !problem);
    m_actions->pause->setText(paused ? Actions::resumeText() : Actions::pauseText());
    m_actions->pause->setToolTip(paused ? tr("Start new requests again.")
                                        : tr("Start no new requests; those in flight go on."));
    m_actions->pause->setEnabled(running);
    m_actions->cancel->setEnabled(busy && state != DownloadSession::State::Cancelling);
    m_actions->retryFailed->setText(RunSentence::retryFailed(tally, m_session->run().plan().source.label));
    m_actions->retryFailed->setEnabled(finished && tally.failed > 0);
    m_actions->downloadOthers->setText(RunSentence::downloadOthers(tally));
    m_actions->downloadOthers->setEnabled(finished && tally.cancelled > 0);
    const bool isRun = m_flags->run().id() != 0; // else the plan is shown
    m_actions->openFolder->setToolTip(QDir::toNativeSeparators(shownFolder()));
    m_actions->otherSource->setEnabled(!busy && isRun && tally.notFound + tally.failed > 0);
    m_actions->pack->setEnabled(!busy && isRun && tally.downloaded + tally.unchanged > 0);
    const bool hasRun = m_session->run().id() != 0;
    m_actions->showChosen->setText(!isRun && hasRun ? RunSentence::backTo(m_session->run().plan())
                                                    : RunSentence::showChosen(chosen));
    m_actions->showChosen->setEnabled(!busy && hasRun && (!isRun || chosen > 0));
    m_actions->exportRun->setEnabled(finished);
    m_actions->defaultFolder->setEnabled(!busy && !m_session->options().folder.isEmpty());
    for (QAction *const action : {m_actions->open, m_actions->chooseFolder, m_actions->customUrl,
                                  m_actions->options, m_actions->changeSource})
        action->setEnabled(!busy);
    m_actions->setMethodsEnabled(!busy);
    m_actions->methodAction(m_session->options().strategy)->setChecked(true);
    for (QAction *const action : m_actions->choosing())
        action->setEnabled(!busy);
    m_actions->keepFirst->setEnabled(!busy && m_countries->chosen().size() > 1);
    m_actions->undo->setEnabled(!busy && m_rail->history()->canUndo());
    m_actions->redo->setEnabled(!busy && m_rail->history()->canRedo());
    m_actions->filterAction(ChipBar::Filter::Unchanged)->setEnabled(tally.unchanged > 0);
    m_actions->filterAction(ChipBar::Filter::Cancelled)->setEnabled(tally.cancelled > 0);
    m_bar->refresh();
    m_rail->setLocked(busy, tr("This cannot be changed while flags are being downloaded."));
    setWindowTitle(RunSentence::title(state, m_session->progress()));
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

/// The flags that Start would download, or again those of the last run.
void MainWindow::showChosenOrRun()
{
    if (m_flags->run().id() == 0)
        showRun(m_session->run());
    else
        showRun(m_plan = Run::ofReady(m_session->options().codes));
}

/// A kept run, from its codes to its settings.
void MainWindow::repeat(const RunOptions &options)
{
    m_countries->setChosen(options.codes);
    m_session->setOptions(options);
    m_session->start();
}

/// Each source has the folder that was chosen for it, or its own.
void MainWindow::setSource(const QString &server, const QString &urlTemplate)
{
    RunOptions options = m_session->options();
    options.server = server.isEmpty() ? options.server : server;
    options.urlTemplate = urlTemplate;
    options.notes = m_sources.value(urlTemplate);
    options.folder = m_folders.value(sourceOf(options).label).toString();
    m_session->setOptions(options);
}

/// Sets the plan; Start is left to the person, who has read by then what to look for.
void MainWindow::tryOut(const Experiment &experiment)
{
    m_rail->choose(presetOf(experiment.options.codes).value());
    m_session->setOptions(experiment.options);
    setSource(experiment.options.server, {});
    auto *const box =
        new QMessageBox(QMessageBox::NoIcon, experiment.title, experiment.steps, QMessageBox::Ok, this);
    box->setAttribute(Qt::WA_DeleteOnClose);
    //: Of an experiment: %1 says what would be concluded wrongly
    box->setInformativeText(tr("Do not be misled: %1").arg(experiment.trap));
    box->open();
}

void MainWindow::setStrategy(Strategy strategy)
{
    RunOptions options = m_session->options();
    options.strategy = strategy;
    m_session->setOptions(options);
}

/// Controls are about to be locked, and Start becomes Cancel under whoever presses Return twice; the focus
/// moves to where the run is seen.
void MainWindow::keepFocus()
{
    const QWidget *const focus = QApplication::focusWidget();
    if (focus
        && (m_rail->isAncestorOf(focus)
            || (m_bar->isAncestorOf(focus) && !m_bar->staysUsable(focus)
                && m_session->state() == DownloadSession::State::Starting)))
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

void MainWindow::pauseOrResume()
{
    if (m_session->state() == DownloadSession::State::Paused)
        m_session->resume();
    else
        m_session->pause();
}

void MainWindow::showPreview()
{
    if (!m_preview) {
        m_preview = new PreviewWindow(m_flags, m_current, m_commands, this);
        m_preview->setAttribute(Qt::WA_DeleteOnClose);
    }
    m_preview->show();
    m_preview->raise();
    m_preview->activateWindow();
}

void MainWindow::openFile(const QString &path, bool start)
{
    const auto read = [path, present = m_session->options(), number = m_session->nextNumber()] {
        return openedFile(path, present, number);
    };
    inBackground(this, read, [this, start](const Result<OpenedFile, Problem> &opened) {
        if (!opened) {
            auto *const box = new QMessageBox(QMessageBox::Warning, QCoreApplication::applicationName(),
                                              problemText(opened.error()), QMessageBox::Ok, this);
            box->setAttribute(Qt::WA_DeleteOnClose);
            box->open();
            return;
        }
        if (opened->run) {
            m_session->showKept(*opened->run);
        } else if (!m_session->isBusy()) {
            m_countries->setChosen(opened->options.codes);
            m_session->setOptions(opened->options);
        }
        if (start)
            m_session->start();
    });
}

void MainWindow::chooseFile()
{
    auto *const dialog = new QFileDialog(this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { openFile(path); });
    dialog->open();
}

/// One file of this computer, but not a flag of this window.
void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (!event->source() && urls.size() == 1 && urls.first().isLocalFile() && m_actions->open->isEnabled())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    openFile(event->mimeData()->urls().first().toLocalFile());
}

/// That of the run shown, or of the plan.
QString MainWindow::shownFolder() const
{
    return m_flags->run().id() != 0 ? m_flags->run().plan().folder : m_session->folder();
}

void MainWindow::openFolder()
{
    const QString folder = shownFolder();
    const auto look = [folder] {
        return QDir(folder).exists();
    };
    inBackground(this, look, [this, folder](bool exists) {
        if (!exists)
            QMessageBox::information(this, tr("Open folder"),
                                     //: %1 is a folder
                                     tr("%1 is not there yet. It is created when you press Start.")
                                         .arg(QDir::toNativeSeparators(folder)));
        else if (!openLocalFile(folder))
            QMessageBox::warning(this, tr("Open folder"),
                                 //: %1 is a folder
                                 tr("No program was found that shows folders. The flags are in %1.")
                                     .arg(QDir::toNativeSeparators(folder)));
    });
}

void MainWindow::askBeforeOverwriting(int files)
{
    auto *const question = new QMessageBox(
        QMessageBox::Question, QCoreApplication::applicationName(),
        //: %n files in the folder for the flags
        tr("%n file(s) in this folder did not come from a practice source. Overwrite them?", nullptr, files),
        QMessageBox::NoButton, this);
    question->setAttribute(Qt::WA_DeleteOnClose);
    question->setInformativeText(tr("Practice pictures are dated and not for publishing."));
    auto *const overwrite = question->addButton(tr("&Overwrite"), QMessageBox::DestructiveRole);
    auto *const keep = question->addButton(tr("&Keep the files"), QMessageBox::RejectRole);
    question->setDefaultButton(keep);
    question->setEscapeButton(keep);
    connect(question, &QDialog::finished, m_session, [this, question, overwrite] {
        if (question->clickedButton() == overwrite)
            m_session->confirmOverwrite();
        else
            m_session->cancel();
    });
    question->open();
}

/// What the run shown is missing becomes the choice, for another source.
void MainWindow::chooseMissing()
{
    const Run &run = m_flags->run();
    QList<CountryCode> codes;
    for (const int row : run.rowsIn(FlagState::NotFound) + run.rowsIn(FlagState::Failed))
        codes.append(run.row(row).item.code);
    m_countries->setChosen(codes);
    m_bar->openSources();
}

void MainWindow::enterCustomUrl()
{
    const QList<CountryCode> &codes = m_session->options().codes;
    const QString &url = m_session->options().urlTemplate;
    auto *const dialog =
        new CustomUrlDialog(url, m_sources.value(url), codes.isEmpty() ? CountryCode() : codes.first(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_sources.insert(dialog->urlTemplate(), dialog->notes());
        if (m_settings)
            saveOwnSources(*m_settings, m_sources);
        setSource({}, dialog->urlTemplate());
    });
    dialog->open();
}

void MainWindow::chooseFolder()
{
    auto *const dialog = new FolderDialog(m_session->folder(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &MainWindow::setFolder);
    dialog->open();
}

void MainWindow::setFolder(const QString &folder)
{
    RunOptions options = m_session->options();
    options.folder = folder;
    m_folders[m_session->source().label] = folder;
    m_session->setOptions(options);
}

void MainWindow::callForAttention()
{
    if (m_session->progress().elapsed > longRun && !isActiveWindow())
        QApplication::alert(this);
}

void MainWindow::chooseTheme(Theme theme)
{
    applyTheme(theme);
    if (m_settings)
        saveTheme(*m_settings, theme);
}

void MainWindow::chooseLanguage(const QString &language)
{
    if (!m_settings)
        return;
    saveLanguage(*m_settings, language);
    QMessageBox::information(this, tr("Language"),
                             tr("The language changes when you start Flaghoist the next time."));
}

void MainWindow::showHelp()
{
    QMenu flag;
    m_commands->fillMenu(&flag);
    Flaghoist::showHelp(menuBar()->actions() + flag.actions()
                            + m_errors->findChildren<QAction *>(QString(), Qt::FindDirectChildrenOnly),
                        this);
}

} // namespace Flaghoist
