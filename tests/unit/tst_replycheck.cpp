#include "network/replycheck.h"

#include <QTest>

#include <curl/curl.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

using End = Fetched::End;
using Headers = HeaderFields;

namespace {

/// As it comes from a server, line by line.
HeadReader headOf(int status, const Headers &fields)
{
    HeadReader reader;
    bool taken = reader.take(QByteArray("HTTP/1.1 " + QByteArray::number(status) + " Reason\r\n"));
    for (const auto &[name, value] : fields)
        taken = reader.take(QByteArray(name + ": " + value + "\r\n")) && taken;
    taken = reader.take("\r\n") && taken;
    return taken && reader.isComplete() ? reader : HeadReader();
}

} // namespace

// What needs a real socket to be seen is in tst_fetcher; here is what no loopback server can play.
class tst_ReplyCheck final : public QObject
{
    Q_OBJECT

private slots:
    void readsHeads();
    void refusesHeads_data();
    void refusesHeads();
    void readsChunks_data();
    void readsChunks();
    void headers_data();
    void headers();
    void statuses();
    void errors_data();
    void errors();
    void statusSpeaksFirst();
    void wholeByItsEndAndItsSize();
    void redirectTargets_data();
    void redirectTargets();
    void waitsForTheLongestRetryAfter();
};

void tst_ReplyCheck::readsHeads()
{
    HeadReader reader;
    QVERIFY(reader.take("HTTP/1.1 103 Early Hints\r\n") && reader.take("Link: </x>\r\n")
            && reader.take("\r\n"));
    QVERIFY(!reader.isComplete() && !reader.head());
    QVERIFY(reader.take("HTTP/1.0 404 No Such\tFlag\r\n"));
    QVERIFY(reader.take("Server:x\r\n") && reader.take("X-Folded: a\r\n") && reader.take("\t b \r\n"));
    QVERIFY(!reader.isComplete());
    QVERIFY(reader.take("\n"));
    QVERIFY(reader.isComplete());
    QCOMPARE(reader.head()->status, 404);
    QCOMPARE(reader.head()->reason, u"No Such Flag"_s);
    QCOMPARE(reader.head()->headers, (Headers{{"Server", "x"}, {"X-Folded", "a b"}}));
    QVERIFY(reader.take("Trailer: x\r\n"));
    QCOMPARE(reader.head()->headers.size(), 2);
    QCOMPARE(headOf(200, Headers(100, {"X", "x"})).head()->headers.size(), 100);
}

void tst_ReplyCheck::refusesHeads_data()
{
    QTest::addColumn<QList<QByteArray>>("lines");
    QTest::addColumn<QString>("problem");
    const QByteArray ok = "HTTP/1.1 200 OK\r\n";
    QList<QByteArray> flood(102, "X: x\r\n");
    flood.first() = ok;
    QList<QByteArray> interim;
    for (int i = 0; i < 4000; ++i)
        interim << "HTTP/1.1 100 Continue\r\n"_ba
                << "\r\n"_ba;
    QTest::newRow("101 fields") << flood << u"100 header fields"_s;
    QTest::newRow("too many bytes") << QList<QByteArray>{ok, "X: " + QByteArray(66'000, 'x')}
                                    << u"65536 bytes"_s;
    QTest::newRow("too many interim answers") << interim << u"65536 bytes"_s;
    QTest::newRow("no colon") << QList<QByteArray>{ok, "rubbish\r\n"} << u"colon"_s;
    QTest::newRow("no name") << QList<QByteArray>{ok, ": x\r\n"} << u"colon"_s;
    QTest::newRow("a status of four digits") << QList<QByteArray>{"HTTP/1.1 2000 OK\r\n"} << u"digits"_s;
    QTest::newRow("no status line") << QList<QByteArray>{"Server: x\r\n"} << u"status line"_s;
}

void tst_ReplyCheck::refusesHeads()
{
    QFETCH(const QList<QByteArray>, lines);
    QFETCH(const QString, problem);
    HeadReader reader;
    QVERIFY(!std::ranges::all_of(lines, [&reader](const QByteArray &line) { return reader.take(line); }));
    QVERIFY2(reader.problem().contains(problem), qPrintable(reader.problem()));
    QCOMPARE(checkReply(reader, {.code = CURLE_WRITE_ERROR}, 100).kind, ErrorKind::BadReply);
}

void tst_ReplyCheck::readsChunks_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("problem"); // empty: none
    QTest::addColumn<bool>("leftovers");
    const auto row = [](const char *name, const QByteArray &bytes, const QString &problem = {},
                        bool leftovers = false) {
        QTest::newRow(name) << bytes << problem << leftovers;
    };
    row("two chunks", "4\r\nflag\r\n0a\r\n0123\r\n6789\r\n0\r\n\r\n");
    row("extensions and trailers", "4;a=b\r\nflag\r\n0;c\r\nX: y\r\n\r\n");
    row("cut short", "4\r\nfl");
    row("more behind the end", "4\r\nflag\r\n0\r\n\r\nHTTP/1.1 200 OK\r\n", {}, true);
    row("a size line without CR", "4\nflag\r\n0\r\n\r\n", u"CR"_s);
    row("data without CR behind it", "4\r\nflag\n0\r\n\r\n", u"CR"_s);
    row("an end without CR", "4\r\nflag\r\n0\r\n\n", u"CR"_s);
    row("a size too small", "3\r\nflag\r\n0\r\n\r\n", u"bad chunk"_s);
    row("a size that is none", "zz\r\nflag\r\n", u"bad chunk"_s);
    row("a negative size", "-4\r\nflag\r\n", u"bad chunk"_s);
    row("a size that no number holds", "fffffffffffffffff\r\nflag\r\n", u"bad chunk"_s);
    row("an extension without end", "4;" + QByteArray(2000, 'x'), u"1024 bytes"_s);
    row("trailers without end", "0\r\n" + QByteArray("X: y\r\n").repeated(4000), u"bad chunk"_s);
}

void tst_ReplyCheck::readsChunks()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, problem);
    QFETCH(const bool, leftovers);
    ChunkReader whole;
    QCOMPARE(whole.take(bytes), problem.isEmpty());
    ChunkReader byByte;
    for (const char &byte : bytes)
        static_cast<void>(byByte.take(QByteArrayView(&byte, 1)));
    for (const ChunkReader &reader : {whole, byByte}) {
        QVERIFY2(reader.problem().contains(problem) && reader.problem().isEmpty() == problem.isEmpty(),
                 qPrintable(reader.problem()));
        QCOMPARE(reader.hasLeftovers(), leftovers);
    }
}

void tst_ReplyCheck::headers_data()
{
    QTest::addColumn<Headers>("fields");
    QTest::addColumn<ErrorKind>("kind");
    const auto row = [](const char *name, const Headers &fields, ErrorKind kind) {
        QTest::newRow(name) << fields << kind;
    };
    row("a length at the cap", {{"Content-Length", "100"}}, ErrorKind::None);
    row("no length", {{"Server", "x"}}, ErrorKind::None);
    row("chunks", {{"transfer-encoding", "Chunked"}}, ErrorKind::None);
    row("no fields at all", {}, ErrorKind::None);
    row("a length over the cap", {{"Content-Length", "101"}}, ErrorKind::TooLarge);
    row("a length of nought", {{"Content-Length", "0"}}, ErrorKind::Empty);
    row("two lengths as one field", {{"Content-Length", "5, 6"}}, ErrorKind::BadReply);
    row("two lengths as two fields", {{"Content-Length", "5"}, {"content-length", "6"}}, ErrorKind::BadReply);
    row("the same length twice", {{"Content-Length", "5"}, {"content-length", "5"}}, ErrorKind::None);
    row("a negative length", {{"Content-Length", "-5"}}, ErrorKind::BadReply);
    row("a length with a plus", {{"Content-Length", "+5"}}, ErrorKind::BadReply);
    row("a length without digits", {{"Content-Length", ""}}, ErrorKind::BadReply);
    row("a length that no number holds", {{"Content-Length", "99999999999999999999"}}, ErrorKind::BadReply);
    row("a length beside chunks", {{"Content-Length", "5"}, {"Transfer-Encoding", "chunked"}},
        ErrorKind::BadReply);
    row("coded chunks", {{"Transfer-Encoding", "gzip, chunked"}}, ErrorKind::BadReply);
}

void tst_ReplyCheck::headers()
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

void tst_ReplyCheck::statuses()
{
    const Headers fields{{"Content-Length", "4"}};
    for (int status = -1; status < 1000; ++status) {
        const auto verdict = checkHead({.status = status, .headers = fields}, 100);
        QCOMPARE(verdict.has_value(), status != 200 && status != 203);
        if (!verdict)
            continue;
        QCOMPARE(verdict->end, status == 404 ? End::NotFound : End::Failed);
        QCOMPARE(verdict->kind == ErrorKind::None, status == 404);
        QCOMPARE(verdict->kind == ErrorKind::Gone, status == 410);
        QCOMPARE(verdict->kind == ErrorKind::Http4xx,
                 status >= 400 && status < 500 && status != 404 && status != 410);
        QCOMPARE(verdict->kind == ErrorKind::Http5xx, status >= 500 && status < 600);
    }
}

void tst_ReplyCheck::errors_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QString>("words");
    QTest::addColumn<ErrorKind>("beforeHead");
    QTest::addColumn<ErrorKind>("withinBody");
    const auto row = [](const char *name, CURLcode code, ErrorKind beforeHead, ErrorKind withinBody,
                        const QString &words = u"libcurl's words"_s) {
        QTest::newRow(name) << int(code) << words << beforeHead << withinBody;
    };
    const auto same = [&row](const char *name, CURLcode code, ErrorKind kind,
                             const QString &words = u"libcurl's words"_s) {
        row(name, code, kind, kind, words);
    };
    same("refused", CURLE_COULDNT_CONNECT, ErrorKind::Refused);
    same("proxy refuses", CURLE_PROXY, ErrorKind::Refused);
    same("proxy unknown", CURLE_COULDNT_RESOLVE_PROXY, ErrorKind::Dns);
    same("unknown host", CURLE_COULDNT_RESOLVE_HOST, ErrorKind::Dns);
    same("libcurl's own timeout", CURLE_OPERATION_TIMEDOUT, ErrorKind::Timeout);
    same("untrusted", CURLE_PEER_FAILED_VERIFICATION, ErrorKind::Tls);
    same("no TLS", CURLE_SSL_CONNECT_ERROR, ErrorKind::Tls, u"wrong version number"_s);
    same("gone in the handshake", CURLE_SSL_CONNECT_ERROR, ErrorKind::Closed,
         u"OpenSSL SSL_connect: SSL_ERROR_SYSCALL"_s);
    same("no HTTP", CURLE_WEIRD_SERVER_REPLY, ErrorKind::BadReply);
    same("HTTP/0.9", CURLE_UNSUPPORTED_PROTOCOL, ErrorKind::BadReply);
    same("rubbish in chunks", CURLE_RECV_ERROR, ErrorKind::BadReply, u"Illegal size in chunked-encoding"_s);
    same("what does not unpack", CURLE_BAD_CONTENT_ENCODING, ErrorKind::BadReply);
    same("nothing", CURLE_GOT_NOTHING, ErrorKind::Closed);
    same("our own callbacks", CURLE_ABORTED_BY_CALLBACK, ErrorKind::Internal);
    same("a code that no version knows", CURL_LAST, ErrorKind::BadReply);
    row("a reset", CURLE_RECV_ERROR, ErrorKind::Closed, ErrorKind::Truncated);
    row("too long a line", CURLE_OUT_OF_MEMORY, ErrorKind::BadReply, ErrorKind::Internal);
}

void tst_ReplyCheck::errors()
{
    QFETCH(const int, code);
    QFETCH(const QString, words);
    // All four bytes are there: with an error they are no flag all the same.
    const auto kind = [&](const HeadReader &reader) {
        const Verdict verdict = checkReply(reader, {.code = code, .words = words, .received = 4}, 100);
        return verdict.end == End::Failed && verdict.detail.contains(words) ? verdict.kind : ErrorKind::None;
    };
    QTEST(kind({}), "beforeHead");
    QTEST(kind(headOf(200, {{"Content-Length", "4"}})), "withinBody");
}

void tst_ReplyCheck::statusSpeaksFirst()
{
    const HeadReader notFound = headOf(404, {{"Content-Length", "9"}});
    QCOMPARE(checkReply(notFound, {.code = CURLE_PARTIAL_FILE}, 100).end, End::NotFound);
    QCOMPARE(checkReply(headOf(429, {}), {.code = CURLE_RECV_ERROR}, 100).kind, ErrorKind::Http4xx);
}

void tst_ReplyCheck::wholeByItsEndAndItsSize()
{
    const HeadReader head = headOf(200, {{"Server", "x"}});
    QCOMPARE(checkReply(head, {.received = 4}, 100).end, End::Body);
    QCOMPARE(checkReply(head, {.received = 0}, 100).kind, ErrorKind::Empty);
    QCOMPARE(checkReply(head, {.received = 101}, 100).kind, ErrorKind::TooLarge);
    QCOMPARE(checkReply({}, {.received = 4}, 100).kind, ErrorKind::Closed);
}

void tst_ReplyCheck::redirectTargets_data()
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
    row("a login, which is left out", http, "http://me:secret@h.example/", u"http://h.example/"_s);
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

void tst_ReplyCheck::redirectTargets()
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

void tst_ReplyCheck::waitsForTheLongestRetryAfter()
{
    const auto wait = [](const Headers &fields) {
        return retryAfterOf({.status = 429, .headers = fields});
    };
    QCOMPARE(wait({{"Retry-After", "7"}}), milliseconds(7000));
    QCOMPARE(wait({{"retry-after", "2"}, {"Retry-After", "3"}, {"Retry-After", "soon"}}), milliseconds(3000));
    QCOMPARE(wait({{"Server", "x"}}), std::nullopt);
}

QTEST_GUILESS_MAIN(tst_ReplyCheck)
#include "tst_replycheck.moc"
