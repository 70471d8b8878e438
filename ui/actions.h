#pragma once

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

    QAction *const topTwenty;
    QAction *const allCountries;
    QAction *const everyCode;
    QAction *const selectNone;
    QAction *const find;

    QAction *const start;
    QAction *const pause; ///< or resume: the window sets its text
    QAction *const cancel;
    QAction *const retryFailed;
    QAction *const downloadOthers;

    QAction *const errors; ///< checkable
    QAction *const zoomIn;
    QAction *const zoomOut;
    QAction *const zoomReset;

    QAction *const about;
    QAction *const aboutQt;

    [[nodiscard]] QAction *filterAction(FlagFilterModel::Filter filter) const;

signals:
    void filterPicked(Flaghoist::FlagFilterModel::Filter filter);

private:
    void setShortcuts();
    void fillFilterMenu(QMenu *menu);
    [[nodiscard]] QAction *make(const QString &text);

    QActionGroup *const m_filters;
};

} // namespace Flaghoist
