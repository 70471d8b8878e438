#include "engine/descriptorbudget.h"

#include <QTest>

using namespace Flaghoist;

class tst_DescriptorBudget final : public QObject
{
    Q_OBJECT

private slots:
    void roomForRequests_data();
    void roomForRequests();
    void raisesTheSoftLimit();
};

void tst_DescriptorBudget::roomForRequests_data()
{
    QTest::addColumn<int>("openFiles");
    QTest::addColumn<bool>("bothEnds");
    QTest::addColumn<int>("requests");
    QTest::newRow("256 with the practice server") << 256 << true << 48;
    QTest::newRow("256 elsewhere") << 256 << false << 64;
    QTest::newRow("1024 with the practice server") << 1024 << true << 240;
    QTest::newRow("enough for a thousand") << 4064 << true << 1000;
    QTest::newRow("hardly any") << 20 << true << 1;
}

void tst_DescriptorBudget::roomForRequests()
{
    QFETCH(const int, openFiles);
    QFETCH(const bool, bothEnds);
    QTEST(requestsWithin(openFiles, bothEnds), "requests");
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

QTEST_APPLESS_MAIN(tst_DescriptorBudget)
#include "tst_descriptorbudget.moc"
