#include "options/settingsstore.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

class tst_SourceStore final : public QObject
{
    Q_OBJECT

private slots:
    void isLoadedAsItWasSaved();
    void readsHeaders_data();
    void readsHeaders();
};

void tst_SourceStore::isLoadedAsItWasSaved()
{
    const QTemporaryDir folder;
    const OwnSources sources{
        {u"https://a.example/{cc}.png"_s,
         {.label = u"Ours"_s,
          .cap = 3,
          .licence = u"CC0"_s,
          .headers = {{"Referer", "https://a.example/"}, {"X-Key", "k: 1"}}}},
        {u"https://b.example/{cc}.png"_s, {}},
    };
    {
        QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
        saveOwnSources(settings, sources);
    }
    const QSettings settings(folder.filePath(u"s.ini"_s), QSettings::IniFormat);
    QVERIFY(loadOwnSources(settings) == sources);
    QVERIFY(loadOwnSources(QSettings(folder.filePath(u"none.ini"_s), QSettings::IniFormat)).isEmpty());
}

void tst_SourceStore::readsHeaders_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("count"); // -1: refused
    QTest::newRow("none") << QString() << 0;
    QTest::newRow("one") << u"Referer: https://example.org/"_s << 1;
    QTest::newRow("two and an empty line") << u"X-Key: 1\n\n  Authorization:Bearer x  \n"_s << 2;
    QTest::newRow("no value") << u"X-Key:"_s << -1;
    QTest::newRow("no name") << u": 1"_s << -1;
    QTest::newRow("no colon") << u"X-Key 1"_s << -1;
    QTest::newRow("a space in the name") << u"X Key: 1"_s << -1;
    QTest::newRow("a control character") << u"X-Key: a\rHost: b"_s << -1;
    QTest::newRow("letters that are not ASCII") << u"X-Key: ключ"_s << -1;
    QTest::newRow("one that is ours: Host") << u"host: example.org"_s << -1;
    QTest::newRow("one that is ours: If-None-Match") << u"If-None-Match: *"_s << -1;
    QTest::newRow("one that is ours: Accept-Encoding") << u"Accept-Encoding: zstd"_s << -1;
}

void tst_SourceStore::readsHeaders()
{
    QFETCH(const QString, text);
    QFETCH(const int, count);
    const auto headers = parseHeaders(text);
    QCOMPARE(headers ? int(headers->size()) : -1, count);
    if (headers)
        QVERIFY(parseHeaders(formatHeaders(*headers)) == headers);
}

QTEST_GUILESS_MAIN(tst_SourceStore)
#include "tst_sourcestore.moc"
