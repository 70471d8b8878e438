#include "faults/faultscripts.h"

using namespace std::chrono_literals;

namespace Flaghoist {

FaultScripts timeScripts()
{
    const QByteArray flag = soundFlag();
    const QByteArray half = flag.first(flag.size() / 2);
    const QByteArray known = okHead("Content-Length: " + QByteArray::number(flag.size()) + "\r\n") + half;
    const QByteArray chunkedHead = okHead("Transfer-Encoding: chunked\r\n");
    const auto held = [](const QByteArray &bytes, FaultPort port = FaultPort::Plain) {
        return played({RawStep::send(bytes), RawStep::hold()}, port);
    };
    // Often enough for the deadline of silence never to pass.
    const auto dripped = [](const QByteArray &start, const QByteArray &drop) {
        return played({RawStep::send(start), RawStep::sendForever(drop, 25ms)});
    };
    const FaultScript redirected{
        .scripts = {{QByteArray(),
                     {RawStep::send(httpReply("302 Found", "moved",
                                              "Location: " + FaultServer::pathOf("stall-after-redirect/next")
                                                  + "\r\n"))}},
                    {"/next", {RawStep::hold()}}}};

    return {
        {"no-answer", played({RawStep::hold()})},
        {"stall-in-head", held("HTTP/1.1 200 OK\r\nContent-Ty")},
        {"stall-in-body", held(known)},
        {"stall-in-chunk", held(chunkedHead + QByteArray::number(flag.size(), 16) + "\r\n" + half)},
        {"stall-in-handshake", {.port = FaultPort::SilentTls}},
        {"stall-in-body-tls", held(known, FaultPort::Tls)},
        {"stall-after-redirect", redirected},
        {"drip-head", dripped("HTTP/1.1 200 OK\r\nX-Drip: ", "x")},
        {"drip-body", dripped(okHead("Content-Length: 1000000\r\n") + half, "x")},
        {"drip-chunks", dripped(chunkedHead + chunkOf(half), chunkOf("x"))},
        {"endless-100", dripped({}, "HTTP/1.1 100 Continue\r\n\r\n")},
    };
}

} // namespace Flaghoist
