#include "image/flagimage.h"

#include "fakes/sampleimages.h"

#include <QDirIterator>
#include <QImageReader>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QTest>

using namespace Flaghoist;
using namespace SampleImages;
using namespace Qt::StringLiterals;

namespace {

/// Without a box: nothing is decoded.
Result<FlagImage> verified(const QByteArray &bytes)
{
    return readFlagImage(bytes, std::nullopt);
}

/// What Qt makes of the bytes as they are.
QImage decodedByQt(const QByteArray &bytes)
{
    QByteArray copy = bytes;
    QBuffer buffer(&copy);
    buffer.open(QIODevice::ReadOnly);
    return QImageReader(&buffer, bytes.startsWith("GIF") ? "gif" : "png").read();
}

} // namespace

/// PNG and GIF, which are verified without being decoded.
class tst_PixelFormats final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
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
    void metadataAreLeftAlone();
    void everyKindOfPngIsDrawnAsQtDrawsIt_data();
    void everyKindOfPngIsDrawnAsQtDrawsIt();
    void whatIsVerifiedDecodes();
    void aWindowSmallerThanUsedDoesNotMatter();
    void whereTheLibrariesDisagree();
    void publishedBadFilesAreNotVerified();
};

/// What libpng says of pictures that are broken on purpose.
void tst_PixelFormats::initTestCase()
{
    QLoggingCategory::setFilterRules(u"qt.gui.imageio=false"_s);
}

void tst_PixelFormats::whole_data()
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

void tst_PixelFormats::whole()
{
    QFETCH(const QByteArray, bytes);
    const Result<FlagImage> flag = verified(bytes);
    QVERIFY2(flag, qPrintable(flag ? QString() : flag.error().detail));
    QCOMPARE(flag->format, bytes.startsWith("GIF") ? ImageFormat::Gif : ImageFormat::Png);
    QTEST(flag->size, "size");
}

void tst_PixelFormats::refused_data()
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
    QTest::newRow("PNG with two palettes") << header + pngChunk("PLTE", "abc") + pngChunk("PLTE", "abc")
            + data + pngEnd() << invalid << u"a palette where"_s;
    QTest::newRow("PNG with a palette of two thirds")
        << header + pngChunk("PLTE", "ab") + data + pngEnd() << invalid << u"a palette of 2 bytes"_s;
    QTest::newRow("PNG with a row of an unknown filter")
        << header + pngData(QByteArray("\5\0", 2)) + pngEnd() << invalid << u"unknown filter 5"_s;
    QTest::newRow("PNG with too little data")
        << header + pngData(QByteArray(1, '\0')) + pngEnd() << invalid << u"data for fewer pixels"_s;
    QTest::newRow("PNG with a byte too much data")
        << header + pngData(QByteArray(3, '\0')) + pngEnd() << invalid << u"data for more pixels"_s;
    QTest::newRow("PNG whose data inflate to sixteen megabytes")
        << header + pngData(QByteArray(16 << 20, '\0')) + pngEnd() << invalid << u"data for more pixels"_s;
    QTest::newRow("PNG with rubbish as data")
        << header + pngChunk("IDAT", "rubbish") + pngEnd() << invalid << u"damaged picture data"_s;
    QTest::newRow("PNG with empty data")
        << header + pngChunk("IDAT", {}) + pngEnd() << invalid << u"damaged picture data"_s;
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

void tst_PixelFormats::refused()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, named);
    const Result<FlagImage> flag = verified(bytes);
    QVERIFY(!flag);
    QTEST(flag.error().kind, "kind");
    QVERIFY2(flag.error().detail.contains(named), qPrintable(flag.error().detail));
}

void tst_PixelFormats::foreignFormatIsNamed_data()
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

void tst_PixelFormats::foreignFormatIsNamed()
{
    QFETCH(const QByteArray, bytes);
    const Result<FlagImage> flag = verified(bytes);
    QVERIFY(!flag);
    QCOMPARE(flag.error().kind, ErrorKind::InvalidImage);
    QTEST(flag.error().detail, "name");
}

void tst_PixelFormats::everyPrefixIsTruncated_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("PNG") << png(7, 5);
    QTest::newRow("GIF") << gifHeader(7, 5, 2) + gifComment("flag") + gifFrameControl()
            + gifImage({0, 0, 7, 5}, gifCodes(noise(35, 4), 2), 2, 2) + gifTrailer();
}

void tst_PixelFormats::everyPrefixIsTruncated()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(verified(bytes));
    for (qsizetype size = 1; size < bytes.size(); ++size) {
        const Result<FlagImage> flag = verified(bytes.first(size));
        QVERIFY2(!flag, qPrintable(u"%1 of %2 bytes"_s.arg(size).arg(bytes.size())));
        QCOMPARE(flag.error().kind, ErrorKind::Truncated);
    }
}

void tst_PixelFormats::everyCorruptPngByteIsRefused()
{
    const QByteArray good = png(7, 5);
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (const int flip : {0x01, 0x20, 0x80, 0xff}) {
            QByteArray bad = good;
            bad[at] = char(bad.at(at) ^ flip);
            QVERIFY2(!verified(bad), qPrintable(u"byte %1 ^ %2"_s.arg(at).arg(flip)));
        }
    }
}

/// GIF has no checksum: a wrong colour passes. What must hold is that no byte leads the walk astray.
void tst_PixelFormats::everyCorruptGifByteEndsInAnAnswer()
{
    const QByteArray good = gif(7, 5);
    int refused = 0;
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (int value = 0; value < 256; ++value) {
            QByteArray bad = good;
            bad[at] = char(value);
            const Result<FlagImage> flag = verified(bad);
            refused += flag ? 0 : 1;
            QVERIFY(!flag || flag->size.width() * flag->size.height() > 0);
        }
    }
    QVERIFY(refused > 0);
}

void tst_PixelFormats::bytesAfterTheEndAreRefused()
{
    QFETCH(const QByteArray, bytes);
    const Result<FlagImage> flag = verified(bytes + '\0');
    QVERIFY(!flag);
    QCOMPARE(flag.error().kind, ErrorKind::InvalidImage);
    QVERIFY(flag.error().detail.contains(u"1 bytes after the end"));
}

/// Those of a picture that Qt decodes would be in its texts.
void tst_PixelFormats::metadataAreLeftAlone()
{
    const QByteArray whole = pngOfKind(4, 3, 16, 0);
    const qsizetype afterHeader = pngSignature.size() + pngHeader(1, 1).size();
    const QByteArray zeros = qCompress(QByteArray(1'000'000, '\0'), 9).mid(4);
    const QByteArray metadata =
        pngChunk("zTXt", QByteArray("k\0\0", 3) + zeros) + pngChunk("iCCP", QByteArray("p\0\0", 3) + zeros);
    const Result<FlagImage> flag =
        readFlagImage(whole.first(afterHeader) + metadata + whole.sliced(afterHeader), QSize());
    QVERIFY2(flag, qPrintable(flag ? QString() : flag.error().detail));
    QVERIFY(flag->thumbnail.textKeys().isEmpty());
    QCOMPARE(flag->thumbnail, readFlagImage(whole, QSize())->thumbnail);
}

void tst_PixelFormats::everyKindOfPngIsDrawnAsQtDrawsIt_data()
{
    QTest::addColumn<QByteArray>("bytes");
    constexpr std::pair<int, const char *> types[] = {
        {0, "grey"}, {2, "RGB"}, {3, "palette"}, {4, "grey with alpha"}, {6, "RGB with alpha"}};
    for (const auto &[type, name] : types) {
        for (const int depth : {1, 2, 4, 8, 16}) {
            if ((depth < 8 && type != 0 && type != 3) || (depth == 16 && type == 3))
                continue;
            for (const bool interlaced : {false, true}) {
                for (const int side : {1, 3, 21}) {
                    QTest::addRow("%s of %d bits%s, %d pixels wide", name, depth,
                                  interlaced ? ", interlaced" : "", side)
                        << pngOfKind(side, 13, char(depth), char(type), interlaced);
                }
            }
        }
    }
    const auto with = [](QByteArray png, const QByteArray &chunk) {
        return png.insert(png.indexOf("IDAT") - 4, chunk);
    };
    QTest::newRow("palette with transparent colours")
        << with(pngOfKind(21, 13, 8, 3), pngChunk("tRNS", QByteArray("\0\x40\x80", 3)));
    QTest::newRow("palette with more transparent colours than colours")
        << with(pngOfKind(21, 13, 2, 3), pngChunk("tRNS", QByteArray(9, '\0')));
    QTest::newRow("grey with a transparent one")
        << with(pngOfKind(21, 13, 8, 0), pngChunk("tRNS", QByteArray("\0\x40", 2)));
    QTest::newRow("RGB with a transparent one")
        << with(pngOfKind(21, 13, 8, 2), pngChunk("tRNS", QByteArray("\0\x40\0\0\0\0", 6)));
    QTest::newRow("RGB with a suggested palette")
        << with(pngOfKind(21, 13, 8, 2), pngChunk("PLTE", noise(30, 256)));
}

void tst_PixelFormats::everyKindOfPngIsDrawnAsQtDrawsIt()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(verified(bytes));
    const Result<FlagImage> flag = readFlagImage(bytes, QSize());
    QVERIFY2(flag, qPrintable(flag ? QString() : flag.error().detail));
    const QImage expected = decodedByQt(bytes);
    QVERIFY(!expected.isNull());
    QCOMPARE(flag->thumbnail, expected.convertToFormat(flag->thumbnail.format()));
}

namespace {

/// A picture changed in one of the ways that pass the checksums.
QByteArray mutated(QByteArray bytes, QRandomGenerator &random)
{
    const bool png = bytes.startsWith(pngSignature);
    const int changes = 1 + random.bounded(3);
    for (int i = 0; i < changes; ++i) {
        const qsizetype at = random.bounded(bytes.size());
        switch (random.bounded(4)) {
        case 0: bytes[at] = char(random.bounded(256)); break;
        case 1: bytes[at] = char(bytes.at(at) ^ (1 << random.bounded(8))); break;
        case 2: bytes.remove(at, 1 + random.bounded(4)); break;
        case 3: bytes.insert(at, bytes.mid(random.bounded(bytes.size()), 1 + random.bounded(12))); break;
        }
        if (bytes.isEmpty())
            return bytes;
    }
    return png ? withRightSums(bytes) : bytes;
}

/// A PNG whose rows are changed, so that the checksum of its data is right as well.
QByteArray withChangedRows(int seed, QRandomGenerator &random)
{
    constexpr char types[] = {0, 2, 3, 4, 6};
    const char type = types[random.bounded(5)];
    const char depth = type == 0 || type == 3 ? char(1 << random.bounded(4)) : char(8 << random.bounded(2));
    const int width = 1 + random.bounded(12);
    const int height = 1 + random.bounded(12);
    const bool interlaced = seed % 2 == 0;
    QByteArray raw;
    for (const int size : pngRows(width, height, depth, type, interlaced))
        raw +=
            char(random.bounded(100) == 0 ? random.bounded(256) : random.bounded(5)) + noise(size - 1, 256);
    if (random.bounded(4) == 0)
        raw.resize(raw.size() + random.bounded(-2, 3));
    const QByteArray palette =
        pngChunk("PLTE", noise(random.bounded(1, 80) * (random.bounded(8) == 0 ? 2 : 3), 256));
    return pngSignature + pngHeader(quint32(width), quint32(height), depth, type, interlaced ? 1 : 0)
        + (type == 3 || random.bounded(4) == 0 ? palette : QByteArray()) + pngData(raw) + pngEnd();
}

/// What is verified must decode; how, where it does not.
QString disagreement(const QByteArray &bytes)
{
    const Result<FlagImage> flag = verified(bytes);
    if (!flag)
        return {};
    const QImage image = decodedByQt(bytes);
    if (image.size() != flag->size)
        return u"Qt makes %1 × %2 pixels of it"_s.arg(image.width()).arg(image.height());
    return readFlagImage(bytes) ? QString() : u"it has no thumbnail"_s;
}

} // namespace

/// FLAGHOIST_MUTATIONS says how many; each 100,000 take some ten seconds.
void tst_PixelFormats::whatIsVerifiedDecodes()
{
    bool set = false;
    int count = qEnvironmentVariableIntValue("FLAGHOIST_MUTATIONS", &set);
    count = set ? count : 6'000;
    QList<QByteArray> samples{
        gif(7, 5), gif(40, 30),
        gifHeader(9, 7, 2) + gifFrameControl() + gifImage({0, 0, 9, 7}, gifCodes(noise(63, 4), 2), 2, 2, true)
            + gifFrameControl() + gifImage({8, 6, 1, 1}, gifCodes(noise(1, 4), 2), 2) + gifTrailer()};
    for (const char type : {0, 2, 3, 4, 6})
        samples << pngOfKind(9, 7, 8, type) << pngOfKind(9, 7, 8, type, true);
    QRandomGenerator random(13);
    int passed = 0;
    for (int i = 0; i < count; ++i) {
        const bool rows = i % 4 == 0;
        const QByteArray bytes = rows ? withChangedRows(i / 4, random)
                                      : mutated(samples.at(random.bounded(samples.size())), random);
        const QString how = disagreement(bytes);
        QVERIFY2(how.isEmpty(), qPrintable(how + u": "_s + QString::fromLatin1(bytes.toHex())));
        passed += verified(bytes) ? 1 : 0;
    }
    QVERIFY2(passed > count / 20, qPrintable(u"only %1 of %2 were whole"_s.arg(passed).arg(count)));
}

/// Some encoders announce less than they use. Qt has zlib overlook it, as libdeflate does.
void tst_PixelFormats::aWindowSmallerThanUsedDoesNotMatter()
{
    const QByteArray row = '\0' + noise(300, 256);
    QByteArray bytes = pngSignature + pngHeader(300, 4) + pngData(row.repeated(4)) + pngEnd();
    bytes.replace(bytes.indexOf("IDAT") + 4, 2, QByteArray("\x08\x1d", 2)); // 256 bytes
    bytes = withRightSums(bytes);
    QVERIFY(verified(bytes));
    QVERIFY(!decodedByQt(bytes).isNull());
}

/// The one known kind that is verified and does not decode (png.h): code tables that no encoder writes, under
/// a checksum that was made to fit. libdeflate 1.14 reads it; later ones, such as 1.23, are as strict as
/// zlib.
void tst_PixelFormats::whereTheLibrariesDisagree()
{
    const QByteArray stream = QByteArray::fromHex(
        "785e0dc6411200100c03c024a5131d0727fcffa5ec6b319dc7b7f6e2df7095a5ce1423a82008b1010f180f00da");
    const QByteArray bytes = pngSignature + pngHeader(9, 4) + pngChunk("IDAT", stream) + pngEnd();
    QVERIFY(decodedByQt(bytes).isNull());
    if (!verified(bytes))
        QSKIP("This libdeflate agrees with zlib.");
}

/// Those that the libraries' authors publish, such as contrib/ of libpng's source package and pic/ of
/// giflib's.
void tst_PixelFormats::publishedBadFilesAreNotVerified()
{
    const QString folder = qEnvironmentVariable("FLAGHOIST_BAD_PICTURES");
    QDirIterator files(folder, {u"*.png"_s, u"*.gif"_s}, QDir::Files, QDirIterator::Subdirectories);
    if (folder.isEmpty() || !files.hasNext())
        QSKIP("FLAGHOIST_BAD_PICTURES names no folder with PNG or GIF files.");
    QStringList disagreements;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        if (const QString how = disagreement(file.readAll()); !how.isEmpty())
            disagreements << file.fileName() + u": "_s + how;
    }
    QVERIFY2(disagreements.isEmpty(), qPrintable(disagreements.join(u'\n')));
}

QTEST_GUILESS_MAIN(tst_PixelFormats)
#include "tst_pixelformats.moc"
