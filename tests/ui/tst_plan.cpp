#include "countries/catalogue.h"
#include "fakes/windowfixture.h"
#include "models/flagmodel.h"
#include "ui/actions.h"
#include "ui/flagcommands.h"
#include "ui/flags/flaglist.h"
#include "ui/flags/flagsarea.h"
#include "ui/flags/flagview.h"
#include "ui/flags/runheader.h"
#include "ui/inspector/detailspane.h"
#include "ui/planbar/planbar.h"
#include "ui/planbar/planfields.h"
#include "ui/planbar/planoptions.h"
#include "ui/widgets/fields.h"
#include "ui/windowsettings.h"

#include <QAbstractButton>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QDialog>
#include <QDialogButtonBox>
#include <QDir>
#include <QHeaderView>
#include <QHelpEvent>
#include <QLineEdit>
#include <QMessageBox>
#include <QMimeData>
#include <QSettings>
#include <QSpinBox>
#include <QTest>
#include <QTextBrowser>
#include <QTimer>
#include <QToolTip>
#include <QTreeView>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using State = DownloadSession::State;

namespace {

const QString ownUrl = u"http://127.0.0.1:1/flags/{cc}/{cc}.gif"_s; // nothing listens there

QStringList sources(const WindowFixture &fixture)
{
    QStringList texts;
    const auto *const chooser = fixture.part<SourceChooser>();
    for (int row = 0; row < chooser->count(); ++row)
        texts << chooser->itemText(row);
    return texts;
}

void pickOwn(const WindowFixture &fixture, const QString &url)
{
    emit fixture.part<SourceChooser>()->sourcePicked({}, url);
}

} // namespace

/// What Start would do, beside the run that is shown.
class tst_Plan final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void showsWhatIsChosenInsteadOfTheRun();
    void theShownPlanFollowsTheChoice();
    void theNextRunTakesThePlaceOfTheShownPlan();
    void keysGoThroughEachSource();
    void anOwnSourceStaysInTheListAfterARestart();
    void ownSourcesDoNotShareALabelOrFolder();
    void aFolderServesTheSourceItWasChosenFor();
    void aFolderOfTheCommandLineIsNotRemembered();
    void practiceAsksBeforeItOverwrites();
    void takesAFolderThatIsNotThereYet();
    void theSourceSaysWhatIsSet();
    void aNumberOutOfBoundsIsCorrectedAndSaysSo_data();
    void aNumberOutOfBoundsIsCorrectedAndSaysSo();
    void smallTimesStayAsTyped();
    void atOnceIsReachedByItsLetterDuringARun();
    void theListKeepsItsColumnsAndOrder();
    void headersOfTheAnswerAreThere();
    void severalFilesAreDraggedOut();
    void anyRequestIsCopiedAsCurl();
    void diagnosticsNameNoFolder();
    void theThemeIsAppliedAndRemembered();
    void helpListsTheShortcuts();
    void aCutNameIsThereWhole();
    void fitsAScreenAtScaleTwo();
};

void tst_Plan::showsWhatIsChosenInsteadOfTheRun()
{
    WindowFixture fixture(halfFailing());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QVERIFY(!fixture.button<RunHeader>(u"Show the"_s));
    fixture.countries.setChosen(isoCodes());
    QTRY_VERIFY(fixture.button<RunHeader>(u"Show the 249 chosen"_s));
    QCOMPARE(fixture.grid()->model()->rowCount(), 20);

    click(fixture.button<RunHeader>(u"Show the 249 chosen"_s));
    QCOMPARE(fixture.grid()->model()->rowCount(), 249);
    QVERIFY2(fixture.banner().startsWith(u"249 flag(s) ready"_s), qPrintable(fixture.banner()));
    QVERIFY(!fixture.part<Actions>()->retryFailed->isEnabled());
    QVERIFY(!fixture.button<RunHeader>(u"Retry"_s));

    click(fixture.button<RunHeader>(u"Back to Run 1"_s));
    QCOMPARE(fixture.grid()->model()->rowCount(), 20);
    QVERIFY(fixture.button<RunHeader>(u"Retry"_s));
}

void tst_Plan::theShownPlanFollowsTheChoice()
{
    WindowFixture fixture;
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    fixture.countries.setChosen(isoCodes());
    fixture.part<Actions>()->showChosen->trigger();
    fixture.countries.setChosen(topTwenty().first(3));
    QCOMPARE(fixture.grid()->model()->rowCount(), 3);
}

void tst_Plan::theNextRunTakesThePlaceOfTheShownPlan()
{
    WindowFixture fixture;
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    fixture.countries.setChosen(topTwenty().first(3));
    fixture.part<Actions>()->showChosen->trigger();
    click(fixture.start());
    QTRY_COMPARE(fixture.flags.tally().downloaded, 3);
    QTRY_VERIFY(fixture.banner().startsWith(u"3 of 3 downloaded."_s));
    QVERIFY(!fixture.part<Actions>()->showChosen->text().contains(u"Back"_s));
}

void tst_Plan::keysGoThroughEachSource()
{
    const WindowFixture fixture;
    auto *const chooser = fixture.part<SourceChooser>();
    chooser->setFocus();
    fixture.press(Qt::Key_Home);
    for (const Source &source : builtInSources()) {
        QCOMPARE(fixture.session.options().server, source.label);
        QVERIFY2(chooser->currentText().startsWith(source.label), qPrintable(source.label));
        if (&source != &builtInSources().back())
            fixture.press(Qt::Key_Down);
    }
}

void tst_Plan::anOwnSourceStaysInTheListAfterARestart()
{
    const QTemporaryDir place;
    const QString file = place.filePath(u"settings.ini"_s);
    {
        QSettings settings(file, QSettings::IniFormat);
        const WindowFixture fixture({}, &settings);
        pickOwn(fixture, ownUrl);
        fixture.pickSource(u"LOCAL"_s);
        fixture.window->close();
    }
    QSettings settings(file, QSettings::IniFormat);
    const WindowFixture fixture({}, &settings);
    QCOMPARE(fixture.options().server, u"LOCAL"_s);
    auto *const chooser = fixture.part<SourceChooser>();
    const int row = int(sources(fixture).indexOf(QRegularExpression(u"127\\.0\\.0\\.1:1/flags.*"_s)));
    QVERIFY(row > 0);
    chooser->setCurrentIndex(row);
    emit chooser->activated(row);
    QCOMPARE(fixture.options().urlTemplate, ownUrl);
}

void tst_Plan::ownSourcesDoNotShareALabelOrFolder()
{
    const WindowFixture fixture;
    RunOptions options = fixture.options();
    options.folder.clear();
    QSet<QString> labels;
    QSet<QString> folders;
    const QStringList urls{ownUrl, u"http://127.0.0.1:2/flags/{cc}.gif"_s, u"http://127.0.0.1:2/{cc}.gif"_s,
                           u"http://127.0.0.1:2/other/{cc}.gif"_s};
    for (const QString &url : urls) {
        pickOwn(fixture, url);
        labels << fixture.session.source().label;
        folders << fixture.session.folder();
    }
    QCOMPARE(labels.size(), urls.size());
    QCOMPARE(folders.size(), urls.size());
    QCOMPARE(fixture.part<SourceChooser>()->ownUrls().size(), urls.size());
    pickOwn(fixture, u"http://127.0.0.1:2/other/{cc}.png"_s); // in the place of the last
    QCOMPARE(fixture.part<SourceChooser>()->ownUrls().size(), urls.size());
    QVERIFY(!fixture.session.folder().section(u'/', -1).contains(u':'));
}

void tst_Plan::aFolderServesTheSourceItWasChosenFor()
{
    const QTemporaryDir place;
    QSettings settings(place.filePath(u"settings.ini"_s), QSettings::IniFormat);
    const WindowFixture fixture({}, &settings);
    const QString usual = fixture.session.folder();
    fixture.part<Actions>()->chooseFolder->trigger();
    auto *const asked = fixture.part<FolderDialog>();
    QVERIFY(asked);
    asked->selectFile(place.path());
    emit asked->fileSelected(place.path());
    asked->close();
    QCOMPARE(fixture.session.folder(), place.path());
    fixture.pickSource(u"LOCAL"_s);
    QVERIFY2(fixture.session.folder().endsWith(u"Flaghoist/LOCAL"_s), qPrintable(fixture.session.folder()));
    fixture.pickSource(u"DELAY"_s);
    QCOMPARE(fixture.session.folder(), place.path());
    fixture.part<Actions>()->defaultFolder->trigger();
    QCOMPARE(fixture.session.folder(), usual);
}

void tst_Plan::aFolderOfTheCommandLineIsNotRemembered()
{
    const QTemporaryDir place;
    QSettings settings(place.filePath(u"settings.ini"_s), QSettings::IniFormat);
    RunOptions given;
    given.folder = place.filePath(u"once"_s);
    const WindowFixture fixture(given);
    fixture.window->restore(settings);
    QCOMPARE(fixture.session.folder(), given.folder);
    fixture.window->close();
    settings.sync();
    QVERIFY(loadWindowSettings(settings).folders.isEmpty());
}

void tst_Plan::practiceAsksBeforeItOverwrites()
{
    const WindowFixture fixture;
    QVERIFY(QDir().mkpath(fixture.session.folder()));
    QFile own(fixture.session.folder() + u"/br.png"_s);
    QVERIFY(own.open(QIODevice::WriteOnly) && own.write("my own") == 6);
    own.close();
    const auto answer = [&fixture](const QString &button) {
        QTRY_VERIFY(fixture.part<QMessageBox>() && fixture.button<QMessageBox>(button));
        QCOMPARE(fixture.session.state(), State::Starting);
        click(fixture.button<QMessageBox>(button));
    };
    click(fixture.start());
    answer(u"&Keep"_s);
    QCOMPARE(fixture.session.state(), State::Ready);
    QVERIFY(own.open(QIODevice::ReadOnly));
    QCOMPARE(own.readAll(), "my own"_ba);
    own.close();
    QTRY_VERIFY(!fixture.part<QMessageBox>());

    click(fixture.start());
    answer(u"&Overwrite"_s);
    QTRY_COMPARE(fixture.flags.tally().downloaded, 20);
    QTRY_VERIFY(!fixture.part<QMessageBox>() && !fixture.session.isBusy());
    click(fixture.start()); // what is there by now, the practice server made itself
    QTRY_COMPARE(fixture.session.run().id(), 2);
    QTRY_COMPARE(fixture.flags.tally().downloaded, 20);
}

void tst_Plan::takesAFolderThatIsNotThereYet()
{
    const QTemporaryDir place;
    const WindowFixture fixture;
    fixture.part<Actions>()->chooseFolder->trigger();
    auto *const dialog = fixture.part<FolderDialog>();
    QVERIFY(dialog && dialog->isVisible());
    const QString folder = place.filePath(u"new/flags"_s);
    auto *const name = dialog->findChild<QLineEdit *>();
    name->setText(folder);
    click(dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Open));
    QCOMPARE(fixture.session.folder(), folder);
    click(fixture.start());
    QTRY_COMPARE(fixture.flags.tally().downloaded, 20);
    QVERIFY(QFile::exists(folder + u"/br.png"_s));
}

void tst_Plan::theSourceSaysWhatIsSet()
{
    RunOptions options = optionsFrom(u"ERROR"_s);
    options.errorRate = 0.6;
    const WindowFixture fixture(options);
    const QString text = fixture.part<SourceChooser>()->currentText();
    QVERIFY2(text.contains(u"60"_s) && !text.contains(u"25"_s), qPrintable(text));
}

void tst_Plan::aNumberOutOfBoundsIsCorrectedAndSaysSo_data()
{
    QTest::addColumn<QString>("field");
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("taken");
    QTest::newRow("too many retries") << u"retries"_s << u"99"_s << u"10"_s;
    QTest::newRow("too long a timeout") << u"timeout"_s << u"9999"_s << u"600 s"_s;
    QTest::newRow("too short a timeout") << u"timeout"_s << u"0.001"_s << u"0.1 s"_s;
}

void tst_Plan::aNumberOutOfBoundsIsCorrectedAndSaysSo()
{
    QFETCH(QString, field);
    QFETCH(QString, typed);
    QFETCH(QString, taken);
    const WindowFixture fixture;
    auto *const box = fixture.openOptions()->findChild<NumberBox *>(field);
    QToolTip::hideText();
    type(box, typed);
    QCOMPARE(box->text(), taken);
    QVERIFY2(QToolTip::text().startsWith(u"From "_s), qPrintable(QToolTip::text()));
}

void tst_Plan::smallTimesStayAsTyped()
{
    RunOptions options;
    options.timeout = milliseconds(1); // as a command line may set it
    options.delay = {milliseconds(1), milliseconds(2)};
    const WindowFixture fixture(options);
    fixture.openOptions()->close();
    fixture.clickTab(WindowFixture::Practice);
    QCOMPARE(fixture.options().timeout, milliseconds(1));
    QCOMPARE(fixture.options().delay->first, milliseconds(1));
}

void tst_Plan::atOnceIsReachedByItsLetterDuringARun()
{
    const WindowFixture fixture(endless(2));
    click(fixture.start());
    QTRY_COMPARE(fixture.flags.tally().inFlight, 2);
    fixture.press(Qt::Key_A, Qt::AltModifier);
    QTRY_VERIFY(fixture.atOnce()->hasFocus());
    for (const Qt::Key key : {Qt::Key_2, Qt::Key_3, Qt::Key_Return})
        fixture.press(key);
    QCOMPARE(fixture.options().concurrency, std::optional(23));
    QCOMPARE(fixture.session.state(), State::Running);
}

void tst_Plan::theListKeepsItsColumnsAndOrder()
{
    const QTemporaryDir place;
    const QString file = place.filePath(u"settings.ini"_s);
    {
        QSettings settings(file, QSettings::IniFormat);
        const WindowFixture fixture({}, &settings);
        fixture.part<FlagsArea>()->setView(FlagsArea::View::List);
        QHeaderView *const header = fixture.part<FlagList>()->header();
        header->resizeSection(FlagModel::Status, 222);
        header->setSortIndicator(FlagModel::Code, Qt::DescendingOrder);
        fixture.window->close();
    }
    QSettings settings(file, QSettings::IniFormat);
    const WindowFixture fixture({}, &settings);
    QCOMPARE(fixture.part<FlagsArea>()->view(), FlagsArea::View::List);
    QCOMPARE(fixture.part<FlagList>()->header()->sectionSize(FlagModel::Status), 222);
    QCOMPARE(fixture.part<FlagList>()->model()->index(0, 0).data(FlagModel::CodeRole).toString(), u"VN"_s);
    fixture.part<FlagsArea>()->setView(FlagsArea::View::Grid);
    QCOMPARE(fixture.grid()->model()->index(0, 0).data(FlagModel::CodeRole).toString(), u"BD"_s);
}

void tst_Plan::headersOfTheAnswerAreThere()
{
    const WindowFixture fixture;
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    fixture.grid()->setCurrentIndex(fixture.grid()->model()->index(0, 0));
    QVERIFY2(fixture.details().contains(u"content-type: image/png"_s, Qt::CaseInsensitive),
             qPrintable(fixture.details()));
}

void tst_Plan::severalFilesAreDraggedOut()
{
    const WindowFixture fixture;
    const auto dragged = [](const QAbstractItemView *view) {
        const QModelIndexList selected = view->selectionModel()->selectedIndexes();
        const std::unique_ptr<QMimeData> content(view->model()->mimeData(selected));
        return content->urls().size();
    };
    QVERIFY(!fixture.grid()
                 ->model()
                 ->flags(fixture.grid()->model()->index(0, 0))
                 .testFlag(Qt::ItemIsDragEnabled));
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    fixture.grid()->selectAll();
    QVERIFY(
        fixture.grid()->model()->flags(fixture.grid()->model()->index(0, 0)).testFlag(Qt::ItemIsDragEnabled));
    QCOMPARE(dragged(fixture.grid()), 20);
    fixture.part<FlagsArea>()->setView(FlagsArea::View::List);
    QCOMPARE(dragged(fixture.part<FlagList>()), 20);
}

void tst_Plan::anyRequestIsCopiedAsCurl()
{
    const WindowFixture fixture;
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    fixture.grid()->selectAll();
    fixture.part<FlagCommands>()->copyCurl->trigger();
    const QStringList lines = QGuiApplication::clipboard()->text().split(u'\n');
    QCOMPARE(lines.size(), 20);
    QVERIFY2(lines.first().startsWith(u"curl --fail --output 'bd.png' 'http://127.0.0.1:"_s),
             qPrintable(lines.first()));
}

void tst_Plan::diagnosticsNameNoFolder()
{
    const WindowFixture fixture;
    QTimer::singleShot(0, this, [] {
        for (QAbstractButton *const button :
             QApplication::activeModalWidget()->findChildren<QAbstractButton *>()) {
            if (button->text().contains(u"diagnostics"_s))
                button->click();
        }
    });
    fixture.part<Actions>()->about->trigger();
    const QString text = QGuiApplication::clipboard()->text();
    QVERIFY2(text.startsWith(u"Flaghoist"_s) && text.contains(u"Qt 6"_s), qPrintable(text));
    QVERIFY(!text.contains(QDir::homePath()) && !text.contains(fixture.session.folder()));
}

void tst_Plan::theThemeIsAppliedAndRemembered()
{
    const QTemporaryDir place;
    const QString file = place.filePath(u"settings.ini"_s);
    const auto isDark = [] {
        return QApplication::palette().color(QPalette::Window).lightness() < 128;
    };
    {
        QSettings settings(file, QSettings::IniFormat);
        const WindowFixture fixture({}, &settings);
        Actions::in(fixture.part<Actions>()->themes, u"dark"_s)->trigger();
        QTRY_VERIFY(isDark());
        applyTheme(u"light"_s);
        QTRY_VERIFY(!isDark());
    }
    QSettings settings(file, QSettings::IniFormat);
    const WindowFixture fixture({}, &settings);
    QTRY_VERIFY(isDark());
    Actions::in(fixture.part<Actions>()->themes, QString())->trigger();
    QTRY_VERIFY(!isDark());
}

void tst_Plan::helpListsTheShortcuts()
{
    const WindowFixture fixture;
    fixture.press(Qt::Key_F1);
    const auto *const text = fixture.window->findChild<QDialog *>()->findChild<QTextBrowser *>();
    QVERIFY(text);
    for (const QString &part : {u"Ctrl+Return"_s, u"Start"_s, u"practice source"_s, u"Shift+F5"_s})
        QVERIFY2(text->toPlainText().contains(part), qPrintable(part));
}

void tst_Plan::aCutNameIsThereWhole()
{
    const WindowFixture fixture;
    const QAbstractItemModel *const model = fixture.list()->model();
    const QModelIndex territory = model
                                      ->match(model->index(0, 0), Qt::DisplayRole, u"British Indian"_s, 1,
                                              Qt::MatchStartsWith | Qt::MatchRecursive)
                                      .value(0);
    QVERIFY(territory.isValid());
    const QPoint place = fixture.list()->visualRect(territory).center();
    QHelpEvent event(QEvent::ToolTip, place, fixture.list()->viewport()->mapToGlobal(place));
    QApplication::sendEvent(fixture.list()->viewport(), &event);
    QCOMPARE(QToolTip::text(), territory.data().toString());
}

void tst_Plan::fitsAScreenAtScaleTwo()
{
    const WindowFixture fixture;
    const QSize screen(700, 450); // of 1400 × 900 pixels
    QVERIFY2(fixture.part<PlanBar>()->minimumSizeHint().width() <= screen.width(),
             qPrintable(QString::number(fixture.part<PlanBar>()->minimumSizeHint().width())));
    QVERIFY(fixture.window->centralWidget()->minimumSizeHint().height() <= screen.height() - 40);
}

QTEST_MAIN(tst_Plan)
#include "tst_plan.moc"
