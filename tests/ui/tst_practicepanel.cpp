#include "fakes/windowfixture.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/practicefields.h"
#include "ui/inspector/practicepanel.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/fields.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/loadstrip.h"

#include <QAccessible>
#include <QAction>
#include <QApplication>
#include <QClipboard>
#include <QLabel>
#include <QLineEdit>
#include <QScrollArea>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = DownloadSession::State;

namespace {

/// The count whose caption is \a caption; -1 where there is none.
int countOf(const WindowFixture &fixture, const QString &caption)
{
    for (const QLabel *const label : fixture.part<PracticePanel>()->findChildren<QLabel *>()) {
        if (label->accessibleName().startsWith(caption + u": "_s))
            return label->accessibleName().section(u' ', -1).toInt();
    }
    return -1;
}

bool panelShows(const WindowFixture &fixture, const QString &text)
{
    for (const QLabel *const label : fixture.part<PracticePanel>()->findChildren<QLabel *>()) {
        if (label->isVisible() && label->text().contains(text))
            return true;
    }
    return false;
}

} // namespace

class tst_PracticePanel final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void opensByTabAndByKey();
    void showsWhatItWillDoBeforeTheFirstRun();
    void whatIsBeingTypedStays();
    void isWholeInASmallWindow();
    void countsDuringARun();
    void drawsTheServersLoad();
    void looksOnlyWhileItIsSeen();
    void countsAnewWithEachRun();
    void givesItsAddress();
    void isForPracticeSources();
};

void tst_PracticePanel::opensByTabAndByKey()
{
    const WindowFixture fixture;
    auto *const fold = fixture.inspector();
    QVERIFY(!fold->isUnfolded());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QVERIFY(!fold->isUnfolded());
    fixture.clickTab(WindowFixture::Practice);
    QVERIFY(fixture.part<PracticePanel>()->isVisible());
    QVERIFY(fold->isOpen(WindowFixture::Practice));
    const int height = fold->height();
    fixture.press(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(!fixture.part<PracticePanel>()->isVisible());
    QVERIFY(fold->isOpen(WindowFixture::Errors));
    QCOMPARE(fold->height(), height);
    fixture.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(fixture.part<PracticePanel>()->isVisible());
    fixture.press(Qt::Key_P, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(!fold->isUnfolded());
    fixture.clickTab(WindowFixture::Practice);
    QVERIFY(fixture.part<PracticePanel>()->isVisible());
    for (QWidget *const widget : fixture.part<PracticePanel>()->findChildren<QWidget *>()) {
        if (widget->isVisible() && (widget->focusPolicy() & Qt::TabFocus) != 0 && !widget->focusProxy()) {
            QAccessibleInterface *const interface = QAccessible::queryAccessibleInterface(widget);
            QVERIFY2(interface && !interface->text(QAccessible::Name).isEmpty(),
                     widget->metaObject()->className());
        }
    }
}

void tst_PracticePanel::showsWhatItWillDoBeforeTheFirstRun()
{
    RunOptions options = halfFailing();
    options.slow = {{*CountryCode::parse(u"BD"), 10s}};
    const WindowFixture fixture(options);
    fixture.clickTab(WindowFixture::Practice);
    QVERIFY(panelShows(fixture, u"It starts when you press Start."_s));
    QCOMPARE(fixture.part<PracticeFields>()->findChildren<NumberBox *>().at(2)->value(), 50.0);
    QCOMPARE(fixture.part<PracticeFields>()->findChildren<NumberBox *>().at(5)->value(), 7.0);
    QCOMPARE(fixture.part<PracticeFields>()->findChild<QLineEdit *>(u"slow"_s)->text(), u"BD=10"_s);
    QVERIFY(panelShows(fixture, u"not for publishing"_s));
    QVERIFY(!fixture.part<PracticePanel>()->findChild<QLineEdit *>(u"address"_s)->isVisible());
    fixture.pickSource(u"LOCAL"_s); // the options that were set stay
    QCOMPARE(fixture.part<PracticeFields>()->findChildren<NumberBox *>().at(2)->value(), 50.0);
}

void tst_PracticePanel::whatIsBeingTypedStays()
{
    WindowFixture fixture(halfFailing());
    fixture.clickTab(WindowFixture::Practice);
    auto *const box = fixture.part<PracticeFields>()->findChildren<NumberBox *>().at(2);
    box->setFocus();
    box->findChild<QLineEdit *>()->selectAll(); // with the unit, as a triple click does
    QTest::keyClicks(box, u"6"_s);
    fixture.part<PracticeFields>()->refresh(); // as it is ten times a second
    QTest::keyClicks(box, u"5"_s);
    fixture.part<PracticeFields>()->refresh();
    QCOMPARE(box->text(), u"65%"_s);
    QTest::keyClick(box, Qt::Key_Return);
    QCOMPARE(fixture.session.options().errorRate, std::optional(0.65));
    fixture.pickSource(u"LOCAL"_s);
    RunOptions options = fixture.session.options();
    options.errorRate.reset();
    fixture.session.setOptions(options);
    QTRY_COMPARE(box->text(), u"0%"_s); // of the source
}

void tst_PracticePanel::isWholeInASmallWindow()
{
    WindowFixture fixture(halfFailing());
    PracticePanel panel(&fixture.session);
    panel.show();
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    const auto *const scroll = panel.findChild<QScrollArea *>();
    const auto *const fields = panel.findChild<PracticeFields *>();
    const auto *const load = panel.findChild<LoadStrip *>();
    for (const int width : {1280, 440}) {
        panel.resize(width, 400);
        const bool isBelow = width == 440;
        QTRY_COMPARE(load->mapTo(&panel, QPoint()).y()
                         > fields->mapTo(&panel, QPoint()).y() + fields->height(),
                     isBelow);
        QTRY_VERIFY(scroll->widget()->width() <= scroll->viewport()->width());
        const auto *const faults = panel.findChild<QWidget *>(u"faults"_s);
        QTRY_VERIFY(faults->height() >= faults->heightForWidth(faults->width()));
    }
}

void tst_PracticePanel::countsDuringARun()
{
    WindowFixture fixture(endless(3));
    fixture.clickTab(WindowFixture::Practice);
    click(fixture.start());
    QTRY_COMPARE(countOf(fixture, u"in flight now"_s), 3);
    QCOMPARE(countOf(fixture, u"peak at once"_s), 3);
    QCOMPARE(countOf(fixture, u"requests"_s), 3);
    fixture.session.setConcurrency(5);
    QTRY_COMPARE(countOf(fixture, u"peak at once"_s), 5);
    fixture.cancel();
    QTRY_COMPARE(countOf(fixture, u"in flight now"_s), 0);
    QCOMPARE(countOf(fixture, u"peak at once"_s), 5);
}

void tst_PracticePanel::drawsTheServersLoad()
{
    RunOptions options = endless(8);
    options.capacity = 3;
    const WindowFixture fixture(options);
    fixture.clickTab(WindowFixture::Practice);
    auto *const load = fixture.part<PracticePanel>()->findChild<LoadStrip *>();
    QVERIFY(load->samples().empty());
    click(fixture.start());
    QTRY_VERIFY(!load->samples().empty() && load->samples().back().queued == 5);
    QCOMPARE(load->samples().back().working, 3);
    QCOMPARE(load->samples().back().allowed, 3);
    QTRY_VERIFY(load->accessibleName().endsWith(u"of 3, 5 queued"_s));
    fixture.cancel();
    QTRY_COMPARE(fixture.session.state(), State::Finished);
}

void tst_PracticePanel::looksOnlyWhileItIsSeen()
{
    const WindowFixture fixture(endless(3));
    fixture.clickTab(WindowFixture::Practice);
    QCOMPARE(countOf(fixture, u"requests"_s), 0);
    fixture.clickTab(WindowFixture::Errors);
    click(fixture.start());
    QTRY_COMPARE(fixture.session.practice()->stats.requests, 3);
    QCOMPARE(countOf(fixture, u"requests"_s), 0);
    fixture.clickTab(WindowFixture::Practice);
    QCOMPARE(countOf(fixture, u"requests"_s), 3);
}

void tst_PracticePanel::countsAnewWithEachRun()
{
    WindowFixture fixture(halfFailing());
    fixture.clickTab(WindowFixture::Practice);
    for (int run = 0; run < 2; ++run) {
        click(fixture.start());
        QTRY_COMPARE(fixture.session.state(), State::Finished);
        QTRY_COMPARE(countOf(fixture, u"requests"_s), 20);
    }
    fixture.session.retryFailed(); // belongs to the run
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QTRY_VERIFY(countOf(fixture, u"requests"_s) > 20);
}

void tst_PracticePanel::givesItsAddress()
{
    const WindowFixture fixture;
    fixture.clickTab(WindowFixture::Practice);
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    auto *const address = fixture.part<PracticePanel>()->findChild<QLineEdit *>(u"address"_s);
    QTRY_VERIFY(address->isVisible());
    const QString url = fixture.session.practice()->urlTemplate;
    QVERIFY(url.contains(u"{cc}"_s));
    QCOMPARE(address->text(), url);
    QVERIFY(address->isReadOnly());
    address->setFocus();
    fixture.press(Qt::Key_Tab);
    auto *const copy = fixture.part<PracticePanel>()->findChild<ActionButton *>();
    QVERIFY(copy->hasFocus());
    QGuiApplication::clipboard()->clear();
    fixture.press(Qt::Key_Space);
    QCOMPARE(QGuiApplication::clipboard()->text(), url);
}

void tst_PracticePanel::isForPracticeSources()
{
    WindowFixture fixture(optionsFrom(u"REMOTE"_s));
    fixture.clickTab(WindowFixture::Practice);
    auto *const notice = fixture.part<PracticePanel>()->findChild<EmptyNotice *>();
    QVERIFY(notice->isVisible());
    QCOMPARE(notice->sentence(),
             u"REMOTE is on the web: only practice sources count the requests they receive."_s);
    fixture.pickSource(u"DELAY"_s);
    QVERIFY(!notice->isVisible());
    RunOptions own = fixture.options();
    own.urlTemplate = u"http://127.0.0.1:81/{cc}.png"_s;
    fixture.session.setOptions(own);
    QVERIFY(notice->isVisible());
    QVERIFY(notice->sentence().contains(u"of your own"_s));
}

QTEST_MAIN(tst_PracticePanel)
#include "tst_practicepanel.moc"
