#include "engine/savedflags.h"

#include "fakes/disk.h"
#include "fakes/files.h"
#include "fakes/sampleimages.h"
#include "storage/flagfolder.h"
#include "storage/manifest.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <optional>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

/// One colour for each code, so that a neighbour that bleeds shows.
const QList<std::pair<const char *, QRgb>> colours{
    {"AD", qRgb(255, 0, 0)},         {"BR", qRgb(0, 128, 0)},   {"FR", qRgb(0, 0, 255)},
    {"GB-ENG", qRgb(255, 255, 255)}, {"NP", qRgb(128, 0, 128)}, {"ZW", qRgb(255, 200, 0)},
};

QByteArray picture(QRgb colour, QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(colour);
    return SampleImages::png(image);
}

} // namespace

class tst_SetPack final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void makesPngsInEachWidth();
    void smallFlagsKeepTheirSize();
    void svgGoesBeforePixels();
    void spriteHasEachFlagInItsPlace();
    void attributionNamesEachLicence();
    void sameFlagsGiveTheSameBytes();
    void damagedFlagsAreLeftOut();
    void refusesWhatCannotBeMade();
    void browserShowsEachClassAsItsFlag();

private:
    [[nodiscard]] QString path(const QString &name = {}) const { return m_dir->filePath(name); }
    void add(const char *flag, ImageFormat format, const QByteArray &bytes, QSize size,
             const QString &source);
    [[nodiscard]] PackReport pack(const QList<int> &widths, bool sprite,
                                  const QString &output = u"out"_s) const
    {
        return makePack(
                   {.folder = path(u"flags"_s), .output = path(output), .widths = widths, .sprite = sprite})
            .value();
    }

    std::optional<QTemporaryDir> m_dir;
};

void tst_SetPack::init()
{
    qputenv("SOURCE_DATE_EPOCH", "1000000000");
    m_dir.emplace();
    for (const auto &[flag, colour] : colours) {
        const QSize size = qstrcmp(flag, "NP") == 0 ? QSize(80, 100) : QSize(100, 60);
        add(flag, ImageFormat::Png, picture(colour, size), size, u"LOCAL"_s);
    }
}

void tst_SetPack::add(const char *flag, ImageFormat format, const QByteArray &bytes, QSize size,
                      const QString &source)
{
    const auto folder = FlagFolder::open(path(u"flags"_s)).value();
    ManifestEntry entry;
    entry.code = code(flag);
    entry.format = format;
    entry.file = entry.code.lower() + u'.' + imageFormatId(format);
    entry.size = size;
    entry.bytes = bytes.size();
    entry.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    entry.source = source;
    entry.licence = source == "LOCAL"_L1 ? u"Public domain"_s : QString();
    QVERIFY(folder->save(entry.code.lower(), format, bytes));
    folder->manifest().record(entry);
}

void tst_SetPack::makesPngsInEachWidth()
{
    const PackReport report = pack({20, 50}, false);
    QCOMPARE(report.files.size(), 13);
    QVERIFY(report.leftOut.isEmpty());
    QVERIFY(report.small.isEmpty());
    QCOMPARE(QImage(path(u"out/png/20/br.png"_s)).size(), QSize(20, 12));
    QCOMPARE(QImage(path(u"out/png/50/gb-eng.png"_s)).size(), QSize(50, 30));
    QCOMPARE(QImage(path(u"out/png/50/np.png"_s)).size(), QSize(50, 63));
}

void tst_SetPack::smallFlagsKeepTheirSize()
{
    const PackReport report = pack({90}, false);
    QCOMPARE(report.small, QList{code("NP")});
    QCOMPARE(QImage(path(u"out/png/90/np.png"_s)).size(), QSize(80, 100));
}

void tst_SetPack::svgGoesBeforePixels()
{
    add("NP", ImageFormat::Svg,
        R"(<svg xmlns="http://www.w3.org/2000/svg" width="40" height="20"><path fill="#00ff00" d="M0 0h40v20H0z"/></svg>)",
        {40, 20}, u"LOCAL"_s);
    QVERIFY(pack({200}, true).small.contains(code("BR")));
    const QImage drawn(path(u"out/png/200/np.png"_s));
    QCOMPARE(drawn.size(), QSize(200, 100));
    QCOMPARE(drawn.pixel(100, 50), qRgb(0, 255, 0));
}

void tst_SetPack::spriteHasEachFlagInItsPlace()
{
    QCOMPARE(pack({}, true).files,
             (QStringList{u"sprite.png"_s, u"sprite@2x.png"_s, u"sprite.css"_s, u"sprite.json"_s,
                          u"ATTRIBUTION.md"_s}));
    const QJsonObject sprite = QJsonDocument::fromJson(contentOf(path(u"out/sprite.json"_s))).object();
    const QJsonObject places = sprite[u"flags"].toObject();
    QCOMPARE(places.size(), colours.size());
    for (const int scale : {1, 2}) {
        const QImage image(path(scale == 1 ? u"out/sprite.png"_s : u"out/sprite@2x.png"_s));
        QCOMPARE(image.size(), QSize(sprite[u"width"].toInt(), sprite[u"height"].toInt()) * scale);
        for (const auto &[flag, colour] : colours) {
            const QJsonObject place = places[QLatin1StringView(flag)].toObject();
            const QRect rect(QPoint(place[u"x"].toInt(), place[u"y"].toInt()) * scale,
                             QSize(place[u"width"].toInt(), place[u"height"].toInt()) * scale);
            for (const QPoint corner : {rect.topLeft(), rect.bottomRight(), rect.center()})
                QCOMPARE(image.pixel(corner), colour);
            for (int edge = 1; edge <= sprite[u"padding"].toInt() * scale; ++edge) { // transparent all around
                QCOMPARE(qAlpha(image.pixel(rect.left() - edge, rect.top())), 0);
                QCOMPARE(qAlpha(image.pixel(rect.right() + edge, rect.bottom())), 0);
                QCOMPARE(qAlpha(image.pixel(rect.left(), rect.top() - edge)), 0);
                QCOMPARE(qAlpha(image.pixel(rect.left(), rect.bottom() + edge)), 0);
            }
        }
    }
}

void tst_SetPack::attributionNamesEachLicence()
{
    add("FR", ImageFormat::Png, picture(qRgb(1, 2, 3), {100, 60}), {100, 60}, u"Ours"_s);
    static_cast<void>(pack({}, false));
    QCOMPARE(QString::fromUtf8(contentOf(path(u"out/ATTRIBUTION.md"_s))),
             u"# Attribution\n\n## LOCAL\n\nLicence: Public domain\n\nFlags (5): AD, BR, GB-ENG, NP, ZW\n"
             "\n## Ours\n\nLicence: not known; ask before you publish\n\nFlags (1): FR\n"_s);
}

void tst_SetPack::sameFlagsGiveTheSameBytes()
{
    const QStringList files = pack({20, 50}, true, u"one"_s).files;
    QCOMPARE(pack({20, 50}, true, u"two"_s).files, files);
    for (const QString &file : files)
        QVERIFY2(contentOf(path(u"one/"_s + file)) == contentOf(path(u"two/"_s + file)), qPrintable(file));
}

void tst_SetPack::damagedFlagsAreLeftOut()
{
    QVERIFY(QFile::remove(path(u"flags/ad.png"_s)));
    put(path(u"flags/br.png"_s), "not a flag");
    const PackReport report = pack({20}, true);
    QCOMPARE(report.leftOut.size(), 2);
    QVERIFY(!QFile::exists(path(u"out/png/20/br.png"_s)));
    QVERIFY(!contentOf(path(u"out/sprite.css"_s)).contains("flag-br"));
    QVERIFY(contentOf(path(u"out/sprite.css"_s)).contains("flag-gb-eng"));
}

void tst_SetPack::refusesWhatCannotBeMade()
{
    const auto problemWith = [this](const QString &folder, const QString &output) {
        const auto made = makePack({.folder = path(folder), .output = path(output), .widths = {20}});
        return made ? std::nullopt : std::optional(made.error().kind);
    };
    QVERIFY(problemWith(u"nowhere"_s, u"out"_s) == ProblemKind::ManifestMissing);
    QVERIFY(problemWith(u"flags"_s, u"flags"_s) == ProblemKind::PackNotMade);
    put(path(u"file"_s), "in the way");
    QVERIFY(problemWith(u"flags"_s, u"file/out"_s) == ProblemKind::PackNotMade);
}

void tst_SetPack::browserShowsEachClassAsItsFlag()
{
    const QString chromium = QStandardPaths::findExecutable(u"chromium"_s);
    if (chromium.isEmpty())
        QSKIP("chromium is not installed: nobody looks at the CSS of the sprite here");
    static_cast<void>(pack({}, true));
    const QJsonObject places =
        QJsonDocument::fromJson(contentOf(path(u"out/sprite.json"_s))).object()[u"flags"].toObject();
    QByteArray page =
        "<!doctype html><link rel=stylesheet href=sprite.css><body style='margin:0;background:#888'>";
    for (const auto &[flag, colour] : colours)
        page += "<div style='height:40px'><span class='flag flag-" + QByteArray(flag).toLower()
            + "' style='vertical-align:top'></span></div>";
    put(path(u"out/page.html"_s), page);
    for (const int scale : {1, 2}) {
        QProcess browser;
        browser.start(chromium,
                      {u"--headless"_s, u"--no-sandbox"_s, u"--disable-gpu"_s, u"--hide-scrollbars"_s,
                       u"--user-data-dir="_s + path(u"profile"_s), u"--window-size=200,300"_s,
                       u"--force-device-scale-factor=%1"_s.arg(scale),
                       u"--screenshot="_s + path(u"shot.png"_s), u"file://"_s + path(u"out/page.html"_s)});
        QVERIFY(browser.waitForFinished(120'000));
        const QImage shot(path(u"shot.png"_s));
        QVERIFY2(!shot.isNull(), browser.readAllStandardError().constData());
        for (qsizetype i = 0; i < colours.size(); ++i) {
            const QJsonObject place = places[QLatin1StringView(colours[i].first)].toObject();
            const QRect rect(0, int(i) * 40 * scale, place[u"width"].toInt() * scale,
                             place[u"height"].toInt() * scale);
            for (const QPoint corner : {rect.topLeft(), rect.bottomRight(), rect.center()})
                QCOMPARE(shot.pixel(corner), colours[i].second);
            QCOMPARE(shot.pixel(rect.right() + 1, rect.top()), qRgb(0x88, 0x88, 0x88));
            QCOMPARE(shot.pixel(rect.left(), rect.bottom() + 1), qRgb(0x88, 0x88, 0x88));
        }
    }
}

QTEST_GUILESS_MAIN(tst_SetPack)
#include "tst_setpack.moc"
