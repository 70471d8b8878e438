#include "fakes/disk.h"
#include "fakes/seededrun.h"
#include "fakes/windowfixture.h"
#include "session/runexport.h"

#include <QDropEvent>
#include <QFileDialog>
#include <QMessageBox>
#include <QMimeData>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

using State = DownloadSession::State;

/// Files that a person opens in the window.
class tst_Opening final : public QObject
{
    Q_OBJECT

private slots:
    void runOfAReportIsShownAndRetried();
    void codesThatAreDroppedAreChosen();
    void aFileIsChosenByKeyboard();
    void whatCannotBeOpenedIsNamed();
};

void tst_Opening::runOfAReportIsShownAndRetried()
{
    RunOptions options;
    options.errorRate = 1;
    options.faults = PracticeFault::Teapot;
    const WindowFixture fixture(options);
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    const QString path = fixture.folder.filePath(u"report.json"_s);
    put(path, runReport(fixture.session.run(), [](CountryCode code) { return code.upper(); }));

    WindowFixture other;
    other.window->openFile(path);
    QTRY_COMPARE(other.session.state(), State::Finished);
    QCOMPARE(other.flags.tally(), fixture.session.run().tally());
    QVERIFY(other.flags.tally().failed > 0);
    QCOMPARE(other.session.run().plan().source.practice, fixture.session.run().plan().source.practice);
    other.session.retryFailed();
    QTRY_COMPARE(other.session.run().rounds().size(), 2);
    QTRY_COMPARE(other.session.state(), State::Finished);
    QCOMPARE(other.session.run().row(0).attempts.last().failure.httpStatus, 418);
}

void tst_Opening::codesThatAreDroppedAreChosen()
{
    const WindowFixture fixture;
    const QString path = fixture.folder.filePath(u"codes.txt"_s);
    put(path, "fr, GB-ENG");
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    QDragEnterEvent enter({1, 1}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(fixture.window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop({1, 1}, Qt::CopyAction, &data, Qt::LeftButton, {});
    QCoreApplication::sendEvent(fixture.window.get(), &drop);
    QTRY_COMPARE(fixture.countries.chosen(), codesFrom("FR GB-ENG"));
    QCOMPARE(fixture.options().codes, codesFrom("FR GB-ENG"));
    QCOMPARE(fixture.session.state(), State::Ready);
}

void tst_Opening::aFileIsChosenByKeyboard()
{
    const WindowFixture fixture;
    fixture.press(Qt::Key_O, Qt::ControlModifier);
    QVERIFY(fixture.part<QFileDialog>());
}

void tst_Opening::whatCannotBeOpenedIsNamed()
{
    const WindowFixture fixture;
    const QString path = fixture.folder.filePath(u"letter.txt"_s);
    put(path, "Dear reader");
    fixture.window->openFile(path, true);
    QTRY_VERIFY(fixture.part<QMessageBox>());
    QVERIFY(fixture.part<QMessageBox>()->text().contains(path));
    QCOMPARE(fixture.session.state(), State::Ready); // nothing was started
}

QTEST_MAIN(tst_Opening)
#include "tst_opening.moc"
