#include "ui/plancommands.h"

#include "models/countrymodel.h"
#include "options/commandline.h"
#include "options/settingsstore.h"
#include "session/downloadsession.h"
#include "session/openedfile.h"
#include "session/planner.h"
#include "ui/actions.h"
#include "ui/dialogs.h"
#include "ui/planbar/customurldialog.h"
#include "ui/planbar/planbar.h"
#include "ui/planbar/planfields.h"
#include "ui/widgets/background.h"
#include "wording/practicetext.h"
#include "wording/problemtext.h"

#include <QAction>
#include <QActionGroup>
#include <QCoreApplication>
#include <QDropEvent>
#include <QFileDialog>
#include <QMessageBox>
#include <QMimeData>

#include <utility>

namespace Flaghoist {

PlanCommands::PlanCommands(CountryModel *countries, DownloadSession *session, PlanBar *bar,
                           const Actions *actions, QWidget *window)
    : QObject(window), m_countries(countries), m_session(session), m_bar(bar), m_window(window)
{
    const auto setStrategy = [this](Strategy strategy) {
        change([strategy](RunOptions &options) { options.strategy = strategy; });
    };
    connect(bar->source(), &SourceChooser::sourcePicked, this, &PlanCommands::setSource);
    connect(bar->source(), &SourceChooser::customUrlRequested, this, &PlanCommands::enterCustomUrl);
    connect(bar->method(), &MethodChooser::strategyPicked, this, setStrategy);
    connect(actions->methods, &QActionGroup::triggered, this,
            [setStrategy](const QAction *action) { setStrategy(Strategy(action->data().toInt())); });
    connect(actions->experiments, &QActionGroup::triggered, this,
            [this](const QAction *action) { tryOut(action->data().value<Experiment>()); });
    connect(actions->customUrl, &QAction::triggered, this, &PlanCommands::enterCustomUrl);
    connect(actions->open, &QAction::triggered, this, &PlanCommands::chooseFile);
    connect(actions->chooseFolder, &QAction::triggered, this, &PlanCommands::chooseFolder);
    connect(actions->defaultFolder, &QAction::triggered, this, [this] { setFolder({}); });
    connect(actions->changeSource, &QAction::triggered, this, &PlanCommands::openSources);
    connect(session, &DownloadSession::overwriteAsked, this, &PlanCommands::askBeforeOverwriting);
    session->setAskBeforeOverwriting(true);
    window->setAcceptDrops(true);
    window->installEventFilter(this);
}

void PlanCommands::restore(QSettings &settings, const QVariantMap &folders)
{
    m_folders = folders;
    m_remembered = loadRunOptions(settings, defaultRunOptions(Program::Window));
    if (!m_remembered.folder.isEmpty())
        m_folders[sourceOf(m_remembered).label] = m_remembered.folder;
    m_sources = loadOwnSources(settings);
    change([this](RunOptions &options) { options.notes = m_sources.value(options.urlTemplate); });
    m_lastOptions = m_session->options();
    m_settings = &settings;
    // Only what the person changes: what a command line says holds for this start.
    connect(m_session, &DownloadSession::optionsChanged, this, [this] {
        const RunOptions options = m_session->options();
        m_remembered = remembered(m_remembered, std::exchange(m_lastOptions, options), options);
        saveRunOptions(*m_settings, m_remembered);
    });
}

void PlanCommands::change(const std::function<void(RunOptions &)> &set)
{
    RunOptions options = m_session->options();
    set(options);
    m_session->setOptions(options);
}

/// Each source has the folder that was chosen for it, or its own.
void PlanCommands::setSource(const QString &server, const QString &urlTemplate)
{
    change([&](RunOptions &options) {
        options.server = server.isEmpty() ? options.server : server;
        options.urlTemplate = urlTemplate;
        options.notes = m_sources.value(urlTemplate);
        options.folder = m_folders.value(sourceOf(options).label).toString();
    });
}

void PlanCommands::setFolder(const QString &folder)
{
    m_folders[m_session->source().label] = folder;
    change([&](RunOptions &options) { options.folder = folder; });
}

void PlanCommands::enterCustomUrl()
{
    const QList<CountryCode> &codes = m_session->options().codes;
    const QString &url = m_session->options().urlTemplate;
    auto *const dialog = new CustomUrlDialog(url, m_sources.value(url),
                                             codes.isEmpty() ? CountryCode() : codes.first(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this, dialog] {
        m_sources.insert(dialog->urlTemplate(), dialog->notes());
        if (m_settings)
            saveOwnSources(*m_settings, m_sources);
        setSource({}, dialog->urlTemplate());
    });
    dialog->open();
}

void PlanCommands::chooseFolder()
{
    auto *const dialog = new FolderDialog(m_session->folder(), m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &PlanCommands::setFolder);
    dialog->open();
}

void PlanCommands::chooseFile()
{
    auto *const dialog = new QFileDialog(m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setFileMode(QFileDialog::ExistingFile);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) { openFile(path, false); });
    dialog->open();
}

void PlanCommands::openFile(const QString &path, bool start)
{
    const auto read = [path, present = m_session->options(), number = m_session->nextNumber()] {
        return openedFile(path, present, number);
    };
    inBackground(this, read, [this, start](const Result<OpenedFile, Problem> &opened) {
        if (!opened) {
            auto *const box = new QMessageBox(QMessageBox::Warning, QCoreApplication::applicationName(),
                                              problemText(opened.error()), QMessageBox::Ok, m_window);
            box->setAttribute(Qt::WA_DeleteOnClose);
            return box->open();
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

/// One file of this computer, but not a flag of this window.
bool PlanCommands::eventFilter(QObject *, QEvent *event)
{
    if (event->type() != QEvent::DragEnter && event->type() != QEvent::Drop)
        return false;
    auto *const drop = static_cast<QDropEvent *>(event);
    const QList<QUrl> urls = drop->mimeData()->urls();
    if (drop->source() || urls.size() != 1 || !urls.first().isLocalFile() || m_session->isBusy())
        return false;
    drop->acceptProposedAction();
    if (event->type() == QEvent::Drop)
        openFile(urls.first().toLocalFile(), false);
    return true;
}

void PlanCommands::repeat(const RunOptions &options)
{
    m_countries->setChosen(options.codes);
    m_session->setOptions(options);
    m_session->start();
}

void PlanCommands::chooseMissing(const Run &run)
{
    QList<CountryCode> codes;
    for (const int row : run.rowsIn(FlagState::NotFound) + run.rowsIn(FlagState::Failed))
        codes.append(run.row(row).item.code);
    m_countries->setChosen(codes);
    openSources();
}

void PlanCommands::openSources()
{
    m_bar->source()->setFocus(Qt::OtherFocusReason);
    m_bar->source()->showPopup();
}

void PlanCommands::askBeforeOverwriting(int files)
{
    QMessageBox *const question = newQuestion(
        //: %n files in the folder for the flags
        tr("%n file(s) in this folder did not come from a practice source. Overwrite them?", nullptr, files),
        tr("Practice pictures are dated and not for publishing."), tr("&Overwrite"), tr("&Keep the files"),
        m_window);
    connect(question, &QDialog::accepted, m_session, &DownloadSession::confirmOverwrite);
    connect(question, &QDialog::rejected, m_session, &DownloadSession::cancel);
    question->open();
}

/// Sets the plan; Start is left to the person, who has read by then what to look for.
void PlanCommands::tryOut(const Experiment &experiment)
{
    m_countries->setChosen(experiment.options.codes);
    m_session->setOptions(experiment.options);
    setSource(experiment.options.server, {});
    auto *const box =
        new QMessageBox(QMessageBox::NoIcon, experiment.title, experiment.steps, QMessageBox::Ok, m_window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    //: Of an experiment: %1 says what would be concluded wrongly
    box->setInformativeText(tr("Do not be misled: %1").arg(experiment.trap));
    box->open();
}

} // namespace Flaghoist
