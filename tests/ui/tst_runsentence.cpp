#include "ui/runsentence.h"
#include "wording/translators.h"

#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using State = DownloadSession::State;

Q_DECLARE_METATYPE(Flaghoist::Tally)
Q_DECLARE_METATYPE(Flaghoist::CommonError)

class tst_RunSentence final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        QLocale::setDefault(QLocale::c());
        QCoreApplication::setApplicationName(u"Flaghoist"_s);
    }
    void showsTheEnd_data();
    void showsTheEnd();
    void showsTheProgress();
    void showsTheTitle();
    void offersWhatHelpsWhenNothingStarted();
    void showsWhyTheLogIsEmpty();
};

void tst_RunSentence::showsTheEnd_data()
{
    QTest::addColumn<Tally>("tally");
    QTest::addColumn<CommonError>("error");
    QTest::addColumn<QString>("title");
    QTest::addColumn<Tone>("tone");
    QTest::addColumn<QList<RunAction>>("actions");

    using enum RunAction;
    QTest::newRow("all arrived") << Tally{.total = 20, .downloaded = 20} << CommonError{}
                                 << u"20 of 20 downloaded."_s << Tone::Good << QList{OpenFolder};
    QTest::newRow("some failed") << Tally{.total = 20, .downloaded = 17, .failed = 3} << CommonError{}
                                 << u"17 of 20 downloaded. 3 failed: BD, BR, CD."_s << Tone::Problem
                                 << QList{RetryFailed, OpenFolder};
    QTest::newRow("cancelled") << Tally{.total = 20, .downloaded = 13, .cancelled = 7} << CommonError{}
                               << u"Cancelled: 13 of 20 downloaded."_s << Tone::Stopped
                               << QList{DownloadOthers, OpenFolder};
    QTest::newRow("cancelled with errors")
        << Tally{.total = 20, .downloaded = 10, .failed = 3, .cancelled = 7} << CommonError{}
        << u"Cancelled: 10 of 20 downloaded. 3 failed: BD, BR, CD."_s << Tone::Problem
        << QList{DownloadOthers, RetryFailed, OpenFolder};
    QTest::newRow("cancelled before the first")
        << Tally{.total = 20, .cancelled = 20} << CommonError{} << u"Cancelled: 0 of 20 downloaded."_s
        << Tone::Stopped << QList{DownloadOthers};
    QTest::newRow("all refused") << Tally{.total = 20, .failed = 20}
                                 << CommonError{ErrorKind::Refused, u"connection refused"_s, 20}
                                 << u"No flag arrived. 20 × connection refused: is the server running?"_s
                                 << Tone::Problem << QList{RetryFailed, ChangeSource};
    QTest::newRow("all failed otherwise")
        << Tally{.total = 20, .failed = 20} << CommonError{ErrorKind::Timeout, u"timeout"_s, 12}
        << u"No flag arrived. 12 × timeout."_s << Tone::Problem << QList{RetryFailed, ChangeSource};
    QTest::newRow("all kept") << Tally{.total = 20, .unchanged = 20} << CommonError{}
                              << u"0 of 20 downloaded. 20 flag(s) were there already."_s << Tone::Good
                              << QList{OpenFolder};
    QTest::newRow("a source without any")
        << Tally{.total = 2, .notFound = 2} << CommonError{}
        << u"0 of 2 downloaded. 2 code(s) have no flag at this source: QA, QB."_s << Tone::Neutral
        << QList{ChangeSource};
}

void tst_RunSentence::showsTheEnd()
{
    QFETCH(Tally, tally);
    QFETCH(CommonError, error);
    RunProgress progress;
    progress.elapsed = 4s;
    const auto finished = [&] {
        return RunSentence::finished(tally, u"BD, BR, CD"_s, u"QA, QB"_s, error, progress, u"/flags"_s);
    };
    const Banner banner = finished();
    QTEST(banner.title, "title");
    QTEST(banner.tone, "tone");
    QTEST(banner.actions, "actions");
    if (tally.downloaded == 20)
        QCOMPARE(banner.detail, u"4.0 s · 5.0 flags/s · saved to /flags"_s);
    progress.elapsed = 0s; // a folder of flags was opened
    QCOMPARE(finished().detail, u"/flags"_s);
}

void tst_RunSentence::showsTheProgress()
{
    RunProgress progress{
        .done = 13, .total = 20, .inFlight = 7, .elapsed = 4s, .left = 2s, .perSecond = 3.24};
    QCOMPARE(RunSentence::bar(State::Running, progress), u"13 of 20"_s);
    QCOMPARE(RunSentence::clock(State::Running, progress), u"0:04 · about 0:02 left"_s);
    QCOMPARE(RunSentence::rate(progress, 7), u"3.2 flags/s · 7 in flight"_s);
    QCOMPARE(RunSentence::rate(progress, 3), u"3.2 flags/s · 7 in flight, 3 allowed"_s);
    QCOMPARE(RunSentence::clock(State::Paused, progress), u"Paused at 0:04"_s);
    QCOMPARE(RunSentence::bar(State::Paused, progress), u"Paused: 13 of 20"_s);
    QVERIFY(RunSentence::clock(State::Cancelling, progress).contains(u"7"_s));
    progress.serverWait = 1200ms;
    QCOMPARE(RunSentence::clock(State::Running, progress), u"0:04 · waiting for the server: 2 s"_s);
    progress.serverWait = 0ms;
    progress.left.reset();
    QCOMPARE(RunSentence::clock(State::Running, progress), u"0:04"_s);
}

void tst_RunSentence::showsTheTitle()
{
    RunProgress progress;
    progress.done = 13;
    progress.total = 20;
    QCOMPARE(RunSentence::title(State::Running, progress), u"65% – Flaghoist"_s);
    QCOMPARE(RunSentence::title(State::Paused, progress), u"Paused at 65% – Flaghoist"_s);
    QCOMPARE(RunSentence::title(State::Finished, progress), u"Flaghoist"_s);
    QCOMPARE(RunSentence::title(State::Starting, {}), u"Flaghoist"_s);
}

void tst_RunSentence::offersWhatHelpsWhenNothingStarted()
{
    for (const ProblemKind kind : {ProblemKind::FolderNotMade, ProblemKind::FolderNotWritable,
                                   ProblemKind::FolderInUse, ProblemKind::FolderFull}) {
        const Banner folder = RunSentence::notStarted({kind, u"/flags"_s});
        QCOMPARE(folder.actions, QList{RunAction::ChooseFolder});
        QVERIFY(folder.title.contains(u"/flags"_s));
    }
    const Banner server = RunSentence::notStarted({ProblemKind::PracticeServerFailed, u"no port"_s});
    QCOMPARE(server.actions, QList{RunAction::ChangeSource});
    QCOMPARE(server.tone, Tone::Problem);
}

void tst_RunSentence::showsWhyTheLogIsEmpty()
{
    const QString before = u"Flags that fail appear here with the reason."_s;
    QCOMPARE(RunSentence::noErrors({.total = 20, .toDo = 20}), before);
    QCOMPARE(RunSentence::noErrors({.total = 20, .downloaded = 19, .toDo = 1}), before);
    QCOMPARE(RunSentence::noErrors({.total = 20, .cancelled = 13}),
             u"Cancelled: 13 flag(s) were not tried."_s);
    QCOMPARE(RunSentence::noErrors({.total = 20, .downloaded = 20}), u"No errors: 20 of 20 downloaded."_s);
    QCOMPARE(RunSentence::noErrors({.total = 20, .unchanged = 20}),
             u"No errors. 20 flag(s) were there already."_s);
    QCOMPARE(RunSentence::noErrors({.total = 20, .downloaded = 11, .notFound = 9}),
             u"No errors. 9 code(s) have no flag at this source."_s);
}

QTEST_GUILESS_MAIN(tst_RunSentence)
#include "tst_runsentence.moc"
