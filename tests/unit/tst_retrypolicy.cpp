#include "engine/hostgate.h"

#include <QTest>

using namespace Flaghoist;
using namespace std::chrono_literals;

class tst_RetryPolicy final : public QObject
{
    Q_OBJECT

private slots:
    void waits_data();
    void waits();
};

void tst_RetryPolicy::waits_data()
{
    QTest::addColumn<int>("failures");
    QTest::addColumn<int>("retryAfter"); // -1: none
    QTest::addColumn<double>("jitter");
    QTest::addColumn<int>("wait");
    QTest::newRow("first, no jitter") << 1 << -1 << 0.0 << 250;
    QTest::newRow("first, full jitter") << 1 << -1 << 1.0 << 500;
    QTest::newRow("doubles") << 3 << -1 << 1.0 << 2000;
    QTest::newRow("has a ceiling") << 10 << -1 << 1.0 << 30000;
    QTest::newRow("the server's wish is the least") << 1 << 3000 << 1.0 << 3000;
    QTest::newRow("a shorter wish changes nothing") << 3 << 100 << 1.0 << 2000;
    QTest::newRow("an absurd wish is cut") << 1 << 86'400'000 << 0.5 << 60000;
}

void tst_RetryPolicy::waits()
{
    QFETCH(const int, failures);
    QFETCH(const int, retryAfter);
    QFETCH(const double, jitter);
    const auto wish = retryAfter < 0 ? std::nullopt : std::optional(milliseconds{retryAfter});
    QTEST(int(retryDelay(failures, wish, jitter).count()), "wait");
}

QTEST_APPLESS_MAIN(tst_RetryPolicy)
#include "tst_retrypolicy.moc"
