#pragma once

#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QVariant>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace Flaghoist {

/// Every command of the window, once, and the menu bar that shows them. Buttons present the same actions;
/// MainWindow::updateActions() alone enables them, FlagsArea those of zoom and filter.
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

    // Groups, whose actions have what they stand for as their data.
    QActionGroup *const choosing; ///< what changes the choice; presets have their Preset
    QActionGroup *const experiments; ///< Experiment
    QActionGroup *const filters; ///< FlagFilterModel::Filter as int; one is checked, as in the next
    QActionGroup *const methods; ///< Strategy as int
    QActionGroup *const themes; ///< QString: empty, "light" or "dark"
    QActionGroup *const languages; ///< QString: empty, "en" or "ru"

    /// The action of \a group that has \a data; null where there is none.
    [[nodiscard]] static QAction *in(const QActionGroup *group, const QVariant &data);

    /// "Pause" and "Resume", with their mnemonic.
    [[nodiscard]] static QString pauseText();
    [[nodiscard]] static QString resumeText();

private:
    struct Choice
    {
        QVariant data;
        QString text;
        QString toolTip{};
    };

    QAction *add(const QString &text, const QKeySequence &key = {}, const QKeySequence &otherKey = {});
    static void addChoices(QMenu *menu, QActionGroup *group, const QList<Choice> &choices);
    void fillCountriesMenu(QMenu *menu);
    void fillRunMenu(QMenu *menu);
    void fillViewMenu(QMenu *menu);
};

} // namespace Flaghoist
