#pragma once

#include "countries/preset.h"
#include "domain/strategy.h"
#include "models/flagfiltermodel.h"

#include <QList>
#include <QObject>

class QAction;
class QActionGroup;
class QMainWindow;
class QMenu;

namespace Flaghoist {

/// Every action of the window and the menu bar that shows them.
class Actions final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Actions)

public:
    /// Fills the menu bar of \a window, whose child it becomes.
    explicit Actions(QMainWindow *window);

    QAction *const openFolder;
    QAction *const chooseFolder;
    QAction *const defaultFolder;
    QAction *const customUrl;
    QAction *const quit;

    QAction *const letters;
    QAction *const typeCodes;
    QAction *const keepFirst;
    QAction *const invert;
    QAction *const selectNone;
    QAction *const undo;
    QAction *const redo;
    QAction *const find;

    QAction *const start;
    QAction *const pause; ///< or resume: the window sets its text
    QAction *const cancel;
    QAction *const retryFailed;
    QAction *const downloadOthers;

    QAction *const errors; ///< checkable
    QAction *const practice; ///< checkable
    QAction *const zoomIn;
    QAction *const zoomOut;
    QAction *const zoomReset;

    QAction *const about;
    QAction *const aboutQt;

    /// Everything that changes the choice of countries.
    [[nodiscard]] QList<QAction *> choosing() const;
    [[nodiscard]] QAction *filterAction(FlagFilterModel::Filter filter) const;
    [[nodiscard]] QAction *methodAction(Strategy strategy) const;
    void setMethodsEnabled(bool enabled);

signals:
    void presetPicked(const Flaghoist::Preset &preset);
    void filterPicked(Flaghoist::FlagFilterModel::Filter filter);
    void strategyPicked(Flaghoist::Strategy strategy);

private:
    void setShortcuts();
    void fillSelectionMenu(QMenu *menu);
    void fillFilterMenu(QMenu *menu);
    void fillMethodMenu(QMenu *menu);
    [[nodiscard]] QAction *make(const QString &text);

    QActionGroup *const m_filters;
    QActionGroup *const m_methods;
    QList<QAction *> m_presets;
};

} // namespace Flaghoist
