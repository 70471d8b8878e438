#include "domain/concurrency.h"
#include "domain/source.h"

#include <QTest>

using namespace Flaghoist;

class tst_Concurrency final : public QObject
{
    Q_OBJECT

private slots:
    void usesTheLeast_data();
    void usesTheLeast();
};

void tst_Concurrency::usesTheLeast_data()
{
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("codes");
    QTest::addColumn<int>("cap");
    QTest::addColumn<int>("used");
    QTest::addColumn<int>("reason");
    const auto row = [](const char *name, int asked, int codes, int cap, int used, LimitReason reason) {
        QTest::newRow(name) << asked << codes << cap << used << int(reason);
    };
    row("all of it", 30, 249, maxConcurrency, 30, LimitReason::None);
    row("exactly as many codes", 20, 20, maxConcurrency, 20, LimitReason::None);
    row("fewer codes", 30, 20, maxConcurrency, 20, LimitReason::Codes);
    row("the source's cap", 30, 249, 5, 5, LimitReason::Source);
    row("over the maximum", 5000, 5000, maxConcurrency, 1000, LimitReason::Maximum);
    row("maximum, then fewer codes", 5000, 676, maxConcurrency, 676, LimitReason::Codes);
    row("the smallest limit is the reason", 5000, 20, 5, 5, LimitReason::Source);
    row("no codes count as one", 30, 0, maxConcurrency, 1, LimitReason::Codes);
    row("one at a time", 1, 249, maxConcurrency, 1, LimitReason::None);
}

void tst_Concurrency::usesTheLeast()
{
    QFETCH(const int, asked);
    QFETCH(const int, codes);
    QFETCH(const int, cap);
    const Concurrency result = concurrencyFor(asked, codes, {.source = cap});
    QCOMPARE(result.asked, asked);
    QTEST(result.used, "used");
    QTEST(int(result.limitedBy), "reason");
}

QTEST_APPLESS_MAIN(tst_Concurrency)
#include "tst_concurrency.moc"
