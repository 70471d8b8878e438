#include "wording/errortext.h"

#include <QSet>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

class tst_ErrorText final : public QObject
{
    Q_OBJECT

private slots:
    void everyKindIsWorded_data();
    void everyKindIsWorded();
    void headingsDifferByCause();
    void httpErrorsSpeakTheServersWords_data();
    void httpErrorsSpeakTheServersWords();
    void theCauseIsNamed_data();
    void theCauseIsNamed();
    void foreignWordsStayOnOneLine();
};

namespace {

QList<ErrorKind> everyKind()
{
    QList<ErrorKind> kinds;
    for (int kind = int(ErrorKind::None) + 1; kind <= int(ErrorKind::Internal); ++kind)
        kinds.append(ErrorKind(kind));
    return kinds;
}

int statusOf(ErrorKind kind)
{
    return kind == ErrorKind::Gone   ? 410
        : kind == ErrorKind::Http4xx ? 418
        : kind == ErrorKind::Http5xx ? 503
                                     : 0;
}

FlagOutcome outcomeWith(ErrorKind kind, int httpStatus = 0, const QString &reason = {},
                        const QString &detail = {})
{
    FlagOutcome outcome;
    outcome.status = DownloadStatus::Error;
    outcome.failure.kind = kind;
    outcome.failure.httpStatus = httpStatus;
    outcome.failure.reason = reason;
    outcome.failure.detail = detail;
    outcome.url = QUrl(u"http://flags.example/bd.png"_s);
    return outcome;
}

} // namespace

void tst_ErrorText::everyKindIsWorded_data()
{
    QTest::addColumn<ErrorKind>("kind");
    for (const ErrorKind kind : everyKind())
        QTest::newRow(qPrintable(errorKindId(kind))) << kind;
}

void tst_ErrorText::everyKindIsWorded()
{
    QFETCH(const ErrorKind, kind);
    const FlagOutcome outcome = outcomeWith(kind, statusOf(kind));
    const QString heading = errorGroupText(outcome.failure);
    const QString sentence = errorText(outcome);
    const QString advice = errorAdvice(outcome.failure);
    for (const QString &text : {heading, errorShortText(outcome.failure), sentence, advice}) {
        QVERIFY(!text.isEmpty());
        QVERIFY2(!text.contains(u'%'), qPrintable(text));
        QVERIFY2(!text.endsWith(u':'), qPrintable(text));
    }
    QVERIFY(heading[0].isUpper());
    QVERIFY(sentence[0].isUpper());
    QVERIFY2(advice.endsWith(u'.'), qPrintable(advice));
    QVERIFY2(errorShortText(outcome.failure).size() <= 24, "must fit a cell of the grid");
}

void tst_ErrorText::headingsDifferByCause()
{
    QSet<QString> headings;
    for (const ErrorKind kind : everyKind())
        headings.insert(errorGroupText({.kind = kind, .httpStatus = statusOf(kind)}));
    QCOMPARE(headings.size(), everyKind().size());
    const auto refusal = [](int status) {
        return Failure{.kind = ErrorKind::Http4xx, .httpStatus = status};
    };
    QCOMPARE(errorGroupText(refusal(418)), u"Refused by the server (418)"_s);
    QVERIFY(errorGroupText(refusal(418)) != errorGroupText(refusal(429)));
    QVERIFY(errorAdvice(refusal(403)) != errorAdvice(refusal(429)));
}

void tst_ErrorText::httpErrorsSpeakTheServersWords_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("cell");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("the teapot introduces itself")
        << 418 << u"I'm a teapot"_s << u"418 I'm a teapot"_s << u"HTTP 418 – I'm a teapot"_s;
    QTest::newRow("a teapot that says nothing is only a number")
        << 418 << QString() << u"HTTP 418"_s << u"HTTP 418"_s;
    QTest::newRow("server error without a phrase") << 503 << u"  "_s << u"HTTP 503"_s << u"HTTP 503"_s;
    QTest::newRow("a phrase that looks like a placeholder")
        << 429 << u"wait %1 or %2"_s << u"429 wait %1 or %2"_s << u"HTTP 429 – wait %1 or %2"_s;
}

void tst_ErrorText::httpErrorsSpeakTheServersWords()
{
    QFETCH(const int, status);
    QFETCH(const QString, reason);
    const ErrorKind kind = status < 500 ? ErrorKind::Http4xx : ErrorKind::Http5xx;
    const FlagOutcome outcome = outcomeWith(kind, status, reason);
    QTEST(errorShortText(outcome.failure), "cell");
    QTEST(errorText(outcome), "sentence");
}

void tst_ErrorText::theCauseIsNamed_data()
{
    QTest::addColumn<FlagOutcome>("outcome");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("closed") << outcomeWith(ErrorKind::Closed) << u"Connection closed before the answer"_s;
    QTest::newRow("host of the URL") << outcomeWith(ErrorKind::Dns)
                                     << u"Host name “flags.example” not found"_s;
    QTest::newRow("format of what is no flag")
        << outcomeWith(ErrorKind::InvalidImage, 200, u"OK"_s, u"JPEG"_s) << u"Not a flag image but JPEG"_s;
    QTest::newRow("text") << outcomeWith(ErrorKind::InvalidImage, 200, u"OK"_s, u"text"_s)
                          << u"Not a flag image but text"_s;
    QTest::newRow("a damaged picture, without our words for it")
        << outcomeWith(ErrorKind::InvalidImage, 200, u"OK"_s, u"PNG: chunk IDAT fails its CRC"_s)
        << u"Damaged PNG image"_s;
    QTest::newRow("a picture that is cut short on the server")
        << outcomeWith(ErrorKind::InvalidImage, 200, u"OK"_s, u"the picture is cut short: PNG: no end"_s)
        << u"The picture is cut short"_s;
    QTest::newRow("bytes without a name")
        << outcomeWith(ErrorKind::InvalidImage, 200, u"OK"_s, u"unknown"_s) << u"Not a flag image"_s;
    QTest::newRow("the system’s reason")
        << outcomeWith(ErrorKind::Disk, 200, u"OK"_s, u"Is a directory"_s) << u"Not saved: Is a directory"_s;
}

void tst_ErrorText::theCauseIsNamed()
{
    QFETCH(const FlagOutcome, outcome);
    QTEST(errorText(outcome), "sentence");
}

void tst_ErrorText::foreignWordsStayOnOneLine()
{
    const QString reason = u"first\r\nsecond\u202E\u0007 "_s + QString(5000, u'x');
    const QString text = errorShortText(outcomeWith(ErrorKind::Http5xx, 500, reason).failure);
    QVERIFY(text.startsWith(u"500 first second x"_s));
    QVERIFY(text.size() < 250);
    QVERIFY(text.endsWith(u'…'));
}

QTEST_GUILESS_MAIN(tst_ErrorText)
#include "tst_errortext.moc"
