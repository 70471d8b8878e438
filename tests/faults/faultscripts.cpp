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

QByteArray soundSvg()
{
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 4 3\"><rect width=\"4\" "
           "height=\"3\"/></svg>";
}

QByteArray gzipped(const QByteArray &bytes)
{
    QByteArray trailer(8, '\0');
    qToLittleEndian(SampleImages::crc(bytes), trailer.data());
    qToLittleEndian(quint32(bytes.size()), trailer.data() + 4);
    return QByteArray("\x1f\x8b\x08\0\0\0\0\0\0\3", 10) + qCompress(bytes, 9).sliced(6).chopped(4) + trailer;
}

QByteArray okHead(const QByteArray &fields)
{
    return "HTTP/1.1 200 OK\r\nContent-Type: image/png\r\n" + fields + "\r\n";
}

QByteArray chunkOf(const QByteArray &data)
{
    return QByteArray::number(data.size(), 16) + "\r\n" + data + "\r\n";
}

FaultScript played(const RawScript &script, FaultPort port)
{
    return {.port = port, .scripts = {{QByteArray(), script}}};
}

FaultScript answered(const QByteArray &bytes, FaultPort port)
{
    return played({RawStep::send(bytes)}, port);
}

FaultScript answeredAndClosed(const QByteArray &bytes, FaultPort port)
{
    return played({RawStep::send(bytes), RawStep::close()}, port);
}

} // namespace Flaghoist
