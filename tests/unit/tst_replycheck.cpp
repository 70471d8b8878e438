#include "network/replycheck.h"

#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

using End = Fetched::End;
using Error = QNetworkReply::NetworkError;
using Headers = QList<QNetworkReply::RawHeaderPair>;

// What needs a real socket to be seen is in tst_fetcher; here is what no loopback server can play.
class ReplyCheckTest final : public QObject
{
    Q_OBJECT

private slots:
    void headers_data();
    void headers();
    void statuses();
    void errors_data();
    void errors();
    void statusSpeaksFirst();
    void neverWholeWhenLengthsDiffer();
    void redirectTargets_data();
    void redirectTargets();
};

void ReplyCheckTest::headers_data()
{
    QTest::addColumn<Headers>("fields");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char *name, const Headers &fields, ErrorKind kind) {
        QTest::newRow(name) << fields << kind;
    };
    row("a length at the cap", {{"Content-Length", "100"}}, ErrorKind::None);
    row("no length", {{"Server", "x"}}, ErrorKind::None);
    row("chunks", {{"transfer-encoding", "Chunked"}}, ErrorKind::None);
    row("no fields at all", {}, ErrorKind::BadReply);
    row("a length over the cap", {{"Content-Length", "101"}}, ErrorKind::TooLarge);
    row("a length of nought", {{"Content-Length", "0"}}, ErrorKind::Empty);
    row("two lengths as one field", {{"Content-Length", "5, 6"}}, ErrorKind::BadReply);
    row("two lengths as two fields", {{"Content-Length", "5"}, {"content-length", "5"}}, ErrorKind::BadReply);
    row("a negative length", {{"Content-Length", "-5"}}, ErrorKind::BadReply);
    row("a length with a plus", {{"Content-Length", "+5"}}, ErrorKind::BadReply);
    row("a length without digits", {{"Content-Length", ""}}, ErrorKind::BadReply);
    row("a length that no number holds", {{"Content-Length", "99999999999999999999"}}, ErrorKind::BadReply);
    row("a length beside chunks", {{"Content-Length", "5"}, {"Transfer-Encoding", "chunked"}},
        ErrorKind::BadReply);
    row("coded chunks", {{"Transfer-Encoding", "gzip, chunked"}}, ErrorKind::BadReply);
    row("gzip", {{"content-encoding", "gzip"}, {"Content-Length", "5"}}, ErrorKind::BadReply);
    row("identity, named", {{"Content-Encoding", "identity"}}, ErrorKind::BadReply);
}

void ReplyCheckTest::headers()
{
    QFETCH(const Headers, fields);
    QFETCH(const ErrorKind, kind);
    const auto verdict = checkHead({.status = 200, .headers = fields}, 100);
    QCOMPARE(verdict.has_value(), kind != ErrorKind::None);
    if (verdict) {
        QCOMPARE(verdict->end, End::Failed);
        QCOMPARE(verdict->kind, kind);
        QVERIFY(!verdict->detail.isEmpty());
    }
}

void ReplyCheckTest::statuses()
{
    const Headers fields{{"Content-Length", "4"}};
    for (int status = -1; status < 1000; ++status) {
        const auto verdict = checkHead({.status = status, .headers = fields}, 100);
        QCOMPARE(verdict.has_value(), status != 200);
        if (status == 200)
            continue;
        QCOMPARE(verdict->end, status == 404 ? End::NotFound : End::Failed);
        QCOMPARE(verdict->kind == ErrorKind::None, status == 404);
        QCOMPARE(verdict->kind == ErrorKind::Gone, status == 410);
        QCOMPARE(verdict->kind == ErrorKind::Http4xx,
                 status >= 400 && status < 500 && status != 404 && status != 410);
        QCOMPARE(verdict->kind == ErrorKind::Http5xx, status >= 500 && status < 600);
    }
}

void ReplyCheckTest::errors_data()
{
    QTest::addColumn<Error>("error");
    QTest::addColumn<ErrorKind>("beforeSent");
    QTest::addColumn<ErrorKind>("beforeHead");
    QTest::addColumn<ErrorKind>("withinBody");
    const auto row = [](const char *name, Error error, ErrorKind beforeSent, ErrorKind beforeHead,
                        ErrorKind withinBody) {
        QTest::newRow(name) << error << beforeSent << beforeHead << withinBody;
    };
    const auto same = [&row](const char *name, Error error, ErrorKind kind) {
        row(name, error, kind, kind, kind);
    };
    same("refused", QNetworkReply::ConnectionRefusedError, ErrorKind::Refused);
    same("unknown host", QNetworkReply::HostNotFoundError, ErrorKind::Dns);
    same("the system's own timeout", QNetworkReply::TimeoutError, ErrorKind::Timeout);
    same("untrusted", QNetworkReply::SslHandshakeFailedError, ErrorKind::Tls);
    same("network away", QNetworkReply::TemporaryNetworkFailureError, ErrorKind::Refused);
    same("proxy refuses", QNetworkReply::ProxyConnectionRefusedError, ErrorKind::Refused);
    same("proxy unknown", QNetworkReply::ProxyNotFoundError, ErrorKind::Dns);
    same("proxy silent", QNetworkReply::ProxyTimeoutError, ErrorKind::Timeout);
    same("proxy wants a login", QNetworkReply::ProxyAuthenticationRequiredError, ErrorKind::Refused);
    same("insecure redirect", QNetworkReply::InsecureRedirectError, ErrorKind::Redirect);
    same("no HTTP", QNetworkReply::ProtocolFailure, ErrorKind::BadReply);
    same("cancelled by nobody", QNetworkReply::OperationCanceledError, ErrorKind::Internal);
    same("a number that no version knows", Error(500), ErrorKind::BadReply);
    row("closed", QNetworkReply::RemoteHostClosedError, ErrorKind::Closed, ErrorKind::Closed,
        ErrorKind::Truncated);
    row("proxy closes", QNetworkReply::ProxyConnectionClosedError, ErrorKind::Closed, ErrorKind::Closed,
        ErrorKind::Truncated);
    row("no route", QNetworkReply::UnknownNetworkError, ErrorKind::Refused, ErrorKind::Closed,
        ErrorKind::Truncated);
}

void ReplyCheckTest::errors()
{
    QFETCH(const Error, error);
    const ReplyHead head{.status = 200, .headers = {{"Content-Length", "4"}}};
    // All four bytes are there: with an error they are no flag all the same.
    const auto kind = [&](const std::optional<ReplyHead> &came, bool sent) {
        const Verdict verdict = checkReply(
            came, {.error = error, .errorString = u"words of Qt"_s, .sent = sent, .received = 4}, 100);
        return verdict.end == End::Failed && verdict.detail == u"words of Qt" ? verdict.kind
                                                                              : ErrorKind::None;
    };
    QTEST(kind({}, false), "beforeSent");
    QTEST(kind({}, true), "beforeHead");
    QTEST(kind(head, true), "withinBody");
}

void ReplyCheckTest::statusSpeaksFirst()
{
    const ReplyHead notFound{.status = 404, .headers = {{"Content-Length", "9"}}};
    QCOMPARE(checkReply(notFound, {.error = QNetworkReply::RemoteHostClosedError, .sent = true}, 100).end,
             End::NotFound);
    const ReplyHead busy{.status = 429};
    QCOMPARE(checkReply(busy, {.error = QNetworkReply::UnknownContentError, .sent = true}, 100).kind,
             ErrorKind::Http4xx);
}

void ReplyCheckTest::neverWholeWhenLengthsDiffer()
{
    const ReplyHead head{.status = 200, .headers = {{"Content-Length", "4"}}};
    const auto verdict = [&](qint64 received) {
        return checkReply(head, {.sent = true, .received = received}, 100);
    };
    QCOMPARE(verdict(0).kind, ErrorKind::Truncated);
    QCOMPARE(verdict(3).kind, ErrorKind::Truncated);
    QCOMPARE(verdict(4).end, End::Body);
    QCOMPARE(verdict(5).kind, ErrorKind::BadReply);

    const ReplyHead unannounced{.status = 200, .headers = {{"Server", "x"}}};
    QCOMPARE(checkReply(unannounced, {.sent = true, .received = 0}, 100).kind, ErrorKind::Empty);
    QCOMPARE(checkReply(unannounced, {.sent = true, .received = 101}, 100).kind, ErrorKind::TooLarge);
    QCOMPARE(checkReply({}, {.sent = true, .received = 4}, 100).kind, ErrorKind::BadReply);
}

void ReplyCheckTest::redirectTargets_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<Headers>("fields");
    QTest::addColumn<QString>("to");
    const auto row = [](const char *name, const QString &from, const QByteArray &location,
                        const QString &to) {
        QTest::newRow(name) << from << Headers{{"Location", location}} << to;
    };
    const QString http = u"http://a.example/b/c?d"_s;
    const QString https = u"https://a.example/b/c"_s;
    row("relative", http, "e", u"http://a.example/b/e"_s);
    row("absolute path", http, "/e%20f?g", u"http://a.example/e%20f?g"_s);
    row("another host", http, "http://h.example/", u"http://h.example/"_s);
    row("without a scheme", https, "//h.example/i", u"https://h.example/i"_s);
    row("up to https", http, "https://a.example/", u"https://a.example/"_s);
    row("down to http", https, "http://a.example/", {});
    row("to a file", http, "file:///etc/hostname", {});
    row("to data", http, "data:,flag", {});
    row("to a resource", http, "qrc:/flag", {});
    row("to another protocol", http, "ftp://a.example/", {});
    row("to no host", http, "http:///e", {});
    row("to an empty place", http, "", {});
    QTest::newRow("without Location") << http << Headers{{"Server", "x"}} << QString();
    QTest::newRow("to a broken address") << http << Headers{{"Location", "http://x:1:2"}} << QString();
}

void ReplyCheckTest::redirectTargets()
{
    QFETCH(const QString, from);
    QFETCH(const Headers, fields);
    QFETCH(const QString, to);
    const auto target = redirectTarget({.status = 302, .headers = fields}, QUrl(from));
    QCOMPARE(bool(target), !to.isEmpty());
    if (target)
        QCOMPARE(target->toString(QUrl::FullyEncoded), to);
    else
        QCOMPARE(target.error().kind, ErrorKind::Redirect);
}

QTEST_GUILESS_MAIN(ReplyCheckTest)
#include "tst_replycheck.moc"
