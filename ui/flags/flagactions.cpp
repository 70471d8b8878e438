#include "ui/flags/flagactions.h"

#include "models/flagmodel.h"
#include "session/savedpicture.h"
#include "ui/files.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QGuiApplication>
#include <QListView>
#include <QMenu>

namespace Flaghoist {

FlagActions::FlagActions(QListView *view)
    : QObject(view), preview(new QAction(tr("&Preview"), this)),
      openFile(new QAction(tr("&Open File"), this)), showInFolder(new QAction(tr("Show in &Folder"), this)),
      copyPicture(new QAction(tr("&Copy Picture"), this)), copyPath(new QAction(tr("Copy P&ath"), this)),
      copyUrl(new QAction(tr("Copy &URL"), this)), retry(new QAction(tr("&Retry"), this)), m_view(view)
{
    const auto give = [this](QAction *action, const QKeySequence &shortcut) {
        action->setShortcut(shortcut);
        action->setShortcutContext(Qt::WidgetShortcut);
        m_view->addAction(action);
    };
    preview->setShortcut(Qt::Key_Space); // shown in the menu; the view itself listens to the key
    preview->setShortcutContext(Qt::WidgetShortcut);
    give(openFile, Qt::CTRL | Qt::SHIFT | Qt::Key_Return);
    give(showInFolder, Qt::ALT | Qt::Key_Return);
    give(copyPicture, QKeySequence::Copy);
    give(copyPath, Qt::CTRL | Qt::SHIFT | Qt::Key_C);
    give(copyUrl, Qt::CTRL | Qt::SHIFT | Qt::Key_U);
    give(retry, Qt::Key_F5);

    const auto text = [this](int role) {
        return m_view->currentIndex().data(role).toString();
    };
    connect(openFile, &QAction::triggered, this, [text] { openLocalFile(text(FlagModel::FileRole)); });
    connect(showInFolder, &QAction::triggered, this, [text] { openFolderOf(text(FlagModel::FileRole)); });
    connect(copyPicture, &QAction::triggered, this, &FlagActions::copyThePicture);
    connect(copyPath, &QAction::triggered, this, [text] {
        QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(text(FlagModel::FileRole)));
    });
    connect(copyUrl, &QAction::triggered, this, [this] {
        const QUrl url = m_view->currentIndex().data(FlagModel::UrlRole).toUrl();
        QGuiApplication::clipboard()->setText(url.toString(QUrl::FullyEncoded));
    });
    connect(m_view, &QListView::customContextMenuRequested, this, &FlagActions::showMenu);
    refresh();
}

void FlagActions::setRetryPossible(bool possible)
{
    m_retryPossible = possible;
    refresh();
}

void FlagActions::refresh()
{
    const QModelIndex index = m_view->currentIndex();
    const bool saved = !index.data(FlagModel::FileRole).toString().isEmpty();
    const bool failed = FlagState(index.data(FlagModel::StateRole).toInt()) == FlagState::Failed;
    preview->setEnabled(index.isValid());
    for (QAction *const action : {openFile, showInFolder, copyPicture, copyPath})
        action->setEnabled(saved);
    copyUrl->setEnabled(index.data(FlagModel::UrlRole).toUrl().isValid());
    retry->setEnabled(index.isValid() && failed && m_retryPossible);
}

void FlagActions::showMenu(const QPoint &position)
{
    if (!m_view->currentIndex().isValid())
        return;
    refresh();
    QMenu menu(m_view);
    menu.addAction(preview);
    menu.addAction(openFile);
    menu.addAction(showInFolder);
    menu.addSeparator();
    menu.addActions({copyPicture, copyPath, copyUrl});
    menu.addSeparator();
    menu.addAction(retry);
    menu.exec(m_view->viewport()->mapToGlobal(position));
}

void FlagActions::copyThePicture() const
{
    const QImage picture = readSavedPicture(m_view->currentIndex().data(FlagModel::FileRole).toString());
    if (!picture.isNull())
        QGuiApplication::clipboard()->setImage(picture);
}

} // namespace Flaghoist
