#include "fakes/windowfixture.h"
#include "ui/flags/explanationline.h"
#include "ui/flags/flagsarea.h"
#include "ui/flags/runheader.h"
#include "ui/widgets/loadstrip.h"
#include "wording/practicetext.h"

#include <QAction>
#include <QLabel>
#include <QMessageBox>
#include <QRegularExpression>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Explanation final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void predictsBeforeAndExplainsAfterARun();
    void aClickAsksForThePath();
    void otherSourcesAreNotPredicted();
    void theTimeLeftIsThatOfThePrediction();
    void aRunThatWasCancelledIsNotExplained();
    void experimentsOpenReadyToStart();
};

void tst_Explanation::predictsBeforeAndExplainsAfterARun()
{
    RunOptions options;
    options.server = u"DELAY"_s;
    options.delay = {100ms, 100ms};
    const WindowFixture fixture(options);
    auto *const line = fixture.part<ExplanationLine>();
    // 20 delays of 100 ms side by side, and what the program itself needs for each.
    QVERIFY2(QRegularExpression(u"^About 1[0-3][0-9] ms "_s).match(line->text()).hasMatch(),
             qPrintable(line->text()));
    QVERIFY(!line->isEnabled());
    fixture.start()->click();
    QTRY_COMPARE_WITH_TIMEOUT(fixture.session.state(), DownloadSession::State::Finished, 20'000);
    QTRY_VERIFY(line->isEnabled());
    QVERIFY(!line->text().isEmpty());
    QTRY_VERIFY(line->accessibleName().endsWith(line->text()));
    QVERIFY(line->toolTip().contains(u'%'));
}

void tst_Explanation::aClickAsksForThePath()
{
    const WindowFixture fixture;
    auto *const line = fixture.part<ExplanationLine>();
    const QSignalSpy asked(fixture.part<FlagsArea>(), &FlagsArea::pathRequested);
    line->click(); // nothing has run yet
    QCOMPARE(asked.size(), 0);
    fixture.start()->click();
    QTRY_VERIFY_WITH_TIMEOUT(line->isEnabled(), 20'000);
    line->setFocus();
    fixture.press(Qt::Key_Space);
    QCOMPARE(asked.size(), 1);
}

void tst_Explanation::otherSourcesAreNotPredicted()
{
    RunOptions options;
    options.urlTemplate = u"http://127.0.0.1:9/{cc}.png"_s;
    const WindowFixture fixture(options);
    QVERIFY(fixture.part<ExplanationLine>()->text().isEmpty());
}

void tst_Explanation::theTimeLeftIsThatOfThePrediction()
{
    RunOptions options = endless(8);
    options.retries = 0;
    options.timeout = 50s; // each of 20 requests, 8 at once
    WindowFixture fixture(options);
    fixture.start()->click();
    QTRY_VERIFY(fixture.showsMuted(u"about 2:2"_s)); // while none has ended
    QVERIFY(fixture.part<ExplanationLine>()->text().startsWith(u"About 2:30 for"_s));
    fixture.session.setConcurrency(20);
    QTRY_VERIFY(!fixture.showsMuted(u"about"_s)); // the prediction was for another number at once
    fixture.cancel();
    QTRY_COMPARE(fixture.session.state(), DownloadSession::State::Finished);
}

void tst_Explanation::aRunThatWasCancelledIsNotExplained()
{
    const WindowFixture fixture(endless());
    const auto tops = [&fixture] {
        QSet<int> found; // of the lines of the header
        for (const QLabel *const label : fixture.part<RunHeader>()->findChildren<QLabel *>()) {
            if (label->isVisible() && !label->text().isEmpty())
                found << label->geometry().center().y();
        }
        return found;
    };
    fixture.start()->click();
    QTRY_COMPARE(fixture.flags.tally().inFlight, 20);
    const QSet<int> running = tops();
    const auto *const strip = fixture.part<RunHeader>()->findChild<LoadStrip *>();
    QTRY_VERIFY(!strip->samples().empty() && strip->samples().back().working == 20);
    fixture.cancel();
    QTRY_COMPARE(fixture.session.state(), DownloadSession::State::Finished);
    QVERIFY(fixture.part<ExplanationLine>()->text().isEmpty());
    QVERIFY2(tops().contains(running), "lines of the header have moved");
}

void tst_Explanation::experimentsOpenReadyToStart()
{
    const WindowFixture fixture;
    for (const Experiment &experiment : experiments()) {
        const auto actions = fixture.window->findChildren<QAction *>();
        const auto action = std::ranges::find(actions, experiment.title, &QAction::text);
        QVERIFY(action != actions.end());
        (*action)->trigger();
        auto *const box = fixture.part<QMessageBox>();
        QVERIFY(box);
        QCOMPARE(box->text(), experiment.steps);
        QVERIFY(box->informativeText().contains(experiment.trap));
        box->setAttribute(Qt::WA_DeleteOnClose, false);
        delete box;
        RunOptions expected = experiment.options;
        expected.folder = fixture.options().folder;
        QCOMPARE(fixture.options(), expected);
        QCOMPARE(fixture.countries.chosen(), experiment.options.codes);
        QVERIFY(fixture.start()->isEnabled());
    }
}

QTEST_MAIN(tst_Explanation)
#include "tst_explanation.moc"
