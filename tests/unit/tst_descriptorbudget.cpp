#include "engine/descriptorbudget.h"

#include <QTest>

#include <limits>

using namespace Flaghoist;

class tst_DescriptorBudget final : public QObject
{
    Q_OBJECT

private slots:
    void roomForRequests_data();
    void roomForRequests();
    void raisesTheSoftLimit();
    void roomForThreads();
};

void tst_DescriptorBudget::roomForRequests_data()
{
    QTest::addColumn<int>("openFiles");
    QTest::addColumn<bool>("bothEnds");
    QTest::addColumn<bool>("ownThread");
    QTest::addColumn<int>("requests");
    QTest::newRow("256 with the practice server") << 256 << true << true << 32;
    QTest::newRow("256 elsewhere") << 256 << false << true << 38;
    QTest::newRow("256, nobody waits") << 256 << false << false << 96;
    QTest::newRow("1024 with the practice server") << 1024 << true << true << 160;
    QTest::newRow("1024 with the practice server, nobody waits") << 1024 << true << false << 320;
    QTest::newRow("enough for a thousand") << 6064 << true << true << 1000;
    QTest::newRow("hardly any") << 20 << true << true << 1;
}

void tst_DescriptorBudget::roomForRequests()
{
    QFETCH(const int, openFiles);
    QFETCH(const bool, bothEnds);
    QFETCH(const bool, ownThread);
    QTEST(requestsWithin(openFiles, bothEnds, ownThread), "requests");
}

void tst_DescriptorBudget::raisesTheSoftLimit()
{
    const int before = openFilesLimit();
    raiseOpenFilesLimit();
    QVERIFY(openFilesLimit() >= before);
    const int raised = openFilesLimit();
    raiseOpenFilesLimit();
    QCOMPARE(openFilesLimit(), raised);
}

void tst_DescriptorBudget::roomForThreads()
{
    constexpr quint64 megabyte = 1024 * 1024;
    QCOMPARE(threadsWithin(0), 1);
    QCOMPARE(threadsWithin(300 * megabyte), 1);
    QCOMPARE(threadsWithin(570 * megabyte), 30);
    QCOMPARE(threadsWithin(std::numeric_limits<quint64>::max()), std::numeric_limits<int>::max());
}

QTEST_APPLESS_MAIN(tst_DescriptorBudget)
#include "tst_descriptorbudget.moc"
