#include "wording/problemtext.h"

#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

class tst_ProblemText final : public QObject
{
    Q_OBJECT

private slots:
    void namesWhatWasGiven_data();
    void namesWhatWasGiven();
    void showsNoControlCharacters();
    void saysWhatIsWanted_data();
    void saysWhatIsWanted();
};

void tst_ProblemText::namesWhatWasGiven_data()
{
    QTest::addColumn<ProblemKind>("kind");
    for (int kind = 0; kind <= int(ProblemKind::PracticeServerFailed); ++kind) {
        if (ProblemKind(kind) != ProblemKind::NothingChosen)
            QTest::addRow("kind %d", kind) << ProblemKind(kind);
    }
}

void tst_ProblemText::namesWhatWasGiven()
{
    QFETCH(const ProblemKind, kind);
    const QString given = u"giv%1en%2"_s;
    const QString text = problemText({kind, given});
    QVERIFY2(text.contains(given), qPrintable(text));
    QVERIFY2(text.count(u'%') == 2, qPrintable(text));
    QVERIFY(text[0].isUpper() || text.startsWith(u'“'));

    const QString bare = problemText({kind, {}});
    QVERIFY(!bare.isEmpty());
    QVERIFY2(!bare.contains(u'%'), qPrintable(bare));
    if (kind >= ProblemKind::FolderNotMade)
        QVERIFY2(bare.endsWith(u'.'), qPrintable(bare));
}

void tst_ProblemText::showsNoControlCharacters()
{
    const QString given = u"a\x1b]0;title\x07 b\x9b\n31mc\u202Ed"_s;
    for (int kind = 0; kind <= int(ProblemKind::PracticeServerFailed); ++kind) {
        for (const QChar c : problemText({ProblemKind(kind), given}))
            QVERIFY2(c.category() != QChar::Other_Control && c.category() != QChar::Other_Format,
                     qPrintable(QString::number(kind)));
    }
}

void tst_ProblemText::saysWhatIsWanted_data()
{
    QTest::addColumn<ProblemKind>("kind");
    QTest::addColumn<QString>("given");
    QTest::addColumn<QString>("wanted");
    QTest::newRow("the book’s own message")
        << ProblemKind::BadCode << u"ABC"_s
        << u"Usage error: each CC argument must be A to Z or AA to ZZ. “ABC” is neither."_s;
    QTest::newRow("a code instead of a name")
        << ProblemKind::BadCode << u"brazil"_s << u"“brazil” is neither. Brazil is BR."_s;
    QTest::newRow("at least one request") << ProblemKind::BadConcurrency << u"0"_s << u"--max_req N"_s;
    QTest::newRow("at least one code") << ProblemKind::BadLimit << u"0"_s << u"--limit N"_s;
    QTest::newRow("the labels there are")
        << ProblemKind::BadServer << u"NOWHERE"_s << u"LOCAL, DELAY, ERROR, REMOTE"_s;
    QTest::newRow("the methods there are")
        << ProblemKind::BadStrategy << u"magic"_s << u"sequential, pool-in-order, pool, event-loop, not"_s;
    QTest::newRow("the faults there are")
        << ProblemKind::BadFaults << u"crash"_s
        << u"418, 503, 429, reset, truncated, stall, garbage, with commas"_s;
    QTest::newRow("the longest timeout") << ProblemKind::BadTimeout << u"-1"_s << u"at most 600"_s;
    QTest::newRow("the most retries") << ProblemKind::BadRetries << u"11"_s << u"from 0 to 10"_s;
    QTest::newRow("the longest delay") << ProblemKind::BadDelay << u"5"_s << u"from 0 to 60"_s;
    QTest::newRow("the largest seed") << ProblemKind::BadSeed << u"x"_s << u"from 0 to 4294967295"_s;
    QTest::newRow("both placeholders") << ProblemKind::TemplateWithoutCode << u"http://a/b.png"_s
                                       << u"write {cc} (lower case) or {CC} (upper case)"_s;
    QTest::newRow("http only") << ProblemKind::TemplateNotHttp << u"file:///{cc}"_s
                               << u"http:// or https://"_s;
    QTest::newRow("the highest port") << ProblemKind::BadPort << u"70000"_s << u"from 0 to 65533"_s;
    QTest::newRow("what else to do about a port")
        << ProblemKind::PortTaken << u"8001"_s << u"Port 8001 is taken by another program."_s;
    QTest::newRow("room for a flag") << ProblemKind::FolderFull << u"/flags"_s
                                     << u"(at least 2 MiB is needed): /flags"_s;
    QTest::newRow("no password without --url")
        << ProblemKind::BadCode << u"me:secret@a.test/{cc}"_s << u"“a.test/{cc}” is neither."_s;
    QTest::newRow("an option, in one sentence")
        << ProblemKind::UnknownOption << u"--foo"_s << u"Usage error: unknown option --foo."_s;
    QTest::newRow("a choice") << ProblemKind::NothingChosen << QString() << u"Choose at least one country."_s;
}

void tst_ProblemText::saysWhatIsWanted()
{
    QFETCH(const ProblemKind, kind);
    QFETCH(const QString, given);
    QFETCH(const QString, wanted);
    const QString text = problemText({kind, given});
    QVERIFY2(text.contains(wanted), qPrintable(text));
}

QTEST_GUILESS_MAIN(tst_ProblemText)
#include "tst_problemtext.moc"
