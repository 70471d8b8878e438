#include "fakes/flagvalues.h"
#include "fakes/shownrun.h"
#include "models/errormodel.h"
#include "models/flagmodel.h"
#include "wording/translators.h"

#include <QAbstractItemModelTester>
#include <QPersistentModelIndex>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

struct Watched
{
    ShownRun shown;
    FlagModel &flags = shown.flags;
    ErrorModel errors{&flags};
    QAbstractItemModelTester tester{&errors, QAbstractItemModelTester::FailureReportingMode::Fatal};
    QSignalSpy resets{&errors, &QAbstractItemModel::modelReset};

    void begin(const DownloadPlan &plan)
    {
        shown.beginRun(plan);
        resets.clear();
    }
    /// "heading: CODE CODE" for each group.
    [[nodiscard]] QStringList outline() const
    {
        QStringList lines;
        for (int group = 0; group < errors.rowCount(); ++group) {
            const QModelIndex heading = errors.index(group, 0);
            QStringList codes;
            for (int row = 0; row < errors.rowCount(heading); ++row)
                codes.append(errors.index(row, ErrorModel::Code, heading).data().toString());
            lines.append(heading.data().toString() + u": "_s + codes.join(u' '));
        }
        return lines;
    }
};

} // namespace

class tst_ErrorModel final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void groupsByCause();
    void whatCameInsteadOfAFlagIsACause();
    void columnsShowEachRow();
    void aRetryRoundEmptiesTheLog();
    void anotherCauseMovesTheRow();
    void selectionSurvivesOtherGroups();
    void followsARandomRun();
    void startsWithWhatIsThere();
};

void tst_ErrorModel::initTestCase()
{
    QLocale::setDefault(QLocale(u"en_US"_s));
    installTranslators(*QCoreApplication::instance(), QLocale(u"en_US"_s));
}

void tst_ErrorModel::groupsByCause()
{
    Watched watched;
    const DownloadPlan plan = planFor(codesFrom("BD BR CD CN DE EG"));
    watched.begin(plan);
    QCOMPARE(watched.errors.rowCount(), 0);

    watched.shown.apply(failed(plan.items[4], ErrorKind::Http4xx, 429, u"Too Many Requests"_s));
    watched.shown.apply(failed(plan.items[3], ErrorKind::Http4xx, 418, u"I'm a teapot"_s));
    watched.shown.apply(failed(plan.items[2], ErrorKind::Closed));
    watched.shown.apply(outcomeOf(plan.items[1], DownloadStatus::NotFound));
    watched.shown.apply(failed(plan.items[0], ErrorKind::Http4xx, 418, u"I'm a teapot"_s));
    watched.shown.apply(downloaded(plan.items[5]));

    QCOMPARE(watched.outline(),
             (QStringList{u"Connection closed · 1: CD"_s, u"Refused by the server (418) · 2: BD CN"_s,
                          u"Refused by the server (429) · 1: DE"_s}));
    QCOMPARE(watched.errors.errorCount(), 4);
    QCOMPARE(watched.errors.errorCount(), watched.flags.tally().failed);
    QCOMPARE(watched.resets.size(), 0);

    const QModelIndex teapots = watched.errors.index(1, 0);
    QCOMPARE(teapots.data(ErrorModel::GroupRowsRole).value<QList<int>>(), (QList<int>{0, 3}));
    QCOMPARE(teapots.data(ErrorModel::FlagRowRole).toInt(), -1);
    for (int column = 0; column < ErrorModel::ColumnCount; ++column)
        QCOMPARE(teapots.siblingAtColumn(column).data(Qt::AccessibleTextRole).toString(),
                 u"Refused by the server (418), 2 flags"_s);
    QCOMPARE(watched.errors.indexOfFlag(3), watched.errors.index(1, 0, teapots));
    QCOMPARE(watched.errors.indexOfFlag(3).data(ErrorModel::FlagRowRole).toInt(), 3);
    for (const int withoutError : {-1, 1, 5, 6})
        QVERIFY(!watched.errors.indexOfFlag(withoutError).isValid());
}

void tst_ErrorModel::whatCameInsteadOfAFlagIsACause()
{
    Watched watched;
    const DownloadPlan plan = planFor(codesFrom("BD BR CD CN DE"));
    watched.begin(plan);
    const QString details[] = {u"HTML"_s, u"PNG: bytes after the end"_s, u"HTML"_s, u"unknown"_s,
                               u"PNG: a chunk is damaged"_s};
    for (int row = 0; row < 5; ++row) {
        FlagOutcome outcome = failed(plan.items[row], ErrorKind::InvalidImage);
        outcome.failure.detail = details[row];
        watched.shown.apply(outcome);
    }
    QCOMPARE(watched.outline(),
             (QStringList{u"Damaged PNG image · 2: BR DE"_s, u"Not a flag image · 1: CN"_s,
                          u"Not a flag image but HTML · 2: BD CD"_s}));
}

void tst_ErrorModel::columnsShowEachRow()
{
    Watched watched;
    const DownloadPlan plan = planFor(codesFrom("IR"));
    watched.begin(plan);
    FlagOutcome outcome = failed(plan.items[0], ErrorKind::Closed);
    outcome.attempts = {attemptFrom(0, 520, ErrorKind::Closed), attemptFrom(1100, 1640, ErrorKind::Closed),
                        attemptFrom(3310, 3900, ErrorKind::Closed)};
    watched.shown.apply(outcome);

    QStringList headers;
    QStringList cells;
    for (int column = 0; column < watched.errors.columnCount(); ++column) {
        headers.append(watched.errors.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString());
        cells.append(watched.errors.indexOfFlag(0).siblingAtColumn(column).data().toString());
    }
    QCOMPARE(headers,
             (QStringList{u"Code"_s, u"Country"_s, u"What happened"_s, u"Attempts"_s, u"Time"_s, u"URL"_s}));
    QCOMPARE(cells,
             (QStringList{u"IR"_s, u"Iran"_s, u"Connection closed before the answer"_s, u"3"_s, u"3.9 s"_s,
                          u"http://127.0.0.1:8002/flags/ir"_s}));
}

void tst_ErrorModel::aRetryRoundEmptiesTheLog()
{
    Watched watched;
    const DownloadPlan plan = planFor(codesFrom("BD BR CD CN"));
    watched.begin(plan);
    for (int row = 0; row < 4; ++row)
        watched.shown.apply(failed(plan.items[row], row % 2 == 0 ? ErrorKind::Closed : ErrorKind::Timeout));
    QCOMPARE(watched.outline(), (QStringList{u"Connection closed · 2: BD CD"_s, u"Timed out · 2: BR CN"_s}));

    const DownloadPlan further = roundOf(plan, {0, 1, 2, 3}, 1);
    watched.shown.beginRound(further);
    QCOMPARE(watched.outline(), QStringList());
    QCOMPARE(watched.errors.errorCount(), 0);

    watched.shown.apply(downloaded(further.items[0]));
    watched.shown.apply(failed(further.items[1], ErrorKind::Timeout));
    QCOMPARE(watched.outline(), QStringList{u"Timed out · 1: BR"_s});
    QCOMPARE(watched.resets.size(), 0);
    QCOMPARE(watched.errors.indexOfFlag(1).siblingAtColumn(ErrorModel::Attempts).data().toString(), u"2"_s);

    watched.shown.beginRun(planFor(codesFrom("BD"), 2));
    QCOMPARE(watched.errors.rowCount(), 0);
    QCOMPARE(watched.resets.size(), 1);
}

void tst_ErrorModel::anotherCauseMovesTheRow()
{
    Watched watched;
    const DownloadPlan plan = planFor(codesFrom("BD BR"));
    watched.begin(plan);
    watched.shown.apply(failed(plan.items[0], ErrorKind::Closed));
    watched.shown.apply(failed(plan.items[1], ErrorKind::Closed));

    // The whole round within one frame: the views never saw the row leave "failed".
    const DownloadPlan further = roundOf(plan, {1}, 1);
    watched.shown.run.beginRound(further, {});
    watched.shown.run.apply(failed(further.items[0], ErrorKind::Http5xx, 503));
    watched.flags.updateRows({1});
    QCOMPARE(watched.outline(),
             (QStringList{u"Connection closed · 1: BD"_s, u"Server error (503) · 1: BR"_s}));
}

void tst_ErrorModel::selectionSurvivesOtherGroups()
{
    Watched watched;
    const DownloadPlan plan = planFor(codesFrom("BD BR CD"));
    watched.begin(plan);
    watched.shown.apply(failed(plan.items[1], ErrorKind::Timeout));
    const QPersistentModelIndex selected = watched.errors.indexOfFlag(1);
    watched.shown.apply(failed(plan.items[0], ErrorKind::Refused));
    watched.shown.apply(failed(plan.items[2], ErrorKind::Timeout));
    QVERIFY(selected.isValid());
    QCOMPARE(selected.data(ErrorModel::FlagRowRole).toInt(), 1);
    QCOMPARE(selected.parent().row(), 1);
    QCOMPARE(selected, QPersistentModelIndex(watched.errors.indexOfFlag(1)));
}

void tst_ErrorModel::followsARandomRun()
{
    Watched watched;
    const DownloadPlan plan = planFor(codesFrom("A B C"));
    watched.begin(plan);
    QRandomGenerator random(20);
    DownloadPlan round = plan;
    for (int number = 1; number <= 6; ++number) {
        for (const PlanItem &item : round.items) {
            const int die = random.bounded(8);
            if (die < 3)
                watched.shown.apply(downloaded(item));
            else if (die < 6)
                watched.shown.apply(failed(item, ErrorKind(1 + random.bounded(int(ErrorKind::Internal)))));
            else
                watched.shown.apply(failed(item, ErrorKind::Http4xx, 400 + random.bounded(30)));
        }
        const QList<int> failures = watched.flags.run().rowsIn(FlagState::Failed);
        QCOMPARE(watched.errors.errorCount(), failures.size());
        QList<int> listed;
        for (int group = 0; group < watched.errors.rowCount(); ++group)
            listed += watched.errors.index(group, 0).data(ErrorModel::GroupRowsRole).value<QList<int>>();
        std::ranges::sort(listed);
        QCOMPARE(listed, failures);
        for (const int row : failures)
            QCOMPARE(watched.errors.indexOfFlag(row).data(ErrorModel::FlagRowRole).toInt(), row);
        round = roundOf(plan, failures, number);
        watched.shown.beginRound(round);
    }
    QCOMPARE(watched.resets.size(), 0);
}

void tst_ErrorModel::startsWithWhatIsThere()
{
    ShownRun shown;
    FlagModel &flags = shown.flags;
    const DownloadPlan plan = planFor(codesFrom("BD BR"));
    shown.beginRun(plan);
    shown.apply(failed(plan.items[1], ErrorKind::Disk));
    const ErrorModel errors(&flags);
    QCOMPARE(errors.errorCount(), 1);
    QVERIFY(errors.indexOfFlag(1).isValid());
}

QTEST_GUILESS_MAIN(tst_ErrorModel)
#include "tst_errormodel.moc"
