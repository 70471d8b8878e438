#include "ui/flagcommands.h"

#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "session/savedfiles.h"
#include "ui/currentflag.h"
#include "ui/widgets/background.h"

#include <QAction>
#include <QClipboard>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QMenu>
#include <QUrl>
#include <QWidget>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// The request as a command for a shell.
QString curlCommand(const QUrl &url, const QString &fileName)
{
    const auto quoted = [](QString text) {
        return u'\'' + text.replace(u'\'', u"'\\''"_s) + u'\'';
    };
    return u"curl --fail --output %1 %2"_s.arg(quoted(fileName), quoted(url.toString(QUrl::FullyEncoded)));
}

QAction *newAction(QObject *parent, const QString &text, const QList<QKeySequence> &keys = {})
{
    auto *const action = new QAction(text, parent);
    action->setShortcuts(keys);
    action->setShortcutContext(Qt::WidgetShortcut);
    return action;
}

} // namespace

FlagCommands::FlagCommands(const FlagModel *flags, DownloadSession *session, const CurrentFlag *current,
                           QObject *parent)
    : QObject(parent),
      //: Opens a window with the flag at full size
      preview(newAction(this, tr("&Large picture"), {Qt::Key_Space, Qt::Key_Return, Qt::Key_Enter})),
      openFile(newAction(this, tr("&Open file"), {Qt::CTRL | Qt::SHIFT | Qt::Key_Return})),
      showInFolder(newAction(this, tr("Show in &folder"), {Qt::ALT | Qt::Key_Return})),
      copyPicture(newAction(this, tr("&Copy picture"), {QKeySequence::Copy})),
      copyPath(newAction(this, tr("Copy p&ath"), {Qt::CTRL | Qt::SHIFT | Qt::Key_C})),
      copyUrl(newAction(this, tr("Copy &URL"), {Qt::CTRL | Qt::SHIFT | Qt::Key_U})),
      //: curl is a program and stays as it is
      copyCurl(newAction(this, tr("Copy as cu&rl command"))),
      retry(newAction(this, tr("R&etry"), {Qt::Key_F5})), m_flags(flags), m_session(session),
      m_current(current)
{
    connect(openFile, &QAction::triggered, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(file())); });
    connect(showInFolder, &QAction::triggered, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(file()).absolutePath())); });
    connect(copyPicture, &QAction::triggered, this, [this] {
        const auto read = [path = file()] {
            return readSavedPicture(path);
        };
        inBackground(this, read, [](const QImage &picture) {
            if (!picture.isNull())
                QGuiApplication::clipboard()->setImage(picture);
        });
    });
    connect(copyPath, &QAction::triggered, this,
            [this] { QGuiApplication::clipboard()->setText(QDir::toNativeSeparators(files().join(u'\n'))); });
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
    widget->addActions({preview, openFile, showInFolder, copyPicture, copyPath, copyUrl, retry});
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
    preview->setEnabled(isRow && isFinal(m_flags->row(row).state)); // so Return twice on Start opens nothing
    for (QAction *const action : {openFile, showInFolder, copyPicture})
        action->setEnabled(!file().isEmpty());
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
    QList<int> rows = m_current->selection();
    rows.removeIf([this](int row) {
        return row >= m_flags->rowCount()
            || (m_flags->row(row).state != FlagState::Failed
                && m_flags->row(row).state != FlagState::Cancelled);
    });
    return rows;
}

void FlagCommands::copyUrls(QString (*textFor)(const QUrl &, const QString &)) const
{
    QStringList lines;
    for (const int row : m_current->selection()) {
        const RunRow &flag = m_flags->row(row);
        const QString suffix = QFileInfo(flag.item.url.path()).suffix();
        const QString name = flag.item.code.lower() + (suffix.isEmpty() ? QString() : u'.' + suffix);
        if (flag.item.url.isValid())
            lines << textFor(flag.item.url, name);
    }
    QGuiApplication::clipboard()->setText(lines.join(u'\n'));
}

} // namespace Flaghoist
