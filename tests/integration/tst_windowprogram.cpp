#include "fakes/program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

/// The windowed program as a process, on a display that nobody sees.
class TestWindowProgram final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void answersWithoutAWindow();
    void refusesBeforeAWindowIsShown_data();
    void refusesBeforeAWindowIsShown();
    void startsByItselfWithWhatItIsTold();

private:
    [[nodiscard]] std::unique_ptr<QProcess> process(const QString &arguments) const;

    std::unique_ptr<QTemporaryDir> m_home;
};

void TestWindowProgram::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
}

std::unique_ptr<QProcess> TestWindowProgram::process(const QString &arguments) const
{
    auto made = prepared(QStringLiteral(FLAGHOIST_WINDOW), arguments, m_home->path());
    auto environment = made->processEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    for (const QString &name : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_RUNTIME_DIR"_s})
        environment.insert(name, m_home->path());
    made->setProcessEnvironment(environment);
    return made;
}

void TestWindowProgram::answersWithoutAWindow()
{
    const auto version = process(u"--version"_s);
    version->start();
    const Told versions = ended(*version);
    QCOMPARE(versions.exitStatus, 0);
    QVERIFY2(versions.out.startsWith("flaghoist "_L1) && versions.out.contains(QLatin1StringView(qVersion())),
             qPrintable(versions.out));

    const auto help = process(u"-m 0 --help"_s);
    help->start();
    const Told told = ended(*help);
    QCOMPARE(told.exitStatus, 0);
    QVERIFY(told.out.contains("\n  flaghoist [options]"_L1) && told.out.contains("--start"_L1));
    QVERIFY(!told.out.contains("flaghoist-cli"_L1) && !told.out.contains("--serve["_L1));
}

void TestWindowProgram::refusesBeforeAWindowIsShown_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("no request at once") << u"-m 0"_s << u"--max_req"_s;
    QTest::newRow("three letters") << u"ABC"_s << u"“ABC”"_s;
    QTest::newRow("a region nobody knows") << u"--start --region Atlantis"_s << u"Atlantis"_s;
    QTest::newRow("what only the console has") << u"--report r.json"_s << u"report"_s;
    QTest::newRow("serving") << u"--serve=flags"_s << u"serve"_s;
}

void TestWindowProgram::refusesBeforeAWindowIsShown()
{
    QFETCH(const QString, arguments);
    QFETCH(const QString, named);
    const auto window = process(arguments);
    window->start();
    const Told told = ended(*window);
    QCOMPARE(told.exitStatus, 2);
    QCOMPARE(told.out, QString());
    QVERIFY2(told.err.contains("flaghoist: "_L1) && told.err.contains(named), qPrintable(told.err));
    QVERIFY(told.err.contains(u"“flaghoist --help”"_s));
}

void TestWindowProgram::startsByItselfWithWhatItIsTold()
{
    const auto window = process(u"--start -s LOCAL -o flags --name flag-{CC} fr BR XK"_s);
    window->start();
    const auto files = [this] {
        return QDir(m_home->filePath(u"flags"_s)).entryList({u"flag-*"_s}, QDir::Files, QDir::Name);
    };
    QTRY_COMPARE_WITH_TIMEOUT(files(), QStringList({u"flag-BR.png"_s, u"flag-FR.png"_s}), 30'000);
    QCOMPARE(window->state(), QProcess::Running);
    window->kill();
    QVERIFY(window->waitForFinished());
}

QTEST_GUILESS_MAIN(TestWindowProgram)
#include "tst_windowprogram.moc"
