#include "wording/explanationtext.h"
#include "wording/translators.h"

#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(Flaghoist::Explanation)

namespace {

using Reason = Explanation::Reason;

/// Ten seconds, four of them each of retry and the server's work, because of \a reason.
Explanation explanationFor(Reason reason)
{
    Explanation explanation;
    explanation.elapsed = 10s;
    explanation.reason = reason;
    explanation.shares = {{RunPhase::ServerWork, 5s},
                          {RunPhase::Retry, 4s},
                          {RunPhase::Host, 950ms},
                          {RunPhase::Program, 50ms}};
    explanation.atOnce = 30;
    explanation.inTurn = 9;
    explanation.code = *CountryCode::parse(u"BD");
    explanation.codeTime = 9500ms;
    return explanation;
}

} // namespace

class tst_ExplanationText final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { installTranslators(*QCoreApplication::instance(), QLocale::c()); }
    void namesTheReason_data();
    void namesTheReason();
    void saysWhatWouldChangeIt();
    void sharesAddUpToTheWhole();
    void ofNothingIsEmpty();
};

void tst_ExplanationText::namesTheReason_data()
{
    QTest::addColumn<Explanation>("explanation");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("a server that limits its rate")
        << explanationFor(Reason::Host)
        << u"10.0 s, of which 950 ms passed because the server asked to wait."_s;
    QTest::newRow("retries") << explanationFor(Reason::Retries)
                             << u"10.0 s, of which 4.0 s passed waiting to retry BD."_s;
    QTest::newRow("one flag") << explanationFor(Reason::OneFlag) << u"10.0 s, because BD alone took 9.5 s."_s;
    QTest::newRow("unknown") << explanationFor(Reason::Unknown)
                             << u"10.0 s; most of it is not explained by the record."_s;
}

void tst_ExplanationText::namesTheReason()
{
    QFETCH(const Explanation, explanation);
    QFETCH(const QString, sentence);
    QCOMPARE(explanationText(explanation), sentence);
}

void tst_ExplanationText::saysWhatWouldChangeIt()
{
    Explanation explanation = explanationFor(Reason::InTurn);
    QVERIFY(adviceTexts(explanation).isEmpty());
    explanation.canTakeMore = true;
    QCOMPARE(adviceTexts(explanation), QStringList{u"More at once does not help."_s});
    explanation.more = {.atOnce = 60, .elapsed = 2100ms};
    QCOMPARE(adviceTexts(explanation), QStringList{u"With 60 at once: about 2.1 s."_s});
    explanation.atOnce = 1;
    QCOMPARE(adviceTexts(explanation), QStringList{u"With a thread pool, 60 at once: about 2.1 s."_s});
    explanation = explanationFor(Reason::OneFlag);
    explanation.withoutCode = 5s;
    explanation.fewer = {.atOnce = 5, .elapsed = 10s};
    explanation.held = {.by = explanation.code, .time = 8s};
    QCOMPARE(adviceTexts(explanation).size(), 3);
}

void tst_ExplanationText::sharesAddUpToTheWhole()
{
    double sum = 0;
    const QList<ShareText> shares = shareTexts(explanationFor(Reason::InTurn));
    for (const ShareText &share : shares)
        sum += share.part;
    QCOMPARE(sum, 1.0);
    QCOMPARE(shares.size(), 4);
    QCOMPARE(shares.last().text, u"1% · 50 ms · the rest"_s);
}

void tst_ExplanationText::ofNothingIsEmpty()
{
    QVERIFY(explanationText({}).isEmpty());
    QVERIFY(adviceTexts({}).isEmpty());
    QVERIFY(shareTexts({}).isEmpty());
}

QTEST_GUILESS_MAIN(tst_ExplanationText)
#include "tst_explanationtext.moc"
