#include "practice/flagsource.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include <sys/stat.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

class tst_FlagSource final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void servesThePack();
    void findsFiles_data();
    void findsFiles();
    void servesPicturesOnly_data();
    void servesPicturesOnly();
    void refusesWhatIsTooLarge();
    void opensRegularFilesOnly();
    void followsNoLinks_data();
    void followsNoLinks();
    void followsALinkToTheFolderItself();
    void listsCodes();
    void indexPageListsWhatIsServed();
    void indexPageOfThePack();

private:
    void put(const QString &path, const QByteArray &bytes = "GIF89a of a flag") const;
    [[nodiscard]] Answer flag(const QString &code, ImageFormat asked = ImageFormat::Gif) const;

    std::unique_ptr<QTemporaryDir> m_folder;
};

void tst_FlagSource::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    QVERIFY(m_folder->isValid());
}

void tst_FlagSource::put(const QString &path, const QByteArray &bytes) const
{
    const QString whole = m_folder->filePath(path);
    QVERIFY(QDir().mkpath(QFileInfo(whole).path()));
    QFile file(whole);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

Answer tst_FlagSource::flag(const QString &code, ImageFormat asked) const
{
    return FlagSource(m_folder->path()).flag(CountryCode::parse(code).value(), asked);
}

void tst_FlagSource::servesThePack()
{
    const FlagSource pack;
    QCOMPARE(pack.count(), 249);
    const CountryCode brazil = CountryCode::parse(u"BR").value();
    const Answer answer = pack.flag(brazil, ImageFormat::Gif);
    QCOMPARE(answer.status, 200);
    QCOMPARE(answer.contentType, "image/png"_ba);
    QVERIFY(answer.body == practiceFlag(brazil));
    QCOMPARE(pack.flag(CountryCode::parse(u"ZZ").value(), ImageFormat::Png).status, 404);
}

void tst_FlagSource::findsFiles_data()
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

void tst_FlagSource::findsFiles()
{
    QFETCH(const QStringList, files);
    QFETCH(const ImageFormat, asked);
    QFETCH(const QString, found);
    for (const QString &file : files)
        put(file, "GIF89a" + file.toUtf8());
    const Answer answer = flag(u"BR"_s, asked);
    QCOMPARE(answer.status, found.isEmpty() ? 404 : 200);
    QCOMPARE(answer.body, found.isEmpty() ? QByteArray() : "GIF89a" + found.toUtf8());
}

void tst_FlagSource::servesPicturesOnly_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("type"); // empty: refused
    const auto row = [](const char *name, const QByteArray &bytes, const QByteArray &type) {
        QTest::newRow(name) << bytes << type;
    };
    row("a PNG", "\x89PNG\r\n\x1a\nand so on", "image/png");
    row("a GIF", "GIF89a and so on", "image/gif");
    row("an old GIF", "GIF87a", "image/gif");
    row("a page", "<html>", {});
    row("a private key", "-----BEGIN OPENSSH PRIVATE KEY-----", {});
    row("a JPEG", "\xff\xd8\xff\xe0", {});
    row("nothing", {}, {});
}

void tst_FlagSource::servesPicturesOnly()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, type);
    put(u"br.gif"_s, bytes);
    const Answer answer = flag(u"BR"_s);
    QCOMPARE(answer.status, type.isEmpty() ? 500 : 200);
    QCOMPARE(answer.contentType, type);
    QCOMPARE(answer.body, type.isEmpty() ? QByteArray() : bytes);
    QCOMPARE(FlagSource(m_folder->path()).count(), type.isEmpty() ? 0 : 1);

    put(u"br.png"_s, "GIF89a"); // a picture is served although the file before it is none
    QCOMPARE(flag(u"BR"_s).status, 200);
}

void tst_FlagSource::refusesWhatIsTooLarge()
{
    put(u"br.gif"_s, "GIF89a" + QByteArray(maxFlagBytes - 6, 'x'));
    QCOMPARE(flag(u"BR"_s).body.size(), maxFlagBytes);
    put(u"fr.gif"_s, "GIF89a" + QByteArray(maxFlagBytes - 5, 'x'));
    const Answer tooLarge = flag(u"FR"_s);
    QCOMPARE(tooLarge.status, 500);
    QVERIFY(tooLarge.body.isEmpty());
    QCOMPARE(FlagSource(m_folder->path()).count(), 1);
}

void tst_FlagSource::opensRegularFilesOnly()
{
    QVERIFY(QDir(m_folder->path()).mkpath(u"br.gif"_s));
    QCOMPARE(flag(u"BR"_s).status, 404);
    // Opening it would wait for somebody who writes into it.
    QCOMPARE(::mkfifo(QFile::encodeName(m_folder->filePath(u"fr.gif"_s)).constData(), 0600), 0);
    QCOMPARE(flag(u"FR"_s).status, 404);
}

void tst_FlagSource::followsNoLinks_data()
{
    QTest::addColumn<QString>("link");
    QTest::addColumn<QString>("leadsTo"); // from the folder
    QTest::newRow("a file outside") << u"br.gif"_s << u"../secret.gif"_s;
    QTest::newRow("a file outside by its whole path") << u"br.gif"_s << u"%1/secret.gif"_s;
    QTest::newRow("a folder outside") << u"br"_s << u"../private"_s;
    QTest::newRow("a file of the folder") << u"br.gif"_s << u"fr.gif"_s;
}

void tst_FlagSource::followsNoLinks()
{
    QFETCH(const QString, link);
    QFETCH(QString, leadsTo);
    put(u"secret.gif"_s);
    put(u"private/br.gif"_s);
    put(u"flags/fr.gif"_s);
    if (leadsTo.contains("%1"_L1))
        leadsTo = leadsTo.arg(m_folder->path());
    QVERIFY(QFile::link(leadsTo, m_folder->filePath(u"flags/"_s + link)));
    const FlagSource source(m_folder->filePath(u"flags"_s));
    QCOMPARE(source.flag(CountryCode::parse(u"BR").value(), ImageFormat::Gif).status, 404);
    QCOMPARE(source.codes(), QList<CountryCode>{CountryCode::parse(u"FR").value()});
}

void tst_FlagSource::followsALinkToTheFolderItself()
{
    put(u"flags/br.gif"_s);
    QVERIFY(QFile::link(u"flags"_s, m_folder->filePath(u"link"_s)));
    QCOMPARE(FlagSource(m_folder->filePath(u"link"_s)).count(), 1);
}

void tst_FlagSource::listsCodes()
{
    for (const QString &file : {u"br/br.gif"_s, u"br.png"_s, u"zz.png"_s, u"abc.gif"_s, u"index.html"_s})
        put(file);
    const QList<CountryCode> expected{CountryCode::parse(u"BR").value(), CountryCode::parse(u"ZZ").value()};
    QCOMPARE(FlagSource(m_folder->path()).codes(), expected);
    QCOMPARE(FlagSource(m_folder->filePath(u"nowhere"_s)).count(), 0);
}

void tst_FlagSource::indexPageListsWhatIsServed()
{
    put(u"br.gif"_s);
    put(u"fr/fr.png"_s);
    const QByteArray page = FlagSource(m_folder->path()).indexPage();
    QVERIFY2(page.contains("<p>2 flag"), page.constData());
    QVERIFY(page.contains("<code>/flags/{cc}/{cc}.gif</code>"));
    QVERIFY(page.contains("<code>/flags/{cc}/{cc}.png</code>"));
    QVERIFY(page.contains("<a href=\"/flags/br/br.png\">BR</a>\n<a href=\"/flags/fr/fr.png\">FR</a>"));
    QCOMPARE(page.count("<a "), 2);
    QVERIFY(!page.contains("not for publishing"));
    QVERIFY(!page.contains(m_folder->path().toUtf8())); // nobody needs to know where they are
}

void tst_FlagSource::indexPageOfThePack()
{
    const QByteArray page = FlagSource().indexPage();
    QCOMPARE(page.count("<a "), 249);
    QVERIFY(page.contains("not for publishing"));
    QVERIFY(page.contains("<meta charset=\"utf-8\">"));
}

QTEST_GUILESS_MAIN(tst_FlagSource)
#include "tst_flagsource.moc"
