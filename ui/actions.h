#pragma once

#include "countries/preset.h"
#include "domain/strategy.h"
#include "models/flagfiltermodel.h"
#include "ui/appearance.h"
#include "wording/experiments.h"

#include <QList>
#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace Flaghoist {

/// Every command of the window, once, and the menu bar that shows them. Buttons present the same actions;
/// MainWindow::updateActions() alone enables them.
class Actions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Actions)

public:
    /// Fills the menu bar of \a window, whose child it becomes.
    explicit Actions(QMainWindow *window);

    QAction *const open; ///< a file
    QAction *const openFolder;
    QAction *const chooseFolder;
    QAction *const defaultFolder;
    QAction *const customUrl;
    QAction *const exportRun;
    QAction *const pack; ///< of the flags of the run shown
    QAction *const quit;

    QAction *const chooseTopTwenty;
    QAction *const letters;
    QAction *const typeCodes;
    QAction *const keepFirst;
    QAction *const invert;
    QAction *const chooseNone;
    QAction *const undo;
    QAction *const redo;
    QAction *const find;

    QAction *const start;
    QAction *const pause; ///< or resume: the window sets its text
    QAction *const cancel;
    QAction *const retryFailed;
    QAction *const downloadOthers;
    QAction *const options;
    QAction *const changeSource;
    QAction *const otherSource; ///< for what the run shown is missing
    QAction *const showChosen; ///< or the last run: the window sets its text

    QAction *const mosaic; ///< checkable, one of the three
    QAction *const grid;
    QAction *const list;
    QAction *const errors; ///< checkable
    QAction *const timeline; ///< checkable
    QAction *const runs; ///< checkable
    QAction *const practice; ///< checkable
    QAction *const countries; ///< checkable: whether the list of countries is unfolded
    QAction *const foldDuringRuns; ///< checkable
    QAction *const zoomIn;
    QAction *const zoomOut;
    QAction *const zoomReset;

    QAction *const shortcuts;
    QAction *const about;
    QAction *const aboutQt;

    /// Everything that changes the choice of countries.
    [[nodiscard]] QList<QAction *> choosing() const;
    [[nodiscard]] QAction *filterAction(FlagFilterModel::Filter filter) const;
    [[nodiscard]] QAction *methodAction(Strategy strategy) const;
    void setMethodsEnabled(bool enabled);
    void setTheme(Theme theme);
    void setLanguage(const QString &language);

    /// "Pause" and "Resume", with their mnemonic.
    [[nodiscard]] static QString pauseText();
    [[nodiscard]] static QString resumeText();

signals:
    void presetPicked(const Flaghoist::Preset &preset);
    void filterPicked(Flaghoist::FlagFilterModel::Filter filter);
    void strategyPicked(Flaghoist::Strategy strategy);
    void themePicked(Flaghoist::Theme theme);
    void experimentPicked(const Flaghoist::Experiment &experiment);
    void languagePicked(const QString &language);

private:
    void setShortcuts();
    void fillCountriesMenu(QMenu *menu);
    void fillFilterMenu(QMenu *menu);
    void fillMethodMenu(QMenu *menu);
    void fillThemeMenu(QMenu *menu);
    void fillLanguageMenu(QMenu *menu);
    void fillExperimentMenu(QMenu *menu);

    QActionGroup *const m_filters;
    QActionGroup *const m_methods;
    QActionGroup *const m_views;
    QActionGroup *const m_themes;
    QActionGroup *const m_languages;
    QList<QAction *> m_presets;
    QList<QAction *> m_experiments;
};

} // namespace Flaghoist
