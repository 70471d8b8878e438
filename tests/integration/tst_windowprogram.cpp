#include "fakes/program.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

#include <sys/stat.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

/// The windowed program as a process, on a display that nobody sees.
class tst_WindowProgram final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void answersWithoutADisplay_data();
    void answersWithoutADisplay();
    void endsWithOneSentenceWithoutADisplay_data();
    void endsWithOneSentenceWithoutADisplay();
    void endsInOrderWhenTheDisplayGoesAway();
    void refusesBeforeAWindowIsShown_data();
    void refusesBeforeAWindowIsShown();
    void startsByItselfWithTheOptionsGiven();
    void startsWithTheCodesOfAFile();
    void secondStartHasAWindowOfItsOwn();
    void remembersNothingOfTheCommandLine();
    void startsBesideAPipeForItsSettings();

private:
    [[nodiscard]] std::unique_ptr<QProcess> process(const QString &arguments) const;
    /// On the X display of that name, or on none.
    [[nodiscard]] std::unique_ptr<QProcess> onDisplay(const QString &arguments, const QString &display) const;

    std::unique_ptr<QTemporaryDir> m_home;
};

void tst_WindowProgram::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
}

std::unique_ptr<QProcess> tst_WindowProgram::process(const QString &arguments) const
{
    auto made = prepared(QStringLiteral(FLAGHOIST_WINDOW), arguments, m_home->path());
    auto environment = made->processEnvironment();
    environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
    for (const QString &name : {u"HOME"_s, u"XDG_CONFIG_HOME"_s, u"XDG_DATA_HOME"_s, u"XDG_RUNTIME_DIR"_s})
        environment.insert(name, m_home->path());
    made->setProcessEnvironment(environment);
    return made;
}

std::unique_ptr<QProcess> tst_WindowProgram::onDisplay(const QString &arguments, const QString &display) const
{
    auto made = process(arguments);
    auto environment = made->processEnvironment();
    for (const QString &name : {u"QT_QPA_PLATFORM"_s, u"DISPLAY"_s, u"WAYLAND_DISPLAY"_s})
        environment.remove(name);
    if (!display.isEmpty())
        environment.insert(u"DISPLAY"_s, display);
    made->setProcessEnvironment(environment);
    return made;
}

void tst_WindowProgram::answersWithoutADisplay_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("versions") << u"--version"_s
                              << QStringList{u"flaghoist "_s, QString::fromLatin1(qVersion())};
    QTest::newRow("help, in spite of a mistake")
        << u"-m 0 --help"_s << QStringList{u"\n  flaghoist [options]"_s, u"--start"_s};
}

void tst_WindowProgram::answersWithoutADisplay()
{
    QFETCH(const QString, arguments);
    QFETCH(const QStringList, words);
    const auto window = onDisplay(arguments, {});
    window->start();
    const ProgramResult result = ended(*window);
    QCOMPARE(result.exitStatus, 0);
    QCOMPARE(result.err, QString());
    for (const QString &word : words)
        QVERIFY2(result.out.contains(word), qPrintable(word));
    QVERIFY(!result.out.contains("flaghoist-cli"_L1) && !result.out.contains("--serve["_L1));
}

void tst_WindowProgram::endsWithOneSentenceWithoutADisplay_data()
{
    QTest::addColumn<QString>("display");
    QTest::addColumn<QString>("sentence");
    QTest::newRow("none") << QString() << u"There is no display to open a window on; flaghoist-cli does"_s;
    QTest::newRow("one that is not there")
        << u":4711"_s
        << u"No window can be opened (could not connect to display :4711); flaghoist-cli does"_s;
}

void tst_WindowProgram::endsWithOneSentenceWithoutADisplay()
{
    QFETCH(const QString, display);
    QFETCH(const QString, sentence);
    const auto window = onDisplay({}, display);
    window->start();
    const ProgramResult result = ended(*window);
    QCOMPARE(result.exitStatus, 2);
    QCOMPARE(result.out, QString());
    QCOMPARE(result.err, u"flaghoist: "_s + sentence + u" the same job in a terminal.\n"_s);
}

void tst_WindowProgram::endsInOrderWhenTheDisplayGoesAway()
{
    QProcess display;
    // -displayfd: it takes a free number and writes it there once it can be connected to.
    display.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-nolisten"_s, u"tcp"_s});
    if (!display.waitForStarted())
        QSKIP("Xvfb is not installed");
    QVERIFY(display.waitForReadyRead());
    const auto window = onDisplay(u"--start -s DELAY --delay 60 -o flags"_s,
                                  u":"_s + QString::fromLatin1(display.readLine().trimmed()));
    window->start();
    const QDir flags(m_home->filePath(u"flags"_s));
    QTRY_VERIFY_WITH_TIMEOUT(flags.exists(), 30'000); // the run has begun
    display.kill();
    QVERIFY(display.waitForFinished());
    QCOMPARE(ended(*window).exitStatus, 1);
}

void tst_WindowProgram::refusesBeforeAWindowIsShown_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("named");
    QTest::newRow("no request at once") << u"-m 0"_s << u"--max_req"_s;
    QTest::newRow("three letters") << u"ABC"_s << u"“ABC”"_s;
    QTest::newRow("a region nobody knows") << u"--start --region Atlantis"_s << u"Atlantis"_s;
    QTest::newRow("what only the console has") << u"--report r.json"_s << u"report"_s;
    QTest::newRow("serving") << u"--serve=flags"_s << u"serve"_s;
}

void tst_WindowProgram::refusesBeforeAWindowIsShown()
{
    QFETCH(const QString, arguments);
    QFETCH(const QString, named);
    const auto window = process(arguments);
    window->start();
    const ProgramResult result = ended(*window);
    QCOMPARE(result.exitStatus, 2);
    QCOMPARE(result.out, QString());
    QVERIFY2(result.err.contains("flaghoist: "_L1) && result.err.contains(named), qPrintable(result.err));
    QVERIFY(result.err.contains(u"“flaghoist --help”"_s));
}

void tst_WindowProgram::startsByItselfWithTheOptionsGiven()
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

void tst_WindowProgram::startsWithTheCodesOfAFile()
{
    QFile file(m_home->filePath(u"codes.txt"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("fr # France\nBR\n");
    file.close();
    const auto window = process(u"codes.txt --start -s LOCAL -o flags"_s);
    window->start();
    const auto files = [this] {
        return QDir(m_home->filePath(u"flags"_s)).entryList({u"*.png"_s}, QDir::Files, QDir::Name);
    };
    QTRY_COMPARE_WITH_TIMEOUT(files(), QStringList({u"br.png"_s, u"fr.png"_s}), 30'000);
    window->kill();
    QVERIFY(window->waitForFinished());
}

void tst_WindowProgram::secondStartHasAWindowOfItsOwn()
{
    const auto first = process(u"--start -s LOCAL -o first BR"_s);
    first->start();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_home->filePath(u"first/br.png"_s)), 30'000);
    const auto second = process(u"--start -s LOCAL -o second FR"_s);
    second->start();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_home->filePath(u"second/fr.png"_s)), 30'000);
    for (const auto &window : {first.get(), second.get()}) {
        QCOMPARE(window->state(), QProcess::Running);
        window->kill();
        QVERIFY(window->waitForFinished());
    }
}

void tst_WindowProgram::remembersNothingOfTheCommandLine()
{
    const QByteArray before = "[run-1]\ncodes=FR JP\nconcurrency=33\nfolder=/nowhere\nserver=ERROR\n";
    const QString path = m_home->filePath(u"Flaghoist/Flaghoist.conf"_s);
    QVERIFY(QDir(m_home->path()).mkpath(u"Flaghoist"_s));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(before);
    file.close();
    const auto window = process(u"--start -s LOCAL -o flags -m 2 --retries 7 BR"_s);
    window->start();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_home->filePath(u"flags/br.png"_s)), 30'000);
    window->kill();
    QVERIFY(window->waitForFinished());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), before);
}

void tst_WindowProgram::startsBesideAPipeForItsSettings()
{
    QVERIFY(QDir(m_home->path()).mkpath(u"Flaghoist"_s));
    const QString path = m_home->filePath(u"Flaghoist/Flaghoist.conf"_s);
    QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
    const auto window = process(u"--start -s LOCAL -o flags BR"_s);
    window->start();
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(m_home->filePath(u"flags/br.png"_s)), 30'000);
    window->kill();
    QVERIFY(window->waitForFinished());
}

QTEST_GUILESS_MAIN(tst_WindowProgram)
#include "tst_windowprogram.moc"
