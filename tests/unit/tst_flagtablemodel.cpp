#include "domain/downloadplan.h"
#include "fakes/shownrun.h"
#include "models/flagmodel.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

DownloadPlan planFor(const QStringList &codes)
{
    DownloadPlan plan;
    for (const QString &code : codes) {
        PlanItem item;
        item.id = {.run = 1, .index = int(plan.items.size()), .round = 0};
        item.code = *CountryCode::parse(code);
        plan.items << item;
    }
    return plan;
}

FlagOutcome outcomeOf(const PlanItem &item, DownloadStatus status, qint64 bytes)
{
    FlagOutcome outcome = FlagOutcome::of(item);
    outcome.status = status;
    outcome.bytes = bytes;
    return outcome;
}

} // namespace

class tst_FlagTableModel final : public QObject
{
    Q_OBJECT

private slots:
    void hasAColumnForEachThing();
    void changesReachAllColumns();
    void sortsByEachColumn_data();
    void sortsByEachColumn();
};

void tst_FlagTableModel::hasAColumnForEachThing()
{
    ShownRun shown(QLocale::c());
    FlagModel &flags = shown.flags;
    const QAbstractItemModelTester tester(&flags);
    shown.beginRun(planFor({u"BR"_s, u"CN"_s}));
    QCOMPARE(flags.rowCount(), 2);
    QCOMPARE(flags.columnCount(), int(FlagModel::ColumnCount));
    QCOMPARE(flags.index(0, FlagModel::Country).data().toString(), u"Brazil"_s);
    QCOMPARE(flags.index(0, FlagModel::Code).data(FlagModel::CodeRole).toString(), u"BR"_s);
    QCOMPARE(flags.index(0, FlagModel::Size).data().toString(), QString());
    for (int column = 0; column < FlagModel::ColumnCount; ++column)
        QVERIFY(!flags.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void tst_FlagTableModel::changesReachAllColumns()
{
    ShownRun shown(QLocale::c());
    FlagModel &flags = shown.flags;
    const DownloadPlan plan = planFor({u"BR"_s, u"CN"_s});
    shown.beginRun(plan);
    int last = -1;
    connect(&flags, &QAbstractItemModel::dataChanged, this,
            [&](const QModelIndex &, const QModelIndex &bottom) { last = std::max(last, bottom.column()); });
    shown.apply(outcomeOf(plan.items.first(), DownloadStatus::Ok, 2048));
    QTRY_COMPARE(last, FlagModel::ColumnCount - 1);
    QCOMPARE(flags.index(0, FlagModel::Order).data().toString(), u"1"_s);
    QVERIFY(!flags.index(0, FlagModel::Size).data().toString().isEmpty());
}

void tst_FlagTableModel::sortsByEachColumn_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::newRow("code") << int(FlagModel::Code) << u"AT"_s << u"DE"_s;
    QTest::newRow("country, not by code") << int(FlagModel::Country) << u"AT"_s << u"CH"_s;
    QTest::newRow("size") << int(FlagModel::Size) << u"CH"_s << u"AT"_s;
    QTest::newRow("completion, what is not complete last") << int(FlagModel::Order) << u"DE"_s << u"CH"_s;
}

void tst_FlagTableModel::sortsByEachColumn()
{
    QFETCH(int, column);
    ShownRun shown(QLocale::c());
    FlagModel &flags = shown.flags;
    FlagFilterModel sorted;
    sorted.setSourceModel(&flags);
    sorted.setSortRole(FlagModel::SortRole);
    const DownloadPlan plan = planFor({u"AT"_s, u"CH"_s, u"DE"_s}); // Austria, Switzerland, Germany
    shown.beginRun(plan);
    shown.apply(outcomeOf(plan.items.at(2), DownloadStatus::Ok, 100));
    shown.apply(outcomeOf(plan.items.at(0), DownloadStatus::Ok, 3000));
    sorted.sort(column);
    QTEST(sorted.index(0, 0).data(FlagModel::CodeRole).toString(), "first");
    QTEST(sorted.index(2, 0).data(FlagModel::CodeRole).toString(), "last");
}

QTEST_GUILESS_MAIN(tst_FlagTableModel)
#include "tst_flagtablemodel.moc"
