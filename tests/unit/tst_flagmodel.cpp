#include "countries/catalogue.h"
#include "fakes/flagvalues.h"
#include "models/flagmodel.h"

#include <QAbstractItemModelTester>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A model that is watched for as long as it lives.
struct Watched
{
    FlagModel model{QLocale(u"en_US"_s)};
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::Fatal};
};

QString textAt(const FlagModel &model, int row, int role)
{
    return model.index(row).data(role).toString();
}

/// Counted anew from the rows, to be compared with what the model counts as it goes.
FlagTally countedTally(const FlagModel &model)
{
    const auto count = [&model](FlagState state) {
        return int(model.rowsIn(state).size());
    };
    return {.total = model.rowCount(),
            .downloaded = count(FlagState::Downloaded),
            .unchanged = count(FlagState::Unchanged),
            .notFound = count(FlagState::NotFound),
            .failed = count(FlagState::Failed),
            .cancelled = count(FlagState::Cancelled),
            .toDo = count(FlagState::Ready) + count(FlagState::Queued) + count(FlagState::Downloading)
                + count(FlagState::WaitingToRetry),
            .inFlight = count(FlagState::Downloading)};
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
    void dropsWhatBelongsToAnotherRunOrRound();
    void dropsASecondOutcomeAndWarns();
    void nothingChangesAfterTheOutcome();
    void retriesKeepEveryAttemptOnce();
    void waitsItsTurn();
    void aRoundGoesBackToQueuedWithoutReset();
    void tellsTheViewsOncePerFrame();
    void rangesCoverExactlyTheChangedRows();
    void countsAddUpUnderAnyOrder();
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
    model.showReady(topTwenty().mid(0, 3));
    QCOMPARE(model.rowCount(), 3);
    QCOMPARE(model.tally(), (FlagTally{.total = 3, .toDo = 3}));
    QCOMPARE(textAt(model, 0, Qt::DisplayRole), u"CN China"_s);
    QCOMPARE(textAt(model, 0, FlagModel::StateTextRole), u"ready"_s);
    QCOMPARE(model.rowsIn(FlagState::Ready), (QList<int>{0, 1, 2}));
    QVERIFY(tallies.wait());
    QCOMPARE(tallies.size(), 1);
    QCOMPARE(tallies[0][0].value<FlagTally>(), model.tally());
}

void tst_FlagModel::goesThroughTheStatesOfARun()
{
    Watched watched;
    FlagModel &model = watched.model;
    const DownloadPlan plan = planFor(codesFrom("BD BR"));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);
    model.beginRun(plan);
    QCOMPARE(resets.size(), 1);
    QCOMPARE(model.row(0).state, FlagState::Queued);
    QCOMPARE(model.index(0).data(FlagModel::UrlRole).toUrl(), plan.items[0].url);
    QCOMPARE(model.row(0).completion, 0);

    model.apply(attemptStarted(plan.items[0]));
    QCOMPARE(model.row(0).state, FlagState::Downloading);
    QCOMPARE(model.tally(), (FlagTally{.total = 2, .toDo = 2, .inFlight = 1}));
    QVERIFY(model.index(0).data(FlagModel::FileRole).toString().isEmpty());

    model.apply(downloaded(plan.items[1]));
    model.apply(downloaded(plan.items[0]));
    QCOMPARE(model.tally(), (FlagTally{.total = 2, .downloaded = 2}));
    QCOMPARE(textAt(model, 0, FlagModel::StateTextRole), u"0.8 s"_s);
    QCOMPARE(textAt(model, 0, FlagModel::FileRole), u"/flags/bd"_s);
    QCOMPARE(model.index(0).data(FlagModel::ThumbnailRole).value<QImage>().size(), QSize(4, 3));
    QCOMPARE(model.row(1).completion, 1);
    QCOMPARE(model.row(0).completion, 2);
    QCOMPARE(resets.size(), 1);
}

void tst_FlagModel::everyStatusHasItsStateAndField_data()
{
    QTest::addColumn<FlagOutcome>("outcome");
    QTest::addColumn<FlagState>("state");
    QTest::addColumn<FlagTally>("tally");
    QTest::addColumn<QString>("text");
    const PlanItem item = planFor(codesFrom("BD")).items[0];
    QTest::newRow("downloaded") << downloaded(item) << FlagState::Downloaded
                                << FlagTally{.total = 1, .downloaded = 1} << u"0.8 s"_s;
    QTest::newRow("unchanged") << outcomeOf(item, DownloadStatus::Unchanged) << FlagState::Unchanged
                               << FlagTally{.total = 1, .unchanged = 1} << u"unchanged"_s;
    QTest::newRow("not found") << outcomeOf(item, DownloadStatus::NotFound) << FlagState::NotFound
                               << FlagTally{.total = 1, .notFound = 1} << u"not found"_s;
    QTest::newRow("failed") << failed(item, ErrorKind::Http4xx, 418, u"I'm a teapot"_s) << FlagState::Failed
                            << FlagTally{.total = 1, .failed = 1} << u"418 I'm a teapot"_s;
    QTest::newRow("cancelled") << outcomeOf(item, DownloadStatus::Cancelled) << FlagState::Cancelled
                               << FlagTally{.total = 1, .cancelled = 1} << u"cancelled"_s;
}

void tst_FlagModel::everyStatusHasItsStateAndField()
{
    QFETCH(const FlagOutcome, outcome);
    QFETCH(const FlagState, state);
    QFETCH(const FlagTally, tally);
    Watched watched;
    FlagModel &model = watched.model;
    model.beginRun(planFor(codesFrom("BD")));
    model.apply(outcome);
    QCOMPARE(model.row(0).state, state);
    QCOMPARE(model.tally(), tally);
    QTEST(textAt(model, 0, FlagModel::StateTextRole), "text");
    const ErrorKind kind = state == FlagState::Failed ? ErrorKind::Http4xx : ErrorKind::None;
    QCOMPARE(model.index(0).data(FlagModel::ErrorKindRole).toInt(), int(kind));
}

void tst_FlagModel::dropsWhatBelongsToAnotherRunOrRound()
{
    Watched watched;
    FlagModel &model = watched.model;
    const DownloadPlan old = planFor(codesFrom("BD BR"), 1);
    const DownloadPlan plan = planFor(codesFrom("BD BR"), 2);
    model.beginRun(old);
    model.beginRun(plan);
    const FlagTally untouched = model.tally();

    model.apply(attemptStarted(old.items[0]));
    model.apply(downloaded(old.items[0]));
    model.beginRound(roundOf(old, {0}, 1));
    PlanItem outside = plan.items[1];
    outside.id.index = 2;
    model.apply(downloaded(outside));
    model.apply(downloaded(roundOf(plan, {0}, 1).items[0]));
    QCOMPARE(model.tally(), untouched);

    model.apply(failed(plan.items[0], ErrorKind::Closed));
    const DownloadPlan further = roundOf(plan, {0}, 1);
    model.beginRound(further);
    model.apply(attemptStarted(plan.items[0]));
    model.apply(downloaded(plan.items[0]));
    QCOMPARE(model.row(0).state, FlagState::Queued);
    model.apply(downloaded(further.items[0]));
    QCOMPARE(model.row(0).state, FlagState::Downloaded);

    model.showReady(codesFrom("BD BR"));
    model.apply(downloaded(plan.items[1]));
    QCOMPARE(model.row(1).state, FlagState::Ready);
}

void tst_FlagModel::dropsASecondOutcomeAndWarns()
{
    Watched watched;
    FlagModel &model = watched.model;
    const DownloadPlan plan = planFor(codesFrom("BD"));
    model.beginRun(plan);
    model.apply(downloaded(plan.items[0]));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"second outcome.*BD"_s));
    model.apply(failed(plan.items[0], ErrorKind::Closed));
    QCOMPARE(model.row(0).state, FlagState::Downloaded);
    QCOMPARE(model.row(0).outcome.kind, ErrorKind::None);
    QCOMPARE(model.tally(), (FlagTally{.total = 1, .downloaded = 1}));
}

void tst_FlagModel::nothingChangesAfterTheOutcome()
{
    Watched watched;
    FlagModel &model = watched.model;
    const DownloadPlan plan = planFor(codesFrom("BD"));
    model.beginRun(plan);
    model.apply(downloaded(plan.items[0]));
    model.apply(attemptStarted(plan.items[0]));
    model.apply(waitingToRetry(plan.items[0], 5s));
    QCOMPARE(model.row(0).state, FlagState::Downloaded);
    QCOMPARE(model.row(0).attempts.size(), 1);
}

void tst_FlagModel::retriesKeepEveryAttemptOnce()
{
    Watched watched;
    FlagModel &model = watched.model;
    const DownloadPlan plan = planFor(codesFrom("BD"));
    model.beginRun(plan);
    model.apply(attemptStarted(plan.items[0]));
    model.apply(waitingToRetry(plan.items[0], 5s));
    QCOMPARE(model.row(0).attempts.size(), 1);
    model.apply(attemptStarted(plan.items[0]));
    FlagOutcome outcome = failed(plan.items[0], ErrorKind::Closed);
    outcome.attempts = {attemptFrom(0, 500, ErrorKind::Closed), attemptFrom(1000, 1600, ErrorKind::Closed)};
    model.apply(outcome);
    QCOMPARE(model.row(0).attempts.size(), 2);

    const DownloadPlan further = roundOf(plan, {0}, 1);
    model.beginRound(further);
    QCOMPARE(model.row(0).attempts.size(), 2);
    model.apply(waitingToRetry(further.items[0], 5s));
    QCOMPARE(model.row(0).attempts.size(), 3);
    FlagOutcome success = downloaded(further.items[0]);
    success.attempts = {attemptFrom(0, 500, ErrorKind::Closed), attemptFrom(1000, 2300)};
    model.apply(success);
    QCOMPARE(model.row(0).attempts.size(), 4);
    QCOMPARE(model.row(0).attempts.last().endMs, 2300);
    QCOMPARE(textAt(model, 0, FlagModel::StateTextRole), u"2.3 s"_s);
}

void tst_FlagModel::waitsItsTurn()
{
    Watched watched;
    FlagModel &model = watched.model;
    const DownloadPlan plan = planFor(codesFrom("BD BR CN"));
    model.beginRun(plan);
    model.apply(attemptStarted(plan.items[0]));
    model.apply(attemptStarted(plan.items[1]));
    model.apply(waitingToRetry(plan.items[1], 5s));
    model.apply(attemptStarted(plan.items[1]));
    model.apply(waitingItsTurn(plan.items[1]));
    QCOMPARE(model.row(1).state, FlagState::WaitingItsTurn);
    QCOMPARE(model.tally(), (FlagTally{.total = 3, .toDo = 3, .inFlight = 1}));
    QCOMPARE(model.row(1).attempts.size(), 2); // how it ended can be told already
    QCOMPARE(model.row(1).completion, 0);
    QVERIFY(model.index(1).data(FlagModel::ThumbnailRole).value<QImage>().isNull());
    QCOMPARE(textAt(model, 1, FlagModel::StateTextRole), u"waiting its turn"_s);
    QCOMPARE(textAt(model, 1, Qt::AccessibleTextRole), u"BR Brazil, done, waiting its turn"_s);
    QVERIFY(textAt(model, 1, Qt::ToolTipRole).contains(u"all codes before it"_s));

    model.apply(downloaded(plan.items[0]));
    FlagOutcome outcome = downloaded(plan.items[1]);
    outcome.attempts = {attemptFrom(0, 500, ErrorKind::Closed), attemptFrom(5000, 5700)};
    model.apply(outcome);
    QCOMPARE(model.row(1).attempts.size(), 2);
    QCOMPARE(model.row(1).completion, 2);
    QCOMPARE(model.tally(), (FlagTally{.total = 3, .downloaded = 2, .toDo = 1}));
    model.apply(waitingItsTurn(plan.items[1])); // too late
    QCOMPARE(model.row(1).state, FlagState::Downloaded);
}

void tst_FlagModel::aRoundGoesBackToQueuedWithoutReset()
{
    Watched watched;
    FlagModel &model = watched.model;
    const DownloadPlan plan = planFor(codesFrom("BD BR CN"));
    model.beginRun(plan);
    model.apply(downloaded(plan.items[0]));
    model.apply(failed(plan.items[1], ErrorKind::Closed));
    model.apply(failed(plan.items[2], ErrorKind::Timeout));
    QSignalSpy resets(&model, &QAbstractItemModel::modelReset);

    const DownloadPlan further = roundOf(plan, model.rowsIn(FlagState::Failed), 1);
    model.beginRound(further);
    QCOMPARE(resets.size(), 0);
    QCOMPARE(model.tally(), (FlagTally{.total = 3, .downloaded = 1, .toDo = 2}));
    QCOMPARE(model.row(1).completion, 0);
    QCOMPARE(textAt(model, 1, FlagModel::StateTextRole), u"queued"_s);
    model.apply(downloaded(further.items[1]));
    QCOMPARE(model.row(2).completion, 4);
    QCOMPARE(model.row(0).state, FlagState::Downloaded);
}

void tst_FlagModel::tellsTheViewsOncePerFrame()
{
    Watched watched;
    FlagModel &model = watched.model;
    const DownloadPlan plan = planFor(everyCode());
    model.beginRun(plan);
    QSignalSpy tallies(&model, &FlagModel::tallyChanged);
    QVERIFY(tallies.wait());
    tallies.clear();
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);

    for (const PlanItem &item : plan.items) {
        model.apply(attemptStarted(item));
        model.apply(downloaded(item));
    }
    QCOMPARE(changes.size(), 0);
    QCOMPARE(model.tally(), (FlagTally{.total = 676, .downloaded = 676}));
    QVERIFY(tallies.wait());
    QCOMPARE(tallies.size(), 1);
    QCOMPARE(changes.size(), 1);
    QCOMPARE(changes[0][0].toModelIndex().row(), 0);
    QCOMPARE(changes[0][1].toModelIndex().row(), 675);
}

void tst_FlagModel::rangesCoverExactlyTheChangedRows()
{
    Watched watched;
    FlagModel &model = watched.model;
    const DownloadPlan plan = planFor(codesFrom("A"));
    model.beginRun(plan);
    QSignalSpy tallies(&model, &FlagModel::tallyChanged);
    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    for (const int row : {25, 3, 2, 7, 4})
        model.apply(attemptStarted(plan.items[row]));
    QVERIFY(tallies.wait());
    QList<std::pair<int, int>> ranges;
    for (const QList<QVariant> &change : changes)
        ranges.emplaceBack(change[0].toModelIndex().row(), change[1].toModelIndex().row());
    QCOMPARE(ranges, (QList<std::pair<int, int>>{{2, 4}, {7, 7}, {25, 25}}));
}

void tst_FlagModel::countsAddUpUnderAnyOrder()
{
    Watched watched;
    FlagModel &model = watched.model;
    const DownloadPlan plan = planFor(everyCode());
    model.beginRun(plan);
    QRandomGenerator random(17);
    for (int step = 0; step < 3000; ++step) {
        const PlanItem &item = plan.items[random.bounded(int(plan.items.size()))];
        const FlagState state = model.row(item.id.index).state;
        if (state == FlagState::Queued || state == FlagState::WaitingToRetry) {
            model.apply(attemptStarted(item));
        } else if (state == FlagState::Downloading) {
            const int die = random.bounded(6);
            if (die == 5)
                model.apply(waitingToRetry(item, 1h));
            else
                model.apply(outcomeOf(item, DownloadStatus(die)));
        }
        if (step % 100 == 0)
            QCOMPARE(model.tally(), countedTally(model));
    }
    const FlagTally tally = model.tally();
    QCOMPARE(tally, countedTally(model));
    QCOMPARE(tally.downloaded + tally.unchanged + tally.notFound + tally.failed + tally.cancelled
                 + tally.toDo,
             tally.total);
    QVERIFY(tally.toDo > 0 && tally.failed > 0);
}

void tst_FlagModel::countsDownToTheRetry()
{
    Watched watched;
    FlagModel &model = watched.model;
    const DownloadPlan plan = planFor(codesFrom("BD BR"));
    model.beginRun(plan);
    model.apply(attemptStarted(plan.items[0]));
    model.apply(waitingToRetry(plan.items[0], 3599500ms));
    const auto expected = [retryAt = model.row(0).retryAt] {
        const auto left = std::chrono::ceil<std::chrono::seconds>(retryAt - std::chrono::steady_clock::now());
        return u"retry in %1 s"_s.arg(left.count());
    };
    QTRY_COMPARE(textAt(model, 0, FlagModel::StateTextRole), expected());

    // Due at once: nothing to count, and no "0 s".
    model.apply(waitingToRetry(plan.items[1], 0ms));
    QCOMPARE(textAt(model, 1, FlagModel::StateTextRole), u"waiting to retry"_s);
    model.apply(downloaded(plan.items[1]));

    QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    QVERIFY(changes.wait());
    changes.clear();
    QTRY_VERIFY(!changes.isEmpty()); // the row that waits, although nothing happened to it
    QCOMPARE(changes[0][0].toModelIndex().row(), 0);
    QCOMPARE(changes[0][1].toModelIndex().row(), 0);
    QTRY_COMPARE(textAt(model, 0, FlagModel::StateTextRole), expected());
}

void tst_FlagModel::speaksToScreenReaders()
{
    Watched watched;
    FlagModel &model = watched.model;
    const DownloadPlan plan = planFor(codesFrom("BD IR"));
    model.beginRun(plan);
    QCOMPARE(textAt(model, 0, Qt::AccessibleTextRole), u"BD Bangladesh, queued"_s);
    model.apply(waitingToRetry(plan.items[0], 1h));
    QTRY_COMPARE(textAt(model, 0, Qt::AccessibleTextRole),
                 u"BD Bangladesh, waiting to retry, "_s + textAt(model, 0, FlagModel::StateTextRole));
    model.apply(downloaded(plan.items[0]));
    model.apply(failed(plan.items[1], ErrorKind::Closed));
    QCOMPARE(textAt(model, 0, Qt::AccessibleTextRole), u"BD Bangladesh, downloaded, 0.8 s"_s);
    QCOMPARE(textAt(model, 1, Qt::AccessibleTextRole), u"IR Iran, failed, connection closed"_s);
}

void tst_FlagModel::aServersWordsAreNoMarkup()
{
    Watched watched;
    FlagModel &model = watched.model;
    const DownloadPlan plan = planFor(codesFrom("BD"));
    model.beginRun(plan);
    model.apply(failed(plan.items[0], ErrorKind::Http5xx, 500, u"<img src='file:///dev/zero'>"_s));
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
    model.showReady(codesFrom("QZ"));
    QCOMPARE(textAt(model, 0, Qt::DisplayRole), u"QZ"_s);
    QCOMPARE(textAt(model, 0, FlagModel::NameRole), QString());
    QCOMPARE(textAt(model, 0, Qt::AccessibleTextRole), u"QZ, ready"_s);
}

QTEST_GUILESS_MAIN(tst_FlagModel)
#include "tst_flagmodel.moc"
