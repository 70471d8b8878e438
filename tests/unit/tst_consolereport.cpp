#include "cli/consolereport.h"
#include "cli/process.h"
#include "fakes/flagvalues.h"
#include "wording/translators.h"

#include <QFile>
#include <QLocale>
#include <QTest>

#include <array>

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// A run whose first code ended as the first of \a statuses, and so on.
Run endedRun(const QList<DownloadStatus> &statuses, microseconds elapsed = {})
{
    Run run(planFor(everyCode().first(statuses.size())), QDateTime());
    for (const RunRow &row : run.rows())
        run.apply(outcomeOf(row.item, statuses[row.item.id.index]));
    run.endRound(elapsed);
    return run;
}

} // namespace

class tst_ConsoleReport final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void showsTheSite_data();
    void showsTheSite();
    void showsAnOutcome_data();
    void showsAnOutcome();
    void leavesOutWhatDidNotHappen();
    void groupsFailuresByCause();
    void namesTheFolderOnlyWhereFlagsAre();
    void explainsARunByABarForEachPart();
    void keepsTheProgressWithinTheTerminal_data();
    void keepsTheProgressWithinTheTerminal();
    void endsInASentenceWhereMemoryRunsOut();
};

void tst_ConsoleReport::initTestCase()
{
    installTranslators(*QCoreApplication::instance(), QLocale::c());
}

void tst_ConsoleReport::showsTheSite_data()
{
    QTest::addColumn<QString>("urlTemplate");
    QTest::addColumn<QString>("site");

    QTest::newRow("as the book") << u"http://127.0.0.1:8000/flags/{cc}/{cc}.gif"_s
                                 << u"http://127.0.0.1:8000/flags"_s;
    QTest::newRow("upper case") << u"https://a.test/{CC}.png"_s << u"https://a.test"_s;
    QTest::newRow("within a name") << u"https://a.test/w320-{cc}/{cc}.png"_s
                                   << u"https://a.test/w320-{cc}/{cc}.png"_s;
    QTest::newRow("in the query") << u"https://a.test/flag?of={cc}"_s << u"https://a.test/flag?of={cc}"_s;
    QTest::newRow("as the host") << u"https://{cc}.test/flag.png"_s << u"https://{cc}.test/flag.png"_s;
}

void tst_ConsoleReport::showsTheSite()
{
    QFETCH(const QString, urlTemplate);
    const auto parsed = UrlTemplate::parse(urlTemplate);
    QVERIFY(bool(parsed));
    QTEST(siteOf(*parsed), "site");
}

void tst_ConsoleReport::showsAnOutcome_data()
{
    QTest::addColumn<DownloadStatus>("status");
    QTest::addColumn<ErrorKind>("kind");
    QTest::addColumn<int>("httpStatus");
    QTest::addColumn<QString>("reason");
    QTest::addColumn<QString>("line");

    const auto error = [](const char *name, ErrorKind kind, int httpStatus, const QString &reason,
                          const QString &line) {
        QTest::newRow(name) << DownloadStatus::Error << kind << httpStatus << reason << line;
    };
    error("an HTTP error", ErrorKind::Http4xx, 418, u"I'm a teapot"_s,
          u"*** Error for BR: HTTP 418 - I'm a teapot"_s);
    error("a reason of two lines", ErrorKind::Http5xx, 503, u"Try\r\nlater"_s,
          u"*** Error for BR: HTTP 503 - Try later"_s);
    error("no reason", ErrorKind::Gone, 410, {}, u"*** Error for BR: HTTP 410"_s);
    error("refused", ErrorKind::Refused, 0, {}, u"*** Error for BR: Connection error (connection refused)"_s);
    error("too late", ErrorKind::Timeout, 0, {}, u"*** Error for BR: Connection error (timed out)"_s);
    error("cut short", ErrorKind::Truncated, 200, {},
          u"*** Error for BR: Connection error (flag cut short)"_s);
    error("no image", ErrorKind::InvalidImage, 200, {}, u"*** Error for BR: Not a flag image"_s);
    const auto fine = [](const char *name, DownloadStatus status, const QString &line) {
        QTest::newRow(name) << status << ErrorKind::None << 0 << QString() << line;
    };
    fine("downloaded", DownloadStatus::Ok, u"BR OK"_s);
    fine("kept", DownloadStatus::Unchanged, u"BR unchanged"_s);
    fine("not there", DownloadStatus::NotFound, u"BR not found"_s);
    fine("never begun", DownloadStatus::Cancelled, {});
}

void tst_ConsoleReport::showsAnOutcome()
{
    FlagOutcome outcome;
    outcome.code = CountryCode::parse(u"BR").value();
    QFETCH(const DownloadStatus, status);
    QFETCH(const ErrorKind, kind);
    QFETCH(const int, httpStatus);
    QFETCH(const QString, reason);
    outcome.status = status;
    outcome.failure.kind = kind;
    outcome.failure.httpStatus = httpStatus;
    outcome.failure.reason = reason;
    QTEST(outcomeLine(outcome), "line");
}

void tst_ConsoleReport::leavesOutWhatDidNotHappen()
{
    const QString rule = u"--------------------\n"_s;
    QCOMPARE(finalReport(endedRun({DownloadStatus::Ok}, 13'364ms)),
             rule + u"1 flag downloaded.\nElapsed time: 13.36s\n"_s);
    QCOMPARE(finalReport(endedRun(QList<DownloadStatus>(2, DownloadStatus::Unchanged)
                                      + QList<DownloadStatus>(9, DownloadStatus::NotFound)
                                      + QList{DownloadStatus::Error}
                                      + QList<DownloadStatus>(3, DownloadStatus::Cancelled),
                                  5ms)),
             rule
                 + u"0 flags downloaded.\n2 unchanged.\n9 not found.\n1 error.\n3 cancelled.\n"
                   "Elapsed time: 0.01s\n"_s);
}

void tst_ConsoleReport::groupsFailuresByCause()
{
    QCOMPARE(failureReport(Run()), QString());
    struct End
    {
        const char *codes;
        DownloadStatus status;
        ErrorKind kind;
        int httpStatus;
    };
    const End ends[] = {{"AD", DownloadStatus::Error, ErrorKind::Http4xx, 418},
                        {"AE", DownloadStatus::Error, ErrorKind::Http4xx, 429},
                        {"AF BR", DownloadStatus::Ok, ErrorKind::None, 200},
                        {"CN FR", DownloadStatus::NotFound, ErrorKind::None, 404},
                        {"DE IN JP MX", DownloadStatus::Error, ErrorKind::Dns, 0},
                        {"NG PH RU", DownloadStatus::Error, ErrorKind::Http4xx, 429},
                        {"TR VN", DownloadStatus::Error, ErrorKind::Closed, 0},
                        {"ZW", DownloadStatus::Cancelled, ErrorKind::None, 0}};
    QList<CountryCode> codes;
    QList<FlagOutcome> outcomes;
    for (const End &end : ends) {
        for (const CountryCode code : codesFrom(end.codes)) {
            codes.append(code);
            FlagOutcome &outcome = outcomes.emplaceBack();
            outcome.status = end.status;
            outcome.failure.kind = end.kind;
            outcome.failure.httpStatus = end.httpStatus;
        }
    }
    Run run(planFor(codes), QDateTime());
    for (int row = 0; row < run.size(); ++row) {
        outcomes[row].id = run.row(row).item.id;
        outcomes[row].code = codes[row];
        run.apply(outcomes[row]);
    }
    QCOMPARE(failureReport(run),
             u"4 failed: refused by the server (429) (AE, NG, PH and 1 more)\n"
             "4 failed: host name not found (DE, IN, JP and 1 more)\n"
             "2 failed: connection closed (TR, VN)\n"
             "1 failed: refused by the server (418) (AD)\n"_s);
}

void tst_ConsoleReport::namesTheFolderOnlyWhereFlagsAre()
{
    const auto placeOf = [](const QList<DownloadStatus> &statuses) {
        DownloadPlan plan = planFor(everyCode().first(statuses.size()));
        plan.folder = u"/flags"_s;
        Run run(plan, QDateTime());
        for (const RunRow &row : run.rows())
            run.apply(outcomeOf(row.item, statuses[row.item.id.index]));
        return placeReport(run);
    };
    QCOMPARE(placeOf({DownloadStatus::Ok}), u"Saved in: /flags\n"_s);
    QCOMPARE(placeOf({DownloadStatus::Unchanged}), u"Saved in: /flags\n"_s);
    QCOMPARE(placeOf({DownloadStatus::NotFound, DownloadStatus::Error, DownloadStatus::Cancelled}),
             QString());
}

void tst_ConsoleReport::explainsARunByABarForEachPart()
{
    Explanation explanation;
    QVERIFY(explanationReport(explanation).isEmpty());
    explanation.elapsed = 10s;
    explanation.reason = Explanation::Reason::OneFlag;
    explanation.code = *CountryCode::parse(u"BD");
    explanation.codeTime = 10s;
    explanation.shares = {{RunPhase::Retry, 7500ms}, {RunPhase::Saving, 2500ms}};
    explanation.canTakeMore = true;
    QCOMPARE(explanationReport(explanation),
             u"10.0 s, because BD alone took 10.0 s.\n"
             "  ###############       75% · 7.5 s · the wait before a retry\n"
             "  #####                 25% · 2.5 s · verifying and saving\n"
             "More at once does not help.\n"_s);
}

void tst_ConsoleReport::keepsTheProgressWithinTheTerminal_data()
{
    QTest::addColumn<int>("columns");
    QTest::addColumn<bool>("hasBar");
    QTest::newRow("wide") << 200 << true;
    QTest::newRow("usual") << 80 << true;
    QTest::newRow("narrow") << 48 << false;
    QTest::newRow("tiny") << 10 << false;
    QTest::newRow("none") << 1 << false;
}

void tst_ConsoleReport::keepsTheProgressWithinTheTerminal()
{
    QFETCH(const int, columns);
    const QString text = progressText(
        {.done = 338, .total = 676, .inFlight = 30, .elapsed = 63s, .left = 61s, .perSecond = 5.37}, columns);
    QVERIFY2(text.size() < columns, qPrintable(text));
    QTEST(text.startsWith(u'['), "hasBar");
    if (columns == 80)
        QCOMPARE(text, u"[#############..............]  338/676  50%  1:03, about 1:01 left, 5.4 flags/s"_s);
    if (columns == 200)
        QVERIFY(progressText({.total = 676, .left = {}, .serverWait = 1s}, columns)
                    .endsWith(u"  0:00, waiting for the server: 1 s"_s));
}

void tst_ConsoleReport::endsInASentenceWhereMemoryRunsOut()
{
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    QSKIP("sanitizers need terabytes of address space");
#endif
    std::array<int, 2> ends{};
    QCOMPARE(::pipe(ends.data()), 0);
    const pid_t child = ::fork();
    if (child == 0) {
        ::dup2(ends[1], STDERR_FILENO);
        constexpr rlim_t bytes = 1024 * 1024 * 1024;
        const rlimit limit{.rlim_cur = bytes, .rlim_max = bytes};
        ::setrlimit(RLIMIT_AS, &limit);
        explainMemoryShortage(Program::Console);
        []() noexcept { // as an event loop, through which nothing can be thrown
            QByteArrayList held;
            for (;;)
                held.append(QByteArray(bytes / 16, 'x'));
        }();
    }
    ::close(ends[1]);
    QFile said;
    QVERIFY(said.open(ends[0], QIODevice::ReadOnly, QFileDevice::AutoCloseHandle));
    const QByteArray words = said.readAll();
    int status = 0;
    QCOMPARE(::waitpid(child, &status, 0), child);
    QVERIFY2(words.startsWith("flaghoist-cli: There is not enough memory."), words.constData());
    QVERIFY(WIFEXITED(status));
    QCOMPARE(WEXITSTATUS(status), 1);
}

QTEST_GUILESS_MAIN(tst_ConsoleReport)
#include "tst_consolereport.moc"
