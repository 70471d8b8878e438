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
    void customSourceIsNamedByItsHost();
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

void tst_Source::customSourceIsNamedByItsHost()
{
    const Source source = customSource(UrlTemplate::parse(u"http://flags.example:81/{cc}.png"_s).value());
    QCOMPARE(source.label, u"flags.example"_s);
    QCOMPARE(source.cap, 30);
    QCOMPARE(customSource(UrlTemplate::parse(u"http://127.0.0.1:81/{cc}.png"_s).value()).cap, maxConcurrency);
}

QTEST_APPLESS_MAIN(tst_Source)
#include "tst_source.moc"
