#pragma once

#include <QList>
#include <QObject>

class QAction;
class QMenu;
class QUrl;

namespace Flaghoist {

class CurrentFlag;
class DownloadSession;
class FlagModel;

/// What can be done with the selected flags, once for every area that shows flags: context menus, shortcuts
/// and buttons present these actions.
class FlagCommands final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FlagCommands)

public:
    /// All outlive the commands.
    FlagCommands(const FlagModel *flags, DownloadSession *session, const CurrentFlag *current,
                 QObject *parent = nullptr);

    QAction *const preview;
    QAction *const openFile;
    QAction *const showInFolder;
    QAction *const copyPicture;
    QAction *const copyPath;
    QAction *const copyUrl;
    QAction *const copyCurl;
    QAction *const retry;

    /// Makes the shortcuts work while \a widget has the focus.
    void addTo(QWidget *widget) const;
    void fillMenu(QMenu *menu) const;

private:
    void updateActions();
    [[nodiscard]] QString file() const;
    /// Selected rows that have a file, or that can be tried again.
    [[nodiscard]] QStringList files() const;
    [[nodiscard]] QList<int> retryable() const;
    void copyUrls(QString (*textFor)(const QUrl &url, const QString &file)) const;

    const FlagModel *const m_flags;
    DownloadSession *const m_session;
    const CurrentFlag *const m_current;
};

} // namespace Flaghoist
