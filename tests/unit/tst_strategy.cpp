#include "domain/strategy.h"

#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

class tst_Strategy final : public QObject
{
    Q_OBJECT

private slots:
    void isAsInTheBook_data();
    void isAsInTheBook();
    void isFoundByItsIdOnly();
};

void tst_Strategy::isAsInTheBook_data()
{
    QTest::addColumn<QString>("id");
    QTest::addColumn<int>("usual");
    QTest::addColumn<int>("most");
    QTest::newRow("sequential") << u"sequential"_s << 1 << 1;
    QTest::newRow("the first pool script") << u"pool-in-order"_s << 20 << 1000;
    QTest::newRow("the second pool script") << u"pool"_s << 30 << 1000;
    QTest::newRow("asyncio") << u"event-loop"_s << 30 << 1000;
}

void tst_Strategy::isAsInTheBook()
{
    QFETCH(const QString, id);
    const auto strategy = strategyById(id.toUpper());
    QVERIFY(strategy.has_value());
    QCOMPARE(strategyId(*strategy), id);
    QTEST(defaultConcurrency(*strategy), "usual");
    QTEST(maxConcurrencyOf(*strategy), "most");
}

void tst_Strategy::isFoundByItsIdOnly()
{
    for (const QString &id : {u""_s, u"poo"_s, u"pools"_s, u"eventloop"_s, u" pool"_s})
        QVERIFY2(!strategyById(id), qPrintable(id));
}

QTEST_APPLESS_MAIN(tst_Strategy)
#include "tst_strategy.moc"
