#include "faults/faultscripts.h"

using namespace Qt::StringLiterals;

namespace Flaghoist {

FaultScripts connectionScripts()
{
    const QByteArray flag = soundFlag();
    const QByteArray half = flag.first(flag.size() / 2);
    const QByteArray length = "Content-Length: " + QByteArray::number(flag.size()) + "\r\n";
    const QByteArray brokenHead = "HTTP/1.1 200 OK\r\nContent-Ty";
    const QByteArray known = okHead(length) + half;
    const QByteArray unknown = okHead() + half;
    const QByteArray chunkedHead = okHead("Transfer-Encoding: chunked\r\n");
    const QByteArray chunk = chunkOf(half);
    const QByteArray partOfChunk = QByteArray::number(flag.size(), 16) + "\r\n" + half;
    constexpr FaultPort tls = FaultPort::Tls;
    const auto reset = [](const QByteArray &bytes) {
        return played({RawStep::send(bytes), RawStep::reset()});
    };
    const auto cut = [](const QByteArray &bytes) {
        return played({RawStep::send(bytes), RawStep::cut()}, tls);
    };
    const auto atPort = [&flag](FaultPort port) {
        return answered(httpReply("200 OK", flag), port);
    };
    const auto at = [](const QString &address) {
        return FaultScript{.address = QUrl(address)};
    };
    const auto offline = [](const QString &address) {
        return FaultScript{.address = QUrl(address), .offline = true};
    };

    return {
        {"refused", at(u"http://127.0.0.1:1/flag.png"_s)},
        {"port-closed", {.port = FaultPort::Deaf}},
        {"no-route", offline(u"http://192.0.2.1/flag.png"_s)}, // kept for documentation: nobody has it
        {"name-unknown", offline(u"http://flags.invalid/flag.png"_s)},

        {"closed-at-once", played({RawStep::close()})},
        {"reset-at-once", played({RawStep::reset()})},
        {"closed-in-head", answeredAndClosed(brokenHead)},
        {"reset-in-head", reset(brokenHead)},
        {"closed-after-100", answeredAndClosed("HTTP/1.1 100 Continue\r\n\r\n")},
        {"closed-in-head-tls", answeredAndClosed(brokenHead, tls)},
        {"closed-in-handshake", {.port = FaultPort::RudeTls}},

        {"closed-in-body", answeredAndClosed(known)},
        {"reset-in-body", reset(known)},
        {"closed-before-body", answeredAndClosed(okHead(length))},
        {"cut-in-body-tls", cut(known)},

        {"closed-in-endless-body", answeredAndClosed(unknown)},
        {"reset-in-endless-body", reset(unknown)},
        {"closed-in-chunk", answeredAndClosed(chunkedHead + partOfChunk)},
        {"reset-in-chunk", reset(chunkedHead + partOfChunk)},
        {"closed-between-chunks", answeredAndClosed(chunkedHead + chunk)},
        {"closed-in-chunk-size", answeredAndClosed(chunkedHead + chunk + "1")},
        {"cut-in-endless-body-tls", cut(unknown)},
        {"closed-in-endless-body-tls", answeredAndClosed(unknown, tls)},
        {"cut-between-chunks-tls", cut(chunkedHead + chunk)},

        {"self-signed", atPort(FaultPort::SelfSigned)},
        {"expired", atPort(FaultPort::Expired)},
        {"not-yet-valid", atPort(FaultPort::NotYetValid)},
        {"wrong-host", atPort(FaultPort::WrongHost)},
        {"common-name", atPort(FaultPort::WrongHostRightName)},
        {"no-tls", atPort(FaultPort::NoTls)},
    };
}

} // namespace Flaghoist
