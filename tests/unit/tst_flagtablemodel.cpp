#include "domain/downloadplan.h"
#include "fakes/shownrun.h"
#include "models/flagfiltermodel.h"
#include "models/flagtablemodel.h"

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
    FlagTableModel table(&flags);
    const QAbstractItemModelTester tester(&table);
    shown.beginRun(planFor({u"BR"_s, u"CN"_s}));
    QCOMPARE(table.rowCount(), 2);
    QCOMPARE(table.columnCount(), int(FlagTableModel::ColumnCount));
    QCOMPARE(table.index(0, FlagTableModel::Country).data().toString(), u"Brazil"_s);
    QCOMPARE(table.index(0, FlagTableModel::Code).data(FlagModel::CodeRole).toString(), u"BR"_s);
    QCOMPARE(table.index(0, FlagTableModel::Size).data().toString(), QString());
    for (int column = 0; column < FlagTableModel::ColumnCount; ++column)
        QVERIFY(!table.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().isEmpty());
}

void tst_FlagTableModel::changesReachAllColumns()
{
    ShownRun shown(QLocale::c());
    FlagModel &flags = shown.flags;
    FlagTableModel table(&flags);
    const DownloadPlan plan = planFor({u"BR"_s, u"CN"_s});
    shown.beginRun(plan);
    int last = -1;
    connect(&table, &QAbstractItemModel::dataChanged, this,
            [&](const QModelIndex &, const QModelIndex &bottom) { last = std::max(last, bottom.column()); });
    shown.apply(outcomeOf(plan.items.first(), DownloadStatus::Ok, 2048));
    QTRY_COMPARE(last, FlagTableModel::ColumnCount - 1);
    QCOMPARE(table.index(0, FlagTableModel::Order).data().toString(), u"1"_s);
    QVERIFY(!table.index(0, FlagTableModel::Size).data().toString().isEmpty());
}

void tst_FlagTableModel::sortsByEachColumn_data()
{
    QTest::addColumn<int>("column");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("last");
    QTest::newRow("code") << int(FlagTableModel::Code) << u"AT"_s << u"DE"_s;
    QTest::newRow("country, not by code") << int(FlagTableModel::Country) << u"AT"_s << u"CH"_s;
    QTest::newRow("size") << int(FlagTableModel::Size) << u"CH"_s << u"AT"_s;
    QTest::newRow("completion, what is not complete last")
        << int(FlagTableModel::Order) << u"DE"_s << u"CH"_s;
}

void tst_FlagTableModel::sortsByEachColumn()
{
    QFETCH(int, column);
    ShownRun shown(QLocale::c());
    FlagModel &flags = shown.flags;
    FlagTableModel table(&flags);
    FlagFilterModel sorted;
    sorted.setSourceModel(&table);
    sorted.setSortRole(FlagTableModel::SortRole);
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
