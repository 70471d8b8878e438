#include "faults/faultscripts.h"

#include "fakes/sampleimages.h"
#include "fakes/svgsamples.h"

#include <QFile>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Flaghoist {

namespace {

/// A whole answer whose Content-Type says what \a bytes are not.
FaultScript claimed(const QByteArray &bytes, const QByteArray &type = "image/png")
{
    return answered("HTTP/1.1 200 OK\r\nContent-Type: " + type
                    + "\r\nContent-Length: " + QByteArray::number(bytes.size()) + "\r\n\r\n" + bytes);
}

QByteArray svgOf(const QByteArray &content, const QByteArray &size = "width=\"4\" height=\"3\"")
{
    return "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\" " + size
        + " viewBox=\"0 0 4 3\">" + content + "</svg>";
}

FaultScript claimedSvg(const QByteArray &bytes)
{
    return claimed(bytes, "image/svg+xml");
}

QByteArray jpeg()
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    SampleImages::pattern(16, 12).save(&buffer, "JPG");
    return bytes;
}

void addOtherFormats(FaultScripts &scripts)
{
    scripts["html"] = claimed("<!DOCTYPE html>\n<html><head><title>Welcome</title></head></html>\n");
    scripts["text"] = claimed("Your flag is on its way.\n", "image/gif");
    scripts["jpeg"] = claimed(jpeg());
    scripts["webp"] =
        claimed(QByteArray::fromBase64("UklGRiIAAABXRUJQVlA4IBYAAAAwAQCdASoBAAEADsD+JaQAA3AAAAAA"));
    scripts["rubbish"] = claimed('\1' + SampleImages::noise(4096, 256));
}

void addDamaged(FaultScripts &scripts)
{
    namespace S = SampleImages;
    const QByteArray png = soundFlag();
    const QByteArray gif = S::gif(60, 40);
    QByteArray flipped = png;
    flipped[flipped.size() / 2] = char(flipped[flipped.size() / 2] ^ 1);
    scripts["png-cut"] = claimed(png.first(png.size() / 2));
    scripts["png-cut-end"] = claimed(png.chopped(2));
    scripts["png-flipped"] = claimed(flipped);
    scripts["png-undecodable"] = claimed(S::pngSignature + S::pngHeader(64, 48)
                                         + S::pngChunk("IDAT", S::noise(3000, 256)) + S::pngEnd());
    scripts["png-trailing"] = claimed(png + "bytes");
    scripts["gif-cut"] = claimed(gif.first(gif.size() / 5), "image/gif");
    scripts["gif-cut-end"] = claimed(gif.chopped(1), "image/gif");
    scripts["gif-no-image"] = claimed(S::gifHeader(60, 40, 2) + S::gifTrailer(), "image/gif");
    scripts["gif-trailing"] = claimed(gif + "bytes", "image/gif");
    scripts["svg-cut"] = claimedSvg(svgOf("<rect width=\"4\" height=\"3\"/>").chopped(6));
    const QByteArray rect = "<rect width=\"4\" height=\"3\"/>";
    scripts["svg-empty"] = claimedSvg(svgOf("<title>Flag</title>"));
    scripts["svg-script"] = claimedSvg(svgOf(rect + "<script>alert(1)</script>"));
    scripts["svg-event"] = claimedSvg(svgOf("<g onload=\"alert(1)\">" + rect + "</g>"));
    scripts["svg-broken"] = claimedSvg(svgOf("<g><rect width=\"4\" height=\"3\"></g></rect>"));
}

void addBombs(FaultScripts &scripts)
{
    namespace S = SampleImages;
    scripts["png-pixels"] = claimed(S::pngSignature + S::pngHeader(30'000, 30'000, 8, 6)
                                    + S::pngData(QByteArray(120'001, '\0')) + S::pngEnd());
    scripts["gif-pixels"] =
        claimed(S::gifHeader(65'535, 65'535, 2)
                    + S::gifImage({0, 0, 8, 8}, S::gifCodes(S::noise(64, 4), 2), 2) + S::gifTrailer(),
                "image/gif");
    scripts["png-inflates"] = claimed(S::pngSignature + S::pngHeader(64, 48)
                                      + S::pngData(QByteArray(40'000'000, '\0')) + S::pngEnd());
    scripts["png-chunk-length"] =
        claimed(S::pngSignature + S::pngHeader(64, 48) + S::bigEndian(0x7fffffff) + "zTXtComment");
    scripts["png-pixels-mono"] = claimed(S::pngSignature + S::pngHeader(20'000, 20'000, 1)
                                         + S::pngData(QByteArray(2'501'000, '\0')) + S::pngEnd());
}

void addSvgReferences(FaultScripts &scripts, const FaultServer &server)
{
    const QString folder = server.folder();
    const auto image = [](const QByteArray &place) {
        return svgOf("<image width=\"4\" height=\"3\" xlink:href=\"" + place + "\"/>");
    };
    const auto file = [&folder](const QString &name) {
        return QUrl::fromLocalFile(folder + u'/' + name).toEncoded();
    };
    const auto inFolder = [&folder](const QString &name, const QByteArray &bytes) {
        QFile out(folder + u'/' + name);
        if (out.open(QIODevice::WriteOnly))
            out.write(bytes);
    };
    inFolder(u"flag.png"_s, soundFlag());
    const QByteArray itself = image(file(u"itself.svg"_s));
    inFolder(u"itself.svg"_s, itself);

    const QUrl elsewhere = server.url(FaultPort::Plain, FaultServer::pathOf("svg-image", "/flag"));
    scripts["svg-image"] = claimedSvg(image(elsewhere.toEncoded()));
    scripts["svg-image"].scripts["/flag"] = {RawStep::send(httpReply("200 OK", soundFlag()))};
    scripts["svg-itself"] = claimedSvg(itself);
    scripts["svg-file"] = claimedSvg(image(file(u"flag.png"_s)));
    scripts["svg-pipe"] = claimedSvg(image(file(u"pipe"_s)));
    scripts["svg-stylesheet"] =
        claimedSvg("<?xml version=\"1.0\"?><?xml-stylesheet type=\"text/css\" href=\"" + file(u"pipe"_s)
                   + "\"?>" + svgOf("<rect width=\"4\" height=\"3\"/>"));
}

void addSvgBombs(FaultScripts &scripts)
{
    const QByteArray rect = "<rect width=\"4\" height=\"3\"/>";
    const QByteArray wide = svgOf(rect + QByteArray(8'000'000, ' '));
    scripts["svgz"] = claimedSvg(gzipped(wide));
    scripts["svg-use-itself"] = claimedSvg(svgOf("<g id=\"a\"><use xlink:href=\"#b\"/></g>"
                                                 "<g id=\"b\"><use xlink:href=\"#a\"/></g>"));
    QByteArray fold = "<defs><g id=\"a0\">" + rect + "</g>";
    QByteArray entities = "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY e0 \"x\">";
    for (int level = 1; level <= 9; ++level) {
        const QByteArray before = QByteArray::number(level - 1);
        const QByteArray now = QByteArray::number(level);
        fold += "<g id=\"a" + now + "\">" + ("<use xlink:href=\"#a" + before + "\"/>").repeated(10) + "</g>";
        entities += "<!ENTITY e" + now + " \"" + ("&e" + before + ";").repeated(10) + "\">";
    }
    scripts["svg-use-fold"] = claimedSvg(svgOf(fold + "</defs><use xlink:href=\"#a9\"/>"));
    scripts["svg-entities"] = claimedSvg(entities + "]>" + svgOf("<desc>&e9;</desc>" + rect));
    scripts["svg-octaves"] = claimedSvg(
        svgOf("<filter id=\"f\">"
              + QByteArray("<feTurbulence baseFrequency=\".1\" numOctaves=\"100000\"/>").repeated(1000)
              + "</filter>"
                "<g filter=\"url(#f)\">"
              + rect + "</g>"));
    scripts["svg-dashes"] = claimedSvg(SvgSamples::svgDashes());
    scripts["svg-elements"] = claimedSvg(svgOf(QByteArray("<g/>").repeated(480'000)));
    scripts["svg-million"] = claimedSvg(svgOf(QByteArray("<g/>").repeated(1'000'000)));
}

} // namespace

FaultScripts imageScripts(const FaultServer &server)
{
    FaultScripts scripts;
    addOtherFormats(scripts);
    addDamaged(scripts);
    addBombs(scripts);
    addSvgReferences(scripts, server);
    addSvgBombs(scripts);
    return scripts;
}

} // namespace Flaghoist
