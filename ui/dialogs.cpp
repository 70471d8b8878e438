#include "ui/dialogs.h"

#include "ui/widgets/background.h"

#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDesktopServices>
#include <QDialog>
#include <QDir>
#include <QMenu>
#include <QMessageBox>
#include <QPushButton>
#include <QStyle>
#include <QSysInfo>
#include <QTextBrowser>
#include <QUrl>
#include <QVBoxLayout>

#include <functional>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct HelpTexts
{
    Q_DECLARE_TR_FUNCTIONS(Help)
};

struct FolderTexts
{
    Q_DECLARE_TR_FUNCTIONS(Flaghoist::MainWindow)
};

/// Texts of menus, without what only menus need.
QString plain(QString text)
{
    return text.remove(u'&').remove(u'…');
}

} // namespace

void showHelp(const QList<QAction *> &actions, QWidget *window)
{
    QString rows;
    const std::function<void(const QList<QAction *> &)> add = [&](const QList<QAction *> &menu) {
        for (const QAction *const action : menu) {
            if (action->menu())
                add(action->menu()->actions());
            else if (!action->shortcut().isEmpty())
                rows += u"<tr><td>%1</td><td width=24></td><td><b>%2</b></td></tr>"_s.arg(
                    plain(action->text()).toHtmlEscaped(),
                    action->shortcut().toString(QKeySequence::NativeText).toHtmlEscaped());
        }
    };
    add(actions);
    auto *const help = new QDialog(window);
    help->setAttribute(Qt::WA_DeleteOnClose);
    help->setWindowTitle(HelpTexts::tr("Help and shortcuts"));
    auto *const text = new QTextBrowser;
    text->setAccessibleName(help->windowTitle());
    text->setHtml(
        //: Help in a few sentences; keep the tags
        HelpTexts::tr("<p>Choose countries at the left and a source at the top, then press <b>Start</b>: "
                      "each flag appears the moment it is complete.</p><p><b>Method</b> and <b>At once</b> "
                      "say how the requests run. Start with a practice source: it is built in, as slow and "
                      "as faulty as you set it.</p><p>The tabs at the bottom show errors by cause, every "
                      "request over time, and what the practice server received. Select a flag to see each "
                      "of its attempts.</p>")
        + u"<table>%1</table>"_s.arg(rows));
    auto *const column = new QVBoxLayout(help);
    column->addWidget(text);
    help->resize(QSize(520, 560).boundedTo(window->size()));
    help->show();
}

void showAbout(QWidget *window)
{
    QMessageBox box(
        QMessageBox::NoIcon, HelpTexts::tr("About Flaghoist"),
        //: %1 is the version; keep the tags
        HelpTexts::tr(
            "<h3>Flaghoist %1</h3><p>Downloads country flags concurrently and lets you watch it "
            "happen.</p><p>After the flag downloaders of <i>Fluent Python</i>, chapter 17 (20 in the "
            "second edition). MIT licence; the flag pack for practice is in the public domain.</p>")
            .arg(QCoreApplication::applicationVersion()),
        QMessageBox::Close, window);
    box.setIconPixmap(QApplication::windowIcon().pixmap(64));
    //: Copies the versions of the program, of Qt and of the system
    const QPushButton *const copy =
        box.addButton(HelpTexts::tr("Copy &diagnostics"), QMessageBox::ActionRole);
    box.exec();
    if (box.clickedButton() == copy)
        QApplication::clipboard()->setText(u"Flaghoist %1\nQt %2 (%3, %4)\n%5 %6\n"_s.arg(
            QCoreApplication::applicationVersion(), QString::fromLatin1(qVersion()),
            QGuiApplication::platformName(), QApplication::style()->objectName(),
            QSysInfo::prettyProductName(), QSysInfo::currentCpuArchitecture()));
}

void openFolder(const QString &folder, QWidget *window)
{
    const auto look = [folder] {
        return QDir(folder).exists();
    };
    inBackground(window, look, [window, folder](bool exists) {
        if (exists && QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
            return;
        QMessageBox::information(
            window, FolderTexts::tr("Open folder"),
            //: %1 is a folder
            (exists ? FolderTexts::tr("No program was found that shows folders. The flags are in %1.")
                    //: %1 is a folder
                    : FolderTexts::tr("%1 is not there yet. It is created when you press Start."))
                .arg(QDir::toNativeSeparators(folder)));
    });
}

QMessageBox *newQuestion(const QString &question, const QString &more, const QString &yes, const QString &no,
                         QWidget *window)
{
    auto *const box = new QMessageBox(QMessageBox::Question, QCoreApplication::applicationName(), question,
                                      QMessageBox::NoButton, window);
    box->setAttribute(Qt::WA_DeleteOnClose);
    box->setInformativeText(more);
    box->addButton(yes, QMessageBox::AcceptRole);
    QPushButton *const stay = box->addButton(no, QMessageBox::RejectRole);
    box->setDefaultButton(stay);
    box->setEscapeButton(stay);
    return box;
}

} // namespace Flaghoist
