#include "faults/faultscripts.h"

#include "domain/imageformat.h"

#include <QDateTime>
#include <QFile>
#include <QLocale>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Flaghoist {

namespace {

QByteArray lengthOf(const QByteArray &body)
{
    return "Content-Length: " + QByteArray::number(body.size()) + "\r\n";
}

QByteArray httpDate(const QDateTime &time)
{
    return QLocale::c().toString(time.toUTC(), u"ddd, dd MMM yyyy hh:mm:ss 'GMT'"_s).toLatin1();
}

void addHeads(FaultScripts &scripts)
{
    const QByteArray flag = soundFlag();
    const auto withFields = [&flag](const QByteArray &fields) {
        return answered(httpReply("200 OK", flag, fields));
    };
    const auto withLine = [&flag](const QByteArray &line) {
        return answeredAndClosed(line + "\r\n" + lengthOf(flag) + "\r\n" + flag);
    };
    scripts["status-malformed"] = withLine("HTTP/one OK");
    scripts["http-0.9"] = answeredAndClosed(flag);
    scripts["status-999"] = withLine("HTTP/1.1 999 Denied");
    scripts["status-negative"] = withLine("HTTP/1.1 -200 OK");
    scripts["status-2000"] = withLine("HTTP/1.1 2000 OK");

    const auto manyFields = [](int count) {
        QByteArray many;
        for (int i = 0; i < count; ++i)
            many += "X-Field-" + QByteArray::number(i) + ": x\r\n";
        return many;
    };
    scripts["fields-101"] = withFields(manyFields(101));
    scripts["fields-150"] = withFields(manyFields(150));
    scripts["field-300k"] = withFields("X-Long: " + QByteArray(300'000, 'x') + "\r\n");
    scripts["field-without-colon"] = withFields("rubbish\r\n");
    const auto endless = [](const QByteArray &start, const QByteArray &more) {
        return played({RawStep::send(start), RawStep::sendForever(more)});
    };
    const QByteArray much(50'000, 'x');
    const QByteArray chunked = okHead("Transfer-Encoding: chunked\r\n") + chunkOf(flag);
    scripts["endless-fields"] = endless("HTTP/1.1 200 OK\r\n", QByteArray("X-Field: x\r\n").repeated(5'000));
    scripts["endless-field"] = endless("HTTP/1.1 200 OK\r\nX-Field: ", much);
    scripts["endless-status"] = endless({}, QByteArray(50'000, 'H'));
    scripts["endless-reason"] = endless("HTTP/1.1 200 ", much);
    scripts["endless-extension"] = endless(chunked + "1;x=", much);
    scripts["endless-trailers"] = endless(chunked + "0\r\n", QByteArray("X-Field: x\r\n").repeated(5'000));

    const auto withLengths = [&flag](const QByteArray &fields) {
        return answeredAndClosed(okHead(fields) + flag);
    };
    scripts["length-contradictory"] = withLengths("Content-Length: 5\r\n" + lengthOf(flag));
    scripts["length-negative"] = withLengths("Content-Length: -5\r\n");
    scripts["length-rubbish"] = withLengths("Content-Length: many\r\n");
    scripts["length-duplicate"] = withLengths(lengthOf(flag) + lengthOf(flag));
    scripts["length-and-chunks"] =
        answered(okHead(lengthOf(flag) + "Transfer-Encoding: chunked\r\n") + chunkOf(flag) + "0\r\n\r\n");
    scripts["length-too-small"] = answered(okHead(lengthOf(flag.chopped(20))) + flag);
    for (const QByteArray coding :
         {"gzip", "deflate", "br", "lzma", "identity", "none", "utf-8", "aws-chunked"})
        scripts["coding-" + coding] = withFields("Content-Encoding: " + coding + "\r\n");
    scripts["coding-real-gzip"] =
        answered(httpReply("200 OK", gzipped(soundSvg()), "Content-Encoding: gzip\r\n"));
    scripts["status-203"] = answered(httpReply("203 Non-Authoritative Information", flag));
}

void addChunks(FaultScripts &scripts)
{
    const QByteArray flag = soundFlag();
    const QByteArray head = okHead("Transfer-Encoding: chunked\r\n");
    const QByteArray half = chunkOf(flag.first(flag.size() / 2));
    const QByteArray rest = flag.sliced(flag.size() / 2);
    const QByteArray size = QByteArray::number(rest.size(), 16);
    const QByteArray smaller = QByteArray::number(rest.size() - 20, 16);
    const QByteArray larger = QByteArray::number(rest.size() + 20, 16);
    const QByteArray end = "0\r\n\r\n";
    scripts["chunk-size-rubbish"] = answeredAndClosed(head + half + "zz\r\n" + rest + "\r\n" + end);
    scripts["chunk-size-negative"] =
        answeredAndClosed(head + half + "-" + size + "\r\n" + rest + "\r\n" + end);
    scripts["chunk-size-huge"] =
        answeredAndClosed(head + half + "fffffffffffffffff\r\n" + rest + "\r\n" + end);
    scripts["chunk-size-too-small"] = answeredAndClosed(head + half + smaller + "\r\n" + rest + "\r\n" + end);
    scripts["chunk-size-too-large"] = answeredAndClosed(head + half + larger + "\r\n" + rest + "\r\n" + end);
    scripts["chunk-lines-bare"] =
        answered(head + QByteArray::number(flag.size(), 16) + "\n" + flag + "\n0\n\n");
}

void addRedirects(FaultScripts &scripts, const FaultServer &server)
{
    const auto steps = [](const QByteArray &location) {
        return RawScript{RawStep::send(httpReply("302 Found", "moved", "Location: " + location + "\r\n"))};
    };
    const RawScript flag{RawStep::send(httpReply("200 OK", soundFlag()))};
    const auto to = [&](const QByteArray &location, FaultPort port = FaultPort::Plain) {
        return FaultScript{.port = port, .scripts = {{QByteArray(), steps(location)}, {"/flag", flag}}};
    };
    scripts["redirect-loop"] = to(FaultServer::pathOf("redirect-loop"));
    scripts["redirect-downgrade"] =
        to(server.url(FaultPort::Plain, FaultServer::pathOf("redirect-downgrade", "/flag")).toEncoded(),
           FaultPort::Tls);
    QFile file(server.folder() + u"/flag.png"_s);
    if (file.open(QIODevice::WriteOnly))
        file.write(soundFlag());
    scripts["redirect-file"] = to("file://" + server.folder().toUtf8() + "/flag.png");
    scripts["redirect-data"] = to("data:image/png;base64," + soundFlag().toBase64());
    scripts["redirect-other"] = to("ftp://127.0.0.1/flag.png");
    scripts["redirect-nowhere"] = answered(httpReply("302 Found", "moved"));
    FaultScript six{.scripts = {{"/6", flag}}};
    for (int hop = 0; hop < 6; ++hop) {
        const QByteArray part = hop == 0 ? QByteArray() : "/" + QByteArray::number(hop);
        six.scripts[part] = steps(FaultServer::pathOf("redirect-six", "/" + QByteArray::number(hop + 1)));
    }
    scripts["redirect-six"] = six;
}

void addStatuses(FaultScripts &scripts)
{
    const QByteArray flag = soundFlag();
    const QByteArray flagReply = httpReply("200 OK", flag);
    scripts["status-204"] = answered("HTTP/1.1 204 No Content\r\n\r\n");
    scripts["status-205"] = answered(httpReply("205 Reset Content"));
    scripts["two-answers"] = answered(httpReply("503 Busy") + flagReply);
    scripts["status-206"] = answered(httpReply("206 Partial Content", flag));
    scripts["status-304"] = answered("HTTP/1.1 304 Not Modified\r\nETag: \"x\"\r\n\r\n");
    scripts["status-101"] =
        answeredAndClosed("HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\n\r\n" + flag);
    scripts["103-alone"] = answeredAndClosed("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n");
    scripts["103-before-cut-flag"] =
        answeredAndClosed("HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + flagReply.chopped(20));
    scripts["status-404"] = answered(httpReply("404 Not Found", "no such flag"));
    scripts["status-404-flag"] = answered(httpReply("404 Not Found", flag));
    scripts["status-410"] = answered(httpReply("410 Gone", flag));
    scripts["status-401"] =
        answered(httpReply("401 Unauthorized", flag, "WWW-Authenticate: Basic realm=\"x\"\r\n"));
    scripts["status-407"] = answered(
        httpReply("407 Proxy Authentication Required", flag, "Proxy-Authenticate: Basic realm=\"x\"\r\n"));
    scripts["status-400"] = answered(httpReply("400 Bad Request", flag));
    scripts["status-403"] = answered(httpReply("403 Forbidden", flag));
    scripts["status-418"] = answered(httpReply("418 I'm a teapot", flag));
    scripts["status-451"] = answered(httpReply("451 Unavailable For Legal Reasons", flag));
    for (const QByteArray status : {"408", "429", "500", "502", "503", "504"})
        scripts["status-" + status] =
            answered(httpReply(status + " Busy", flag), status == "429" ? FaultPort::Own : FaultPort::Plain);
    for (const QByteArray status : {"429", "503"}) {
        const auto wait = [&](const QByteArray &id, const QByteArray &value, int retries = 1) {
            FaultScript script =
                answered(httpReply(status + " Busy", flag, "Retry-After: " + value + "\r\n"),
                         id == "-rubbish" && status == "503" ? FaultPort::Plain : FaultPort::Own);
            script.retries = retries;
            scripts["status-" + status + id] = script;
        };
        wait("-seconds", "1");
        wait("-date", httpDate(QDateTime::currentDateTimeUtc().addSecs(2)));
        const QDateTime soon = QDateTime::currentDateTimeUtc().addSecs(2);
        wait("-date-of-old", QLocale::c().toString(soon, u"dddd, dd-MMM-yy hh:mm:ss 'GMT'"_s).toLatin1());
        wait("-date-of-c", QLocale::c().toString(soon, u"ddd MMM dd hh:mm:ss yyyy"_s).toLatin1());
        wait("-doubled", "1\r\nRetry-After: 1");
        wait("-past", "Sun, 06 Nov 1994 08:49:37 GMT");
        wait("-rubbish", "when it rains");
        wait("-centuries", "99999999999999999999", 0);
        wait("-year-9999", "Fri, 31 Dec 9999 23:59:59 GMT", 0);
    }
}

void addSizes(FaultScripts &scripts)
{
    const QByteArray chunkedHead = okHead("Transfer-Encoding: chunked\r\n");
    const QByteArray block = QByteArray(16 * 1024, 'x');
    const QByteArray tooMuch = QByteArray::number(maxFlagBytes + 1);
    scripts["too-large-announced"] =
        played({RawStep::send(okHead("Content-Length: " + tooMuch + "\r\n") + soundFlag()), RawStep::hold()});
    scripts["too-large-endless"] =
        played({RawStep::send(okHead() + soundFlag()), RawStep::sendForever(block)});
    scripts["too-large-chunked"] =
        played({RawStep::send(chunkedHead + chunkOf(soundFlag())), RawStep::sendForever(chunkOf(block))});
    scripts["too-large-chunk"] =
        played({RawStep::send(chunkedHead + "7fffffff\r\n" + soundFlag()), RawStep::sendForever(block)});
    scripts["empty"] = answered(httpReply("200 OK"));
    scripts["empty-chunked"] = answered(chunkedHead + "0\r\n\r\n");
    scripts["empty-closed"] = answeredAndClosed(okHead());
}

} // namespace

FaultScripts replyScripts(const FaultServer &server)
{
    FaultScripts scripts;
    addHeads(scripts);
    addChunks(scripts);
    addRedirects(scripts, server);
    addStatuses(scripts);
    addSizes(scripts);
    return scripts;
}

} // namespace Flaghoist
