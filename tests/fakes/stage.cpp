#include "fakes/stage.h"

#include "countries/catalogue.h"
#include "options/commandline.h"
#include "options/settingsstore.h"
#include "ui/countries/countrypanel.h"
#include "ui/flags/chipbar.h"
#include "ui/flags/flagview.h"
#include "ui/flags/resultbanner.h"
#include "ui/inspector/errorpanel.h"
#include "ui/planbar/concurrencycontrol.h"
#include "ui/planbar/optionsbutton.h"
#include "ui/planbar/optionspopup.h"
#include "ui/planbar/runbar.h"
#include "ui/widgets/badgetab.h"
#include "ui/widgets/messageline.h"
#include "ui/widgets/mutedlabel.h"

#include <QApplication>
#include <QSpinBox>
#include <QTest>
#include <QTreeView>

namespace Flaghoist {

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Stage::Stage(const RunOptions &given, QSettings *settings)
{
    RunOptions options = given;
    if (settings) {
        options = loadRunOptions(*settings, defaultRunOptions(Program::Window));
        countries.setChosen(options.codes);
    } else {
        countries.setChosen(topTwenty());
        if (options.server.isEmpty() && options.urlTemplate.isEmpty())
            options.server = u"LOCAL"_s;
        if (options.folder.isEmpty())
            options.folder = folder.filePath(u"flags"_s);
    }
    session.setOptions(options);
    window = std::make_unique<MainWindow>(&flags, &countries, &session);
    if (settings)
        window->restore(*settings);
    window->show();
    window->activateWindow();
    if (!QTest::qWaitForWindowActive(window.get()))
        qFatal("The window did not become active");
}

Stage::~Stage()
{
    window.reset();
    if (!session.shutDown(3s))
        qFatal("The engine did not end");
}

QPushButton *Stage::start() const
{
    return part<RunBar>()->findChild<QPushButton *>(u"start"_s);
}

QPushButton *Stage::pause() const
{
    return part<RunBar>()->findChild<QPushButton *>(u"pause"_s);
}

QSpinBox *Stage::atOnce() const
{
    return part<ConcurrencyControl>()->findChild<QSpinBox *>();
}

MessageLine *Stage::honest() const
{
    return part<RunBar>()->findChild<MessageLine *>(u"honest"_s);
}

FlagView *Stage::grid() const
{
    return part<FlagView>();
}

Chip *Stage::chip(FlagFilterModel::Filter filter) const
{
    return part<ChipBar>()->chip(filter);
}

BadgeTab *Stage::errorsTab() const
{
    return window->findChildren<BadgeTab *>().at(0);
}

BadgeTab *Stage::practiceTab() const
{
    return window->findChildren<BadgeTab *>().at(1);
}

QTreeView *Stage::log() const
{
    return part<ErrorPanel>()->findChild<QTreeView *>();
}

QTreeView *Stage::list() const
{
    return part<CountryPanel>()->findChild<QTreeView *>();
}

QString Stage::banner() const
{
    auto *const shown = part<ResultBanner>();
    return shown->isVisible() ? shown->accessibleName() : QString();
}

bool Stage::tells(const QString &text) const
{
    for (const MutedLabel *const label : window->findChildren<MutedLabel *>()) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    return false;
}

OptionsPopup *Stage::openOptions() const
{
    click(part<OptionsButton>());
    return part<OptionsPopup>();
}

void Stage::press(Qt::Key key, Qt::KeyboardModifiers modifiers) const
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
