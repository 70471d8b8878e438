#pragma once

#include <QList>

class QAction;
class QWidget;

namespace Flaghoist {

/// A few sentences, and the shortcuts of \a actions and of those in their menus. Not modal.
void showHelp(const QList<QAction *> &actions, QWidget *window);
/// Version and licence; copies the versions of the program, of Qt and of the system on request. Returns when
/// it is closed.
void showAbout(QWidget *window);

} // namespace Flaghoist
