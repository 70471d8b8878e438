#include "wording/runtext.h"
#include "wording/translators.h"

#include <QSet>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_RunText final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { installTranslators(*QCoreApplication::instance(), QLocale(u"en_US"_s)); }
    void init() { QLocale::setDefault(QLocale(u"en_US"_s)); }
    void statesDiffer();
    void methodsDiffer();
    void sources_data();
    void sources();
    void concurrency_data();
    void concurrency();
    void clock_data();
    void clock();
    void duration_data();
    void duration();
    void regions();
};

void tst_RunText::statesDiffer()
{
    QSet<QString> texts;
    for (int state = 0; state <= int(FlagState::Cancelled); ++state)
        texts.insert(flagStateText(FlagState(state)));
    QCOMPARE(texts.size(), int(FlagState::Cancelled) + 1);
    QVERIFY(!texts.contains(QString()));
}

void tst_RunText::methodsDiffer()
{
    QSet<QString> texts;
    QSet<QString> hints;
    for (const Strategy strategy : allStrategies) {
        texts.insert(strategyText(strategy));
        hints.insert(strategyHint(strategy));
        QVERIFY(strategyHint(strategy).endsWith(u'.'));
    }
    QCOMPARE(texts.size(), 4);
    QCOMPARE(hints.size(), 4);
    QCOMPARE(strategyText(Strategy::Pool), u"Thread pool, as completed"_s);
}

void tst_RunText::sources_data()
{
    QTest::addColumn<Source>("source");
    QTest::addColumn<QString>("text");
    QTest::newRow("fast practice") << *builtInSource(u"local"_s) << u"LOCAL: practice, fast"_s;
    QTest::newRow("slow practice") << *builtInSource(u"DELAY"_s) << u"DELAY: practice, slow answers"_s;
    QTest::newRow("failing practice") << *builtInSource(u"ERROR"_s) << u"ERROR: practice, 25% fail"_s;
    QTest::newRow("the book’s site") << *builtInSource(u"REMOTE"_s) << u"REMOTE: fluentpython.com"_s;
    QTest::newRow("the host of one’s own")
        << customSource(UrlTemplate::parse(u"http://flags.example:81/{cc}.png"_s).value())
        << u"flags.example:81"_s;

    Source harsher = *builtInSource(u"ERROR"_s);
    harsher.practice->errorRate = 0.5;
    QTest::newRow("the rate that was set") << harsher << u"ERROR: practice, 50% fail"_s;

    Source listening = *builtInSource(u"LOCAL"_s);
    listening.urlTemplate = UrlTemplate::parse(u"http://127.0.0.1:8000/{cc}.png"_s).value();
    QTest::newRow("practice that already listens") << listening << u"LOCAL: practice, fast"_s;
}

void tst_RunText::sources()
{
    QFETCH(const Source, source);
    QTEST(sourceText(source), "text");
}

void tst_RunText::concurrency_data()
{
    QTest::addColumn<int>("asked");
    QTest::addColumn<int>("codes");
    QTest::addColumn<ConcurrencyCaps>("caps");
    QTest::addColumn<QString>("label");
    QTest::addColumn<QString>("text");
    QTest::newRow("all that was asked") << 30 << 249 << ConcurrencyCaps{} << u"LOCAL"_s << u"Uses all 30."_s;
    QTest::newRow("one alone") << 1 << 249 << ConcurrencyCaps{} << u"LOCAL"_s << u"One request at a time."_s;
    QTest::newRow("fewer codes") << 30 << 20 << ConcurrencyCaps{} << u"LOCAL"_s
                                 << u"Uses 20 of 30: only 20 codes chosen"_s;
    QTest::newRow("a single code") << 30 << 1 << ConcurrencyCaps{} << u"LOCAL"_s
                                   << u"Uses 1 of 30: only 1 code chosen"_s;
    QTest::newRow("a careful source")
        << 30 << 20 << ConcurrencyCaps{.source = 5} << u"REMOTE"_s << u"Uses 5 of 30: REMOTE allows 5"_s;
    QTest::newRow("somebody's server") << 50 << 100 << ConcurrencyCaps{.source = 30} << u"flags.example"_s
                                       << u"Uses 30 of 50: a custom URL allows 30"_s;
    QTest::newRow("a method that sends one at a time")
        << 30 << 20 << ConcurrencyCaps{.strategy = maxConcurrencyOf(Strategy::Sequential)} << u"REMOTE"_s
        << u"Uses 1 of 30: this method sends one at a time"_s;
    QTest::newRow("more than anyone may")
        << 5000 << 5000 << ConcurrencyCaps{} << u"LOCAL"_s << u"Uses 1000 of 5000: the limit is 1000"_s;
}

void tst_RunText::concurrency()
{
    QFETCH(const int, asked);
    QFETCH(const int, codes);
    QFETCH(const ConcurrencyCaps, caps);
    QFETCH(const QString, label);
    Source source;
    source.label = label;
    QTEST(concurrencyText(concurrencyFor(asked, codes, caps), source), "text");
}

void tst_RunText::clock_data()
{
    QTest::addColumn<milliseconds>("duration");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing yet") << milliseconds(0) << u"0:00"_s;
    QTest::newRow("not rounded up") << milliseconds(4999) << u"0:04"_s;
    QTest::newRow("minutes") << milliseconds(12min + 5s) << u"12:05"_s;
    QTest::newRow("hours") << milliseconds(1h + 2min + 3s) << u"1:02:03"_s;
    QTest::newRow("never negative") << milliseconds(-1) << u"0:00"_s;
}

void tst_RunText::clock()
{
    QFETCH(const milliseconds, duration);
    QTEST(clockText(duration), "text");
}

void tst_RunText::duration_data()
{
    QTest::addColumn<microseconds>("duration");
    QTest::addColumn<QString>("locale");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << microseconds(0) << u"en_US"_s << u"0 s"_s;
    QTest::newRow("never negative") << microseconds(-5) << u"en_US"_s << u"0 s"_s;
    QTest::newRow("microseconds") << microseconds(350) << u"en_US"_s << u"350 µs"_s;
    QTest::newRow("rounded to the next unit") << microseconds(999'600) << u"en_US"_s << u"1.0 s"_s;
    QTest::newRow("a few milliseconds") << microseconds(4120) << u"en_US"_s << u"4.1 ms"_s;
    QTest::newRow("milliseconds") << microseconds(52'300) << u"en_US"_s << u"52 ms"_s;
    QTest::newRow("under a second") << microseconds(812'345) << u"en_US"_s << u"812 ms"_s;
    QTest::newRow("the locale’s decimal sign") << microseconds(3900ms) << u"ru_RU"_s << u"3,9 s"_s;
    QTest::newRow("minutes") << microseconds(75s) << u"en_US"_s << u"75.0 s"_s;
}

void tst_RunText::duration()
{
    QFETCH(const microseconds, duration);
    QFETCH(const QString, locale);
    QLocale::setDefault(QLocale(locale));
    QTEST(durationText(duration), "text");
}

void tst_RunText::regions()
{
    QCOMPARE(regionText(Region::Africa, QLocale(u"en"_s)), u"Africa"_s);
    QCOMPARE(regionText(Region::Africa, QLocale(u"ru_RU"_s)), u"Африка"_s);
    QCOMPARE(regionText(Region::Other, QLocale(u"en"_s)), u"Other codes"_s);
}

QTEST_GUILESS_MAIN(tst_RunText)
#include "tst_runtext.moc"
