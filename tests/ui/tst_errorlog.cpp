#include "fakes/stage.h"
#include "models/errormodel.h"
#include "ui/flags/flagpane.h"
#include "ui/flags/flagview.h"
#include "ui/flags/resultbanner.h"
#include "ui/inspector/errordelegate.h"
#include "ui/inspector/errordetails.h"
#include "ui/inspector/errorpanel.h"
#include "ui/widgets/badgetab.h"
#include "ui/widgets/chip.h"
#include "ui/widgets/foldpanel.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QSignalSpy>
#include <QTest>
#include <QTreeView>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using State = DownloadSession::State;
using Filter = FlagFilterModel::Filter;

class ErrorLogTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void listsErrors();
    void linksGridAndLog();
    void copiesTheLog();
    void retriesAGroup();
    void retriesFailed();
    void chipsFilter();
};

void ErrorLogTest::listsErrors()
{
    const Stage stage(halfFailing());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    const int failed = stage.flags.tally().failed;
    QVERIFY(failed > 0 && failed < 20);
    QTRY_COMPARE(stage.errorsTab()->badge(), failed);
    QVERIFY(!stage.part<FoldPanel>()->isUnfolded());
    QVERIFY(stage.banner().contains(u"%1 "_s.arg(20 - failed)));

    stage.press(Qt::Key_E, Qt::ControlModifier);
    QVERIFY(stage.part<FoldPanel>()->isUnfolded());
    const QAbstractItemModel *const model = stage.log()->model();
    QCOMPARE(model->rowCount(), 1);
    const QModelIndex group = model->index(0, 0);
    QCOMPARE(model->rowCount(group), failed);
    QVERIFY(stage.log()->isExpanded(group));
    QVERIFY(stage.log()->isFirstColumnSpanned(0, {}));
    QVERIFY(group.data().toString().contains(u"418"_s));
    click(stage.errorsTab());
    QVERIFY(!stage.part<FoldPanel>()->isUnfolded());
}

void ErrorLogTest::linksGridAndLog()
{
    const Stage stage(halfFailing());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QTRY_COMPARE(stage.part<ErrorPanel>()->errorCount(), stage.flags.tally().failed);
    click(stage.errorsTab());
    const QList<int> failed = stage.flags.rowsIn(FlagState::Failed);

    const QModelIndex cell = stage.grid()->model()->index(failed.first(), 0);
    QTest::mouseClick(stage.grid()->viewport(), Qt::LeftButton, {}, stage.grid()->visualRect(cell).center());
    QCOMPARE(stage.log()->currentIndex().data(ErrorModel::FlagRowRole).toInt(), failed.first());
    const QString details = stage.part<ErrorDetails>()->toPlainText();
    QVERIFY(details.contains(stage.flags.row(failed.first()).name));
    QVERIFY(details.contains(u"Attempt 1"_s));
    QVERIFY(details.contains(u"418"_s));

    const QModelIndex line =
        stage.log()->model()->index(int(failed.size()) - 1, 0, stage.log()->model()->index(0, 0));
    stage.log()->scrollTo(line);
    QTest::mouseClick(stage.log()->viewport(), Qt::LeftButton, {}, stage.log()->visualRect(line).center());
    QCOMPARE(stage.grid()->currentIndex().row(), failed.last());
    stage.log()->setFocus();
    stage.press(Qt::Key_Up);
    QCOMPARE(stage.grid()->currentIndex().row(), failed.at(failed.size() - 2));
}

void ErrorLogTest::copiesTheLog()
{
    const Stage stage(halfFailing());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QTRY_COMPARE(stage.part<ErrorPanel>()->errorCount(), stage.flags.tally().failed);
    click(stage.errorsTab());
    click(stage.button<FoldPanel>(u"Copy all"_s));
    const QStringList lines = QGuiApplication::clipboard()->text().trimmed().split(u'\n');
    QCOMPARE(lines.size(), stage.flags.tally().failed + 1);
    const QStringList cells = lines.last().split(u'\t');
    QCOMPARE(cells.size(), int(ErrorModel::ColumnCount));
    QCOMPARE(cells.first(), stage.flags.row(stage.flags.rowsIn(FlagState::Failed).last()).code.upper());
}

void ErrorLogTest::retriesAGroup()
{
    const Stage stage(halfFailing());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    QTRY_COMPARE(stage.part<ErrorPanel>()->errorCount(), stage.flags.tally().failed);
    click(stage.errorsTab());
    const QList<int> failed = stage.flags.rowsIn(FlagState::Failed);
    const QModelIndex group = stage.log()->model()->index(0, 0);
    const QRect link = ErrorDelegate::linkRect(stage.log()->visualRect(group), group.data().toString(),
                                               stage.log()->font(), Qt::LeftToRight);
    const QSignalSpy finished(&stage.session, &DownloadSession::finished);
    QTest::mouseClick(stage.log()->viewport(), Qt::LeftButton, {}, link.center());
    QTRY_COMPARE(finished.count(), 1);
    for (const int row : failed)
        QCOMPARE(stage.flags.row(row).attempts.size(), 2);
}

void ErrorLogTest::retriesFailed()
{
    const Stage stage(halfFailing());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    const QList<int> failed = stage.flags.rowsIn(FlagState::Failed);
    QPushButton *const retry = stage.button<ResultBanner>(u"Retry failed"_s);
    QVERIFY(retry);
    QVERIFY(retry->text().contains(QString::number(failed.size())));
    const QSignalSpy finished(&stage.session, &DownloadSession::finished);
    click(retry);
    QTRY_COMPARE(finished.count(), 1);
    for (const int row : failed)
        QCOMPARE(stage.flags.row(row).attempts.size(), 2);
    QVERIFY(stage.flags.tally().failed < int(failed.size()));
    QTRY_COMPARE(stage.errorsTab()->badge(), stage.flags.tally().failed);
    QCOMPARE(stage.flags.tally().downloaded + stage.flags.tally().failed, 20);
}

void ErrorLogTest::chipsFilter()
{
    const Stage stage(halfFailing());
    click(stage.start());
    QTRY_COMPARE(stage.session.state(), State::Finished);
    const int failed = stage.flags.tally().failed;
    QTRY_COMPARE(stage.chip(Filter::Failed)->shownCount(), failed);
    click(stage.chip(Filter::Failed));
    QCOMPARE(stage.grid()->model()->rowCount(), failed);
    click(stage.chip(Filter::NotFound));
    QVERIFY(!stage.grid()->isVisible());
    click(stage.button<FlagPane>(u"Show all"_s));
    QCOMPARE(stage.grid()->model()->rowCount(), 20);
    stage.press(Qt::Key_2, Qt::AltModifier);
    QVERIFY(stage.chip(Filter::Downloaded)->isChecked());
    QCOMPARE(stage.grid()->model()->rowCount(), 20 - failed);
}

QTEST_MAIN(ErrorLogTest)
#include "tst_errorlog.moc"
