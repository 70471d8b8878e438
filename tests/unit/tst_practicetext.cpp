#include "wording/practicetext.h"

#include <QSet>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Flaghoist::PracticeBehaviour)

class tst_PracticeText final : public QObject
{
    Q_OBJECT

private slots:
    void init() { QLocale::setDefault(QLocale(u"en_US"_s)); }
    void faultsDiffer();
    void counts();
    void behaviour_data();
    void behaviour();
};

void tst_PracticeText::faultsDiffer()
{
    QSet<QString> texts;
    for (const PracticeFault fault : allPracticeFaults)
        texts.insert(practiceFaultText(fault));
    QCOMPARE(texts.size(), qsizetype(allPracticeFaults.size()));
    QVERIFY(!texts.contains(QString()));
}

void tst_PracticeText::counts()
{
    QCOMPARE(practiceFaultCountsText({}), QString());
    QCOMPARE(practiceFaultCountsText({{PracticeFault::Stall, 0}}), QString());
    QCOMPARE(practiceFaultCountsText({{PracticeFault::Reset, 1200}, {PracticeFault::Teapot, 3}}),
             u"3\u00a0×\u00a0418 I’m a teapot · 1,200\u00a0×\u00a0connection reset"_s);
}

void tst_PracticeText::behaviour_data()
{
    QTest::addColumn<PracticeBehaviour>("behaviour");
    QTest::addColumn<QString>("text");
    QTest::newRow("fast") << PracticeBehaviour{} << u"answers at once · nothing fails on purpose · seed 0"_s;
    QTest::newRow("always as slow") << PracticeBehaviour{.minDelay = 500ms, .maxDelay = 500ms, .seed = 3}
                                    << u"answers after 500 ms · nothing fails on purpose · seed 3"_s;
    QTest::newRow("a range and two faults")
        << PracticeBehaviour{.minDelay = 500ms,
                             .maxDelay = 5s,
                             .errorRate = 0.125,
                             .faults = {PracticeFault::Truncated, PracticeFault::Teapot}}
        << u"answers after 500 ms to 5.0 s · 12.5% of requests fail: 418 I’m a teapot, body cut short · seed 0"_s;
    QTest::newRow("a rate that no binary number is")
        << PracticeBehaviour{.errorRate = 0.07, .faults = PracticeFault::Reset}
        << u"answers at once · 7% of requests fail: connection reset · seed 0"_s;
    QTest::newRow("a share of no fault") << PracticeBehaviour{.errorRate = 0.5, .faults = {}}
                                         << u"answers at once · nothing fails on purpose · seed 0"_s;
    QTest::newRow("slow codes") << PracticeBehaviour{.slow = {{*CountryCode::parse(u"CN"), 2500ms},
                                                              {*CountryCode::parse(u"BD"), 10s}}}
                                << u"answers at once · nothing fails on purpose · seed 0 · BD after 10.0 s · "
                                   u"CN after 2.5 s"_s;
}

void tst_PracticeText::behaviour()
{
    QFETCH(const PracticeBehaviour, behaviour);
    QTEST(practiceBehaviourText(behaviour), "text");
}

QTEST_GUILESS_MAIN(tst_PracticeText)
#include "tst_practicetext.moc"
