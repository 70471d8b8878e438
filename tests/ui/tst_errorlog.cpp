#include "fakes/windowfixture.h"
#include "models/errormodel.h"
#include "ui/flags/flagsarea.h"
#include "ui/flags/flagview.h"
#include "ui/flags/runheader.h"
#include "ui/inspector/detailspane.h"
#include "ui/inspector/errorpanel.h"
#include "ui/inspector/inspector.h"
#include "ui/widgets/buttons.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using State = DownloadSession::State;
using Filter = FlagFilterModel::Filter;

class tst_ErrorLog final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void listsErrors();
    void linksGridAndLog();
    void fitsIntoASmallWindow();
    void copiesTheLog();
    void retriesAGroup();
    void retriesFailed();
    void chipsFilter();
};

void tst_ErrorLog::listsErrors()
{
    const WindowFixture fixture(halfFailing());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    const int failed = fixture.flags.tally().failed;
    QVERIFY(failed > 0 && failed < 20);
    QTRY_COMPARE(fixture.inspector()->badge(WindowFixture::Errors), failed);
    QVERIFY(!fixture.inspector()->isUnfolded());
    QVERIFY(fixture.banner().contains(u"%1 "_s.arg(20 - failed)));

    fixture.press(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(fixture.inspector()->isUnfolded());
    const QAbstractItemModel *const model = fixture.log()->model();
    QCOMPARE(model->rowCount(), 1);
    const QModelIndex group = model->index(0, 0);
    QCOMPARE(model->rowCount(group), failed);
    QVERIFY(fixture.log()->isExpanded(group));
    QVERIFY(fixture.log()->isFirstColumnSpanned(0, {}));
    QVERIFY(group.data().toString().contains(u"418"_s));
    fixture.clickTab(WindowFixture::Errors);
    QVERIFY(!fixture.inspector()->isUnfolded());
}

void tst_ErrorLog::linksGridAndLog()
{
    const WindowFixture fixture(halfFailing());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QTRY_COMPARE(fixture.part<ErrorPanel>()->errorCount(), fixture.flags.tally().failed);
    fixture.clickTab(WindowFixture::Errors);
    const QList<int> failed = fixture.flags.run().rowsIn(FlagState::Failed);

    const QModelIndex cell = fixture.grid()->model()->index(failed.first(), 0);
    QTest::mouseClick(fixture.grid()->viewport(), Qt::LeftButton, {},
                      fixture.grid()->visualRect(cell).center());
    QCOMPARE(fixture.log()->currentIndex().data(ErrorModel::FlagRowRole).toInt(), failed.first());
    const QString details = fixture.details();
    QVERIFY(fixture.part<DetailsPane>()->findChild<QLabel *>()->text().contains(
        fixture.flags.nameOf(failed.first())));
    QVERIFY(details.contains(u"Attempt 1"_s));
    QVERIFY(details.contains(u"418"_s));

    const QModelIndex line =
        fixture.log()->model()->index(int(failed.size()) - 1, 0, fixture.log()->model()->index(0, 0));
    fixture.log()->scrollTo(line);
    QTest::mouseClick(fixture.log()->viewport(), Qt::LeftButton, {},
                      fixture.log()->visualRect(line).center());
    QCOMPARE(fixture.grid()->currentIndex().row(), failed.last());
    QCOMPARE(fixture.grid()->selectionModel()->selectedIndexes(),
             QModelIndexList{fixture.grid()->currentIndex()});
    fixture.log()->setFocus();
    fixture.press(Qt::Key_Up);
    QCOMPARE(fixture.grid()->currentIndex().row(), failed.at(failed.size() - 2));
}

void tst_ErrorLog::fitsIntoASmallWindow()
{
    const WindowFixture fixture(halfFailing());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    fixture.clickTab(WindowFixture::Errors);
    const QHeaderView *const header = fixture.log()->header();
    for (const int width : {1280, 800}) {
        fixture.window->resize(width, 600);
        QTRY_COMPARE(header->isSectionHidden(ErrorModel::Attempts), width == 800);
        QVERIFY(!header->isSectionHidden(ErrorModel::Time));
        QVERIFY(header->sectionSize(ErrorModel::Url) >= 80);
        QVERIFY(header->length() <= fixture.log()->viewport()->width());
    }
}

void tst_ErrorLog::copiesTheLog()
{
    const WindowFixture fixture(halfFailing());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QTRY_COMPARE(fixture.part<ErrorPanel>()->errorCount(), fixture.flags.tally().failed);
    fixture.clickTab(WindowFixture::Errors);
    click(fixture.button<Inspector>(u"Copy all"_s));
    const QStringList lines = QGuiApplication::clipboard()->text().trimmed().split(u'\n');
    QCOMPARE(lines.size(), fixture.flags.tally().failed + 1);
    const QStringList cells = lines.last().split(u'\t');
    QCOMPARE(cells.size(), int(ErrorModel::ColumnCount));
    QCOMPARE(cells.first(),
             fixture.flags.row(fixture.flags.run().rowsIn(FlagState::Failed).last()).item.code.upper());
}

void tst_ErrorLog::retriesAGroup()
{
    const WindowFixture fixture(halfFailing());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    QTRY_COMPARE(fixture.part<ErrorPanel>()->errorCount(), fixture.flags.tally().failed);
    fixture.clickTab(WindowFixture::Errors);
    const QList<int> failed = fixture.flags.run().rowsIn(FlagState::Failed);
    const QModelIndex group = fixture.log()->model()->index(0, 0);
    const QRect link = fixture.part<ErrorPanel>()->retryLink(group);
    const QSignalSpy finished(&fixture.session, &DownloadSession::finished);
    QTest::mouseClick(fixture.log()->viewport(), Qt::LeftButton, {}, link.center());
    QTRY_COMPARE(finished.count(), 1);
    for (const int row : failed)
        QCOMPARE(fixture.flags.row(row).attempts.size(), 2);
}

void tst_ErrorLog::retriesFailed()
{
    const WindowFixture fixture(halfFailing());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    const QList<int> failed = fixture.flags.run().rowsIn(FlagState::Failed);
    QPushButton *const retry = fixture.button<RunHeader>(u"Retry"_s);
    QVERIFY(retry);
    QVERIFY(retry->text().contains(QString::number(failed.size())));
    const QSignalSpy finished(&fixture.session, &DownloadSession::finished);
    click(retry);
    QTRY_COMPARE(finished.count(), 1);
    for (const int row : failed)
        QCOMPARE(fixture.flags.row(row).attempts.size(), 2);
    QVERIFY(fixture.flags.tally().failed < int(failed.size()));
    QTRY_COMPARE(fixture.inspector()->badge(WindowFixture::Errors), fixture.flags.tally().failed);
    QCOMPARE(fixture.flags.tally().downloaded + fixture.flags.tally().failed, 20);
}

void tst_ErrorLog::chipsFilter()
{
    const WindowFixture fixture(halfFailing());
    click(fixture.start());
    QTRY_COMPARE(fixture.session.state(), State::Finished);
    const int failed = fixture.flags.tally().failed;
    QTRY_COMPARE(fixture.chip(Filter::Failed)->shownCount(), failed);
    click(fixture.chip(Filter::Failed));
    QCOMPARE(fixture.grid()->model()->rowCount(), failed);
    click(fixture.chip(Filter::NotFound));
    QVERIFY(!fixture.grid()->isVisible());
    click(fixture.button<FlagsArea>(u"Show all"_s));
    QCOMPARE(fixture.grid()->model()->rowCount(), 20);
    fixture.press(Qt::Key_2, Qt::AltModifier);
    QVERIFY(fixture.chip(Filter::Downloaded)->isChecked());
    QCOMPARE(fixture.grid()->model()->rowCount(), 20 - failed);
}

QTEST_MAIN(tst_ErrorLog)
#include "tst_errorlog.moc"
