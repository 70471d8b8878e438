#include "faults/faultscripts.h"

#include "fakes/sampleimages.h"

namespace Flaghoist {

FaultScripts faultScripts(const FaultServer &server)
{
    FaultScripts all = connectionScripts();
    all.insert(timeScripts());
    all.insert(replyScripts(server));
    all.insert(imageScripts(server));
    return all;
}

QByteArray soundFlag()
{
    return SampleImages::png(48, 32);
}

QByteArray okHead(const QByteArray &fields)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n" + fields + "\r\n";
}

QByteArray chunkOf(const QByteArray &data)
{
    return QByteArray::number(data.size(), 16) + "\r\n" + data + "\r\n";
}

FaultScript played(const RawScript &script, FaultDoor door)
{
    return {.door = door, .scripts = {{QByteArray(), script}}};
}

FaultScript answered(const QByteArray &bytes, FaultDoor door)
{
    return played({RawStep::send(bytes)}, door);
}

FaultScript answeredAndClosed(const QByteArray &bytes, FaultDoor door)
{
    return played({RawStep::send(bytes), RawStep::close()}, door);
}

} // namespace Flaghoist
