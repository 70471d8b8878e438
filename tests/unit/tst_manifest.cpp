#include "storage/manifest.h"

#include "fakes/disk.h"
#include "fakes/files.h"
#include "fakes/jsonschema.h"
#include "storage/flagfolder.h"

#include <QCryptographicHash>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <functional>
#include <memory>
#include <optional>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

ManifestEntry entryOf(const char *flag, const QByteArray &bytes = "flag")
{
    ManifestEntry entry;
    entry.code = code(flag);
    entry.name = u"Country"_s;
    entry.file = entry.code.lower() + u".png"_s;
    entry.size = {20, 10};
    entry.bytes = bytes.size();
    entry.sha256 = QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
    entry.source = u"LOCAL"_s;
    entry.url = u"http://127.0.0.1/"_s + entry.file;
    entry.validators = {.etag = "\"5f-61\"", .lastModified = "Wed, 25 Nov 2026 10:00:00 GMT"};
    entry.licence = u"Public domain"_s;
    entry.time = QDateTime::fromSecsSinceEpoch(1'000'000'000).toUTC();
    return entry;
}

std::optional<Manifest> parsed(const QByteArray &file)
{
    return parseManifest(QJsonDocument::fromJson(file).object());
}

/// \a work calls its argument where it is to be killed.
void inKilledChild(const std::function<void(const std::function<void()> &)> &work)
{
    Child child([&work](const Child::Say &say) {
        work([&say] {
            say(".");
            ::pause();
        });
    });
    QCOMPARE(child.hear(1), QByteArray("."));
    child.kill();
}

} // namespace

class tst_Manifest final : public QObject
{
    Q_OBJECT

private slots:
    void init();

    void isReadAsItWasWritten();
    void followsItsSchema();
    void foreignFile_data();
    void foreignFile();
    void entryThatLeavesTheFolder_data();
    void entryThatLeavesTheFolder();

    void folderWritesItAtItsEnd();
    void recordsOfAKilledProcessCount();
    void recordThatIsCutShortDoesNotCount();
    void sameFlagKeepsItsTime();
    void orderOfSavingDoesNotShow();
    void fullDiskKeepsTheRecords();

private:
    [[nodiscard]] QString path(const QString &name = {}) const { return m_dir->filePath(name); }
    [[nodiscard]] std::shared_ptr<const FlagFolder> folder() const
    {
        return FlagFolder::open(path()).value();
    }
    [[nodiscard]] Manifest manifest() const
    {
        return parsed(contentOf(path(u"flags.json"_s))).value_or(Manifest());
    }

    std::optional<QTemporaryDir> m_dir;
};

void tst_Manifest::init()
{
    m_dir.emplace();
    qputenv("SOURCE_DATE_EPOCH", "1000000000");
}

void tst_Manifest::isReadAsItWasWritten()
{
    ManifestEntry kept = entryOf("GB-ENG");
    kept.source.clear();
    kept.url.clear();
    kept.licence.clear();
    kept.validators = {};
    const Manifest whole{entryOf("BR"), kept};
    QVERIFY(parsed(formatManifest(whole)) == whole);
    QVERIFY(parsed(formatManifest({})) == Manifest());
}

void tst_Manifest::followsItsSchema()
{
    const QByteArray text =
        contentOf(QStringLiteral(FLAGHOIST_SOURCE_DIR "/resources/schemas/flags.schema.json"));
    const QJsonObject schema = QJsonDocument::fromJson(text).object();
    QVERIFY(!schema.isEmpty());
    ManifestEntry kept = entryOf("GB-ENG");
    kept.source.clear();
    kept.validators = {};
    const QJsonObject written = QJsonDocument::fromJson(formatManifest({entryOf("BR"), kept})).object();
    QCOMPARE(schemaComplaints(written, schema), QStringList());
}

void tst_Manifest::foreignFile_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("another program's") << QByteArray(R"({"flags":[]})");
    QTest::newRow("a later version") << QByteArray(
        R"({"format":"flaghoist-manifest","version":2,"flags":[]})");
    QTest::newRow("cut short") << formatManifest({entryOf("BR")}).chopped(20);
    QTest::newRow("an entry without a hash")
        << formatManifest({entryOf("BR")}).replace(entryOf("BR").sha256.toHex(), "");
    QTest::newRow("empty") << QByteArray();
}

void tst_Manifest::foreignFile()
{
    QFETCH(const QByteArray, bytes);
    put(path(u"flags.json"_s), bytes);
    const auto opened = FlagFolder::open(path());
    QVERIFY(!opened);
    QCOMPARE(opened.error().kind, ProblemKind::ManifestInTheWay);
    QCOMPARE(contentOf(path(u"flags.json"_s)), bytes);
}

void tst_Manifest::entryThatLeavesTheFolder_data()
{
    QTest::addColumn<QString>("file");
    QTest::newRow("up") << u"../br.png"_s;
    QTest::newRow("absolute") << u"/etc/passwd"_s;
    QTest::newRow("the folder itself") << u"."_s;
    QTest::newRow("the lock") << lockName;
    QTest::newRow("none") << QString();
}

void tst_Manifest::entryThatLeavesTheFolder()
{
    QFETCH(const QString, file);
    ManifestEntry entry = entryOf("BR");
    entry.file = file;
    QVERIFY(!parsed(formatManifest({entry})));
}

void tst_Manifest::folderWritesItAtItsEnd()
{
    {
        const auto open = folder();
        open->manifest().record(entryOf("BR"));
        QVERIFY(!QFile::exists(path(u"flags.json"_s)));
    }
    QCOMPARE(namesIn(path()), QStringList{u"flags.json"_s});
    QVERIFY(manifest() == Manifest{entryOf("BR")});
    QVERIFY(folder()->manifest().find(u"br.png"_s) == entryOf("BR"));
    QVERIFY(!folder()->manifest().find(u"br.gif"_s));
}

void tst_Manifest::recordsOfAKilledProcessCount()
{
    folder()->manifest().record(entryOf("BR"));
    inKilledChild([this](const auto &waitForEnd) {
        const auto open = folder();
        open->manifest().record(entryOf("BR", "newer"));
        open->manifest().record(entryOf("FR"));
        waitForEnd();
    });
    QVERIFY(manifest() == Manifest{entryOf("BR")});
    QVERIFY(folder()->manifest().find(u"fr.png"_s));
    QVERIFY((manifest() == Manifest{entryOf("BR", "newer"), entryOf("FR")}));
    QCOMPARE(namesIn(path()), QStringList{u"flags.json"_s});
}

void tst_Manifest::recordThatIsCutShortDoesNotCount()
{
    inKilledChild([this](const auto &waitForEnd) {
        const auto open = folder();
        open->manifest().record(entryOf("BR"));
        open->manifest().record(entryOf("FR"));
        waitForEnd();
    });
    const QString records = path(QLatin1StringView(ManifestFile::recordsName));
    put(records, contentOf(records).chopped(30));
    folder().reset();
    QVERIFY(manifest() == Manifest{entryOf("BR")});
}

void tst_Manifest::sameFlagKeepsItsTime()
{
    folder()->manifest().record(entryOf("BR"));
    qputenv("SOURCE_DATE_EPOCH", "1500000000");
    ManifestEntry again = entryOf("BR");
    again.validators.etag = "\"another\"";
    folder()->manifest().record(again);
    QVERIFY(manifest() == Manifest{again});
    folder()->manifest().record(entryOf("BR", "newer"));
    QCOMPARE(manifest().first().time.toSecsSinceEpoch(), 1'500'000'000);
}

void tst_Manifest::orderOfSavingDoesNotShow()
{
    QTemporaryDir other;
    const auto save = [](const QString &place, const QList<const char *> &flags) {
        const auto open = FlagFolder::open(place).value();
        for (const char *flag : flags)
            open->manifest().record(entryOf(flag));
    };
    save(path(), {"BR", "GB-ENG", "AD", "GB"});
    save(other.path(), {"GB", "AD"});
    save(other.path(), {"GB-ENG", "BR"});
    QCOMPARE(contentOf(other.filePath(u"flags.json"_s)), contentOf(path(u"flags.json"_s)));
}

void tst_Manifest::fullDiskKeepsTheRecords()
{
    {
        const auto open = folder();
        open->manifest().record(entryOf("BR"));
        const FileSizeLimit limit(10);
        QVERIFY(open->manifest().write());
        QVERIFY(QFile::exists(path(QLatin1StringView(ManifestFile::recordsName))));
    }
    QVERIFY(manifest() == Manifest{entryOf("BR")});
}

QTEST_GUILESS_MAIN(tst_Manifest)
#include "tst_manifest.moc"
