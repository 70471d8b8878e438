#include "domain/source.h"

#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_Source final : public QObject
{
    Q_OBJECT

private slots:
    void theBooksServersInTheirOrder();
    void labelsInEitherCase();
    void practiceWeatherOfTheBook();
    void customSourceIsNamedByHostPortAndPath_data();
    void customSourceIsNamedByHostPortAndPath();
    void customSourcesAskForFewRequests();
};

void tst_Source::theBooksServersInTheirOrder()
{
    QStringList labels;
    for (const Source &source : builtInSources())
        labels.append(source.label);
    QCOMPARE(labels, (QStringList{u"LOCAL"_s, u"DELAY"_s, u"ERROR"_s, u"REMOTE"_s}));
}

void tst_Source::labelsInEitherCase()
{
    QCOMPARE(builtInSource(u"delay"_s)->label, u"DELAY"_s);
    QVERIFY(!builtInSource(u"NOWHERE"_s));
    QVERIFY(!builtInSource(QString()));
}

void tst_Source::practiceWeatherOfTheBook()
{
    const PracticeBehaviour delay = builtInSource(u"DELAY"_s)->practice.value();
    QVERIFY(delay.minDelay == 500ms && delay.maxDelay == 5s);
    QCOMPARE(delay.errorRate, 0.0);
    const PracticeBehaviour error = builtInSource(u"ERROR"_s)->practice.value();
    QVERIFY(error.minDelay == 500ms && error.maxDelay == 500ms);
    QCOMPARE(error.errorRate, 0.25);
    const Source remote = *builtInSource(u"REMOTE"_s);
    QVERIFY(!remote.practice);
    QCOMPARE(remote.cap, 5);
}

void tst_Source::customSourceIsNamedByHostPortAndPath_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("label");
    QTest::newRow("host") << u"http://flags.example/{cc}.png"_s << u"flags.example"_s;
    QTest::newRow("port") << u"http://flags.example:81/{cc}.png"_s << u"flags.example:81"_s;
    QTest::newRow("path") << u"http://flags.example/w320/{CC}/{cc}.png"_s << u"flags.example/w320"_s;
    QTest::newRow("code in the host") << u"http://{cc}.flags.example/a/{cc}"_s << u"flags.example/a"_s;
    QTest::newRow("an IPv6 address") << u"http://[::1]:81/{cc}.png"_s << u"[::1]:81"_s;
    QTest::newRow("code in the query") << u"http://flags.example/flag?of={cc}"_s << u"flags.example/flag"_s;
}

void tst_Source::customSourceIsNamedByHostPortAndPath()
{
    QFETCH(QString, url);
    QTEST(customSource(UrlTemplate::parse(url).value()).label, "label");
}

void tst_Source::customSourcesAskForFewRequests()
{
    QCOMPARE(customSource(UrlTemplate::parse(u"http://flags.example:81/{cc}.png"_s).value()).cap, 30);
    QCOMPARE(customSource(UrlTemplate::parse(u"http://127.0.0.1:81/{cc}.png"_s).value()).cap, maxConcurrency);
}

QTEST_APPLESS_MAIN(tst_Source)
#include "tst_source.moc"
