#include "engine/savedflags.h"

#include "fakes/disk.h"
#include "fakes/files.h"
#include "fakes/sampleimages.h"
#include "storage/flagfolder.h"
#include "storage/manifest.h"

#include <QCryptographicHash>
#include <QTemporaryDir>
#include <QTest>

#include <optional>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

using Kind = FileFinding::Kind;

class tst_FolderCheck final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void untouchedFolder();
    void findsWhatWasPlanted_data();
    void findsWhatWasPlanted();
    void findsAllAtOnceByCode();
    void changesNothing();
    void folderWithoutManifest();
    void folderOfAKilledRun();

private:
    [[nodiscard]] QString path(const QString &name = {}) const { return m_dir->filePath(name); }
    void plant(const QString &what, const QString &file);

    std::optional<QTemporaryDir> m_dir;
};

void tst_FolderCheck::init()
{
    m_dir.emplace();
    const auto folder = FlagFolder::open(path()).value();
    for (const char *flag : {"AD", "BR", "GB-ENG", "ZW"}) {
        const QByteArray bytes = SampleImages::png(20, 10);
        ManifestEntry entry;
        entry.code = code(flag);
        entry.file = entry.code.lower() + u".png"_s;
        entry.size = {20, 10};
        entry.bytes = bytes.size();
        entry.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
        QVERIFY(folder->save(entry.code.lower(), ImageFormat::Png, bytes));
        folder->manifest().record(entry);
    }
}

void tst_FolderCheck::plant(const QString &what, const QString &file)
{
    const QByteArray good = SampleImages::png(20, 10);
    if (what == "remove"_L1)
        QVERIFY(QFile::remove(path(file)));
    else if (what == "another flag"_L1)
        put(path(file), SampleImages::png(30, 10));
    else if (what == "cut short"_L1)
        put(path(file), good.chopped(2));
    else if (what == "one bit"_L1)
        put(path(file), good.chopped(1) + char(good.back() ^ 1));
    else if (what == "empty"_L1)
        put(path(file), {});
    else
        put(path(file), good);
}

void tst_FolderCheck::untouchedFolder()
{
    const auto check = checkFolder(path());
    QVERIFY(check);
    QCOMPARE(check->listed, 4);
    QVERIFY(check->findings.isEmpty());
}

void tst_FolderCheck::findsWhatWasPlanted_data()
{
    QTest::addColumn<QString>("what");
    QTest::addColumn<QString>("file");
    QTest::addColumn<FileFinding>("finding");
    const auto row = [](const char *title, const QString &what, const QString &file, Kind kind,
                        std::optional<CountryCode> flag) {
        QTest::newRow(title) << what << file << FileFinding{kind, flag, file};
    };
    row("a flag that is gone", u"remove"_s, u"br.png"_s, Kind::Missing, code("BR"));
    row("a part that is gone", u"remove"_s, u"gb-eng.png"_s, Kind::Missing, code("GB-ENG"));
    row("another flag in its place", u"another flag"_s, u"br.png"_s, Kind::Changed, code("BR"));
    row("a flag without its end", u"cut short"_s, u"br.png"_s, Kind::Damaged, code("BR"));
    row("a flipped bit", u"one bit"_s, u"br.png"_s, Kind::Damaged, code("BR"));
    row("an empty file", u"empty"_s, u"br.png"_s, Kind::Damaged, code("BR"));
    row("a flag that was never saved", u"new"_s, u"fr.png"_s, Kind::Extra, code("FR"));
    row("the same flag in another format", u"new"_s, u"br.gif"_s, Kind::Extra, code("BR"));
    row("a picture of no code", u"new"_s, u"logo.svg"_s, Kind::Extra, std::nullopt);
}

void tst_FolderCheck::findsWhatWasPlanted()
{
    QFETCH(const QString, what);
    QFETCH(const QString, file);
    QFETCH(const FileFinding, finding);
    plant(what, file);
    const auto check = checkFolder(path());
    QVERIFY(check);
    QVERIFY(check->findings == QList{finding});
}

void tst_FolderCheck::findsAllAtOnceByCode()
{
    plant(u"new"_s, u"logo.png"_s);
    plant(u"remove"_s, u"zw.png"_s);
    plant(u"another flag"_s, u"br.png"_s);
    plant(u"cut short"_s, u"ad.png"_s);
    plant(u"new"_s, u"fr.png"_s);
    put(path(u"notes.txt"_s), "not a picture");
    const auto check = checkFolder(path());
    QVERIFY(check);
    QStringList files;
    for (const FileFinding &finding : check->findings)
        files.append(finding.file);
    QCOMPARE(files, (QStringList{u"ad.png"_s, u"br.png"_s, u"fr.png"_s, u"zw.png"_s, u"logo.png"_s}));
}

void tst_FolderCheck::changesNothing()
{
    plant(u"remove"_s, u"br.png"_s);
    const QByteArray before = contentOf(path(u"flags.json"_s));
    QVERIFY(checkFolder(path()));
    QCOMPARE(contentOf(path(u"flags.json"_s)), before);
    QCOMPARE(namesIn(path()), (QStringList{u"ad.png"_s, u"flags.json"_s, u"gb-eng.png"_s, u"zw.png"_s}));
}

void tst_FolderCheck::folderWithoutManifest()
{
    QTemporaryDir empty;
    const auto check = checkFolder(empty.path());
    QVERIFY(!check);
    QCOMPARE(check.error(), Problem({ProblemKind::ManifestMissing, empty.path()}));
    QCOMPARE(checkFolder(empty.filePath(u"nowhere"_s)).error().kind, ProblemKind::ManifestMissing);
    put(empty.filePath(u"flags.json"_s), "{}");
    QCOMPARE(checkFolder(empty.path()).error().kind, ProblemKind::ManifestInTheWay);
}

void tst_FolderCheck::folderOfAKilledRun()
{
    Child child([this](const Child::Say &say) {
        const auto folder = FlagFolder::open(path()).value();
        ManifestEntry entry = folder->manifest().find(u"br.png"_s).value();
        entry.code = code("FR");
        entry.file = u"fr.png"_s;
        static_cast<void>(folder->save(u"fr"_s, ImageFormat::Png, SampleImages::png(20, 10)));
        folder->manifest().record(entry);
        say(".");
        ::pause();
    });
    QCOMPARE(child.hear(1), QByteArray("."));
    child.kill();
    const auto check = checkFolder(path());
    QCOMPARE(check->listed, 5);
    QVERIFY(check->findings.isEmpty());
}

QTEST_GUILESS_MAIN(tst_FolderCheck)
#include "tst_foldercheck.moc"
