#include "domain/downloadplan.h"
#include "models/flagfiltermodel.h"
#include "models/flagmodel.h"
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
    FlagModel flags(QLocale::c());
    FlagTableModel table(&flags);
    const QAbstractItemModelTester tester(&table);
    flags.beginRun(planFor({u"BR"_s, u"CN"_s}));
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
    FlagModel flags(QLocale::c());
    FlagTableModel table(&flags);
    const DownloadPlan plan = planFor({u"BR"_s, u"CN"_s});
    flags.beginRun(plan);
    int last = -1;
    connect(&table, &QAbstractItemModel::dataChanged, this,
            [&](const QModelIndex &, const QModelIndex &bottom) { last = std::max(last, bottom.column()); });
    flags.apply(outcomeOf(plan.items.first(), DownloadStatus::Ok, 2048));
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
    FlagModel flags(QLocale::c());
    FlagTableModel table(&flags);
    FlagFilterModel shown;
    shown.setSourceModel(&table);
    shown.setSortRole(FlagTableModel::SortRole);
    const DownloadPlan plan = planFor({u"AT"_s, u"CH"_s, u"DE"_s}); // Austria, Switzerland, Germany
    flags.beginRun(plan);
    flags.apply(outcomeOf(plan.items.at(2), DownloadStatus::Ok, 100));
    flags.apply(outcomeOf(plan.items.at(0), DownloadStatus::Ok, 3000));
    shown.sort(column);
    QTEST(shown.index(0, 0).data(FlagModel::CodeRole).toString(), "first");
    QTEST(shown.index(2, 0).data(FlagModel::CodeRole).toString(), "last");
}

QTEST_GUILESS_MAIN(tst_FlagTableModel)
#include "tst_flagtablemodel.moc"
