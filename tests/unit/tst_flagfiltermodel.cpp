#include "fakes/flagvalues.h"
#include "fakes/shownrun.h"
#include "models/flagmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_FlagFilterModel final : public QObject
{
    Q_OBJECT

private slots:
    void eachChipShowsItsRows_data();
    void eachChipShowsItsRows();
    void rowsComeAndGoWithTheirState();
};

namespace {

QStringList codesIn(const FlagFilterModel &model)
{
    QStringList codes;
    for (int row = 0; row < model.rowCount(); ++row)
        codes.append(model.index(row, 0).data(FlagModel::CodeRole).toString());
    return codes;
}

} // namespace

void tst_FlagFilterModel::eachChipShowsItsRows_data()
{
    using Filter = FlagFilterModel::Filter;
    QTest::addColumn<Filter>("filter");
    QTest::addColumn<QStringList>("codes");
    const auto row = [](const char *name, Filter filter, const char *codes) {
        QTest::newRow(name) << filter << QString::fromLatin1(codes).split(u' ');
    };
    row("all, in plan order", Filter::All, "BD BR CD CN DE EG ET FR ID");
    row("downloaded", Filter::Downloaded, "BD");
    row("unchanged", Filter::Unchanged, "BR");
    row("not found", Filter::NotFound, "CD");
    row("failed", Filter::Failed, "CN");
    row("cancelled", Filter::Cancelled, "DE");
    row("whatever has no end yet", Filter::ToDo, "EG ET FR ID");
}

void tst_FlagFilterModel::eachChipShowsItsRows()
{
    QFETCH(const FlagFilterModel::Filter, filter);
    ShownRun shown;
    FlagModel &flags = shown.flags;
    FlagFilterModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setSourceModel(&flags);
    const DownloadPlan plan = planFor(codesFrom("BD BR CD CN DE EG ET FR ID"));
    shown.beginRun(plan);
    for (int status = 0; status <= int(DownloadStatus::Cancelled); ++status)
        shown.apply(outcomeOf(plan.items[status], DownloadStatus(status)));
    shown.apply(attemptStarted(plan.items[6]));
    shown.apply(waitingToRetry(plan.items[7], 1h));
    shown.apply(waitingItsTurn(plan.items[8]));
    model.setFilter(filter);
    QTEST(codesIn(model), "codes");
}

void tst_FlagFilterModel::rowsComeAndGoWithTheirState()
{
    ShownRun shown;
    FlagModel &flags = shown.flags;
    FlagFilterModel model;
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setSourceModel(&flags);
    const DownloadPlan plan = planFor(codesFrom("BD BR CD"));
    shown.beginRun(plan);
    model.setFilter(FlagFilterModel::Filter::Failed);
    QCOMPARE(model.rowCount(), 0);

    shown.apply(failed(plan.items[2], ErrorKind::Closed));
    shown.apply(failed(plan.items[0], ErrorKind::Closed));
    QCOMPARE(codesIn(model), (QStringList{u"BD"_s, u"CD"_s}));

    const DownloadPlan further = roundOf(plan, {0, 2}, 1);
    shown.beginRound(further);
    shown.apply(failed(further.items[1], ErrorKind::Timeout));
    QCOMPARE(codesIn(model), QStringList{u"CD"_s});

    shown.showReady({});
    QCOMPARE(model.rowCount(), 0);
}

QTEST_GUILESS_MAIN(tst_FlagFilterModel)
#include "tst_flagfiltermodel.moc"
