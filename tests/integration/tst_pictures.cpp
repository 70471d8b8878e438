#include "image/flagimage.h"

#include <QDirIterator>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>
#include <QtConcurrent>

#include <algorithm>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

/// In 255ths, of premultiplied samples.
constexpr int maxDifference = 8;
constexpr double maxDifferentPixels = 0.01;

/// What another program draws of a file, in a given size.
struct Reference
{
    QString program;
    QStringList arguments; ///< {file}, {size} and {width}, {height} are replaced
};

struct Comparison
{
    QString file;
    QString failure;
    double different = 0; ///< part of the pixels
};

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QImage drawnBy(const Reference &reference, const QString &file, QSize size)
{
    const QString width = QString::number(size.width());
    const QString height = QString::number(size.height());
    QStringList arguments = reference.arguments;
    for (QString &argument : arguments)
        argument.replace(u"{file}"_s, file).replace(u"{width}"_s, width).replace(u"{height}"_s, height);
    QProcess process;
    process.start(reference.program, arguments);
    process.waitForFinished();
    return QImage::fromData(process.readAllStandardOutput(), "png")
        .convertToFormat(QImage::Format_ARGB32_Premultiplied);
}

/// Part of the pixels that are of another colour.
double differenceOf(const QImage &one, const QImage &other)
{
    if (one.size() != other.size() || one.isNull())
        return 1;
    int different = 0;
    for (int y = 0; y < one.height(); ++y) {
        const uchar *a = one.constScanLine(y);
        const uchar *b = other.constScanLine(y);
        for (int x = 0; x < 4 * one.width(); x += 4) {
            const auto differs = [&](int channel) {
                return std::abs(a[x + channel] - b[x + channel]) > maxDifference;
            };
            different += differs(0) || differs(1) || differs(2) || differs(3) ? 1 : 0;
        }
    }
    return different / double(one.width() * one.height());
}

Comparison compared(const Reference &reference, const QString &file, QSize box)
{
    const Result<FlagImage> flag = readFlagImage(contentOf(file), box);
    if (!flag)
        return {file, flag.error().detail, 1};
    const QSize size = flag->thumbnail.size();
    const QImage expected = drawnBy(reference, file, size);
    const double different =
        differenceOf(flag->thumbnail.convertToFormat(QImage::Format_ARGB32_Premultiplied), expected);
    if (different <= maxDifferentPixels)
        return {file, {}, different};
    return {file,
            u"%1 % of %2 × %3 pixels differ"_s.arg(100 * different, 0, 'f', 1)
                .arg(size.width())
                .arg(size.height()),
            different};
}

QStringList filesIn(const QString &folder, const QString &pattern)
{
    QStringList files;
    for (QDirIterator it(folder, {pattern}, QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
        files << it.next();
    files.sort();
    return files;
}

} // namespace

/// Thumbnails of published flags beside what independent programs make of the same files.
class tst_Pictures final : public QObject
{
    Q_OBJECT

private slots:
    void svgIsDrawnAsRsvgConvertDrawsIt_data();
    void svgIsDrawnAsRsvgConvertDrawsIt();
    void pixelsAreScaledAsImageMagickScalesThem_data();
    void pixelsAreScaledAsImageMagickScalesThem();

private:
    /// Every file in a thumbnail's size, and every thirtieth as large as on screens of one and a half and
    /// two.
    static void compareAll(const Reference &reference, const QStringList &files);
};

void tst_Pictures::compareAll(const Reference &reference, const QStringList &files)
{
    QList<std::pair<QString, double>> jobs;
    for (qsizetype i = 0; i < files.size(); ++i) {
        jobs << std::pair(files.at(i), 1.0);
        if (i % 30 == 0)
            jobs << std::pair(files.at(i), 1.5) << std::pair(files.at(i), 2.0);
    }
    const QList<Comparison> results =
        QtConcurrent::blockingMapped(jobs, [&](const std::pair<QString, double> &job) {
            return compared(reference, job.first, (QSizeF(thumbnailBox) * job.second).toSize());
        });
    QStringList failures;
    int same = 0;
    double most = 0;
    for (const Comparison &result : results) {
        same += result.different == 0 ? 1 : 0;
        most = std::max(most, result.different);
        if (!result.failure.isEmpty())
            failures << result.file + u": "_s + result.failure;
    }
    qInfo("%s: %lld files, %lld pictures, %d of them without a different pixel, at most %.2f %% different, "
          "%lld failed",
          QTest::currentDataTag(), qlonglong(files.size()), qlonglong(results.size()), same, 100 * most,
          qlonglong(failures.size()));
    QVERIFY2(failures.isEmpty(), qPrintable(failures.join(u'\n')));
}

void tst_Pictures::svgIsDrawnAsRsvgConvertDrawsIt_data()
{
    QTest::addColumn<QString>("folder");
    const QString npm = QStringLiteral(FLAGHOIST_NPM_DIR);
    QTest::newRow("flag-icons") << npm + u"/flag-icons/flags"_s;
    QTest::newRow("circle-flags") << npm + u"/circle-flags/flags"_s;
    QTest::newRow("iso-flags-svg") << QStringLiteral(FLAGHOIST_ISO_SVG_DIR);
}

void tst_Pictures::svgIsDrawnAsRsvgConvertDrawsIt()
{
    QFETCH(const QString, folder);
    const QString program = QStandardPaths::findExecutable(u"rsvg-convert"_s);
    const QStringList files = filesIn(folder, u"*.svg"_s);
    if (program.isEmpty())
        QSKIP("rsvg-convert is not installed (Debian: librsvg2-bin).");
    if (files.isEmpty())
        QSKIP(qPrintable(u"The set is not installed: no SVG in %1."_s.arg(folder)));
    compareAll({program, {u"--width={width}"_s, u"--height={height}"_s, u"{file}"_s}}, files);
}

void tst_Pictures::pixelsAreScaledAsImageMagickScalesThem_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<bool>("asGif");
    const QString pack = QStringLiteral(FLAG_PACK_DIR);
    QTest::newRow("iso-flags-png-320x240") << pack << u"??.png"_s << false;
    QTest::newRow("iso-flags-png-320x240 as GIF") << pack << u"??.png"_s << true;
    QTest::newRow("flags of the book") << qEnvironmentVariable("FLAGHOIST_BOOK_FLAGS") << u"*.gif"_s << false;
}

void tst_Pictures::pixelsAreScaledAsImageMagickScalesThem()
{
    QFETCH(const QString, folder);
    QFETCH(const QString, pattern);
    QFETCH(const bool, asGif);
    QString program = QStandardPaths::findExecutable(u"magick"_s);
    if (program.isEmpty())
        program = QStandardPaths::findExecutable(u"convert"_s);
    QStringList files = folder.isEmpty() ? QStringList() : filesIn(folder, pattern);
    if (program.isEmpty())
        QSKIP("ImageMagick is not installed (Debian: imagemagick).");
    if (files.isEmpty())
        QSKIP(qPrintable(u"No pictures in “%1” (FLAG_PACK_DIR, FLAGHOIST_BOOK_FLAGS)."_s.arg(folder)));
    QTemporaryDir gifs;
    if (asGif) {
        files.removeIf(
            [i = 0](const QString &) mutable { return i++ % 5 != 0; }); // it takes a program for each
        for (QString &file : files) {
            const QString gif = gifs.filePath(QFileInfo(file).completeBaseName() + u".gif"_s);
            QProcess::execute(program, {file, gif});
            file = gif;
        }
    }
    compareAll({program,
                {u"-limit"_s, u"thread"_s, u"1"_s, u"{file}[0]"_s, u"-scale"_s, u"{width}x{height}!"_s,
                 u"-depth"_s, u"8"_s, u"png:-"_s}},
               files);
}

QTEST_GUILESS_MAIN(tst_Pictures)
#include "tst_pictures.moc"
