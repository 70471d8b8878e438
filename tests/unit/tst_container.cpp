#include "image/container.h"

#include "fakes/sampleimages.h"

#include <QTest>

using namespace Flaghoist;
using namespace SampleImages;
using namespace Qt::StringLiterals;

class TestContainer final : public QObject
{
    Q_OBJECT

private slots:
    void whole_data();
    void whole();
    void refused_data();
    void refused();
    void foreignFormatIsNamed_data();
    void foreignFormatIsNamed();
    void everyPrefixIsTruncated_data();
    void everyPrefixIsTruncated();
    void everyCorruptPngByteIsRefused();
    void everyCorruptGifByteEndsInAnAnswer();
    void bytesAfterTheEndAreRefused_data() { everyPrefixIsTruncated_data(); }
    void bytesAfterTheEndAreRefused();
    void decoderSeesNoMetadata();
};

void TestContainer::whole_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QSize>("size");

    const QByteArray text = pngChunk("tEXt", "Comment");
    QTest::newRow("PNG of one pixel") << png(1, 1) << QSize(1, 1);
    QTest::newRow("PNG of a flag's size") << png(320, 240) << QSize(320, 240);
    QTest::newRow("PNG with data in two chunks")
        << pngSignature + pngHeader(1, 1) + pngChunk("IDAT", qCompress(QByteArray(2, '\0')).mid(4, 3))
            + pngChunk("IDAT", qCompress(QByteArray(2, '\0')).mid(7)) + text + pngEnd()
        << QSize(1, 1);

    const QByteArray dot = gifCodes(QByteArray(1, '\0'), 2);
    QTest::newRow("GIF of one pixel") << gif(1, 1) << QSize(1, 1);
    QTest::newRow("GIF of a flag's size") << gif(320, 240) << QSize(320, 240);
    QTest::newRow("GIF of the old version") << gif(3, 2).replace("GIF89a", "GIF87a") << QSize(3, 2);
    QTest::newRow("GIF with a local colour table only")
        << gifHeader(1, 1, 0) + gifImage({0, 0, 1, 1}, dot, 2, 2) + gifTrailer() << QSize(1, 1);
    QTest::newRow("GIF with extensions around its image") << gifHeader(1, 1, 1)
            + gifComment(QByteArray(600, 'c')) + gifFrameControl() + gifImage({0, 0, 1, 1}, dot, 2)
            + gifComment("end") + gifTrailer() << QSize(1, 1);
    QTest::newRow("GIF with two frames, one of them small") << gifHeader(9, 7, 2) + gifFrameControl()
            + gifImage({0, 0, 9, 7}, gifCodes(noise(63, 4), 2), 2) + gifFrameControl()
            + gifImage({8, 6, 1, 1}, dot, 2) + gifTrailer() << QSize(9, 7);
    const QByteArray noisy = noise(200 * 150, 256);
    QTest::newRow("GIF whose code table fills and is cleared")
        << gifHeader(200, 150, 8) + gifImage({0, 0, 200, 150}, gifCodes(noisy, 8), 8) + gifTrailer()
        << QSize(200, 150);
    QTest::newRow("GIF whose code table fills and stays") << gifHeader(200, 150, 8)
            + gifImage({0, 0, 200, 150}, gifCodes(noisy, 8, WhenFull::GoOn), 8)
            + gifTrailer() << QSize(200, 150);
    QTest::newRow("GIF with more codes than pixels, in many blocks")
        << gifHeader(1, 1, 1) + gifImage({0, 0, 1, 1}, dot + QByteArray(600, '\xff'), 2) + gifTrailer()
        << QSize(1, 1);
    QTest::newRow("GIF of one colour, whose codes name themselves") << gifHeader(100, 100, 1)
            + gifImage({0, 0, 100, 100}, gifCodes(QByteArray(10000, '\0'), 2), 2)
            + gifTrailer() << QSize(100, 100);
}

void TestContainer::whole()
{
    QFETCH(const QByteArray, bytes);
    const Result<Container> container = walkContainer(bytes);
    QVERIFY2(container, qPrintable(container ? QString() : container.error().detail));
    QCOMPARE(container->format, bytes.startsWith("GIF") ? ImageFormat::Gif : ImageFormat::Png);
    QTEST(container->size, "size");
}

void TestContainer::refused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("named");

    const auto invalid = ErrorKind::InvalidImage;
    const QByteArray header = pngSignature + pngHeader(1, 1);
    const QByteArray data = pngData(QByteArray(2, '\0'));
    const QByteArray text = pngChunk("tEXt", "Comment");
    QTest::newRow("PNG with a text chunk that claims a gigabyte")
        << header + bigEndian(0x3fffffff) + "tEXt" + pngEnd() << invalid << u"tEXt claims 1073741823 bytes"_s;
    QTest::newRow("PNG with a chunk length that is negative if signed")
        << header + bigEndian(0xffffffff) + "tEXt" + pngEnd() << invalid << u"tEXt claims"_s;
    QTest::newRow("PNG whose chunk reaches past the end")
        << header + bigEndian(1000) + "tEXt" + pngEnd() << ErrorKind::Truncated << u"cut short"_s;
    QTest::newRow("PNG that does not start with its header")
        << pngSignature + text + pngHeader(1, 1) + data + pngEnd() << invalid << u"tEXt"_s;
    QTest::newRow("PNG with two headers")
        << header + pngHeader(1, 1) + data + pngEnd() << invalid << u"IHDR"_s;
    QTest::newRow("PNG without data") << header + pngEnd() << invalid << u"no picture data"_s;
    QTest::newRow("PNG with data in two places")
        << header + data + text + data + pngEnd() << invalid << u"two places"_s;
    QTest::newRow("PNG with an unknown critical chunk")
        << header + pngChunk("ABCD", {}) + data + pngEnd() << invalid << u"ABCD"_s;
    QTest::newRow("PNG with a chunk whose name is none")
        << header + pngChunk("ID T", {}) + data + pngEnd() << invalid << u"no chunk at byte 33"_s;
    QTest::newRow("PNG with a filled end mark")
        << header + data + pngChunk("IEND", "x") << invalid << u"end mark"_s;
    QTest::newRow("PNG of no width") << pngSignature + pngHeader(0, 1) + data + pngEnd() << invalid
                                     << u"0 × 1"_s;
    QTest::newRow("PNG of four thousand million pixels' width")
        << pngSignature + pngHeader(0xffffffff, 1) + data + pngEnd() << invalid << u"4294967295 × 1"_s;
    QTest::newRow("PNG of palette colours without a palette") << pngSignature + pngHeader(1, 1, 8, 3) + data
            + pngEnd() << invalid << u"no palette before its data"_s;
    QTest::newRow("PNG of three bits per pixel")
        << pngSignature + pngHeader(1, 1, 3) + data + pngEnd() << invalid << u"header"_s;
    QTest::newRow("PNG of an unknown interlacing")
        << pngSignature + pngHeader(1, 1, 8, 0, 2) + data + pngEnd() << invalid << u"header"_s;

    const QByteArray four = gifCodes(noise(4, 4), 2);
    QTest::newRow("GIF without an image")
        << gifHeader(1, 1, 1) + gifTrailer() << invalid << u"no picture data"_s;
    QTest::newRow("GIF of no height")
        << gifHeader(1, 0, 1) + gifImage({0, 0, 1, 1}, four, 2) + gifTrailer() << invalid << u"1 × 0"_s;
    QTest::newRow("GIF with an image that leaves the picture")
        << gifHeader(2, 2, 2) + gifImage({1, 0, 2, 2}, four, 2) + gifTrailer() << invalid << u"within"_s;
    QTest::newRow("GIF with too few pixels") << gifHeader(3, 2, 2) + gifImage({0, 0, 3, 2}, four, 2)
            + gifTrailer() << invalid << u"4 of 6 pixels"_s;
    QTest::newRow("GIF with an empty second frame")
        << gifHeader(2, 2, 2) + gifImage({0, 0, 2, 2}, four, 2) + gifImage({0, 0, 2, 2}, {}, 2) + gifTrailer()
        << invalid << u"0 of 4 pixels"_s;
    QTest::newRow("GIF with a code that is not defined yet") // three bits each: clear, 0, 7
        << gifHeader(2, 2, 2) + gifImage({0, 0, 2, 2}, QByteArray("\xc4\x01", 2), 2) + gifTrailer() << invalid
        << u"impossible code"_s;
    QTest::newRow("GIF with an impossible code size") << gifHeader(2, 2, 2) + gifImage({0, 0, 2, 2}, four, 12)
            + gifTrailer() << invalid << u"code size of 12"_s;
    QTest::newRow("GIF with a stray byte between blocks")
        << gifHeader(2, 2, 2) + 'x' + gifImage({0, 0, 2, 2}, four, 2) + gifTrailer() << invalid
        << u"no block"_s;

    QTest::newRow("larger than any flag")
        << png(1, 1) + QByteArray(maxFlagBytes, '\0') << ErrorKind::TooLarge << u"bytes"_s;
}

void TestContainer::refused()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, named);
    const Result<Container> container = walkContainer(bytes);
    QVERIFY(!container);
    QTEST(container.error().kind, "kind");
    QVERIFY2(container.error().detail.contains(named), qPrintable(container.error().detail));
}

void TestContainer::foreignFormatIsNamed_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QString>("name");

    QTest::newRow("JPEG") << QByteArray("\xff\xd8\xff\xe0\x00\x10JFIF", 10) << u"JPEG"_s;
    QTest::newRow("WebP") << QByteArray("RIFF\x24\x00\x00\x00WEBPVP8 ", 16) << u"WebP"_s;
    QTest::newRow("HTML") << QByteArray("\r\n <!DOCTYPE HTML><title>Log in</title>") << u"HTML"_s;
    QTest::newRow("HTML without a doctype") << QByteArray("<HTML><body>Not here") << u"HTML"_s;
    QTest::newRow("XML") << QByteArray("<?xml version=\"1.0\"?><Error/>") << u"XML"_s;
    QTest::newRow("HTML with a picture in it")
        << QByteArray("<html><svg xmlns=\"http://www.w3.org/2000/svg\"/></html>") << u"HTML"_s;
    QTest::newRow("JSON") << QByteArray("{\"error\": \"quota\"}") << u"JSON"_s;
    QTest::newRow("text") << QByteArray("BM is how this sentence begins.") << u"text"_s;
    QTest::newRow("text in Russian") << QByteArray("Файл не найден") << u"text"_s;
    QTest::newRow("gzip") << QByteArray("\x1f\x8b\x08\x00", 4) << u"gzip, such as SVGZ"_s;
    QTest::newRow("BMP") << QByteArray("BM\x46\x00\x00\x00", 6) << u"BMP"_s;
    QTest::newRow("ICO") << QByteArray("\0\0\1\0\1\0", 6) << u"ICO"_s;
    QTest::newRow("AVIF") << QByteArray("\0\0\0\x20"
                                        "ftypavif",
                                        12)
                          << u"AVIF"_s;
    QTest::newRow("MNG") << QByteArray("\x8aMNG\r\n\x1a\n", 8) << u"MNG"_s;
    QTest::newRow("PNG whose line ends were converted")
        << QByteArray("\x89PNG\n\x1a\n") << u"PNG with a damaged signature"_s;
    QTest::newRow("GIF of another year") << gif(1, 1).replace("89a", "88a") << u"GIF of an unknown version"_s;
    QTest::newRow("rubbish") << QByteArray("\x01\x02\x03\x04") << u"unknown"_s;
    QTest::newRow("nothing") << QByteArray() << u"empty"_s;
}

void TestContainer::foreignFormatIsNamed()
{
    QFETCH(const QByteArray, bytes);
    const Result<Container> container = walkContainer(bytes);
    QVERIFY(!container);
    QCOMPARE(container.error().kind, ErrorKind::InvalidImage);
    QTEST(container.error().detail, "name");
}

void TestContainer::everyPrefixIsTruncated_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("PNG") << png(7, 5);
    QTest::newRow("GIF") << gifHeader(7, 5, 2) + gifComment("flag") + gifFrameControl()
            + gifImage({0, 0, 7, 5}, gifCodes(noise(35, 4), 2), 2, 2) + gifTrailer();
}

void TestContainer::everyPrefixIsTruncated()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(walkContainer(bytes));
    for (qsizetype size = 1; size < bytes.size(); ++size) {
        const Result<Container> container = walkContainer(bytes.first(size));
        QVERIFY2(!container, qPrintable(u"%1 of %2 bytes"_s.arg(size).arg(bytes.size())));
        QCOMPARE(container.error().kind, ErrorKind::Truncated);
    }
}

void TestContainer::everyCorruptPngByteIsRefused()
{
    const QByteArray good = png(7, 5);
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (const int flip : {0x01, 0x20, 0x80, 0xff}) {
            QByteArray bad = good;
            bad[at] = char(bad.at(at) ^ flip);
            QVERIFY2(!walkContainer(bad), qPrintable(u"byte %1 ^ %2"_s.arg(at).arg(flip)));
        }
    }
}

/// GIF has no checksum: a wrong colour passes. What must hold is that no byte leads the walk astray.
void TestContainer::everyCorruptGifByteEndsInAnAnswer()
{
    const QByteArray good = gif(7, 5);
    int refused = 0;
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (int value = 0; value < 256; ++value) {
            QByteArray bad = good;
            bad[at] = char(value);
            const Result<Container> container = walkContainer(bad);
            refused += container ? 0 : 1;
            QVERIFY(!container || container->size.width() * container->size.height() > 0);
        }
    }
    QVERIFY(refused > 0);
}

void TestContainer::bytesAfterTheEndAreRefused()
{
    QFETCH(const QByteArray, bytes);
    const Result<Container> container = walkContainer(bytes + '\0');
    QVERIFY(!container);
    QCOMPARE(container.error().kind, ErrorKind::InvalidImage);
    QVERIFY(container.error().detail.contains(u"1 bytes after the end"));
}

void TestContainer::decoderSeesNoMetadata()
{
    const QByteArray start = pngSignature + pngHeader(1, 1);
    const QByteArray end = pngData(QByteArray(2, '\0')) + pngEnd();
    const QByteArray zeros = qCompress(QByteArray(1'000'000, '\0'), 9).mid(4);
    const Result<Container> container =
        walkContainer(start + pngChunk("zTXt", QByteArray("k\0\0", 3) + zeros)
                      + pngChunk("iCCP", QByteArray("p\0\0", 3) + zeros) + end);
    QVERIFY(container);
    QCOMPARE(container->picture, start + end);
}

QTEST_GUILESS_MAIN(TestContainer)
#include "tst_container.moc"
