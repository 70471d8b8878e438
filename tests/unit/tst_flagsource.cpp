#include "practice/flagsource.h"

#include "countries/catalogue.h"
#include "practice/flagpack.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include <sys/stat.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

class TestFlagSource final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void servesThePack();
    void findsFiles_data();
    void findsFiles();
    void tellsTheTypeByTheContent_data();
    void tellsTheTypeByTheContent();
    void readsNoMoreThanAFlag();
    void leavesAloneWhatIsNoFile();
    void countsCodes();

private:
    void put(const QString &path, const QByteArray &bytes = "flag") const;
    [[nodiscard]] FlagAnswer flag(const QString &code, ImageFormat asked = ImageFormat::Gif) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestFlagSource::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void TestFlagSource::put(const QString &path, const QByteArray &bytes) const
{
    const QString whole = m_folder->filePath(path);
    QVERIFY(QDir().mkpath(QFileInfo(whole).path()));
    QFile file(whole);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

FlagAnswer TestFlagSource::flag(const QString &code, ImageFormat asked) const
{
    return FlagSource(m_folder->path()).flag(CountryCode::parse(code).value(), asked);
}

void TestFlagSource::servesThePack()
{
    const FlagSource pack;
    QCOMPARE(pack.count(), 249);
    const CountryCode brazil = CountryCode::parse(u"BR").value();
    const FlagAnswer answer = pack.flag(brazil, ImageFormat::Gif);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.contentType, "image/png"_ba);
    QVERIFY(answer.bytes == practiceFlag(brazil));
    QCOMPARE(pack.flag(CountryCode::parse(u"ZZ").value(), ImageFormat::Png).status, 404);
}

void TestFlagSource::findsFiles_data()
{
    QTest::addColumn<QStringList>("files"); // each holds its own name
    QTest::addColumn<ImageFormat>("asked");
    QTest::addColumn<QString>("found"); // empty: 404

    const auto row = [](const char *name, const QString &files, ImageFormat asked, const QString &found) {
        QTest::newRow(name) << files.split(u' ') << asked << found;
    };
    row("as the book has them", u"br/br.gif"_s, ImageFormat::Gif, u"br/br.gif"_s);
    row("side by side", u"br.gif"_s, ImageFormat::Gif, u"br.gif"_s);
    row("the book’s way first", u"br.gif br/br.gif"_s, ImageFormat::Gif, u"br/br.gif"_s);
    row("the asked format first", u"br/br.png br.gif"_s, ImageFormat::Gif, u"br.gif"_s);
    row("the other one where there is no choice", u"br/br.png"_s, ImageFormat::Gif, u"br/br.png"_s);
    row("a GIF for a PNG", u"br.gif"_s, ImageFormat::Png, u"br.gif"_s);
    row("another country", u"fr.gif br/fr.gif"_s, ImageFormat::Gif, {});
    row("another kind of file", u"br.txt br"_s, ImageFormat::Gif, {});
    row("a folder further down", u"flags/br/br.gif"_s, ImageFormat::Gif, {});
}

void TestFlagSource::findsFiles()
{
    QFETCH(const QStringList, files);
    QFETCH(const ImageFormat, asked);
    QFETCH(const QString, found);
    for (const QString &file : files)
        put(file, file.toUtf8());
    const FlagAnswer answer = flag(u"BR"_s, asked);
    QCOMPARE(answer.status, found.isEmpty() ? 404 : 200);
    QCOMPARE(QString::fromUtf8(answer.bytes), found);
}

void TestFlagSource::tellsTheTypeByTheContent_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("type");
    QTest::newRow("a PNG") << "\x89PNG\r\n\x1a\nand so on"_ba
                           << "image/png"_ba;
    QTest::newRow("a GIF") << "GIF89a and so on"_ba
                           << "image/gif"_ba;
    QTest::newRow("an old GIF") << "GIF87a"_ba
                                << "image/gif"_ba;
    QTest::newRow("something else") << "<html>"_ba
                                    << "application/octet-stream"_ba;
    QTest::newRow("nothing") << QByteArray() << "application/octet-stream"_ba;
}

void TestFlagSource::tellsTheTypeByTheContent()
{
    QFETCH(const QByteArray, bytes);
    put(u"br.gif"_s, bytes);
    const FlagAnswer answer = flag(u"BR"_s);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.bytes, bytes);
    QTEST(answer.contentType, "type");
}

void TestFlagSource::readsNoMoreThanAFlag()
{
    put(u"br.gif"_s, QByteArray(maxFlagBytes, 'x'));
    QCOMPARE(flag(u"BR"_s).bytes.size(), maxFlagBytes);
    put(u"fr.gif"_s, QByteArray(maxFlagBytes + 1, 'x'));
    const FlagAnswer tooLarge = flag(u"FR"_s);
    QCOMPARE(tooLarge.status, 500);
    QVERIFY(tooLarge.bytes.isEmpty());
}

void TestFlagSource::leavesAloneWhatIsNoFile()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"br.gif"_s));
    QCOMPARE(flag(u"BR"_s).status, 404);
    // Opening it would wait for somebody who writes into it.
    QCOMPARE(::mkfifo(QFile::encodeName(m_folder->filePath(u"fr.gif"_s)).constData(), 0600), 0);
    QCOMPARE(flag(u"FR"_s).status, 404);
}

void TestFlagSource::countsCodes()
{
    for (const QString &file : {u"br/br.gif"_s, u"br.png"_s, u"zz.png"_s, u"abc.gif"_s, u"index.html"_s})
        put(file);
    QCOMPARE(FlagSource(m_folder->path()).count(), 2);
    QCOMPARE(FlagSource(m_folder->filePath(u"nowhere"_s)).count(), 0);
}

QTEST_GUILESS_MAIN(TestFlagSource)
#include "tst_flagsource.moc"
