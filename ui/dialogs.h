#pragma once

#include <QList>

class QAction;
class QMessageBox;
class QString;
class QWidget;

namespace Flaghoist {

/// A few sentences, and the shortcuts of \a actions and of those in their menus. Not modal.
void showHelp(const QList<QAction *> &actions, QWidget *window);
/// Version and licence; copies the versions of the program, of Qt and of the system on request. Returns when
/// it is closed.
void showAbout(QWidget *window);
/// Opens \a folder in the desktop's own program, or says why that cannot be.
void openFolder(const QString &folder, QWidget *window);
/// A question that only \a yes accepts. It deletes itself when it is closed.
[[nodiscard]] QMessageBox *newQuestion(const QString &question, const QString &more, const QString &yes,
                                       const QString &no, QWidget *window);

} // namespace Flaghoist
