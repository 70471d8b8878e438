#include "ui/actions.h"

#include "ui/runsentence.h"
#include "wording/presettext.h"
#include "wording/runtext.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

Actions::Actions(QMainWindow *window)
    : QObject(window), open(new QAction(tr("O&pen…"), this)),
      openFolder(new QAction(tr("&Open folder"), this)),
      chooseFolder(new QAction(tr("&Choose folder…"), this)),
      defaultFolder(new QAction(tr("Use the &default folder"), this)),
      customUrl(new QAction(tr("Custom &URL…"), this)),
      //: Saves what is known of the run shown to a file
      exportRun(new QAction(tr("&Export the run…"), this)),
      //: Makes PNGs and a sprite from the flags that were saved
      pack(new QAction(tr("&Make a pack…"), this)), quit(new QAction(tr("&Quit"), this)),
      //: Chooses the twenty countries with the most people
      chooseTopTwenty(new QAction(tr("Choose the &top 20"), this)),
      letters(new QAction(tr("Codes by first &letter…"), this)),
      typeCodes(new QAction(tr("T&ype or paste codes…"), this)),
      //: N stands for a number that is asked for
      keepFirst(new QAction(tr("&Keep first N…"), this)),
      //: Chooses the countries that are not chosen, and only these
      invert(new QAction(tr("&Invert choice"), this)),
      //: Of the countries
      chooseNone(new QAction(tr("Choose &none"), this)),
      //: Of the countries
      undo(new QAction(tr("&Undo choice"), this)),
      //: Of the countries
      redo(new QAction(tr("Re&do choice"), this)), find(new QAction(tr("&Find a country"), this)),
      //: Begins the run
      start(new QAction(tr("&Start"), this)), pause(new QAction(pauseText(), this)),
      //: Ends the run early
      cancel(new QAction(tr("&Cancel"), this)), retryFailed(new QAction(tr("&Retry failed"), this)),
      //: Downloads the flags that were cancelled
      downloadOthers(new QAction(tr("&Download the others"), this)),
      //: Opens the options of a run
      options(new QAction(tr("O&ptions…"), this)), changeSource(new QAction(tr("Chan&ge source"), this)),
      //: Chooses the flags that this source does not offer or that failed, and opens the list of sources
      otherSource(new QAction(tr("Another sourc&e for the missing"), this)),
      showChosen(new QAction(RunSentence::showChosen(0), this)),
      //: How flags are shown: pictures and codes alone
      mosaic(new QAction(tr("&Mosaic"), this)),
      //: How flags are shown: cards with name and state
      grid(new QAction(tr("&Grid"), this)),
      //: How flags are shown: one line per code
      list(new QAction(tr("L&ist"), this)), errors(new QAction(tr("&Errors"), this)),
      timeline(new QAction(tr("Timeli&ne"), this)),
      //: Shows or folds the list of kept runs
      runs(new QAction(tr("&Runs"), this)), practice(new QAction(tr("&Practice server"), this)),
      //: Shows or folds the list of countries
      countries(new QAction(tr("&Countries"), this)),
      //: The list of countries makes room while flags are downloaded
      foldDuringRuns(new QAction(tr("Fold countries &during a run"), this)),
      zoomIn(new QAction(tr("&Larger flags"), this)), zoomOut(new QAction(tr("&Smaller flags"), this)),
      zoomReset(new QAction(tr("N&ormal size"), this)),
      shortcuts(new QAction(tr("&Help and shortcuts"), this)),
      about(new QAction(tr("&About Flaghoist"), this)), aboutQt(new QAction(tr("About &Qt"), this)),
      m_filters(new QActionGroup(this)), m_methods(new QActionGroup(this)), m_views(new QActionGroup(this)),
      m_themes(new QActionGroup(this)), m_languages(new QActionGroup(this))
{
    const auto fill = [](QMenu *menu, std::initializer_list<QAction *> actions) {
        for (QAction *const action : actions) {
            if (action)
                menu->addAction(action);
            else
                menu->addSeparator();
        }
    };
    QMenuBar *const bar = window->menuBar();
    fill(bar->addMenu(tr("&File")),
         {open, nullptr, openFolder, chooseFolder, defaultFolder, nullptr, customUrl, nullptr, exportRun,
          pack, nullptr, quit});
    //: Menu
    QMenu *const choice = bar->addMenu(tr("Cou&ntries"));
    fillCountriesMenu(choice);
    fill(choice, {nullptr, typeCodes, keepFirst, invert, chooseNone, nullptr, undo, redo, nullptr, find});
    QMenu *const run = bar->addMenu(tr("&Run"));
    fill(run,
         {start, pause, cancel, nullptr, retryFailed, downloadOthers, otherSource, nullptr, changeSource,
          options});
    fillMethodMenu(run);
    QMenu *const view = bar->addMenu(tr("&View"));
    fill(view,
         {showChosen, nullptr, countries, foldDuringRuns, errors, timeline, runs, practice, nullptr, mosaic,
          grid, list, nullptr});
    fillFilterMenu(view);
    fill(view, {nullptr, zoomIn, zoomOut, zoomReset, nullptr});
    fillThemeMenu(view);
    fillLanguageMenu(view);
    QMenu *const help = bar->addMenu(tr("&Help"));
    //: Menu of experiments, each ready to start
    fillExperimentMenu(help->addMenu(tr("&What to try")));
    fill(help, {shortcuts, nullptr, about, aboutQt});

    for (QAction *const action : {mosaic, grid, list})
        m_views->addAction(action);
    for (QAction *const action :
         {errors, timeline, runs, practice, countries, foldDuringRuns, mosaic, grid, list})
        action->setCheckable(true);
    countries->setChecked(true);
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
    aboutQt->setMenuRole(QAction::AboutQtRole);
    setShortcuts();
}

QList<QAction *> Actions::choosing() const
{
    return m_presets + m_experiments
        + QList{chooseTopTwenty, letters, typeCodes, keepFirst, invert, chooseNone, undo, redo, find};
}

QAction *Actions::filterAction(FlagFilterModel::Filter filter) const
{
    return m_filters->actions().at(FlagFilterModel::filters().indexOf(filter));
}

QAction *Actions::methodAction(Strategy strategy) const
{
    return m_methods->actions().at(std::ranges::find(allStrategies, strategy) - allStrategies.begin());
}

void Actions::setMethodsEnabled(bool enabled)
{
    m_methods->setEnabled(enabled);
}

void Actions::setTheme(Theme theme)
{
    m_themes->actions().at(int(theme))->setChecked(true);
}

void Actions::setLanguage(const QString &language)
{
    for (QAction *const action : m_languages->actions())
        action->setChecked(action->data().toString() == language);
}

QString Actions::pauseText()
{
    //: Button and menu entry that hold new requests, with the mnemonic
    return tr("Pa&use");
}

QString Actions::resumeText()
{
    //: Button and menu entry that go on after a pause, with the mnemonic
    return tr("Res&ume");
}

void Actions::setShortcuts()
{
    openFolder->setShortcut(Qt::CTRL | Qt::Key_O);
    chooseFolder->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    customUrl->setShortcut(Qt::CTRL | Qt::Key_U);
    exportRun->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_E);
    quit->setShortcut(Qt::CTRL | Qt::Key_Q);
    letters->setShortcut(Qt::CTRL | Qt::Key_L);
    typeCodes->setShortcut(Qt::CTRL | Qt::Key_T);
    keepFirst->setShortcut(Qt::CTRL | Qt::Key_K);
    invert->setShortcut(Qt::CTRL | Qt::Key_I);
    undo->setShortcut(Qt::CTRL | Qt::Key_Z);
    redo->setShortcuts({Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
    chooseNone->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_A);
    find->setShortcut(QKeySequence::Find);
    start->setShortcuts({Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
    start->setAutoRepeat(false);
    pause->setShortcut(Qt::CTRL | Qt::Key_P);
    cancel->setShortcut(Qt::CTRL | Qt::Key_Period); // not Escape, which people press for anything
    retryFailed->setShortcut(Qt::CTRL | Qt::Key_R);
    downloadOthers->setShortcut(Qt::CTRL | Qt::Key_D);
    options->setShortcut(Qt::CTRL | Qt::Key_Comma);
    mosaic->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_M);
    grid->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_G);
    list->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_L);
    errors->setShortcut(Qt::CTRL | Qt::Key_E);
    timeline->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_T);
    runs->setShortcut(Qt::CTRL | Qt::Key_H);
    practice->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    countries->setShortcut(Qt::Key_F9);
    zoomIn->setShortcuts({Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
    zoomOut->setShortcut(Qt::CTRL | Qt::Key_Minus);
    zoomReset->setShortcut(Qt::CTRL | Qt::Key_0);
    shortcuts->setShortcut(Qt::Key_F1);
}

void Actions::fillCountriesMenu(QMenu *menu)
{
    const auto add = [this](QMenu *to, QAction *action, const Preset &preset) {
        to->addAction(action);
        connect(action, &QAction::triggered, this, [this, preset] { emit presetPicked(preset); });
        if (action != chooseTopTwenty)
            m_presets.append(action);
        return action;
    };
    add(menu, chooseTopTwenty, {.kind = Preset::Kind::TopTwenty})->setShortcut(Qt::CTRL | Qt::Key_1);
    add(menu, new QAction(tr("Choose &all countries"), this), {.kind = Preset::Kind::All})
        ->setShortcut(Qt::CTRL | Qt::Key_2);
    add(menu, new QAction(tr("Choose &every code AA–ZZ"), this), {.kind = Preset::Kind::Every})
        ->setShortcut(Qt::CTRL | Qt::Key_3);
    //: Submenu of Africa, Americas …
    QMenu *const regions = menu->addMenu(tr("Choose a &region"));
    for (const Preset &region : regionPresets())
        add(regions, new QAction(presetText(region), this), region);
    menu->addAction(letters);
}

void Actions::fillFilterMenu(QMenu *menu)
{
    //: Submenu of the filters All, Downloaded, Failed …
    QMenu *const show = menu->addMenu(tr("S&how"));
    int digit = 0;
    for (const FlagFilterModel::Filter filter : FlagFilterModel::filters()) {
        QAction *const action = m_filters->addAction(FlagFilterModel::label(filter));
        action->setCheckable(true);
        action->setChecked(filter == FlagFilterModel::Filter::All);
        action->setShortcut(QKeySequence(Qt::ALT | Qt::Key(Qt::Key_1 + digit++)));
        show->addAction(action);
        connect(action, &QAction::triggered, this, [this, filter] { emit filterPicked(filter); });
    }
}

void Actions::fillMethodMenu(QMenu *menu)
{
    //: Submenu of the methods: One at a time, Thread pool …
    QMenu *const methods = menu->addMenu(tr("&Method"));
    methods->setToolTipsVisible(true);
    for (const Strategy strategy : allStrategies) {
        QAction *const action = m_methods->addAction(strategyText(strategy));
        action->setCheckable(true);
        action->setToolTip(strategyHint(strategy));
        methods->addAction(action);
        connect(action, &QAction::triggered, this, [this, strategy] { emit strategyPicked(strategy); });
    }
}

void Actions::fillThemeMenu(QMenu *menu)
{
    //: Submenu: System, Light, Dark
    QMenu *const themes = menu->addMenu(tr("&Theme"));
    const std::pair<Theme, QString> choices[] = {
        //: Theme: light or dark as the desktop has it
        {Theme::System, tr("&System")},
        //: Theme
        {Theme::Light, tr("&Light")},
        //: Theme
        {Theme::Dark, tr("&Dark")},
    };
    for (const auto &[theme, text] : choices) {
        QAction *const action = m_themes->addAction(text);
        action->setCheckable(true);
        themes->addAction(action);
        connect(action, &QAction::triggered, this, [this, picked = theme] { emit themePicked(picked); });
    }
    setTheme(Theme::System);
}

void Actions::fillExperimentMenu(QMenu *menu)
{
    for (const Experiment &experiment : experiments()) {
        auto *const action = new QAction(experiment.title, this);
        connect(action, &QAction::triggered, this, [this, experiment] { emit experimentPicked(experiment); });
        m_experiments.append(action);
    }
    menu->addActions(m_experiments);
}

void Actions::fillLanguageMenu(QMenu *menu)
{
    //: Submenu: System, English, Русский
    QMenu *const languages = menu->addMenu(tr("Langu&age"));
    const std::pair<QString, QString> choices[] = {
        //: Language: the system’s
        {QString(), tr("&System language")},
        {u"en"_s, u"English"_s}, // each in its own words
        {u"ru"_s, u"Русский"_s},
    };
    for (const auto &[language, text] : choices) {
        QAction *const action = m_languages->addAction(text);
        action->setCheckable(true);
        action->setData(language);
        languages->addAction(action);
        connect(action, &QAction::triggered, this,
                [this, picked = language] { emit languagePicked(picked); });
    }
    setLanguage({});
}

} // namespace Flaghoist
