#include "countries/catalogue.h"
#include "options/commandline.h"
#include "options/optiontable.h"

#include <QDir>
#include <QLocale>
#include <QScopeGuard>
#include <QTest>

#include <algorithm>
#include <limits>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Result<CommandLine, Problem> parsed(const QString &arguments, Program program = Program::Console)
{
    QStringList words{programName(program)};
    for (const QString &word : arguments.split(u' ', Qt::SkipEmptyParts))
        words.append(word == "''"_L1 ? QString() : word);
    return parseCommandLine(words, program, defaultRunOptions(program));
}

int countriesOf(Region region)
{
    return int(
        std::ranges::count_if(isoCodes(), [region](CountryCode code) { return regionOf(code) == region; }));
}

QString spelled(const QList<CountryCode> &codes)
{
    QStringList words;
    for (const CountryCode code : codes)
        words.append(code.upper());
    return words.join(u' ');
}

} // namespace

class tst_CommandLine final : public QObject
{
    Q_OBJECT

private slots:
    void startsAsTheBookDoes();
    void selects_data();
    void selects();
    void setsWhatIsGiven();
    void takesNumbersInEverySpelling_data();
    void takesNumbersInEverySpelling();
    void takesADelay_data();
    void takesADelay();
    void takesASweep();
    void refuses_data();
    void refuses();
    void findsPathsInTheHomeFolder_data();
    void findsPathsInTheHomeFolder();
    void refusesPracticeOptionsBesideARememberedUrl();
    void namesTheOptionThatIsWrong_data();
    void namesTheOptionThatIsWrong();
    void helpAndVersionWinOverMistakes();
    void knowsRegionsInTheLanguageOfThePerson();
    void servesWithAndWithoutAFolder();
    void windowHasItsOwnDefaults();
    void windowTakesTheSameOptions();
    void windowOpensAFile();
    void eachProgramHasItsOwnOptions_data();
    void eachProgramHasItsOwnOptions();
    void helpNamesEveryOption_data();
    void helpNamesEveryOption();
    void helpFitsATerminal_data();
    void helpFitsATerminal();
};

void tst_CommandLine::startsAsTheBookDoes()
{
    const auto line = parsed({});
    QVERIFY(bool(line));
    RunOptions expected;
    expected.codes = topTwenty();
    std::ranges::sort(expected.codes);
    expected.server = u"LOCAL"_s;
    expected.folder = u"downloads"_s;
    QVERIFY(line->run == expected);
    QVERIFY(!line->verbose && !line->help && !line->version);
    QVERIFY(line->reportFile.isEmpty());
    QVERIFY(line->harFile.isEmpty() && line->traceFile.isEmpty() && !line->sweep);
}

void tst_CommandLine::selects_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("count");
    QTest::addColumn<QString>("firstCodes");

    QTest::newRow("codes in any case, sorted, once") << u"fr BR br Cn"_s << 3 << u"BR CN FR"_s;
    QTest::newRow("one letter") << u"b"_s << 26 << u"BA BB BC"_s;
    QTest::newRow("a letter and a code") << u"FR B"_s << 27 << u"BA BB BC"_s;
    QTest::newRow("all") << u"--all"_s << 249 << u"AD AE AF"_s;
    QTest::newRow("every") << u"-e"_s << 676 << u"AA AB AC"_s;
    QTest::newRow("all and a code that is no country") << u"-a XK"_s << 250 << u"AD AE"_s;
    QTest::newRow("the limit counts in alphabetical order") << u"-l 3"_s << 3 << u"BD BR CD"_s;
    QTest::newRow("switches in one word, as in the book") << u"-al 100"_s << 100 << u"AD AE"_s;
    QTest::newRow("a limit beyond the codes") << u"BR --limit=7"_s << 1 << u"BR"_s;
    QTest::newRow("a limit beyond every number") << u"BR -l 99999999999999999999"_s << 1 << u"BR"_s;
    const int oceania = countriesOf(Region::Oceania);
    QVERIFY(oceania > 25);
    QTest::newRow("a region") << u"--region Oceania"_s << oceania << u"AQ AS AU"_s;
    QTest::newRow("regions add up, in any case")
        << u"--region OCEANIA --region africa"_s << oceania + countriesOf(Region::Africa) << u"AO AQ AS"_s;
    QTest::newRow("a region and a code") << u"--region Oceania BR"_s << oceania + 1 << u"AQ AS AU BR"_s;
    QTest::newRow("a region in all") << u"-a --region Asia"_s << 249 << u"AD AE AF"_s;
    QTest::newRow("the first of a region") << u"--region=Americas -l 2"_s << 2 << u"AG AI"_s;
    QTest::newRow("codes after a double dash") << u"-v -- BR"_s << 1 << u"BR"_s;
}

void tst_CommandLine::selects()
{
    QFETCH(const QString, arguments);
    QFETCH(const QString, firstCodes);
    const auto line = parsed(arguments);
    QVERIFY(bool(line));
    QTEST(int(line->run.codes.size()), "count");
    const qsizetype shown = firstCodes.split(u' ').size();
    QCOMPARE(spelled(line->run.codes.first(shown)), firstCodes);
}

void tst_CommandLine::setsWhatIsGiven()
{
    const auto line =
        parsed(u"-v -s error -m 5000 -o out/flags --existing skip --strategy Event-Loop --timeout 0.25 "
               "--retries 10 --capacity 4 --rate 0 --error-rate 0.5 --faults Reset,503,reset --seed "
               "4294967295 --report r.json "
               "--name flag-{CC} "
               "--slow bd=10 --slow=FR=0.25 --slow BD=3"_s);
    QVERIFY(bool(line));
    QVERIFY(line->verbose);
    QCOMPARE(line->reportFile, u"r.json"_s);
    const RunOptions &run = line->run;
    QCOMPARE(run.server, u"ERROR"_s);
    QCOMPARE(run.concurrency, std::optional(5000));
    QCOMPARE(run.folder, QDir::currentPath() + u"/out/flags"_s);
    QCOMPARE(run.existing, ExistingFiles::Skip);
    QCOMPARE(run.timeout, 250ms);
    QCOMPARE(run.retries, 10);
    QCOMPARE(run.strategy, Strategy::EventLoop);
    QCOMPARE(run.errorRate, std::optional(0.5));
    QCOMPARE(run.faults, PracticeFaults(PracticeFault::Unavailable) | PracticeFault::Reset);
    QCOMPARE(run.capacity, std::optional(4));
    QCOMPARE(run.rate, std::optional(0));
    QCOMPARE(run.name, NameTemplate::parse(u"flag-{CC}"_s).value());
    const auto code = [](const char16_t *text) {
        return CountryCode::parse(text).value();
    };
    QCOMPARE(run.slow, (QMap<CountryCode, milliseconds>{{code(u"BD"), 3s}, {code(u"FR"), 250ms}}));
    QCOMPARE(run.seed, std::optional(std::numeric_limits<quint32>::max()));

    const auto custom = parsed(u"--url http://127.0.0.1:8080/{cc}.gif --existing overwrite --retries 0"_s);
    QVERIFY(bool(custom));
    QCOMPARE(custom->run.urlTemplate, u"http://127.0.0.1:8080/{cc}.gif"_s);
    QCOMPARE(custom->run.server, QString());
    QCOMPARE(custom->run.existing, ExistingFiles::Overwrite);
    QCOMPARE(custom->run.retries, 0);
}

void tst_CommandLine::takesNumbersInEverySpelling_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<int>("concurrency");

    QTest::newRow("short") << u"-m 7"_s << 7;
    QTest::newRow("short, in one word") << u"-m7"_s << 7;
    QTest::newRow("the book’s long name") << u"--max_req 7"_s << 7;
    QTest::newRow("with an equals sign") << u"--max_req=7"_s << 7;
    QTest::newRow("with a dash") << u"--max-req 7"_s << 7;
    QTest::newRow("the last one counts") << u"-m 3 --max-req 7"_s << 7;
    QTest::newRow("larger than any int") << u"-m 123456789012"_s << std::numeric_limits<int>::max();
}

void tst_CommandLine::takesNumbersInEverySpelling()
{
    QFETCH(const QString, arguments);
    const auto line = parsed(arguments);
    QVERIFY(bool(line));
    QTEST(line->run.concurrency.value_or(0), "concurrency");
}

void tst_CommandLine::takesADelay_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<int>("fromMs");
    QTest::addColumn<int>("toMs");

    QTest::newRow("a range") << u"0.5:5"_s << 500 << 5000;
    QTest::newRow("one number") << u"2"_s << 2000 << 2000;
    QTest::newRow("none at all") << u"0"_s << 0 << 0;
    QTest::newRow("the longest") << u"60:60"_s << 60'000 << 60'000;
}

void tst_CommandLine::takesADelay()
{
    QFETCH(const QString, text);
    QFETCH(const int, fromMs);
    QFETCH(const int, toMs);
    const auto line = parsed(u"-s DELAY --delay "_s + text);
    QVERIFY(bool(line));
    QVERIFY(line->run.delay.has_value());
    QCOMPARE(line->run.delay->first, milliseconds(fromMs));
    QCOMPARE(line->run.delay->second, milliseconds(toMs));
}

void tst_CommandLine::takesASweep()
{
    const auto line = parsed(u"--sweep 1,5,30,5"_s);
    QVERIFY(line && line->sweep);
    QCOMPARE(line->sweep->concurrencies, (QList{1, 5, 30}));
    QCOMPARE(line->sweep->methods, (QList{Strategy::PoolInOrder, Strategy::Pool, Strategy::EventLoop}));
    QCOMPARE(parsed(u"--sweep 7 --strategy event-loop"_s)->sweep->methods, QList{Strategy::EventLoop});
    QCOMPARE(parsed(u"--har a.har --trace t.json"_s)->harFile, u"a.har"_s);
    QCOMPARE(parsed(u"--har a.har --trace t.json"_s)->traceFile, u"t.json"_s);
}

void tst_CommandLine::refuses_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<ProblemKind>("kind");
    QTest::addColumn<QString>("detail");

    const auto row = [](const char *name, const QString &arguments, ProblemKind kind, const QString &detail) {
        QTest::newRow(name) << arguments << kind << detail;
    };
    row("three letters", u"BR ABC"_s, ProblemKind::BadCode, u"ABC"_s);
    row("a digit", u"B1"_s, ProblemKind::BadCode, u"B1"_s);
    row("a letter of another alphabet", u"Ж"_s, ProblemKind::BadCode, u"Ж"_s);
    row("a wrong code beside -e", u"-e ABC"_s, ProblemKind::BadCode, u"ABC"_s);
    row("no request at once", u"-m 0"_s, ProblemKind::BadConcurrency, u"0"_s);
    row("fewer than none", u"-m -3"_s, ProblemKind::BadConcurrency, u"-3"_s);
    row("not a number", u"-m many"_s, ProblemKind::BadConcurrency, u"many"_s);
    row("a number with a tail", u"--max-req 5x"_s, ProblemKind::BadConcurrency, u"5x"_s);
    row("half a request", u"-m 1.5"_s, ProblemKind::BadConcurrency, u"1.5"_s);
    row("no codes", u"-l 0"_s, ProblemKind::BadLimit, u"0"_s);
    row("a negative limit", u"--limit -1"_s, ProblemKind::BadLimit, u"-1"_s);
    row("an empty limit", u"--limit ''"_s, ProblemKind::BadLimit, QString());
    row("an unknown server", u"-s NOWHERE"_s, ProblemKind::BadServer, u"NOWHERE"_s);
    row("an empty server", u"-s ''"_s, ProblemKind::BadServer, QString());
    row("an unknown method", u"--strategy fibers"_s, ProblemKind::BadStrategy, u"fibers"_s);
    row("an unknown way with files", u"--existing keep"_s, ProblemKind::BadExisting, u"keep"_s);
    row("no time", u"--timeout 0"_s, ProblemKind::BadTimeout, u"0"_s);
    row("less than a millisecond", u"--timeout 0.0001"_s, ProblemKind::BadTimeout, u"0.0001"_s);
    row("more time than allowed", u"--timeout 600.1"_s, ProblemKind::BadTimeout, u"600.1"_s);
    row("time with a unit", u"--timeout 5s"_s, ProblemKind::BadTimeout, u"5s"_s);
    row("endless time", u"--timeout inf"_s, ProblemKind::BadTimeout, u"inf"_s);
    row("too many retries", u"--retries 11"_s, ProblemKind::BadRetries, u"11"_s);
    row("negative retries", u"--retries -1"_s, ProblemKind::BadRetries, u"-1"_s);
    row("a delay back to front", u"--delay 5:0.5"_s, ProblemKind::BadDelay, u"5:0.5"_s);
    row("a delay of three parts", u"--delay 1:2:3"_s, ProblemKind::BadDelay, u"1:2:3"_s);
    row("half a range", u"--delay 1:"_s, ProblemKind::BadDelay, u"1:"_s);
    row("too long a delay", u"--delay 0:60.1"_s, ProblemKind::BadDelay, u"0:60.1"_s);
    row("more than every request", u"--error-rate 1.01"_s, ProblemKind::BadErrorRate, u"1.01"_s);
    row("a rate in per cent", u"--error-rate 25%"_s, ProblemKind::BadErrorRate, u"25%"_s);
    row("no rate", u"--error-rate nan"_s, ProblemKind::BadErrorRate, u"nan"_s);
    row("a fault nobody knows", u"--faults reset,crash"_s, ProblemKind::BadFaults, u"reset,crash"_s);
    row("no fault", u"--faults ''"_s, ProblemKind::BadFaults, QString());
    row("a comma too many", u"--faults 503,"_s, ProblemKind::BadFaults, u"503,"_s);
    row("faults of another server", u"--url http://a.test/{cc} --faults all"_s, ProblemKind::OnlyWithPractice,
        u"--faults"_s);
    row("a negative capacity", u"--capacity -1"_s, ProblemKind::BadCapacity, u"-1"_s);
    row("half a request per second", u"--rate 0.5"_s, ProblemKind::BadRate, u"0.5"_s);
    row("a rate for another server", u"--url http://a.test/{cc} --rate 20"_s, ProblemKind::OnlyWithPractice,
        u"--rate"_s);
    row("a seed too large", u"--seed 4294967296"_s, ProblemKind::BadSeed, u"4294967296"_s);
    row("a negative seed", u"--seed -1"_s, ProblemKind::BadSeed, u"-1"_s);
    row("a region nobody knows", u"--region Asia --region Atlantis"_s, ProblemKind::BadRegion, u"Atlantis"_s);
    row("an empty region", u"--region ''"_s, ProblemKind::BadRegion, QString());
    row("a name without a code", u"--name flag"_s, ProblemKind::BadName, u"flag"_s);
    row("a name in a folder", u"--name a/{cc}"_s, ProblemKind::BadName, u"a/{cc}"_s);
    row("slow without a time", u"--slow BD"_s, ProblemKind::BadSlow, u"BD"_s);
    row("slow without a code", u"--slow =3"_s, ProblemKind::BadSlow, u"=3"_s);
    row("slow with an empty time", u"--slow BD="_s, ProblemKind::BadSlow, u"BD="_s);
    row("a slow letter", u"--slow B=1"_s, ProblemKind::BadSlow, u"B=1"_s);
    row("too slow", u"--slow BR=1 --slow BD=60.1"_s, ProblemKind::BadSlow, u"BD=60.1"_s);
    row("slow on another server", u"--url http://a.test/{cc} --slow BD=1"_s, ProblemKind::OnlyWithPractice,
        u"--slow"_s);
    row("serving and downloading", u"--serve --all"_s, ProblemKind::ConflictingOptions, u"--serve, --all"_s);
    row("serving and a code", u"--serve=flags BR"_s, ProblemKind::ConflictingOptions, u"--serve, BR"_s);
    row("serving and a limit", u"-l 3 --serve"_s, ProblemKind::ConflictingOptions, u"--serve, -l"_s);
    row("a folder to serve after a space", u"--serve flags"_s, ProblemKind::ServedFolderApart, u"flags"_s);
    row("serving from nowhere", u"--serve="_s, ProblemKind::ServedFolderMissing, QString());
    row("a port too high", u"--serve --port 65534"_s, ProblemKind::BadPort, u"65534"_s);
    row("a port by name", u"--serve --port http"_s, ProblemKind::BadPort, u"http"_s);
    row("a bad delay for a server", u"--serve --delay 2:1"_s, ProblemKind::BadDelay, u"2:1"_s);
    row("a port without a server", u"--port 9000"_s, ProblemKind::OnlyWithServe, u"--port"_s);
    row("two sources", u"-s LOCAL --url http://a.test/{cc}"_s, ProblemKind::ConflictingOptions,
        u"--server, --url"_s);
    row("a delay of another server", u"--url http://a.test/{cc} --delay 1"_s, ProblemKind::OnlyWithPractice,
        u"--delay"_s);
    row("a seed for the book’s site", u"-s remote --seed 1"_s, ProblemKind::OnlyWithPractice, u"--seed"_s);
    row("a template without a code", u"--url http://a.test/flag.png"_s, ProblemKind::TemplateWithoutCode,
        u"http://a.test/flag.png"_s);
    row("another scheme", u"--url file:///tmp/{cc}.png"_s, ProblemKind::TemplateNotHttp,
        u"file:///tmp/{cc}.png"_s);
    row("a password in the template", u"--url http://me:secret@a.test/{cc}.png"_s,
        ProblemKind::TemplateWithCredentials, u"http://a.test/{cc}.png"_s);
    row("a password without a scheme", u"--url me:secret@a.test/{cc}.png"_s, ProblemKind::TemplateNotHttp,
        u"a.test/{cc}.png"_s);
    row("a password that ends the host", u"--url http://me:sec/ret@a.test/{cc}.png"_s,
        ProblemKind::TemplateInvalid, u"http://a.test/{cc}.png"_s);
    row("a name elsewhere", u"--name /tmp/{cc}"_s, ProblemKind::BadName, u"/tmp/{cc}"_s);
    row("a name above", u"--name ../{cc}"_s, ProblemKind::BadName, u"../{cc}"_s);
    row("a name of a device", u"--name nul.{cc}"_s, ProblemKind::BadName, u"nul.{cc}"_s);
    row("a number larger than any, with a tail", u"-m 99999999999999999999x"_s, ProblemKind::BadConcurrency,
        u"99999999999999999999x"_s);
    row("a limit that is no number", u"-l ten"_s, ProblemKind::BadLimit, u"ten"_s);
    row("an empty template", u"--url ''"_s, ProblemKind::TemplateInvalid, QString());
    row("an empty folder", u"--output ''"_s, ProblemKind::FolderNotMade, QString());
    row("an empty archive", u"--har ''"_s, ProblemKind::ReportNotWritable, QString());
    row("an empty trace", u"--trace ''"_s, ProblemKind::ReportNotWritable, QString());
    row("a sweep with nothing at once", u"--sweep 1,0"_s, ProblemKind::BadSweep, u"1,0"_s);
    row("a sweep of words", u"--sweep few,many"_s, ProblemKind::BadSweep, u"few,many"_s);
    row("an empty sweep", u"--sweep ''"_s, ProblemKind::BadSweep, QString());
    row("a sweep with more than allowed", u"--sweep 1001"_s, ProblemKind::BadSweep, u"1001"_s);
    row("a sweep beside its own number", u"--sweep 1,5 -m 3"_s, ProblemKind::ConflictingOptions,
        u"--sweep, --max_req"_s);
    row("a sweep as an archive", u"--sweep 1,5 --har a.har"_s, ProblemKind::ConflictingOptions,
        u"--sweep, --har"_s);
    row("an empty report", u"--report ''"_s, ProblemKind::ReportNotWritable, QString());
}

void tst_CommandLine::refuses()
{
    QFETCH(const QString, arguments);
    const auto line = parsed(arguments);
    QVERIFY(!line);
    QTEST(line.error().kind, "kind");
    QTEST(line.error().detail, "detail");
}

void tst_CommandLine::findsPathsInTheHomeFolder_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<QString>("folder");
    QTest::newRow("expanded by the shell, or in a word of its own") << u"-o ~/flags"_s << u"/flags"_s;
    QTest::newRow("with an equals sign") << u"--output=~/a/../flags/"_s << u"/flags"_s;
    QTest::newRow("the home folder itself") << u"-o ~"_s << QString();
}

void tst_CommandLine::findsPathsInTheHomeFolder()
{
    QFETCH(const QString, arguments);
    QFETCH(const QString, folder);
    for (const Program program : {Program::Console, Program::Window})
        QCOMPARE(parsed(arguments, program)->run.folder, QDir::homePath() + folder);
    QCOMPARE(parsed(u"--report=~/r.json"_s)->reportFile, QDir::homePath() + u"/r.json"_s);
    QCOMPARE(parsed(u"--serve=~/flags"_s)->serving->folder, QDir::homePath() + u"/flags"_s);
    QCOMPARE(parsed(u"-o ~me"_s)->run.folder, QDir::currentPath() + u"/~me"_s);
}

void tst_CommandLine::refusesPracticeOptionsBesideARememberedUrl()
{
    RunOptions base = defaultRunOptions(Program::Window);
    base.urlTemplate = u"http://a.test/{cc}"_s; // and the source that was chosen before
    const auto parse = [&base](const QStringList &arguments) {
        return parseCommandLine(QStringList{u"flaghoist"_s} + arguments, Program::Window, base);
    };
    QCOMPARE(parse({u"--delay"_s, u"1"_s}).error(), Problem({ProblemKind::OnlyWithPractice, u"--delay"_s}));
    const auto chosen = parse({u"-s"_s, u"error"_s, u"--delay"_s, u"1"_s});
    QVERIFY(bool(chosen));
    QCOMPARE(chosen->run.urlTemplate, QString());
    QCOMPARE(parse({u"-m"_s, u"3"_s})->run.urlTemplate, base.urlTemplate);
}

void tst_CommandLine::namesTheOptionThatIsWrong_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<ProblemKind>("kind");
    QTest::addColumn<QString>("option");
    QTest::newRow("unknown") << u"--bogus"_s << ProblemKind::UnknownOption << u"--bogus"_s;
    QTest::newRow("unknown, with a value")
        << u"-v --bogus=1 BR"_s << ProblemKind::UnknownOption << u"--bogus"_s;
    QTest::newRow("unknown, before a mistake")
        << u"--bogus -m 0"_s << ProblemKind::UnknownOption << u"--bogus"_s;
    QTest::newRow("an unknown letter") << u"-vx"_s << ProblemKind::UnknownOption << u"-x"_s;
    QTest::newRow("without its value") << u"-m"_s << ProblemKind::MissingValue << u"-m"_s;
    QTest::newRow("without its value, by its long name")
        << u"BR --limit"_s << ProblemKind::MissingValue << u"--limit"_s;
    QTest::newRow("with a value it does not take")
        << u"--all=3 BR"_s << ProblemKind::UnexpectedValue << u"--all"_s;
}

void tst_CommandLine::namesTheOptionThatIsWrong()
{
    QFETCH(const QString, arguments);
    const auto line = parsed(arguments);
    QVERIFY(!line);
    QTEST(line.error().kind, "kind");
    QTEST(line.error().detail, "option");
}

void tst_CommandLine::helpAndVersionWinOverMistakes()
{
    const auto help = parsed(u"-m 0 --bogus -h"_s);
    QVERIFY(bool(help));
    QVERIFY(help->help);
    const auto version = parsed(u"ABC --version"_s);
    QVERIFY(bool(version));
    QVERIFY(version->version);
}

void tst_CommandLine::knowsRegionsInTheLanguageOfThePerson()
{
    const QLocale before;
    const auto restore = qScopeGuard([&before] { QLocale::setDefault(before); });
    QVERIFY(!parsed(u"--region Ozeanien"_s));
    QLocale::setDefault(QLocale(QLocale::German));
    const auto german = parsed(u"--region ozeanien"_s);
    QVERIFY(bool(german));
    QLocale::setDefault(QLocale(QLocale::Russian));
    const auto russian = parsed(u"--region океания"_s);
    QVERIFY(bool(russian));
    const auto english = parsed(u"--region Oceania"_s);
    QVERIFY(bool(english));
    QVERIFY(german->run.codes == english->run.codes && russian->run.codes == english->run.codes);
}

void tst_CommandLine::servesWithAndWithoutAFolder()
{
    QVERIFY(!parsed({})->serving);
    const auto plain = parsed(u"--serve"_s);
    QVERIFY(bool(plain) && plain->serving);
    QCOMPARE(plain->serving->folder, QString());
    QCOMPARE(plain->serving->firstPort, 8000);

    const auto folder =
        parsed(u"--error-rate 0.5 --serve=a=b/flags --port 0 --seed 7 --slow BD=2 --delay 1 --faults all"_s);
    QVERIFY(bool(folder) && folder->serving);
    QCOMPARE(folder->serving->folder, u"a=b/flags"_s);
    QCOMPARE(folder->serving->firstPort, 0);
    QCOMPARE(folder->run.errorRate, std::optional(0.5));
    QCOMPARE(folder->run.faults, everyPracticeFault);
    QCOMPARE(folder->run.slow.size(), 1);
    QVERIFY(folder->run.delay && folder->run.seed == 7U);
    QCOMPARE(parsed(u"--serve --port 65533"_s)->serving->firstPort, 65533);
    QCOMPARE(parsed(u"-- --serve"_s).error(), Problem({ProblemKind::BadCode, u"--serve"_s}));
}

void tst_CommandLine::windowHasItsOwnDefaults()
{
    const auto line = parsed({}, Program::Window);
    QVERIFY(bool(line));
    RunOptions expected;
    expected.codes = topTwenty();
    std::ranges::sort(expected.codes);
    expected.server = u"DELAY"_s;
    QVERIFY(line->run == expected); // no folder: the session chooses one
    QVERIFY(!line->start);
}

void tst_CommandLine::windowTakesTheSameOptions()
{
    const QString arguments =
        u"-l 9 --region Asia BR -s error -m 7 -o flags --existing skip --name {CC} "
        "--timeout 3 --retries 1 --delay 1:2 --error-rate 0.1 --faults stall --slow BD=1 --seed 5 "
        "--strategy pool-in-order"_s;
    const auto window = parsed(u"--start "_s + arguments, Program::Window);
    const auto console = parsed(arguments);
    QVERIFY(bool(window) && bool(console));
    QVERIFY(window->run == console->run);
    QVERIFY(window->start);
    const auto url = parsed(u"--url http://a.test/{cc}"_s, Program::Window);
    QVERIFY(bool(url));
    QCOMPARE(url->run.server, QString());
}

void tst_CommandLine::windowOpensAFile()
{
    const auto line = parsed(u"sets/codes -m 3 --start"_s, Program::Window);
    QVERIFY(line);
    QCOMPARE(line->openedFile, QDir::currentPath() + u"/sets/codes"_s);
    QCOMPARE(line->run.concurrency, 3);
    QCOMPARE(line->run.codes, defaultRunOptions(Program::Window).codes);
    QCOMPARE(parsed(u"~/r.json"_s, Program::Window)->openedFile, QDir::homePath() + u"/r.json"_s);
    QVERIFY(parsed(u"GB-ENG"_s, Program::Window)->openedFile.isEmpty());
    // One file, which stands alone; a word without a dot and a slash is no file.
    for (const QString &words : {u"a.txt BR"_s, u"a.txt b.txt"_s, u"codes"_s}) {
        const auto refused = parsed(words, Program::Window);
        QVERIFY2(!refused && refused.error().kind == ProblemKind::BadCode, qPrintable(words));
    }
    QVERIFY(!parsed(u"a.txt"_s, Program::Console));
}

void tst_CommandLine::eachProgramHasItsOwnOptions_data()
{
    QTest::addColumn<QString>("arguments");
    QTest::addColumn<Program>("program");
    for (const char *arguments : {"-v", "--report r.json", "--har a.har", "--trace t.json", "--sweep 1",
                                  "--serve", "--serve=flags", "--port 1"})
        QTest::addRow("%s is the console’s", arguments) << QString::fromLatin1(arguments) << Program::Console;
    QTest::newRow("--start is the window’s") << u"--start"_s << Program::Window;
}

void tst_CommandLine::eachProgramHasItsOwnOptions()
{
    QFETCH(const QString, arguments);
    QFETCH(const Program, program);
    const auto own = parsed(arguments, program);
    QVERIFY(own || own.error().kind != ProblemKind::UnknownOption);
    const auto other = parsed(arguments, program == Program::Console ? Program::Window : Program::Console);
    QVERIFY(!other);
    QCOMPARE(other.error().kind, ProblemKind::UnknownOption);
}

void tst_CommandLine::helpNamesEveryOption_data()
{
    QTest::addColumn<Program>("program");
    QTest::addColumn<QStringList>("words");
    QTest::newRow("console") << Program::Console
                             << QStringList{u"limited_by"_s, u"first_byte_ms"_s, u"sha256"_s, u"130"_s,
                                            u"Examples"_s,   u"--serve[=DIR]"_s, u"8003"_s};
    QTest::newRow("window") << Program::Window << QStringList{u"Examples"_s, u"flaghoist --start"_s};
}

void tst_CommandLine::helpNamesEveryOption()
{
    QFETCH(const Program, program);
    QFETCH(const QStringList, words);
    const QString help = commandLineHelp(program);
    QStringList names;
    for (const OptionGroup &group : optionGroups(program)) {
        QVERIFY(help.contains(u'\n' + group.title + u'\n'));
        for (const OptionEntry &option : group.options) {
            names += option.names;
            for (const QString &name : option.names)
                QVERIFY2(help.contains((name.size() == 1 ? u" -"_s : u" --"_s) + name), qPrintable(name));
        }
    }
    QCOMPARE(names.removeDuplicates(), 0);
    for (const QString &word : words)
        QVERIFY2(help.contains(word), qPrintable(word));
    const QString flowing = help.simplified();
    for (const Strategy strategy : allStrategies)
        QVERIFY2(flowing.contains(u' ' + strategyId(strategy) + u':')
                     || flowing.contains(u' ' + strategyId(strategy) + u" (default):"_s),
                 qPrintable(strategyId(strategy)));
    QVERIFY(flowing.contains("default 30, with pool-in-order 20, with sequential 1"_L1));
    QVERIFY(flowing.contains(" 418, 503, 429, reset, truncated, stall, garbage, "_L1));
}

void tst_CommandLine::helpFitsATerminal_data()
{
    QTest::addColumn<Program>("program");
    QTest::newRow("console") << Program::Console;
    QTest::newRow("window") << Program::Window;
}

void tst_CommandLine::helpFitsATerminal()
{
    QFETCH(const Program, program);
    for (const QString &line : commandLineHelp(program).split(u'\n')) {
        QVERIFY2(line.size() < 80, qPrintable(line));
        QVERIFY2(!line.endsWith(u' '), qPrintable(line));
    }
}

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_commandline.moc"
