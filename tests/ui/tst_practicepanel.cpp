#include "fakes/stage.h"
#include "ui/inspector/practicepanel.h"
#include "ui/planbar/sourcechooser.h"
#include "ui/widgets/badgetab.h"
#include "ui/widgets/counttile.h"
#include "ui/widgets/emptynotice.h"
#include "ui/widgets/foldpanel.h"
#include "ui/widgets/linkbutton.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = DownloadSession::State;

namespace {

/// The count whose caption is \a caption; -1 where there is none.
int countOf(const Stage &stage, const QString &caption)
{
    for (const CountTile *const tile : stage.part<PracticePanel>()->findChildren<CountTile *>()) {
        if (tile->accessibleName().startsWith(caption + u':'))
            return tile->count();
    }
    return -1;
}

bool panelTells(const Stage &stage, const QString &text)
{
    for (const QLabel *const label : stage.part<PracticePanel>()->findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    return false;
}

} // namespace

class PracticePanelTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void opensByTabAndByKey();
    void tellsWhatItWillDoBeforeTheFirstRun();
    void countsDuringARun();
    void looksOnlyWhileItIsSeen();
    void countsAnewWithEachRun();
    void givesItsAddress();
    void isForPracticeSources();
};

void PracticePanelTest::opensByTabAndByKey()
{
    const Stage stage;
    auto *const fold = stage.part<FoldPanel>();
    QVERIFY(!fold->isUnfolded());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QVERIFY(!fold->isUnfolded());
    click(stage.practiceTab());
    QVERIFY(stage.part<PracticePanel>()->isVisible());
    QVERIFY(stage.practiceTab()->isChecked() && !stage.errorsTab()->isChecked());
    const int height = fold->height();
    stage.press(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(!stage.part<PracticePanel>()->isVisible());
    QVERIFY(stage.errorsTab()->isChecked() && !stage.practiceTab()->isChecked());
    QCOMPARE(fold->height(), height);
    stage.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(stage.part<PracticePanel>()->isVisible());
    stage.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!fold->isUnfolded());
    QVERIFY(!stage.practiceTab()->isChecked());
    stage.practiceTab()->setFocus();
    stage.press(Qt::Key_Space);
    QVERIFY(stage.part<PracticePanel>()->isVisible());
    for (QWidget *const widget : stage.part<PracticePanel>()->findChildren<QWidget *>()) {
        if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) != 0) {
            QAccessibleInterface *const interface = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
                     widget->metaObject()->className());
        }
    }
}

void PracticePanelTest::tellsWhatItWillDoBeforeTheFirstRun()
{
    RunOptions options = halfFailing();
    options.slow = {{*CountryCode::parse(u"BD"), 10s}};
    const Stage stage(options);
    click(stage.practiceTab());
    QVERIFY(panelTells(stage, u"It listens once you press Start."_s));
    QVERIFY(panelTells(stage, u"50 % of requests fail: 418 I’m a teapot"_s));
    QVERIFY(panelTells(stage, u"seed 7"_s));
    QVERIFY(panelTells(stage, u"BD after 10.0 s"_s));
    QVERIFY(panelTells(stage, u"not for publishing"_s));
    QVERIFY(!stage.part<PracticePanel>()->findChild<QLineEdit *>()->isVisible());
    stage.part<SourceChooser>()->pick(u"LOCAL"_s); // the options that were set stay
    QVERIFY(panelTells(stage, u"50 %"_s));
}

void PracticePanelTest::countsDuringARun()
{
    Stage stage(endless(3));
    click(stage.practiceTab());
    click(stage.start());
    QTRY_COMPARE(countOf(stage, u"in flight now"_s), 3);
    QCOMPARE(countOf(stage, u"most at once"_s), 3);
    QCOMPARE(countOf(stage, u"requests"_s), 3);
    stage.session.setConcurrency(5);
    QTRY_COMPARE(countOf(stage, u"most at once"_s), 5);
    stage.press(Qt::Key_Escape);
    QTRY_COMPARE(countOf(stage, u"in flight now"_s), 0);
    QCOMPARE(countOf(stage, u"most at once"_s), 5);
}

void PracticePanelTest::looksOnlyWhileItIsSeen()
{
    const Stage stage(endless(3));
    click(stage.practiceTab());
    QCOMPARE(countOf(stage, u"requests"_s), 0);
    click(stage.errorsTab());
    click(stage.start());
    QTRY_COMPARE(stage.session.practice()->stats.requests, 3);
    QCOMPARE(countOf(stage, u"requests"_s), 0);
    click(stage.practiceTab());
    QCOMPARE(countOf(stage, u"requests"_s), 3);
}

void PracticePanelTest::countsAnewWithEachRun()
{
    Stage stage(halfFailing());
    click(stage.practiceTab());
    for (int run = 0; run < 2; ++run) {
        click(stage.start());
        QTRY_COMPARE(stage.session.state(), State::Finished);
        QTRY_COMPARE(countOf(stage, u"requests"_s), 20);
    }
    stage.session.retryFailed(); // belongs to the run
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QTRY_VERIFY(countOf(stage, u"requests"_s) > 20);
}

void PracticePanelTest::givesItsAddress()
{
    const Stage stage;
    click(stage.practiceTab());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    auto *const address = stage.part<PracticePanel>()->findChild<QLineEdit *>();
    QTRY_VERIFY(address->isVisible());
    const QString url = stage.session.practice()->urlTemplate;
    QVERIFY(url.contains(u"{cc}"_s));
    QCOMPARE(address->text(), url);
    QVERIFY(address->isReadOnly());
    address->setFocus();
    stage.press(Qt::Key_Tab);
    auto *const copy = stage.part<PracticePanel>()->findChild<LinkButton *>();
    QVERIFY(copy->hasFocus());
    QGuiApplication::clipboard()->clear();
    stage.press(Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), url);
}

void PracticePanelTest::isForPracticeSources()
{
    Stage stage(optionsFrom(u"REMOTE"_s));
    click(stage.practiceTab());
    auto *const notice = stage.part<PracticePanel>()->findChild<EmptyNotice *>();
    QVERIFY(notice->isVisible());
    QCOMPARE(notice->sentence(), u"REMOTE is on the web: only practice sources tell what they saw."_s);
    stage.part<SourceChooser>()->pick(u"DELAY"_s);
    QVERIFY(!notice->isVisible());
    RunOptions own = stage.options();
    own.urlTemplate = u"http://127.0.0.1:81/{cc}.png"_s;
    stage.session.setOptions(own);
    QVERIFY(notice->isVisible());
    QVERIFY(notice->sentence().contains(u"of your own"_s));
}

QTEST_MAIN(PracticePanelTest)
#include "tst_practicepanel.moc"
