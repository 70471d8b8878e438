#include "countries/catalogue.h"
#include "fakes/flagvalues.h"
#include "fakes/shownrun.h"
#include "models/flagmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A model that is watched for as long as it lives.
struct Watched
{
    ShownRun shown;
    FlagModel &model = shown.flags;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

QString textAt(const FlagModel &model, int row, int role)
{
    return model.index(row).data(role).toString();
}

} // namespace

class tst_FlagModel final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale(u"en_US"_s)); }
    void showsWhatIsChosenBeforeTheRun();
    void goesThroughTheStatesOfARun();
    void everyStatusHasItsStateAndField_data();
    void everyStatusHasItsStateAndField();
    void waitsItsTurn();
    void countsDownToTheRetry();
    void speaksToScreenReaders();
    void aServersWordsAreNoMarkup();
    void codesWithoutANameAreShownOnce();
};

void tst_FlagModel::showsWhatIsChosenBeforeTheRun()
{
    Watched watched;
    FlagModel &model = watched.model;
    QSignalSpy tallies(&model, &FlagModel::tallyChanged);
    watched.shown.showReady(topTwenty().mid(0, 3));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.tally(), (Tally{.total = 3, .toDo = 3}));
    QCOMPARE(textAt(model, 0, Qt::DisplayRole), u"CN China"_s);
    QCOMPARE(textAt(model, 0, FlagModel::StateTextRole), u"ready"_s);
    QCOMPARE(model.run().rowsIn(FlagState::Ready), (QList<int>{0, 1, 2}));
    QCOMPARE(tallies.size(), 1);
    QCOMPARE(tallies[0][0].value<Tally>(), model.tally());
}

void tst_FlagModel::goesThroughTheStatesOfARun()
{
    Watched watched;
    FlagModel &model = watched.model;
    const DownloadPlan plan = planFor(codesFrom("BD BR"));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    watched.shown.beginRun(plan);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(model.row(0).state, FlagState::Queued);
    QCOMPARE(model.row(0).outcome.completion, 0);

    watched.shown.apply(attemptStarted(plan.items[0]));
    QCOMPARE(model.row(0).state, FlagState::Downloading);
    QCOMPARE(model.tally(), (Tally{.total = 2, .toDo = 2, .inFlight = 1}));
    QVERIFY(model.index(0).data(FlagModel::FileRole).toString().isEmpty());

    watched.shown.apply(downloaded(plan.items[1]));
    watched.shown.apply(downloaded(plan.items[0]));
    QCOMPARE(model.tally(), (Tally{.total = 2, .downloaded = 2}));
    QCOMPARE(textAt(model, 0, FlagModel::StateTextRole), u"800 ms"_s);
    QCOMPARE(textAt(model, 0, FlagModel::FileRole), u"/flags/bd"_s);
    QCOMPARE(model.index(0).data(FlagModel::ThumbnailRole).value<QImage>().size(), QSize(4, 3));
    QCOMPARE(model.row(1).outcome.completion, 1);
    QCOMPARE(model.row(0).outcome.completion, 2);
    QCOMPARE(resets.size(), 1);
}

void tst_FlagModel::everyStatusHasItsStateAndField_data()
{
    QTest::addColumn<FlagOutcome>("outcome");
    QTest::addColumn<FlagState>("state");
    QTest::addColumn<Tally>("tally");
    QTest::addColumn<QString>("text");
    const PlanItem item = planFor(codesFrom("BD")).items[0];
    QTest::newRow("downloaded") << downloaded(item) << FlagState::Downloaded
                                << Tally{.total = 1, .downloaded = 1} << u"800 ms"_s;
    QTest::newRow("unchanged") << outcomeOf(item, DownloadStatus::Unchanged) << FlagState::Unchanged
                               << Tally{.total = 1, .unchanged = 1} << u"unchanged"_s;
    QTest::newRow("not found") << outcomeOf(item, DownloadStatus::NotFound) << FlagState::NotFound
                               << Tally{.total = 1, .notFound = 1} << u"not found"_s;
    QTest::newRow("failed") << failed(item, ErrorKind::Http4xx, 418, u"I'm a teapot"_s) << FlagState::Failed
                            << Tally{.total = 1, .failed = 1} << u"HTTP 418"_s;
    QTest::newRow("cancelled") << outcomeOf(item, DownloadStatus::Cancelled) << FlagState::Cancelled
                               << Tally{.total = 1, .cancelled = 1} << u"cancelled"_s;
}

void tst_FlagModel::everyStatusHasItsStateAndField()
{
    QFETCH(const FlagOutcome, outcome);
    QFETCH(const FlagState, state);
    QFETCH(const Tally, tally);
    Watched watched;
    FlagModel &model = watched.model;
    watched.shown.beginRun(planFor(codesFrom("BD")));
    watched.shown.apply(outcome);
    QCOMPARE(model.row(0).state, state);
    QCOMPARE(model.tally(), tally);
    QTEST(textAt(model, 0, FlagModel::StateTextRole), "text");
}

void tst_FlagModel::waitsItsTurn()
{
    Watched watched;
    FlagModel &model = watched.model;
    const DownloadPlan plan = planFor(codesFrom("BD BR CN"));
    watched.shown.beginRun(plan);
    watched.shown.apply(attemptStarted(plan.items[0]));
    watched.shown.apply(attemptStarted(plan.items[1]));
    watched.shown.apply(waitingToRetry(plan.items[1], 5s));
    watched.shown.apply(attemptStarted(plan.items[1]));
    watched.shown.apply(waitingItsTurn(plan.items[1]));
    QCOMPARE(model.row(1).state, FlagState::WaitingItsTurn);
    QCOMPARE(model.tally(), (Tally{.total = 3, .toDo = 3, .inFlight = 1, .waitingTheirTurn = 1}));
    QCOMPARE(model.row(1).attempts.size(), 2); // how it ended is known already
    QCOMPARE(model.row(1).outcome.completion, 0);
    QVERIFY(model.index(1).data(FlagModel::ThumbnailRole).value<QImage>().isNull());
    QCOMPARE(textAt(model, 1, FlagModel::StateTextRole), u"done, waits"_s);
    QCOMPARE(textAt(model, 1, Qt::AccessibleTextRole), u"BR Brazil, done, waiting its turn"_s);
    QVERIFY(textAt(model, 1, Qt::ToolTipRole).contains(u"all codes before it"_s));

    watched.shown.apply(downloaded(plan.items[0]));
    FlagOutcome outcome = downloaded(plan.items[1]);
    outcome.attempts = {attemptFrom(0, 500, ErrorKind::Closed), attemptFrom(5000, 5700)};
    watched.shown.apply(outcome);
    QCOMPARE(model.row(1).attempts.size(), 2);
    QCOMPARE(model.row(1).outcome.completion, 2);
    QCOMPARE(model.tally(), (Tally{.total = 3, .downloaded = 2, .toDo = 1}));
    watched.shown.apply(waitingItsTurn(plan.items[1])); // too late
    QCOMPARE(model.row(1).state, FlagState::Downloaded);
}

void tst_FlagModel::countsDownToTheRetry()
{
    Watched watched;
    FlagModel &model = watched.model;
    const DownloadPlan plan = planFor(codesFrom("BD BR"));
    watched.shown.beginRun(plan);
    watched.shown.apply(attemptStarted(plan.items[0]));
    watched.shown.apply(waitingToRetry(plan.items[0], 4s)); // after its end at 0.5 s
    watched.shown.now = 500ms;
    QCOMPARE(textAt(model, 0, FlagModel::StateTextRole), u"retry in 4 s"_s);
    watched.shown.now = 501ms;
    QCOMPARE(textAt(model, 0, FlagModel::StateTextRole), u"retry in 4 s"_s);
    watched.shown.now = 1600ms;
    QCOMPARE(textAt(model, 0, FlagModel::StateTextRole), u"retry in 3 s"_s);
    // Due: nothing to count, and no "0 s".
    watched.shown.now = 4500ms;
    QCOMPARE(textAt(model, 0, FlagModel::StateTextRole), u"will retry"_s);

    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(changes.wait()); // the row that waits, although nothing happened to it
    QCOMPARE(changes[0][0].toModelIndex().row(), 0);
    QCOMPARE(changes[0][1].toModelIndex().row(), 0);
}

void tst_FlagModel::speaksToScreenReaders()
{
    Watched watched;
    FlagModel &model = watched.model;
    const DownloadPlan plan = planFor(codesFrom("BD IR"));
    watched.shown.beginRun(plan);
    QCOMPARE(textAt(model, 0, Qt::AccessibleTextRole), u"BD Bangladesh, queued"_s);
    watched.shown.apply(waitingToRetry(plan.items[0], 1h));
    QCOMPARE(textAt(model, 0, Qt::AccessibleTextRole),
             u"BD Bangladesh, will retry, "_s + textAt(model, 0, FlagModel::StateTextRole));
    watched.shown.apply(downloaded(plan.items[0]));
    watched.shown.apply(failed(plan.items[1], ErrorKind::Closed));
    QCOMPARE(textAt(model, 0, Qt::AccessibleTextRole), u"BD Bangladesh, downloaded, 800 ms"_s);
    QCOMPARE(textAt(model, 1, Qt::AccessibleTextRole), u"IR Iran, failed, connection closed"_s);
}

void tst_FlagModel::aServersWordsAreNoMarkup()
{
    Watched watched;
    FlagModel &model = watched.model;
    const DownloadPlan plan = planFor(codesFrom("BD"));
    watched.shown.beginRun(plan);
    watched.shown.apply(failed(plan.items[0], ErrorKind::Http5xx, 500, u"<img src='file:///dev/zero'>"_s));
    const QString toolTip = textAt(model, 0, Qt::ToolTipRole);
    QVERIFY2(!toolTip.contains(u"<img"_s), qPrintable(toolTip));
    QVERIFY(toolTip.contains(u"HTTP 500"_s));
    QVERIFY(toolTip.contains(u"http://127.0.0.1:8002/flags/bd"_s));
    QVERIFY(toolTip.contains(u"Bangladesh"_s));
}

void tst_FlagModel::codesWithoutANameAreShownOnce()
{
    Watched watched;
    FlagModel &model = watched.model;
    watched.shown.showReady(codesFrom("QZ"));
    QCOMPARE(textAt(model, 0, Qt::DisplayRole), u"QZ"_s);
    QCOMPARE(textAt(model, 0, FlagModel::NameRole), QString());
    QCOMPARE(textAt(model, 0, Qt::AccessibleTextRole), u"QZ, ready"_s);
}

QTEST_GUILESS_MAIN(tst_FlagModel)
#include "tst_flagmodel.moc"
