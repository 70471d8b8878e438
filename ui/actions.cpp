#include "ui/actions.h"

#include "countries/catalogue.h"
#include "domain/strategy.h"
#include "models/flagmodel.h"
#include "ui/runsentence.h"
#include "wording/practicetext.h"
#include "wording/runtext.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// nullptr is a separator.
void fill(QMenu *menu, std::initializer_list<QAction *> actions)
{
    for (QAction *const action : actions) {
        if (action)
            menu->addAction(action);
        else
            menu->addSeparator();
    }
}

} // namespace

Actions::Actions(QMainWindow *window)
    : QObject(window), open(add(tr("O&pen…"), QKeySequence::Open)),
      openFolder(add(tr("&Open folder"), Qt::CTRL | Qt::SHIFT | Qt::Key_O)),
      chooseFolder(add(tr("&Choose folder…"), Qt::CTRL | Qt::SHIFT | Qt::Key_S)),
      defaultFolder(add(tr("Use the &default folder"))),
      customUrl(add(tr("Custom &URL…"), Qt::CTRL | Qt::Key_U)),
      //: Saves what is known of the run shown to a file
      exportRun(add(tr("&Export the run…"), Qt::CTRL | Qt::SHIFT | Qt::Key_E)),
      //: Makes PNGs and a sprite from the flags that were saved
      pack(add(tr("&Make a pack…"))), quit(add(tr("&Quit"), Qt::CTRL | Qt::Key_Q)),
      //: Chooses the twenty countries with the most people
      chooseTopTwenty(add(tr("Choose the &top 20"), Qt::CTRL | Qt::Key_1)),
      letters(add(tr("Codes by first &letter…"), Qt::CTRL | Qt::Key_L)),
      typeCodes(add(tr("T&ype or paste codes…"), Qt::CTRL | Qt::Key_T)),
      //: N stands for a number that is asked for
      keepFirst(add(tr("&Keep first N…"), Qt::CTRL | Qt::Key_K)),
      //: Chooses the countries that are not chosen, and only these
      invert(add(tr("&Invert choice"), Qt::CTRL | Qt::Key_I)),
      //: Of the countries
      chooseNone(add(tr("Choose &none"), Qt::CTRL | Qt::SHIFT | Qt::Key_A)),
      //: Of the countries
      undo(add(tr("&Undo choice"), Qt::CTRL | Qt::Key_Z)),
      //: Of the countries
      redo(add(tr("Re&do choice"), Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y)),
      find(add(tr("&Find a country"), QKeySequence::Find)),
      //: Begins the run
      start(add(tr("&Start"), Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter)),
      pause(add(pauseText(), Qt::CTRL | Qt::Key_P)),
      //: Ends the run early
      cancel(add(tr("&Cancel"), Qt::CTRL | Qt::Key_Period)), // not Escape, which people press for anything
      retryFailed(add(tr("&Retry failed"), Qt::CTRL | Qt::Key_R)),
      //: Downloads the flags that were cancelled
      downloadOthers(add(tr("&Download the others"), Qt::CTRL | Qt::Key_D)),
      //: Opens the options of a run
      options(add(tr("O&ptions…"), Qt::CTRL | Qt::Key_Comma)), changeSource(add(tr("Chan&ge source"))),
      //: Chooses the flags that this source does not offer or that failed, and opens the list of sources
      otherSource(add(tr("Another sourc&e for the missing"))), showChosen(add(RunSentence::showChosen(0))),
      //: How flags are shown: pictures and codes alone
      mosaic(add(tr("&Mosaic"), Qt::CTRL | Qt::SHIFT | Qt::Key_M)),
      //: How flags are shown: cards with name and state
      grid(add(tr("&Grid"), Qt::CTRL | Qt::SHIFT | Qt::Key_G)),
      //: How flags are shown: one line per code
      list(add(tr("L&ist"), Qt::CTRL | Qt::SHIFT | Qt::Key_L)),
      errors(add(tr("&Errors"), Qt::CTRL | Qt::Key_E)),
      timeline(add(tr("Timeli&ne"), Qt::CTRL | Qt::SHIFT | Qt::Key_T)),
      //: Shows or folds the list of kept runs
      runs(add(tr("&Runs"), Qt::CTRL | Qt::Key_H)),
      practice(add(tr("&Practice server"), Qt::CTRL | Qt::SHIFT | Qt::Key_P)),
      //: Shows or folds the list of countries
      countries(add(tr("&Countries"), Qt::Key_F9)),
      //: The list of countries makes room while flags are downloaded
      foldDuringRuns(add(tr("Fold countries &during a run"))),
      zoomIn(add(tr("&Larger flags"), Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal)),
      zoomOut(add(tr("&Smaller flags"), Qt::CTRL | Qt::Key_Minus)),
      zoomReset(add(tr("N&ormal size"), Qt::CTRL | Qt::Key_0)),
      shortcuts(add(tr("&Help and shortcuts"), Qt::Key_F1)), about(add(tr("&About Flaghoist"))),
      aboutQt(add(tr("About &Qt"))), choosing(new QActionGroup(this)), experiments(new QActionGroup(this)),
      filters(new QActionGroup(this)), methods(new QActionGroup(this)), themes(new QActionGroup(this)),
      languages(new QActionGroup(this))
{
    QMenuBar *const bar = window->menuBar();
    fill(bar->addMenu(tr("&File")),
         {open, nullptr, openFolder, chooseFolder, defaultFolder, nullptr, customUrl, nullptr, exportRun,
          pack, nullptr, quit});
    //: Menu
    fillCountriesMenu(bar->addMenu(tr("Cou&ntries")));
    fillRunMenu(bar->addMenu(tr("&Run")));
    fillViewMenu(bar->addMenu(tr("&View")));
    QMenu *const help = bar->addMenu(tr("&Help"));
    //: Menu of experiments, each ready to start
    QMenu *const tries = help->addMenu(tr("&What to try"));
    experiments->setExclusionPolicy(QActionGroup::ExclusionPolicy::None);
    for (const Experiment &experiment : Flaghoist::experiments())
        addChoices(tries, experiments, {{QVariant::fromValue(experiment), experiment.title}});
    fill(help, {shortcuts, nullptr, about, aboutQt});

    start->setAutoRepeat(false);
    countries->setChecked(true);
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
    aboutQt->setMenuRole(QAction::AboutQtRole);
}

QAction *Actions::in(const QActionGroup *group, const QVariant &data)
{
    const QList<QAction *> actions = group->actions();
    const auto found = std::ranges::find(actions, data, [](const QAction *action) { return action->data(); });
    return found == actions.end() ? nullptr : *found;
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

QAction *Actions::add(const QString &text, const QKeySequence &key, const QKeySequence &otherKey)
{
    auto *const action = new QAction(text, this);
    if (otherKey.isEmpty())
        action->setShortcut(key);
    else
        action->setShortcuts({key, otherKey});
    return action;
}

void Actions::addChoices(QMenu *menu, QActionGroup *group, const QList<Choice> &choices)
{
    for (const Choice &choice : choices) {
        QAction *const action = group->addAction(choice.text);
        action->setData(choice.data);
        action->setCheckable(group->isExclusive());
        if (!choice.toolTip.isEmpty())
            action->setToolTip(choice.toolTip);
        menu->addAction(action);
    }
    if (group->isExclusive() && !group->checkedAction())
        group->actions().first()->setChecked(true);
}

void Actions::fillCountriesMenu(QMenu *menu)
{
    choosing->setExclusionPolicy(QActionGroup::ExclusionPolicy::None);
    const auto preset = [](const Preset &one) {
        return QVariant::fromValue(one);
    };
    chooseTopTwenty->setData(preset({.kind = Preset::Kind::TopTwenty}));
    menu->addAction(chooseTopTwenty);
    addChoices(menu, choosing,
               {{preset({.kind = Preset::Kind::All}), tr("Choose &all countries")},
                {preset({.kind = Preset::Kind::Every}), tr("Choose &every code AA–ZZ")}});
    choosing->actions().first()->setShortcut(Qt::CTRL | Qt::Key_2);
    choosing->actions().last()->setShortcut(Qt::CTRL | Qt::Key_3);
    //: Submenu of Africa, Americas …
    QMenu *const regions = menu->addMenu(tr("Choose a &region"));
    for (const Preset &region : regionPresets())
        addChoices(regions, choosing, {{preset(region), presetText(region)}});
    fill(menu,
         {letters, nullptr, typeCodes, keepFirst, invert, chooseNone, nullptr, undo, redo, nullptr, find});
    for (QAction *const action :
         {chooseTopTwenty, letters, typeCodes, keepFirst, invert, chooseNone, undo, redo, find})
        choosing->addAction(action);
}

void Actions::fillRunMenu(QMenu *menu)
{
    fill(menu,
         {start, pause, cancel, nullptr, retryFailed, downloadOthers, otherSource, nullptr, changeSource,
          options});
    //: Submenu of the methods: One at a time, Thread pool …
    QMenu *const submenu = menu->addMenu(tr("&Method"));
    submenu->setToolTipsVisible(true);
    for (const Strategy strategy : allStrategies)
        addChoices(submenu, methods, {{int(strategy), strategyText(strategy), strategyHint(strategy)}});
}

void Actions::fillViewMenu(QMenu *menu)
{
    fill(menu,
         {showChosen, nullptr, countries, foldDuringRuns, errors, timeline, runs, practice, nullptr, mosaic,
          grid, list, nullptr});
    auto *const views = new QActionGroup(this);
    for (QAction *const action : {mosaic, grid, list})
        views->addAction(action);
    for (QAction *const action :
         {errors, timeline, runs, practice, countries, foldDuringRuns, mosaic, grid, list})
        action->setCheckable(true);
    //: Submenu of the filters All, Downloaded, Failed …
    QMenu *const show = menu->addMenu(tr("S&how"));
    for (const FlagFilterModel::Filter filter : FlagFilterModel::filters()) {
        addChoices(show, filters, {{int(filter), FlagFilterModel::label(filter)}});
        const auto digit = Qt::Key(Qt::Key_0 + filters->actions().size());
        filters->actions().last()->setShortcut(Qt::ALT | digit);
    }
    fill(menu, {nullptr, zoomIn, zoomOut, zoomReset, nullptr});
    //: Submenu: System, Light, Dark
    addChoices(menu->addMenu(tr("&Theme")), themes,
               {//: Theme: light or dark as the desktop has it
                {QString(), tr("&System")},
                //: Theme
                {u"light"_s, tr("&Light")},
                //: Theme
                {u"dark"_s, tr("&Dark")}});
    //: Submenu: System, English, Русский
    addChoices(menu->addMenu(tr("Langu&age")), languages,
               {//: Language: the system’s
                {QString(), tr("&System language")},
                {u"en"_s, u"English"_s}, // each in its own words
                {u"ru"_s, u"Русский"_s}});
}

} // namespace Flaghoist
