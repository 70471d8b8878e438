#include "ui/actions.h"

#include "ui/countries/presetchooser.h"
#include "ui/flags/chipbar.h"
#include "ui/planbar/runbar.h"
#include "wording/runtext.h"

#include <QAction>
#include <QActionGroup>
#include <QMainWindow>
#include <QMenu>
#include <QMenuBar>

#include <algorithm>

namespace Flaghoist {

Actions::Actions(QMainWindow *window)
    : QObject(window), openFolder(make(tr("&Open Folder"))), chooseFolder(make(tr("&Choose Folder…"))),
      defaultFolder(make(tr("Use the &Default Folder"))), customUrl(make(tr("Custom &URL…"))),
      quit(make(tr("&Quit"))), letters(make(tr("Codes by First &Letter…"))),
      typeCodes(make(tr("T&ype or Paste Codes…"))), keepFirst(make(tr("&Keep First N…"))),
      invert(make(tr("&Invert Selection"))), selectNone(make(tr("Select &None"))),
      undo(make(tr("&Undo Selection"))), redo(make(tr("Re&do Selection"))), find(make(tr("&Find a Country"))),
      start(make(tr("&Start"))), pause(make(RunBar::pauseText())), cancel(make(tr("&Cancel"))),
      retryFailed(make(tr("&Retry Failed"))), downloadOthers(make(tr("&Download the Others"))),
      errors(make(tr("&Errors"))), practice(make(tr("&Practice Server"))), zoomIn(make(tr("&Larger Flags"))),
      zoomOut(make(tr("&Smaller Flags"))), zoomReset(make(tr("&Normal Size"))),
      about(make(tr("&About Flaghoist"))), aboutQt(make(tr("About &Qt"))), m_filters(new QActionGroup(this)),
      m_methods(new QActionGroup(this))
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
         {openFolder, chooseFolder, defaultFolder, nullptr, customUrl, nullptr, quit});
    QMenu *const selection = bar->addMenu(tr("Se&lection"));
    fillSelectionMenu(selection);
    fill(selection, {nullptr, typeCodes, keepFirst, invert, selectNone, nullptr, undo, redo, nullptr, find});
    QMenu *const run = bar->addMenu(tr("&Run"));
    fill(run, {start, pause, cancel, nullptr, retryFailed, downloadOthers, nullptr});
    fillMethodMenu(run);
    QMenu *const view = bar->addMenu(tr("&View"));
    fill(view, {errors, practice, nullptr});
    fillFilterMenu(view);
    fill(view, {nullptr, zoomIn, zoomOut, zoomReset});
    fill(bar->addMenu(tr("&Help")), {about, aboutQt});

    errors->setCheckable(true);
    practice->setCheckable(true);
    quit->setMenuRole(QAction::QuitRole);
    about->setMenuRole(QAction::AboutRole);
    aboutQt->setMenuRole(QAction::AboutQtRole);
    setShortcuts();
}

QList<QAction *> Actions::choosing() const
{
    return m_presets + QList{letters, typeCodes, keepFirst, invert, selectNone, undo, redo, find};
}

QAction *Actions::filterAction(FlagFilterModel::Filter filter) const
{
    return m_filters->actions().at(ChipBar::filters().indexOf(filter));
}

QAction *Actions::methodAction(Strategy strategy) const
{
    return m_methods->actions().at(std::ranges::find(allStrategies, strategy) - allStrategies.begin());
}

void Actions::setMethodsEnabled(bool enabled)
{
    m_methods->setEnabled(enabled);
}

void Actions::setShortcuts()
{
    openFolder->setShortcut(Qt::CTRL | Qt::Key_O);
    chooseFolder->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_O);
    customUrl->setShortcut(Qt::CTRL | Qt::Key_U);
    quit->setShortcut(Qt::CTRL | Qt::Key_Q);
    letters->setShortcut(Qt::CTRL | Qt::Key_L);
    typeCodes->setShortcut(Qt::CTRL | Qt::Key_T);
    keepFirst->setShortcut(Qt::CTRL | Qt::Key_K);
    invert->setShortcut(Qt::CTRL | Qt::Key_I);
    undo->setShortcut(Qt::CTRL | Qt::Key_Z);
    redo->setShortcuts({Qt::CTRL | Qt::SHIFT | Qt::Key_Z, Qt::CTRL | Qt::Key_Y});
    selectNone->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_A);
    find->setShortcut(QKeySequence::Find);
    start->setShortcuts({Qt::CTRL | Qt::Key_Return, Qt::CTRL | Qt::Key_Enter});
    start->setAutoRepeat(false);
    pause->setShortcut(Qt::CTRL | Qt::Key_P);
    cancel->setShortcut(Qt::Key_Escape);
    retryFailed->setShortcut(Qt::CTRL | Qt::Key_R);
    downloadOthers->setShortcut(Qt::CTRL | Qt::Key_D);
    errors->setShortcut(Qt::CTRL | Qt::Key_E);
    practice->setShortcut(Qt::CTRL | Qt::SHIFT | Qt::Key_P);
    zoomIn->setShortcuts({Qt::CTRL | Qt::Key_Plus, Qt::CTRL | Qt::Key_Equal});
    zoomOut->setShortcut(Qt::CTRL | Qt::Key_Minus);
    zoomReset->setShortcut(Qt::CTRL | Qt::Key_0);
}

void Actions::fillSelectionMenu(QMenu *menu)
{
    const auto add = [this](QMenu *to, const QString &text, const Preset &preset) {
        QAction *const action = to->addAction(text);
        connect(action, &QAction::triggered, this, [this, preset] { emit presetPicked(preset); });
        m_presets.append(action);
        return action;
    };
    add(menu, tr("&Top 20 by Population"), {.kind = Preset::Kind::TopTwenty})
        ->setShortcut(Qt::CTRL | Qt::Key_1);
    add(menu, tr("&All Countries"), {.kind = Preset::Kind::All})->setShortcut(Qt::CTRL | Qt::Key_2);
    add(menu, tr("&Every Code AA–ZZ"), {.kind = Preset::Kind::Every})->setShortcut(Qt::CTRL | Qt::Key_3);
    //: Submenu of Africa, Americas …
    QMenu *const regions = menu->addMenu(tr("&Region"));
    for (const Preset &region : PresetChooser::regions())
        add(regions, PresetChooser::text(region), region);
    menu->addAction(letters);
}

void Actions::fillFilterMenu(QMenu *menu)
{
    //: Submenu of the filters All, Downloaded, Failed …
    QMenu *const show = menu->addMenu(tr("S&how"));
    int digit = 0;
    for (const FlagFilterModel::Filter filter : ChipBar::filters()) {
        QAction *const action = m_filters->addAction(ChipBar::label(filter));
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

QAction *Actions::make(const QString &text)
{
    return new QAction(text, this);
}

} // namespace Flaghoist
