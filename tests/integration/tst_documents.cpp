#include "options/commandline.h"
#include "options/optiontable.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

#include <algorithm>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

const QString appId = u"org.flaghoist.Flaghoist"_s;

QString textOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// A file that is generated for packages.
QString generated(const QString &name)
{
    return textOf(QStringLiteral(FLAGHOIST_DOCUMENTS_DIR "/") + name);
}

QString source(const QString &path)
{
    return textOf(QStringLiteral(FLAGHOIST_SOURCE_DIR "/") + path);
}

/// What \a shell says of the syntax of a script, or that it ended well.
QString syntaxErrors(const QString &shell, const QString &script)
{
    QProcess process;
    process.start(shell, {u"-n"_s, QStringLiteral(FLAGHOIST_DOCUMENTS_DIR "/") + script});
    if (!process.waitForFinished() || process.exitStatus() != QProcess::NormalExit)
        return u"it did not end"_s;
    return QString::fromUtf8(process.readAllStandardError());
}

} // namespace

/// Man pages, completions and desktop files: that they say what the programs do.
class tst_Documents final : public QObject
{
    Q_OBJECT

private slots:
    void everyOptionIsDescribedAndCompleted_data();
    void everyOptionIsDescribedAndCompleted();
    void manPageHasEverySection_data();
    void manPageHasEverySection();
    void bashCompletes_data();
    void bashCompletes();
    void otherShellsReadTheirs_data();
    void otherShellsReadTheirs();
    void applicationIdIsTheSameEverywhere();
    void metainfoNamesTheVersion();
    void guidesNameFilesThatExist_data();
    void guidesNameFilesThatExist();
};

void tst_Documents::everyOptionIsDescribedAndCompleted_data()
{
    QTest::addColumn<int>("program");
    QTest::newRow("the window") << int(Program::Window);
    QTest::newRow("the console") << int(Program::Console);
}

void tst_Documents::everyOptionIsDescribedAndCompleted()
{
    QFETCH(const int, program);
    const QString name = programName(Program(program));
    const QString page = generated(name + u".1"_s);
    const QString bash = generated(name + u".bash"_s);
    const QString zsh = generated(u"_flaghoist"_s);
    const QString fish = generated(name + u".fish"_s);
    for (const OptionGroup &group : optionGroups(Program(program))) {
        for (const OptionEntry &option : group.options) {
            for (const QString &optionName : option.names) {
                const bool isLong = optionName.size() > 1;
                const QString dashed = (isLong ? u"--"_s : u"-"_s) + optionName;
                const QString inPage = u"\\fB"_s + QString(dashed).replace(u'-', u"\\-"_s) + u"\\fR"_s;
                QVERIFY2(page.contains(inPage), qPrintable(dashed));
                QVERIFY2(QRegularExpression(u"[ ']"_s + dashed + u"[ ']"_s).match(bash).hasMatch(),
                         qPrintable(dashed));
                QVERIFY2(zsh.contains(u"'*"_s + dashed), qPrintable(dashed));
                QVERIFY2(fish.contains((isLong ? u" -l "_s : u" -s "_s) + optionName + u' '),
                         qPrintable(dashed));
            }
        }
    }
}

void tst_Documents::manPageHasEverySection_data()
{
    QTest::addColumn<QString>("page");
    QTest::addColumn<QStringList>("sections");
    const QStringList both{u"NAME"_s,     u"SYNOPSIS"_s,        u"DESCRIPTION"_s, u"OPTIONS"_s,
                           u"EXAMPLES"_s, u"\"EXIT STATUS\""_s, u"FILES"_s,       u"\"SEE ALSO\""_s};
    QTest::newRow("the window") << u"flaghoist.1"_s << both;
    QTest::newRow("the console") << u"flaghoist-cli.1"_s << both + QStringList{u"\"THE REPORT FILE\""_s};
}

void tst_Documents::manPageHasEverySection()
{
    QFETCH(const QString, page);
    QFETCH(const QStringList, sections);
    const QString text = generated(page);
    for (const QString &section : sections)
        QVERIFY2(text.contains(u"\n.SH "_s + QString(section).remove(u'"'))
                     || text.contains(u"\n.SH "_s + section),
                 qPrintable(section));
    QVERIFY(text.contains(u"\"Flaghoist " FLAGHOIST_VERSION "\""_s));
    QVERIFY2(!text.contains(u'@'), "A placeholder was left.");
}

void tst_Documents::bashCompletes_data()
{
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("expected");
    QTest::newRow("an option by its beginning") << u"--max"_s << QStringList{u"--max_req"_s, u"--max-req"_s};
    QTest::newRow("a source") << u"-s L"_s << QStringList{u"LOCAL"_s};
    QTest::newRow("a source after a sign") << u"--server = D"_s << QStringList{u"DELAY"_s};
    QTest::newRow("every way to treat files, after a sign")
        << u"--existing ="_s << QStringList{u"skip"_s, u"overwrite"_s, u"update"_s};
    QTest::newRow("a code in lower case") << u"br"_s << QStringList{u"BR"_s};
    QTest::newRow("a code after an option with a value") << u"-m 3 b zw"_s << QStringList{u"ZW"_s};
    QTest::newRow("nothing where a number goes") << u"-m 1"_s << QStringList{};
    QTest::newRow("a folder after a sign") << u"--serve = re"_s << QStringList{u"resources"_s};
    QTest::newRow("a code after an option whose value is left out")
        << u"--serve zw"_s << QStringList{u"ZW"_s};
}

void tst_Documents::bashCompletes()
{
    QFETCH(const QString, words);
    QFETCH(const QStringList, expected);
    QProcess bash;
    bash.setWorkingDirectory(QStringLiteral(FLAGHOIST_SOURCE_DIR));
    bash.start(
        u"bash"_s,
        {u"-c"_s,
         u"compopt() { :; }\nsource '%1/flaghoist-cli.bash'\nCOMP_WORDS=(flaghoist-cli %2)\n"
         "COMP_CWORD=$((${#COMP_WORDS[@]} - 1))\n_flaghoist_cli\nprintf '%s\\n' \"${COMPREPLY[@]}\""_s.arg(
             QStringLiteral(FLAGHOIST_DOCUMENTS_DIR), words)});
    QVERIFY(bash.waitForFinished());
    QCOMPARE(QString::fromUtf8(bash.readAllStandardError()), QString());
    QCOMPARE(QString::fromUtf8(bash.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts), expected);
}

void tst_Documents::otherShellsReadTheirs_data()
{
    QTest::addColumn<QString>("shell");
    QTest::addColumn<QString>("script");
    QTest::newRow("zsh") << u"zsh"_s << u"_flaghoist"_s;
    QTest::newRow("fish, the window") << u"fish"_s << u"flaghoist.fish"_s;
    QTest::newRow("fish, the console") << u"fish"_s << u"flaghoist-cli.fish"_s;
}

void tst_Documents::otherShellsReadTheirs()
{
    QFETCH(const QString, shell);
    QFETCH(const QString, script);
    if (QStandardPaths::findExecutable(shell).isEmpty())
        QSKIP(qPrintable(shell + u" is not installed."_s));
    QCOMPARE(syntaxErrors(shell, script), QString());
}

void tst_Documents::applicationIdIsTheSameEverywhere()
{
    const QString metainfo = generated(appId + u".metainfo.xml"_s);
    QVERIFY(metainfo.contains(u"<id>"_s + appId + u"</id>"_s));
    QVERIFY(metainfo.contains(u"<launchable type=\"desktop-id\">"_s + appId + u".desktop</launchable>"_s));
    QVERIFY(metainfo.contains(u"<icon type=\"stock\">"_s + appId + u"</icon>"_s));
    QVERIFY(source(u"resources/"_s + appId + u".desktop"_s).contains(u"\nIcon="_s + appId + u'\n'));
    QVERIFY(source(u"app/main.cpp"_s).contains(u"setDesktopFileName(u\""_s + appId + u"\"_s)"_s));
    for (const QString &icon : {u".svg"_s, u"-symbolic.svg"_s})
        QVERIFY(!source(u"resources/icons/"_s + appId + icon).isEmpty());
}

void tst_Documents::metainfoNamesTheVersion()
{
    const QString metainfo = generated(appId + u".metainfo.xml"_s);
    QVERIFY(metainfo.contains(u"<release version=\"" FLAGHOIST_VERSION "\" date=\""_s));
    QVERIFY2(!metainfo.contains(u'@'), "A placeholder was left.");
    QVERIFY(source(u"CHANGELOG.md"_s).contains(u"\n## " FLAGHOIST_VERSION " ("_s));
}

void tst_Documents::guidesNameFilesThatExist_data()
{
    QTest::addColumn<QString>("guide");
    QTest::newRow("architecture") << u"ARCHITECTURE.md"_s;
    QTest::newRow("contributing") << u"CONTRIBUTING.md"_s;
}

void tst_Documents::guidesNameFilesThatExist()
{
    QFETCH(const QString, guide);
    const QDir top(QStringLiteral(FLAGHOIST_SOURCE_DIR));
    QStringList files; // with a slash in front, so that a name matches as a whole
    for (const QString &folder : {u"app"_s, u"ui"_s, u"resources"_s, u"tests"_s}) {
        for (QDirIterator it(top.filePath(folder), QDir::Files, QDirIterator::Subdirectories); it.hasNext();)
            files << u'/' + top.relativeFilePath(it.next());
    }
    static const QRegularExpression named(u"`([A-Za-z_/]+\\.(?:cpp|h|py))`"_s);
    int count = 0;
    for (const QRegularExpressionMatch &match : named.globalMatch(source(guide))) {
        const QString name = u'/' + match.captured(1);
        QVERIFY2(std::ranges::any_of(files, [&name](const QString &file) { return file.endsWith(name); }),
                 qPrintable(match.captured(1)));
        ++count;
    }
    QVERIFY(count > 20);
}

QTEST_GUILESS_MAIN(tst_Documents)
#include "tst_documents.moc"
