#include "image/flagimage.h"

#include "fakes/sampleimages.h"
#include "fakes/svgsamples.h"

#include <QDirIterator>
#include <QFile>
#include <QTest>
#include <QtConcurrent>

using namespace Flaghoist;
using namespace SampleImages;
using namespace SvgSamples;
using namespace Qt::StringLiterals;

class tst_FlagImage final : public QObject
{
    Q_OBJECT

private slots:
    void thumbnailFitsItsBox_data();
    void thumbnailFitsItsBox();
    void pixelsArriveWhereTheyBelong_data();
    void pixelsArriveWhereTheyBelong();
    void transparencyIsKept();
    void firstFrameOfAnAnimation();
    void refused_data();
    void refused();
    void everyPrefixIsRefused_data();
    void everyPrefixIsRefused();
    void svgIsDrawn();
    void svgIsDrawnAsLargeAsWanted();
    void manyThreadsAtOnce();
    void theFlagPack();
};

void tst_FlagImage::thumbnailFitsItsBox_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QSize>("size");
    QTest::addColumn<QSize>("thumbnail");

    QTest::newRow("one pixel is never scaled up") << png(1, 1) << QSize(1, 1) << QSize(1, 1);
    QTest::newRow("exactly the box") << png(160, 120) << QSize(160, 120) << QSize(160, 120);
    QTest::newRow("a flag of the pack's size") << png(320, 240) << QSize(320, 240) << QSize(160, 120);
    QTest::newRow("wide") << png(640, 160) << QSize(640, 160) << QSize(160, 40);
    QTest::newRow("tall") << png(100, 400) << QSize(100, 400) << QSize(30, 120);
    QTest::newRow("so thin that one side rounds to nothing")
        << png(4096, 1) << QSize(4096, 1) << QSize(160, 1);
    QTest::newRow("GIF") << gif(320, 200) << QSize(320, 200) << QSize(160, 100);
    QTest::newRow("SVG larger than the box") << svgFlag(640, 400) << QSize(640, 400) << QSize(160, 100);
    QTest::newRow("SVG smaller than the box, which is drawn to fit it")
        << svgFlag(4, 4) << QSize(4, 4) << QSize(120, 120);
    QTest::newRow("SVG far wider than high") << svgFlag(5000, 2) << QSize(5000, 2) << QSize(160, 1);
}

void tst_FlagImage::thumbnailFitsItsBox()
{
    QFETCH(const QByteArray, bytes);
    const Result<FlagImage> flag = readFlagImage(bytes);
    QVERIFY2(flag, qPrintable(flag ? QString() : flag.error().detail));
    QTEST(flag->size, "size");
    QTEST(flag->thumbnail.size(), "thumbnail");
    QCOMPARE(flag->format,
             bytes.startsWith("GIF")        ? ImageFormat::Gif
                 : bytes.startsWith("<svg") ? ImageFormat::Svg
                                            : ImageFormat::Png);
    QVERIFY(flag->thumbnail.format() == QImage::Format_RGB32
            || flag->thumbnail.format() == QImage::Format_ARGB32_Premultiplied);
}

void tst_FlagImage::pixelsArriveWhereTheyBelong_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QImage>("picture");

    QTest::newRow("PNG") << png(31, 17) << pattern(31, 17);

    // Adam7 of 2 × 2: the first, sixth and seventh pass have pixels
    const QByteArray passes = QByteArray("\0\x10\0\x40\0\x80\xf0", 7);
    QImage square(2, 2, QImage::Format_RGB32);
    square.setPixel(0, 0, qRgb(0x10, 0x10, 0x10));
    square.setPixel(1, 0, qRgb(0x40, 0x40, 0x40));
    square.setPixel(0, 1, qRgb(0x80, 0x80, 0x80));
    square.setPixel(1, 1, qRgb(0xf0, 0xf0, 0xf0));
    QTest::newRow("interlaced PNG") << pngSignature + pngHeader(2, 2, 8, 0, 1) + pngData(passes) + pngEnd()
                                    << square;

    const auto greys = [](const QByteArray &pixels, QSize size, int colours) {
        QImage image(size, QImage::Format_RGB32);
        for (int i = 0; i < pixels.size(); ++i) {
            const int grey = uchar(pixels.at(i)) * 255 / (colours - 1);
            image.setPixel(i % size.width(), i / size.width(), qRgb(grey, grey, grey));
        }
        return image;
    };
    const QByteArray noisy = noise(100 * 90, 256);
    for (const auto &[row, whenFull] : {std::pair("GIF whose code table is cleared", WhenFull::Clear),
                                        std::pair("GIF whose full code table stays", WhenFull::GoOn)}) {
        QTest::newRow(row) << gifHeader(100, 90, 8)
                + gifImage({0, 0, 100, 90}, gifCodes(noisy, 8, whenFull), 8) + gifTrailer()
                           << greys(noisy, {100, 90}, 256);
    }
    const QByteArray few = noise(12, 4);
    QTest::newRow("GIF with a local colour table")
        << gifHeader(4, 3, 1) + gifImage({0, 0, 4, 3}, gifCodes(few, 2), 2, 2) + gifTrailer()
        << greys(few, {4, 3}, 4);
    // no fewer than five rows: Qt puts the rows of smaller interlaced GIFs into wrong places
    const QByteArray rows = noise(4 * 11, 4);
    QByteArray woven;
    for (const auto &[first, step] : {std::pair(0, 8), std::pair(4, 8), std::pair(2, 4), std::pair(1, 2)}) {
        for (int y = first; y < 11; y += step)
            woven += rows.sliced(4 * y, 4);
    }
    QTest::newRow("interlaced GIF") << gifHeader(4, 11, 2)
            + gifImage({0, 0, 4, 11}, gifCodes(woven, 2), 2, 0, true)
            + gifTrailer() << greys(rows, {4, 11}, 4);
}

void tst_FlagImage::pixelsArriveWhereTheyBelong()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QImage, picture);
    const Result<FlagImage> flag = readFlagImage(bytes);
    QVERIFY2(flag, qPrintable(flag ? QString() : flag.error().detail));
    QCOMPARE(flag->thumbnail.convertToFormat(QImage::Format_RGB32), picture);
}

void tst_FlagImage::transparencyIsKept()
{
    QImage image(2, 1, QImage::Format_ARGB32);
    image.setPixel(0, 0, qRgba(255, 0, 0, 0));
    image.setPixel(1, 0, qRgba(255, 0, 0, 255));
    const Result<FlagImage> flag = readFlagImage(png(image));
    QVERIFY(flag);
    QCOMPARE(flag->thumbnail.format(), QImage::Format_ARGB32_Premultiplied);
    QCOMPARE(qAlpha(flag->thumbnail.pixel(0, 0)), 0);
    QCOMPARE(flag->thumbnail.pixel(1, 0), qRgba(255, 0, 0, 255));
}

void tst_FlagImage::firstFrameOfAnAnimation()
{
    const auto frame = [](char colour) {
        return gifFrameControl() + gifImage({0, 0, 2, 2}, gifCodes(QByteArray(4, colour), 2), 2);
    };
    const Result<FlagImage> flag = readFlagImage(gifHeader(2, 2, 2) + frame(3) + frame(0) + gifTrailer());
    QVERIFY(flag);
    QCOMPARE(flag->thumbnail.pixelColor(1, 1), QColor(Qt::white));
}

void tst_FlagImage::refused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<QString>("named");

    const QByteArray dot = pngData(QByteArray(2, '\0'));
    QTest::newRow("SVG of another namespace") << QByteArray("<svg/>") << ErrorKind::InvalidImage << u"SVG"_s;
    QTest::newRow("nothing") << QByteArray() << ErrorKind::InvalidImage << u"empty"_s;
    QTest::newRow("PNG header bomb") << pngSignature + pngHeader(5000, 5000) + dot + pngEnd()
                                     << ErrorKind::TooLarge << u"PNG: 5000 × 5000"_s;
    QTest::newRow("PNG of the largest size there is") << pngSignature + pngHeader(0x7fffffff, 0x7fffffff)
            + dot + pngEnd() << ErrorKind::TooLarge << u"2147483647"_s;
    QTest::newRow("PNG of too many pixels on allowed sides")
        << pngSignature + pngHeader(4096, 4096) + dot + pngEnd() << ErrorKind::TooLarge << u"4096 × 4096"_s;
    QTest::newRow("GIF header bomb") << gifHeader(65535, 65535, 2)
            + gifImage({0, 0, 1, 1}, gifCodes(QByteArray(1, '\0'), 2), 2) + gifTrailer()
                                     << ErrorKind::TooLarge << u"GIF: 65535 × 65535"_s;
    QTest::newRow("PNG with sound chunks and too little data") << pngSignature + pngHeader(320, 240) + dot
            + pngEnd() << ErrorKind::InvalidImage << u"data for fewer pixels"_s;
    QTest::newRow("PNG with sound chunks and rubbish as data")
        << pngSignature + pngHeader(1, 1) + pngChunk("IDAT", "rubbish") + pngEnd() << ErrorKind::InvalidImage
        << u"damaged picture data"_s;
    QTest::newRow("PNG without its last two bytes")
        << png(320, 240).chopped(2) << ErrorKind::Truncated << u"cut short"_s;
}

void tst_FlagImage::refused()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QString, named);
    const Result<FlagImage> flag = readFlagImage(bytes);
    QVERIFY(!flag);
    QTEST(flag.error().kind, "kind");
    QVERIFY2(flag.error().detail.contains(named), qPrintable(flag.error().detail));
}

void tst_FlagImage::everyPrefixIsRefused_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("PNG") << png(20, 15);
    QTest::newRow("GIF") << gif(20, 15);
    QTest::newRow("SVG") << svgFlag();
}

void tst_FlagImage::everyPrefixIsRefused()
{
    QFETCH(const QByteArray, bytes);
    QVERIFY(readFlagImage(bytes));
    for (qsizetype size = 0; size < bytes.size(); ++size)
        QVERIFY2(!readFlagImage(bytes.first(size)),
                 qPrintable(u"%1 of %2 bytes"_s.arg(size).arg(bytes.size())));
}

void tst_FlagImage::svgIsDrawn()
{
    const Result<FlagImage> flag = readFlagImage(svgFlag(320, 240));
    QVERIFY2(flag, qPrintable(flag ? QString() : flag.error().detail));
    QCOMPARE(flag->thumbnail.pixelColor(80, 10), QColor(Qt::red));
    QCOMPARE(flag->thumbnail.pixelColor(80, 110), QColor(Qt::blue));
}

void tst_FlagImage::svgIsDrawnAsLargeAsWanted()
{
    const Result<FlagImage> flag = readFlagImage(svgFlag(40, 30), QSize(640, 640));
    QVERIFY(flag);
    QCOMPARE(flag->size, QSize(40, 30));
    QCOMPARE(flag->thumbnail.size(), QSize(640, 480));
    QCOMPARE(flag->thumbnail.pixelColor(320, 239), QColor(Qt::red));
    QCOMPARE(flag->thumbnail.pixelColor(320, 241), QColor(Qt::blue));
}

/// Many more than there are decoders: they must wait for each other and all get through.
void tst_FlagImage::manyThreadsAtOnce()
{
    QImage large(2560, 2560, QImage::Format_Grayscale8);
    large.fill(Qt::white);
    const QList<QByteArray> files{png(large), svgText(), png(32, 24), png(large), svgFlag(3, 2), png(large)};
    QThreadPool pool;
    pool.setMaxThreadCount(6);
    const QList<QSize> sizes = QtConcurrent::blockingMapped(&pool, files, [](const QByteArray &bytes) {
        const Result<FlagImage> flag = readFlagImage(bytes);
        return flag ? flag->size : QSize();
    });
    QCOMPARE(sizes, QList<QSize>({{2560, 2560}, {40, 30}, {32, 24}, {2560, 2560}, {3, 2}, {2560, 2560}}));
}

void tst_FlagImage::theFlagPack()
{
    QDirIterator flags(QStringLiteral(FLAG_PACK_DIR), {u"*.png"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    if (!flags.hasNext())
        QSKIP("No flag pack is installed on this machine.");
    while (flags.hasNext()) {
        QFile file(flags.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const Result<FlagImage> flag = readFlagImage(file.readAll());
        QVERIFY2(flag, qPrintable(file.fileName() + (flag ? QString() : flag.error().detail)));
    }
}

QTEST_GUILESS_MAIN(tst_FlagImage)
#include "tst_flagimage.moc"
