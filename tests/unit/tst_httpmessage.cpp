#include "practice/httpmessage.h"

#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

/// Requests as the practice server reads them; whole connections are in tst_practiceserver.
class tst_HttpMessage final : public QObject
{
    Q_OBJECT

private slots:
    void findsTheEndOfAHead_data();
    void findsTheEndOfAHead();
    void knowsItsOwnNames_data();
    void knowsItsOwnNames();
    void needsOneHost_data();
    void needsOneHost();
    void responseHeads_data();
    void responseHeads();
};

void tst_HttpMessage::findsTheEndOfAHead_data()
{
    QTest::addColumn<QByteArray>("input");
    QTest::addColumn<int>("end");
    QTest::newRow("nothing") << QByteArray() << -1;
    QTest::newRow("empty lines only") << "\r\n\r\n\r\n"_ba << -1;
    QTest::newRow("no empty line") << "GET / HTTP/1.1\r\nA: b\r\n"_ba << -1;
    QTest::newRow("a request line alone") << "GET / HTTP/1.1\r\n\r\n"_ba << 18;
    QTest::newRow("lines without CR") << "GET / HTTP/1.1\nA: b\n\nnext"_ba << 21;
    QTest::newRow("empty lines before") << "\r\n\nGET / HTTP/1.1\r\n\r\n"_ba << 21;
    QTest::newRow("two requests") << "GET / HTTP/1.1\r\n\r\nGET / HTTP/1.1\r\n\r\n"_ba << 18;
}

void tst_HttpMessage::findsTheEndOfAHead()
{
    QFETCH(const QByteArray, input);
    QFETCH(const int, end);
    QCOMPARE(requestHeadEnd(input), end);
}

void tst_HttpMessage::knowsItsOwnNames_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<bool>("isOwn");
    for (const char *own : {"localhost", "localhost:1", "LOCALHOST:65535", "127.0.0.1", "127.0.0.1:8001",
                            "[::1]", "[::1]:8002"})
        QTest::newRow(own) << QByteArray(own) << true;
    for (const char *other :
         {"evil.example", "evil.example:8000", "localhost.evil.example", "localhost:8000.evil.example",
          "localhost:8000@evil.example", "user@localhost", "xlocalhost", "127.0.0.10", "127.0.0.2", "0.0.0.0",
          "[::]", "[::1", "::1", "[::1]x", "192.168.0.7", ""})
        QTest::newRow(other) << QByteArray(other) << false;
}

void tst_HttpMessage::knowsItsOwnNames()
{
    QFETCH(const QByteArray, host);
    QFETCH(const bool, isOwn);
    for (const char *version : {"1.0", "1.1"}) {
        const auto request = parseRequest("GET /flags/bd/bd.png HTTP/"_ba + version + "\r\nHost: " + host);
        QVERIFY(request);
        QCOMPARE(request->isLocal, isOwn);
    }
    // Through a proxy the target names the host as well; both must be right.
    for (const char *own : {"localhost", "[::1]:8000"}) {
        const auto request = parseRequest("GET http://"_ba + own + "/x HTTP/1.1\r\nHost: " + host);
        QVERIFY(request);
        QCOMPARE(request->isLocal, isOwn);
    }
    const auto request = parseRequest("GET http://"_ba + host + "/x HTTP/1.1\r\nHost: localhost");
    QVERIFY(request);
    QCOMPARE(request->isLocal, isOwn);
}

void tst_HttpMessage::needsOneHost_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<bool>("isSane");
    QTest::newRow("HTTP/1.1 with one") << "GET / HTTP/1.1\r\nHost: localhost"_ba << true;
    QTest::newRow("HTTP/1.1 without") << "GET / HTTP/1.1\r\nAccept: */*"_ba << false;
    QTest::newRow("HTTP/1.1 with two") << "GET / HTTP/1.1\r\nHost: localhost\r\nhost: localhost"_ba << false;
    QTest::newRow("HTTP/1.0 without") << "GET / HTTP/1.0"_ba << true;
    QTest::newRow("HTTP/1.0 with two") << "GET / HTTP/1.0\r\nHost: a\r\nHost: b"_ba << false;
}

void tst_HttpMessage::needsOneHost()
{
    QFETCH(const QByteArray, head);
    QFETCH(const bool, isSane);
    QCOMPARE(parseRequest(head).has_value(), isSane);
}

void tst_HttpMessage::responseHeads_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("expected");
    const ServerTiming timing{.queue = 12'345us, .work = 500ms};
    QTest::newRow("a flag") << responseHead({200, "image/png", "picture"}, true, timing)
                            << "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\nContent-Length: 7\r\n"
                               "Server-Timing: queue;dur=12.3, work;dur=500.0\r\n"
                               "Connection: keep-alive\r\n\r\n"_ba;
    QTest::newRow("not modified") << responseHead({304, "image/png", {}, "\"a\"", "Tue"}, true, timing)
                                  << "HTTP/1.1 304 Not Modified\r\nETag: \"a\"\r\nLast-Modified: Tue\r\n"
                                     "Server-Timing: queue;dur=12.3, work;dur=500.0\r\n"
                                     "Connection: keep-alive\r\n\r\n"_ba;
    QTest::newRow("too many") << responseHead({429, "text/plain", {}}, false, {})
                              << "HTTP/1.1 429 Too Many Requests\r\nContent-Type: text/plain\r\n"
                                 "Content-Length: 0\r\nServer-Timing: queue;dur=0.0, work;dur=0.0\r\n"
                                 "Retry-After: 1\r\nConnection: close\r\n\r\n"_ba;
}

void tst_HttpMessage::responseHeads()
{
    QFETCH(const QByteArray, head);
    QTEST(head, "expected");
}

QTEST_APPLESS_MAIN(tst_HttpMessage)
#include "tst_httpmessage.moc"
