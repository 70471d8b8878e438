#include "faults/crowdwalk.h"

#include <QTest>

#include <algorithm>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

/// The family of faults that would give a code the flag of another one.
class tst_Desynchronisation final : public QObject
{
    Q_OBJECT

private slots:
    void neverTheFlagOfAnotherCode_data();
    void neverTheFlagOfAnotherCode();
};

void tst_Desynchronisation::neverTheFlagOfAnotherCode_data()
{
    QTest::addColumn<QByteArray>("id");
    QTest::addColumn<Strategy>("strategy");
    for (const Fault &fault : faultCatalogue()) {
        if (fault.family != FaultFamily::Desynchronisation)
            continue;
        for (const Strategy strategy : allStrategies) {
            QTest::addRow("%s, %s", fault.phrase.toUtf8().constData(), qPrintable(strategyId(strategy)))
                << fault.id << strategy;
        }
    }
}

void tst_Desynchronisation::neverTheFlagOfAnotherCode()
{
    QFETCH(const QByteArray, id);
    QFETCH(const Strategy, strategy);
    const FaultSeen walked = walkCrowd(*std::ranges::find(faultCatalogue(), id, &Fault::id), strategy);
    QVERIFY2(walked.complaints.isEmpty(), qPrintable(walked.complaints.join(u"; "_s)));
}

QTEST_MAIN(tst_Desynchronisation)
#include "tst_desynchronisation.moc"
