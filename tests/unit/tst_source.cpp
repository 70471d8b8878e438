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
    void practiceServersOfTheBook();
    void customSourceIsNamedByHostPortAndPath_data();
    void customSourceIsNamedByHostPortAndPath();
    void customSourcesAskForFewRequests();
    void customSourceHasWhatWasNotedOfIt();
};

void tst_Source::theBooksServersInTheirOrder()
{
    QStringList labels;
    for (const Source &source : builtInSources())
        labels.append(source.label);
    QCOMPARE(labels,
             (QStringList{u"LOCAL"_s, u"DELAY"_s, u"ERROR"_s, u"REMOTE"_s, u"flagcdn PNG"_s,
                          u"flag-icons SVG"_s, u"circle-flags SVG"_s}));
}

void tst_Source::labelsInEitherCase()
{
    QCOMPARE(builtInSource(u"delay"_s)->label, u"DELAY"_s);
    QCOMPARE(builtInSource(u"FLAGCDN"_s)->label, u"flagcdn PNG"_s);
    QVERIFY(!builtInSource(u"PNG"_s));
    QVERIFY(!builtInSource(u"NOWHERE"_s));
    QVERIFY(!builtInSource(QString()));
}

void tst_Source::practiceServersOfTheBook()
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
    for (const Source &source : builtInSources()) {
        QVERIFY2(!source.licence.isEmpty() && source.headers.isEmpty(), qPrintable(source.label));
        QVERIFY2(source.practice || source.urlTemplate.text().startsWith(u"https://"),
                 qPrintable(source.label));
    }
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

void tst_Source::customSourceHasWhatWasNotedOfIt()
{
    const UrlTemplate own = UrlTemplate::parse(u"http://127.0.0.1:81/{cc}.png"_s).value();
    const Source noted = customSource(
        own, {.label = u"Ours"_s, .cap = 3, .licence = u"CC0"_s, .headers = {{"X-Key", "secret"}}});
    QCOMPARE(noted.label, u"Ours"_s);
    QCOMPARE(noted.cap, 3);
    QCOMPARE(noted.licence, u"CC0"_s);
    QCOMPARE(noted.headers.size(), 1);
}

QTEST_APPLESS_MAIN(tst_Source)
#include "tst_source.moc"
