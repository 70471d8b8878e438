#include "domain/source.h"
#include "domain/strategy.h"

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
    QTest::addColumn<ConcurrencyCaps>("caps");
    QTest::addColumn<int>("used");
    QTest::addColumn<int>("reason");
    const auto row = [](const char *name, int asked, int codes, const ConcurrencyCaps &caps, int used,
                        LimitReason reason) {
        QTest::newRow(name) << asked << codes << caps << used << int(reason);
    };
    row("all of it", 30, 249, {}, 30, LimitReason::None);
    row("exactly as many codes", 20, 20, {}, 20, LimitReason::None);
    row("fewer codes", 30, 20, {}, 20, LimitReason::Codes);
    row("the source's cap", 30, 249, {.source = 5}, 5, LimitReason::Source);
    row("over the maximum", 5000, 5000, {}, 1000, LimitReason::Maximum);
    row("maximum, then fewer codes", 5000, 676, {}, 676, LimitReason::Codes);
    row("the smallest limit is the reason", 5000, 20, {.source = 5}, 5, LimitReason::Source);
    row("no codes count as one", 30, 0, {}, 1, LimitReason::Codes);
    row("one of one", 1, 249, {}, 1, LimitReason::None);
    row("one at a time", 30, 249, {.strategy = 1}, 1, LimitReason::Strategy);
    row("one at a time, one code", 30, 1, {.strategy = 1}, 1, LimitReason::Strategy);
    row("one at a time, as asked", 1, 249, {.strategy = 1}, 1, LimitReason::None);
    row("one at a time from a careful source", 30, 249, {.strategy = 1, .source = 5}, 1,
        LimitReason::Strategy);
    row("few open files", 1000, 676, {.descriptors = 48}, 48, LimitReason::Descriptors);
}

void tst_Concurrency::usesTheLeast()
{
    QFETCH(const int, asked);
    QFETCH(const int, codes);
    QFETCH(const ConcurrencyCaps, caps);
    const Concurrency result = concurrencyFor(asked, codes, caps);
    QCOMPARE(result.asked, asked);
    QTEST(result.used, "used");
    QTEST(int(result.limitedBy), "reason");
}

QTEST_APPLESS_MAIN(tst_Concurrency)
#include "tst_concurrency.moc"
