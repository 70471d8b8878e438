#include "countries/catalogue.h"
#include "countries/codetext.h"
#include "options/optiontable.h"
#include "options/settingsstore.h"

#include <QFile>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

using Change = std::function<void(RunOptions &)>;

CountryCode code(QStringView text)
{
    return *CountryCode::parse(text);
}

RunOptions defaults()
{
    RunOptions options;
    options.codes = normalized(topTwenty());
    options.server = u"DELAY"_s;
    options.seed = 7;
    options.concurrency = 12;
    return options;
}

} // namespace

Q_DECLARE_METATYPE(Change)

class tst_SettingsStore final : public QObject
{
    Q_OBJECT

private slots:
    void nothingRememberedIsTheDefaults();
    void remembersEveryField_data();
    void remembersEveryField();
    void aBrokenValueIsTheDefaultAndHarmsNoOther_data();
    void aBrokenValueIsTheDefaultAndHarmsNoOther();
    void survivesAFileThatIsNoSettings();
    void writesOnlyWhatDiffers();
    void hasEveryFieldOnce();
    void remembersWhatThePersonChanges_data();
    void remembersWhatThePersonChanges();

private:
    [[nodiscard]] QString settingsFile() const { return m_folder.filePath(u"settings.ini"_s); }

    QTemporaryDir m_folder;
};

void tst_SettingsStore::nothingRememberedIsTheDefaults()
{
    const QSettings settings(m_folder.filePath(u"none.ini"_s), QSettings::IniFormat);
    QCOMPARE(loadRunOptions(settings, defaults()), defaults());
    QVERIFY(!QFile::exists(settings.fileName()));
}

void tst_SettingsStore::remembersEveryField_data()
{
    QTest::addColumn<Change>("change");
    const auto row = [](const char *name, const Change &change) {
        QTest::newRow(name) << change;
    };
    row("codes", [](RunOptions &o) { o.codes = {code(u"DE"), code(u"XK")}; });
    row("every code", [](RunOptions &o) { o.codes = everyCode(); });
    row("no code", [](RunOptions &o) { o.codes.clear(); });
    row("source", [](RunOptions &o) { o.server = u"REMOTE"_s; });
    row("custom URL",
        [](RunOptions &o) { o.urlTemplate = u"https://example.org/a,b;c/{cc}.png?x=%20&y='z'"_s; });
    row("method", [](RunOptions &o) { o.strategy = Strategy::EventLoop; });
    row("concurrency", [](RunOptions &o) { o.concurrency = 77; });
    row("a concurrency beyond what is allowed", [](RunOptions &o) { o.concurrency = 5000; });
    row("concurrency untouched", [](RunOptions &o) { o.concurrency.reset(); });
    row("folder", [](RunOptions &o) { o.folder = u"/home/мария/Bilder, große/@Flags %1"_s; });
    row("existing", [](RunOptions &o) { o.existing = ExistingFiles::Skip; });
    row("timeout", [](RunOptions &o) { o.timeout = 1234ms; });
    row("no retries", [](RunOptions &o) { o.retries = 0; });
    row("delay", [](RunOptions &o) { o.delay = {50ms, 60s}; });
    row("no delay", [](RunOptions &o) { o.delay = {0ms, 0ms}; });
    row("error rate", [](RunOptions &o) { o.errorRate = 0.1; });
    row("a small error rate", [](RunOptions &o) { o.errorRate = 1.0 / 3e7; });
    row("faults",
        [](RunOptions &o) { o.faults = PracticeFaults(PracticeFault::Stall) | PracticeFault::Teapot; });
    row("every fault", [](RunOptions &o) { o.faults = everyPracticeFault; });
    row("no fault", [](RunOptions &o) { o.faults = PracticeFaults(); });
    row("seed", [](RunOptions &o) { o.seed = 4'294'967'295U; });
    row("capacity", [](RunOptions &o) { o.capacity = 5; });
    row("any rate", [](RunOptions &o) { o.rate = 0; });
    row("no seed", [](RunOptions &o) { o.seed.reset(); });
    row("slow codes", [](RunOptions &o) { o.slow = {{code(u"BD"), 10s}, {code(u"CN"), 1ms}}; });
    row("name", [](RunOptions &o) { o.name = *NameTemplate::parse(u"flag of {CC}, large"_s); });
}

void tst_SettingsStore::remembersEveryField()
{
    QFETCH(const Change, change);
    RunOptions options = defaults();
    change(options);
    QVERIFY(!(options == defaults()));
    {
        QSettings settings(settingsFile(), QSettings::IniFormat);
        settings.clear();
        saveRunOptions(settings, options);
    }
    const QSettings settings(settingsFile(), QSettings::IniFormat);
    QCOMPARE(settings.status(), QSettings::NoError);
    QVERIFY(loadRunOptions(settings, defaults()) == options);
}

void tst_SettingsStore::aBrokenValueIsTheDefaultAndHarmsNoOther_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QVariant>("value");
    const auto row = [](const char *key, const QVariant &value) {
        const QString shown = value.toString().left(30);
        QTest::addRow("%s = “%s” (%s)", key, qPrintable(shown), value.typeName())
            << QString::fromLatin1(key) << value;
    };
    for (const QString &codes : {u"DE FRA"_s, u"ÄÖ"_s, u"DE,FR"_s})
        row("codes", codes);
    row("codes", QStringList{u"DE"_s, u"FR"_s});
    row("server", u"NOWHERE"_s);
    row("server", QString());
    for (const QString &url :
         {u"https://example.org/de.png"_s, u"ftp://example.org/{cc}"_s, u"{cc}"_s, u"http://a:b@c/{cc}"_s})
        row("url", url);
    row("strategy", u"magic"_s);
    for (const QString &number : {u"0"_s, u"-1"_s, u"many"_s, u"3.5"_s})
        row("concurrency", number);
    row("folder", u"downloads"_s);
    row("folder", QStringList{u"/a"_s, u"/b"_s});
    row("existing", u"Overwrite?"_s);
    for (const QString &timeout : {u"0"_s, u"-3"_s, u"601"_s, u"nan"_s, u""_s})
        row("timeout", timeout);
    for (const QString &retries : {u"11"_s, u"-1"_s, u"two"_s, u""_s})
        row("retries", retries);
    for (const QString &delay : {u"5:1"_s, u"0:61"_s, u"a:b"_s, u":"_s, u"0:1:2"_s})
        row("delay", delay);
    for (const QString &rate : {u"1.1"_s, u"-0.1"_s, u"inf"_s, u"0,5"_s})
        row("error-rate", rate);
    for (const QString &faults : {u"reset,crash"_s, u"none,reset"_s, u","_s})
        row("faults", faults);
    for (const QString &seed : {u"-1"_s, u"4294967296"_s, u"x"_s})
        row("seed", seed);
    for (const QString &number : {u"-1"_s, u"x"_s, u"0.5"_s}) {
        row("capacity", number);
        row("rate", number);
    }
    for (const QString &slow : {u"BD"_s, u"BD=61"_s, u"BDD=1"_s, u"BD=1=2"_s, u"BD=1 ?"_s})
        row("slow", slow);
    for (const QString &name : {u"flag"_s, u"../{cc}"_s, u""_s})
        row("name", name);
    row("name", QVariant(QByteArray("\xff\xfe{cc}/")));
}

void tst_SettingsStore::aBrokenValueIsTheDefaultAndHarmsNoOther()
{
    QFETCH(const QString, key);
    QFETCH(const QVariant, value);
    RunOptions others = defaults();
    others.retries = 5;
    others.timeout = 5s;
    {
        QSettings settings(settingsFile(), QSettings::IniFormat);
        settings.clear();
        saveRunOptions(settings, others);
        QVERIFY(settings.contains(u"run-1/"_s + key));
        settings.setValue(u"run-1/"_s + key, value);
    }
    RunOptions expected = others;
    if (key == "retries"_L1)
        expected.retries = defaults().retries;
    if (key == "timeout"_L1)
        expected.timeout = defaults().timeout;
    const QSettings settings(settingsFile(), QSettings::IniFormat);
    QVERIFY(loadRunOptions(settings, defaults()) == expected);
}

void tst_SettingsStore::survivesAFileThatIsNoSettings()
{
    QFile broken(m_folder.filePath(u"broken.ini"_s));
    QVERIFY(broken.open(QIODevice::WriteOnly));
    constexpr char rubbish[] =
        "\x00\x89PNG\n[run-1\ncodes=@Variant(\\0\\0\\0\x7f)\n[run-1]\nretries=@Rect(1 2\ncodes";
    broken.write(rubbish, sizeof rubbish - 1);
    broken.close();
    const QSettings settings(broken.fileName(), QSettings::IniFormat);
    QVERIFY(loadRunOptions(settings, defaults()) == defaults());
}

void tst_SettingsStore::writesOnlyWhatDiffers()
{
    const QString name = m_folder.filePath(u"once.ini"_s);
    {
        QSettings settings(name, QSettings::IniFormat);
        saveRunOptions(settings, defaults());
        settings.setValue(u"run-2/later"_s, u"kept"_s);
    }
    const QByteArray comment("; the settings would not write this\n");
    QFile file(name);
    QVERIFY(file.open(QIODevice::Append));
    file.write(comment);
    file.close();
    const auto content = [&name] {
        QFile written(name);
        return written.open(QIODevice::ReadOnly) ? written.readAll() : QByteArray();
    };
    const QByteArray before = content();
    {
        QSettings settings(name, QSettings::IniFormat);
        saveRunOptions(settings, loadRunOptions(settings, RunOptions()));
    }
    QCOMPARE(content(), before);
    {
        QSettings settings(name, QSettings::IniFormat);
        RunOptions changed = defaults();
        changed.retries = 9;
        saveRunOptions(settings, changed);
    }
    QVERIFY(content() != before);
    QVERIFY(content().contains("later=kept"));
}

void tst_SettingsStore::hasEveryFieldOnce()
{
    QStringList keys;
    for (const OptionField &field : runFields())
        keys.append(field.key);
    QCOMPARE(keys.removeDuplicates(), 0);
    QCOMPARE(keys.size(), 17);
}

void tst_SettingsStore::remembersWhatThePersonChanges_data()
{
    QTest::addColumn<Change>("commandLine");
    QTest::addColumn<Change>("person");
    QTest::addColumn<Change>("expected"); // of what was remembered
    const auto row = [](const char *name, const Change &commandLine, const Change &person,
                        const Change &expected) {
        QTest::newRow(name) << commandLine << person << expected;
    };
    const auto once = [](RunOptions &o) {
        o.codes = {code(u"BR")};
        o.folder = u"/tmp/once"_s;
        o.concurrency = 3;
        o.urlTemplate = u"http://a.test/{cc}"_s;
        o.server.clear();
        o.seed = 8;
    };
    const auto nothing = [](RunOptions &) {
    };
    row("nothing of a command line", once, nothing, nothing);
    row("nothing without a change", nothing, nothing, nothing);
    const auto retries = [](RunOptions &o) {
        o.retries = 7;
    };
    row("the one value that changed", once, retries, retries);
    const auto concurrency = [](RunOptions &o) {
        o.concurrency = 5;
    };
    row("a value that the command line had set", once, concurrency, concurrency);
    const auto untouched = [](RunOptions &o) {
        o.concurrency.reset();
    };
    row("a value that is set no more", once, untouched, untouched);
    const auto local = [](RunOptions &o) {
        o.server = u"LOCAL"_s;
        o.urlTemplate.clear();
    };
    row("a source instead of a URL", once, local, local);
    const auto url = [](RunOptions &o) {
        o.urlTemplate = u"http://b.test/{cc}"_s;
    };
    row("a URL", nothing, url, url);
    row("another URL", once, url, [url](RunOptions &o) {
        o.server.clear();
        url(o);
    });
    row("every value", nothing, once, once);
}

void tst_SettingsStore::remembersWhatThePersonChanges()
{
    QFETCH(const Change, commandLine);
    QFETCH(const Change, person);
    QFETCH(const Change, expected);
    RunOptions before = defaults();
    before.retries = 1;
    RunOptions atStart = before;
    commandLine(atStart);
    RunOptions now = atStart;
    person(now);
    RunOptions wanted = before;
    expected(wanted);
    QVERIFY(remembered(before, atStart, now) == wanted);
}

QTEST_GUILESS_MAIN(tst_SettingsStore)
#include "tst_settingsstore.moc"
