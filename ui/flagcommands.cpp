#include "ui/flagcommands.h"

#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "session/savedfiles.h"
#include "ui/currentflag.h"
#include "ui/files.h"
#include "ui/widgets/background.h"

#include <QAction>
#include <QClipboard>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QUrl>
#include <QWidget>

namespace Flaghoist {

using namespace Qt::StringLiterals;

FlagCommands::FlagCommands(const FlagModel *flags, DownloadSession *session, const CurrentFlag *current,
                           QObject *parent)
    : QObject(parent),
      //: Opens a window with the flag at full size
      preview(new QAction(tr("&Large picture"), this)), openFile(new QAction(tr("&Open file"), this)),
      showInFolder(new QAction(tr("Show in &folder"), this)),
      copyPicture(new QAction(tr("&Copy picture"), this)), copyPath(new QAction(tr("Copy p&ath"), this)),
      copyUrl(new QAction(tr("Copy &URL"), this)),
      //: curl is a program and stays as it is
      copyCurl(new QAction(tr("Copy as cu&rl command"), this)), retry(new QAction(tr("R&etry"), this)),
      m_flags(flags), m_session(session), m_current(current)
{
    const std::pair<QAction *, QKeySequence> keys[] = {
        {openFile, Qt::CTRL | Qt::SHIFT | Qt::Key_Return},
        {showInFolder, Qt::ALT | Qt::Key_Return},
        {copyPicture, QKeySequence::Copy},
        {copyPath, Qt::CTRL | Qt::SHIFT | Qt::Key_C},
        {copyUrl, Qt::CTRL | Qt::SHIFT | Qt::Key_U},
        {retry, Qt::Key_F5},
        {preview, Qt::Key_Space}, // shown in the menu; the views themselves listen to the key
    };
    for (const auto &[action, key] : keys) {
        action->setShortcut(key);
        action->setShortcutContext(Qt::WidgetShortcut);
    }
    connect(openFile, &QAction::triggered, this, [this] { openLocalFile(file()); });
    connect(showInFolder, &QAction::triggered, this, [this] { openFolderOf(file()); });
    connect(copyPicture, &QAction::triggered, this, [this] {
        const auto read = [path = file()] {
            return readSavedPicture(path);
        };
        inBackground(this, read, [](const QImage &picture) {
            if (!picture.isNull())
                QGuiApplication::clipboard()->setImage(picture);
        });
    });
    connect(copyPath, &QAction::triggered, this, [this] {
        QStringList paths = files();
        for (QString &path : paths)
            path = QDir::toNativeSeparators(path);
        QGuiApplication::clipboard()->setText(paths.join(u'\n'));
    });
    connect(copyUrl, &QAction::triggered, this, [this] {
        copyUrls([](const QUrl &url, const QString &) { return url.toString(QUrl::FullyEncoded); });
    });
    connect(copyCurl, &QAction::triggered, this, [this] { copyUrls(curlCommand); });
    connect(retry, &QAction::triggered, this, [this] { m_session->retryRows(retryable()); });
    connect(m_current, &CurrentFlag::selectionChanged, this, &FlagCommands::updateActions);
    connect(m_session, &DownloadSession::stateChanged, this, &FlagCommands::updateActions);
    connect(m_flags, &FlagModel::dataChanged, this, &FlagCommands::updateActions);
    connect(m_flags, &FlagModel::modelReset, this, &FlagCommands::updateActions);
    updateActions();
}

void FlagCommands::addTo(QWidget *widget) const
{
    widget->addActions({openFile, showInFolder, copyPicture, copyPath, copyUrl, retry});
}

void FlagCommands::fillMenu(QMenu *menu) const
{
    menu->addActions({preview, openFile, showInFolder});
    menu->addSeparator();
    menu->addActions({copyPicture, copyPath, copyUrl, copyCurl});
    menu->addSeparator();
    menu->addAction(retry);
}

void FlagCommands::updateActions()
{
    const int row = m_current->row();
    const bool isRow = row >= 0 && row < m_flags->rowCount();
    preview->setEnabled(isRow);
    for (QAction *const action : {openFile, showInFolder, copyPicture})
        action->setEnabled(isRow && !file().isEmpty());
    copyPath->setEnabled(!files().isEmpty());
    for (QAction *const action : {copyUrl, copyCurl})
        action->setEnabled(isRow && m_flags->row(row).item.url.isValid());
    const bool isLast = &m_flags->run() == &m_session->run(); // only it can be gone on with
    const bool finished = isLast && m_session->state() == DownloadSession::State::Finished;
    const auto count = int(retryable().size());
    retry->setEnabled(finished && count > 0);
    //: Downloads the selected flags that failed again
    retry->setText(count > 1 ? tr("R&etry %n flag(s)", nullptr, count) : tr("R&etry"));
}

QString FlagCommands::file() const
{
    return m_flags->index(m_current->row()).data(FlagModel::FileRole).toString();
}

QStringList FlagCommands::files() const
{
    QStringList files;
    for (const int row : m_current->selection()) {
        if (const QString file = m_flags->index(row).data(FlagModel::FileRole).toString(); !file.isEmpty())
            files << file;
    }
    return files;
}

QList<int> FlagCommands::retryable() const
{
    QList<int> rows;
    for (const int row : m_current->selection()) {
        if (row >= m_flags->rowCount())
            continue;
        const FlagState state = m_flags->row(row).state;
        if (state == FlagState::Failed || state == FlagState::Cancelled)
            rows << row;
    }
    return rows;
}

void FlagCommands::copyUrls(QString (*text)(const QUrl &, const QString &)) const
{
    QStringList lines;
    for (const int row : m_current->selection()) {
        const RunRow &flag = m_flags->row(row);
        const QString suffix = QFileInfo(flag.item.url.path()).suffix();
        const QString name = flag.item.code.lower() + (suffix.isEmpty() ? QString() : u'.' + suffix);
        if (flag.item.url.isValid())
            lines << text(flag.item.url, name);
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

QString curlCommand(const QUrl &url, const QString &fileName)
{
    const auto quoted = [](QString text) {
        return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
    };
    return u"curl --fail --output %1 %2"_s.arg(quoted(fileName), quoted(url.toString(QUrl::FullyEncoded)));
}

} // namespace Flaghoist
