#include "fakes/windowfixture.h"

#include "countries/catalogue.h"
#include "options/commandline.h"
#include "options/settingsstore.h"
#include "ui/countries/countryrail.h"
#include "ui/flags/flagview.h"
#include "ui/flags/runheader.h"
#include "ui/flags/tallybars.h"
#include "ui/inspector/detailspane.h"
#include "ui/inspector/errorpanel.h"
#include "ui/inspector/inspector.h"
#include "ui/planbar/planbar.h"
#include "ui/planbar/planfields.h"
#include "ui/planbar/planoptions.h"
#include "ui/widgets/labels.h"

#include <QApplication>
#include <QSpinBox>
#include <QTabBar>
#include <QTest>
#include <QTextBrowser>
#include <QTreeView>

namespace Flaghoist {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

WindowFixture::WindowFixture(const RunOptions &given, QSettings *settings)
{
    RunOptions options = given;
    if (settings) {
        options = loadRunOptions(*settings, defaultRunOptions(Program::Window));
        countries.setChosen(options.codes);
    } else {
        countries.setChosen(options.codes.isEmpty() ? topTwenty() : options.codes);
        if (options.server.isEmpty() && options.urlTemplate.isEmpty())
            options.server = u"LOCAL"_s;
        if (options.folder.isEmpty())
            options.folder = folder.filePath(u"flags"_s);
    }
    session.setOptions(options);
    window = std::make_unique<MainWindow>(&flags, &countries, &session);
    if (settings)
        window->restore(*settings);
    else
        window->resize(1280, 800); // the screen that there is without a display is smaller
    window->show();
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window.get()))
        qFatal("The window did not become active");
}

WindowFixture::~WindowFixture()
{
    window.reset();
    if (!session.shutDown(3s))
        qFatal("The engine did not end");
}

QPushButton *WindowFixture::start() const
{
    return part<PlanBar>()->findChild<QPushButton *>(u"start"_s);
}

QPushButton *WindowFixture::pause() const
{
    return part<PlanBar>()->findChild<QPushButton *>(u"options"_s);
}

QSpinBox *WindowFixture::atOnce() const
{
    return part<ConcurrencyControl>()->findChild<QSpinBox *>();
}

MessageLine *WindowFixture::status() const
{
    return part<PlanBar>()->findChild<MessageLine *>(u"status"_s);
}

FlagView *WindowFixture::grid() const
{
    return part<FlagView>();
}

Chip *WindowFixture::chip(FlagFilterModel::Filter filter) const
{
    return part<ChipBar>()->chip(filter);
}

Inspector *WindowFixture::inspector() const
{
    return part<Inspector>();
}

QTabBar *WindowFixture::tabs() const
{
    return inspector()->findChild<QTabBar *>(QString(), Qt::FindDirectChildrenOnly);
}

void WindowFixture::clickTab(Page page) const
{
    QTest::mouseClick(tabs(), Qt::LeftButton, {}, tabs()->tabRect(page).center());
}

QTreeView *WindowFixture::log() const
{
    return part<ErrorPanel>()->findChild<QTreeView *>();
}

QTreeView *WindowFixture::list() const
{
    return part<CountryRail>()->findChild<QTreeView *>();
}

QString WindowFixture::banner() const
{
    return part<RunHeader>()->sentence();
}

QString WindowFixture::details() const
{
    QString text;
    auto *const tabs = part<DetailsPane>()->findChild<QTabBar *>();
    const int current = tabs->currentIndex();
    for (int tab = 0; tab < tabs->count(); ++tab) {
        tabs->setCurrentIndex(tab);
        text += part<DetailsPane>()->findChild<QTextBrowser *>()->toPlainText() + u'\n';
    }
    tabs->setCurrentIndex(current);
    return text;
}

bool WindowFixture::showsMuted(const QString &text) const
{
    for (const MutedLabel *const label : window->findChildren<MutedLabel *>()) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    return false;
}

OptionsPopup *WindowFixture::openOptions() const
{
    click(pause());
    return part<OptionsPopup>();
}

void WindowFixture::pickSource(const QString &label) const
{
    auto *const chooser = part<SourceChooser>();
    chooser->setCurrentIndex(chooser->findData(label));
    emit chooser->activated(chooser->currentIndex());
}

void WindowFixture::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
{
    QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : window.get(), key, modifiers);
}

RunOptions optionsFrom(const QString &server)
{
    RunOptions options;
    options.server = server;
    return options;
}

RunOptions endless(std::optional<int> concurrency)
{
    RunOptions options = optionsFrom(u"DELAY"_s);
    options.delay = {60s, 60s};
    options.concurrency = concurrency;
    return options;
}

RunOptions halfFailing()
{
    RunOptions options = optionsFrom(u"ERROR"_s);
    options.delay = {0ms, 5ms};
    options.errorRate = 0.5;
    options.seed = 7;
    options.retries = 0;
    return options;
}

void click(QWidget *widget)
{
    QTest::mouseClick(widget, Qt::LeftButton);
}

void type(QAbstractSpinBox *box, const QString &text)
{
    box->setFocus();
    box->selectAll();
    QTest::keyClicks(box, text);
    QTest::keyClick(box, Qt::Key_Return);
}

} // namespace Flaghoist
