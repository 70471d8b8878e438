// What bench.py cannot see from outside a process. Each prints one line of JSON:
//     measure window LOCAL|ERROR AT_ONCE mosaic|grid|list errors|timeline
//         a run of 676 codes in the window: the gaps between the ticks of a timer in its thread
//     measure timeline
//         processor time of the window's thread for a frame of a timeline of 7,436 bars over 200 slots
//     measure prediction DELAYS
//         runs from the practice server beside what was predicted and claimed; DELAYS scales those of DELAY
//     measure requests URL FOLDER COUNT AT_ONCE pool|event-loop
//         so many requests for one URL by the engine; {n} in it becomes the number of each
#include "countries/catalogue.h"
#include "countries/codetext.h"
#include "domain/run.h"
#include "domain/threadpriority.h"
#include "engine/engine.h"
#include "models/countrymodel.h"
#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "session/prediction.h"
#include "storage/flagfolder.h"
#include "tests/fakes/plans.h"
#include "ui/flags/flaglist.h"
#include "ui/flags/flagsarea.h"
#include "ui/flags/flagview.h"
#include "ui/flags/tallybars.h"
#include "ui/inspector/inspector.h"
#include "ui/inspector/timelineview.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QDateTime>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QHeaderView>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <vector>

#include <time.h>
#include <unistd.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

double seconds(microseconds time)
{
    return std::chrono::duration<double>(time).count();
}

/// Processor time of the calling thread.
double threadCpuMs()
{
    timespec used{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return double(used.tv_sec) * 1e3 + double(used.tv_nsec) / 1e6;
}

void waitFor(milliseconds duration)
{
    QEventLoop loop;
    QTimer::singleShot(duration, &loop, &QEventLoop::quit);
    loop.exec();
}

void runToEnd(DownloadSession &session)
{
    QEventLoop loop;
    QObject::connect(&session, &DownloadSession::finished, &loop, &QEventLoop::quit);
    QObject::connect(&session, &DownloadSession::failedToStart, &loop, &QEventLoop::quit);
    session.start();
    loop.exec();
}

// ---- window ---------------------------------------------------------------------------------------------

/// Ticks every millisecond in the thread that made it, if that thread lets it.
class TickRecorder final
{
    Q_DISABLE_COPY_MOVE(TickRecorder)

public:
    TickRecorder()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1ms);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
        m_sinceTick.start();
        m_timer.start();
    }

    /// Ascending.
    [[nodiscard]] std::vector<double> gapsMs() const { return sorted(m_gaps); }
    /// Of each gap, how long the thread really worked and did not wait for a processor; ascending.
    [[nodiscard]] std::vector<double> workMs() const { return sorted(m_work); }

private:
    static std::vector<double> sorted(std::vector<double> values)
    {
        std::ranges::sort(values);
        return values;
    }
    void tick()
    {
        const double cpu = threadCpuMs();
        m_gaps.push_back(double(m_sinceTick.nsecsElapsed()) / 1e6);
        m_work.push_back(cpu - m_cpu);
        m_sinceTick.start();
        m_cpu = cpu;
    }

    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    double m_cpu = threadCpuMs();
    std::vector<double> m_gaps;
    std::vector<double> m_work;
};

RunOptions windowRun(const QString &server, int atOnce, const QString &folder)
{
    RunOptions options;
    options.server = server;
    options.folder = folder;
    options.concurrency = atOnce;
    if (server == "ERROR"_L1) {
        PracticeFaults faults = everyPracticeFault;
        options.delay = {5ms, 50ms};
        options.errorRate = 0.25;
        for (const auto fault : {PracticeFault::Stall, PracticeFault::Unavailable, PracticeFault::TooMany})
            faults.setFlag(fault, false); // with these the run waits for seconds
        options.faults = faults;
        options.seed = 7;
    }
    return options;
}

/// Until what \a act changes is painted.
double millisecondsOf(QWidget &window, const std::function<void()> &act)
{
    QElapsedTimer timer;
    timer.start();
    act();
    QCoreApplication::sendPostedEvents();
    window.repaint();
    return double(timer.nsecsElapsed()) / 1e6;
}

/// Since this process began, by the system's own clock of processes.
double millisecondsSinceStart()
{
    QFile file(u"/proc/self/stat"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray stat = file.readAll();
    const QByteArrayList fields = stat.mid(stat.lastIndexOf(')') + 2).split(' ');
    timespec now{};
    ::clock_gettime(CLOCK_BOOTTIME, &now);
    const double began = fields.value(19).toDouble() / double(::sysconf(_SC_CLK_TCK));
    return (double(now.tv_sec) + double(now.tv_nsec) / 1e9 - began) * 1e3;
}

QJsonObject windowFigures(const QString &server, int atOnce, const QString &view, const QString &page)
{
    letTheWindowGoFirst();
    QTemporaryDir folder;
    QTemporaryDir history;
    for (QTemporaryDir *const dir : {&folder, &history})
        dir->setAutoRemove(qEnvironmentVariableIsEmpty("TMPDIR")); // else left to whoever set it
    FlagModel flags{QLocale()};
    CountryModel countries{QLocale()};
    DownloadSession session;
    countries.setChosen(everyCode());
    session.setOptions(windowRun(server, atOnce, folder.path()));
    MainWindow window(&flags, &countries, &session);
    window.keepRuns(history.path()); // as the program does
    window.resize(1280, 800);
    window.show();
    window.repaint();
    const double shown = millisecondsSinceStart();
    loadCountryNames(); // the program does so while nothing else happens
    auto *const area = window.findChild<FlagsArea *>();
    area->setView(FlagsArea::View(QStringList{u"mosaic"_s, u"grid"_s, u"list"_s}.indexOf(view)));
    auto *const inspector = window.findChild<Inspector *>();
    inspector->setPage(page == "timeline"_L1 ? 1 : 0);
    emit inspector->foldRequested(false); // what is unfolded has more to do
    waitFor(1s);

    const TickRecorder ticks;
    const double before = threadCpuMs();
    runToEnd(session);
    const double own = threadCpuMs() - before;
    waitFor(100ms); // the end is painted too
    const auto took = [&](const std::function<void()> &act) {
        return millisecondsOf(window, act);
    };
    const double failedOnly = took([&] { area->chips()->setFilter(ChipBar::Filter::Failed); });
    const double all = took([&] { area->chips()->setFilter(ChipBar::Filter::All); });
    const double zoomed = took([&] { area->cells()->setZoom(FlagView::zoomSteps - 1); });
    const double listed = took([&] { area->setView(FlagsArea::View::List); });
    const double resorted =
        took([&] { window.findChild<FlagList *>()->header()->setSortIndicator(1, Qt::DescendingOrder); });
    const std::vector<double> gaps = ticks.gapsMs();

    const Run &run = session.run();
    if (run.tally().done() != everyCodeCount || !session.shutDown(5s))
        return {};
    return {{u"server"_s, server},
            {u"at_once"_s, atOnce},
            {u"view"_s, view},
            {u"page"_s, page},
            {u"shown_ms"_s, shown},
            {u"filter_ms"_s, std::max(failedOnly, all)},
            {u"zoom_ms"_s, zoomed},
            {u"sort_ms"_s, std::max(listed, resorted)},
            {u"longest_ms"_s, gaps.back()},
            {u"longest_own_ms"_s, ticks.workMs().back()},
            {u"own_ms"_s, own},
            {u"p99_ms"_s, gaps[gaps.size() * 99 / 100]},
            {u"elapsed_s"_s, seconds(run.elapsed({}))},
            {u"failed"_s, run.tally().failed}};
}

// ---- timeline -------------------------------------------------------------------------------------------

Run largeRun(int slotCount, int attempts)
{
    QRandomGenerator random(7);
    DownloadPlan plan;
    for (const CountryCode code : everyCode())
        plan.items.append({.id = {.run = 1, .index = int(plan.items.size())}, .code = code, .url = {}});
    plan.concurrency.used = slotCount;
    Run run(plan, QDateTime());
    std::vector<microseconds> free(static_cast<size_t>(slotCount), 0us);
    for (const PlanItem &item : std::as_const(plan.items)) {
        FlagOutcome outcome = FlagOutcome::of(item);
        outcome.status = DownloadStatus::Ok;
        for (int number = 0; number < attempts; ++number) {
            const auto slot = std::ranges::min_element(free);
            AttemptRecord record;
            record.slot = int(slot - free.begin());
            record.started = record.due = *slot;
            record.sent = record.started + 2ms;
            record.firstByte = *record.sent + milliseconds(20 + random.bounded(400));
            record.received = *record.firstByte + microseconds(random.bounded(4'000));
            record.ended = *record.received + 1ms;
            record.headers = {{"Server-Timing", "queue;dur=5.0, work;dur=12.0"}};
            if (number + 1 < attempts)
                record.failure.kind = ErrorKind::Http5xx;
            *slot = *record.ended;
            outcome.attempts.append(record);
        }
        outcome.delivered = *outcome.attempts.last().ended;
        run.apply(outcome);
    }
    run.endRound(*std::ranges::max_element(free));
    return run;
}

/// The slowest of many and the one in the middle.
QJsonObject frameFigures(const QString &name, const std::function<void(int)> &frame)
{
    std::vector<double> times;
    for (int i = 0; i < 60; ++i) {
        const double before = threadCpuMs();
        frame(i);
        times.push_back(threadCpuMs() - before);
    }
    std::ranges::sort(times);
    return {{u"frame"_s, name}, {u"median_ms"_s, times[times.size() / 2]}, {u"longest_ms"_s, times.back()}};
}

QJsonArray timelineFigures()
{
    const Run run = largeRun(200, 11);
    FlagModel flags{QLocale::c()};
    flags.setRun(run, {});
    TimelineView view(&flags);
    view.resize(1280, 400);
    view.show();
    QPixmap screen(view.size());
    view.setTimeline(layoutOf(run, {}));
    return {frameFigures(u"live"_s,
                         [&](int) {
                             view.setTimeline(layoutOf(run, {}));
                             view.render(&screen);
                         }),
            frameFigures(u"zooming"_s,
                         [&](int i) {
                             view.zoom(i % 20 < 10 ? 0.8 : 1.25);
                             view.render(&screen);
                         }),
            frameFigures(u"pointer moving"_s, [&](int) { view.render(&screen); })};
}

// ---- prediction -----------------------------------------------------------------------------------------

Run realRun(const RunOptions &options)
{
    DownloadSession session;
    session.setOptions(options);
    runToEnd(session);
    const Run run = session.run();
    (void)session.shutDown(3s);
    return run;
}

QJsonArray predictionFigures(double scale)
{
    struct Task
    {
        const char *name;
        int codes;
        int atOnce;
        std::function<void(RunOptions &)> change = [](RunOptions &) {
        };
    };
    const auto eventLoop = [](RunOptions &options) {
        options.strategy = Strategy::EventLoop;
    };
    const auto faults = [](double rate, PracticeFault fault, int retries) {
        return [=](RunOptions &options) {
            options.errorRate = rate;
            options.faults = fault;
            options.retries = retries;
        };
    };
    const Task tasks[]{{"DELAY", 20, 1},
                       {"DELAY", 20, 20},
                       {"DELAY", 249, 30},
                       {"DELAY", 249, 200},
                       {"DELAY, event loop", 249, 30, eventLoop},
                       {"DELAY, event loop", 249, 200, eventLoop},
                       {"capacity 20", 249, 60,
                        [](RunOptions &options) {
                            options.capacity = 20;
                        }},
                       {"rate 20", 100, 30,
                        [](RunOptions &options) {
                            options.rate = 20;
                        }},
                       {"resets, 2 retries", 249, 30, faults(0.3, PracticeFault::Reset, 2)},
                       {"503, 3 retries", 100, 30, faults(0.1, PracticeFault::Unavailable, 3)}};
    const QTemporaryDir folder;
    QJsonArray rows;
    for (const Task &task : tasks) {
        RunOptions options;
        options.server = u"DELAY"_s;
        options.folder = folder.path();
        options.delay = {milliseconds(qint64(500 * scale)), milliseconds(qint64(5000 * scale))};
        options.codes = isoCodes().mid(0, task.codes);
        options.concurrency = task.atOnce;
        options.strategy = Strategy::Pool;
        task.change(options);
        const Run run = realRun(options);
        const Explanation explanation = explained(run);
        QJsonObject row{{u"task"_s, QString::fromLatin1(task.name)},
                        {u"codes"_s, task.codes},
                        {u"at_once"_s, task.atOnce},
                        {u"elapsed_s"_s, seconds(run.elapsed({}))},
                        {u"predicted_s"_s, seconds(predictedRun(run.plan())->elapsed({}))},
                        {u"program_s"_s, seconds(explanation.share(RunPhase::Program))}};
        if (explanation.more) {
            options.concurrency = explanation.more->atOnce;
            row[u"claim_at_once"] = explanation.more->atOnce;
            row[u"claimed_s"] = seconds(explanation.more->elapsed);
            row[u"came_true_s"] = seconds(realRun(options).elapsed({}));
        }
        rows.append(row);
    }
    return rows;
}

// ---- requests -------------------------------------------------------------------------------------------

QJsonObject requestFigures(const QString &url, const QString &path, int count, int atOnce, Strategy strategy)
{
    const double before = double(::clock()) / CLOCKS_PER_SEC;
    DownloadPlan plan = planFor({}, u"http://127.0.0.1/{cc}"_s, path, atOnce);
    plan.strategy = strategy;
    plan.details.thumbnail = false;
    for (int i = 0; i < count; ++i) {
        plan.items.append({.id = {.run = 1, .index = i},
                           .code = everyCode().at(i % everyCodeCount),
                           .url = QUrl(QString(url).replace(u"{n}"_s, QString::number(i))),
                           .fileName = QString::number(i)});
    }
    auto folder = FlagFolder::open(path);
    if (!folder)
        return {};
    Engine engine;
    QEventLoop loop;
    int failed = 0;
    QObject::connect(&engine, &Engine::outcomeReady, &loop, [&failed](const FlagOutcome &outcome) {
        failed += outcome.status == DownloadStatus::Error ? 1 : 0;
    });
    QObject::connect(&engine, &Engine::finished, &loop, &QEventLoop::quit);
    engine.prepare(strategy, atOnce);
    engine.downloadMany(plan, *folder);
    loop.exec();
    const double used = double(::clock()) / CLOCKS_PER_SEC - before;
    if (failed > 0 || !engine.shutDown(5s))
        return {};
    return {{u"count"_s, count}, {u"cpu_s"_s, used}};
}

QJsonDocument figures(const QStringList &arguments)
{
    const QString what = arguments.value(1);
    if (what == "window"_L1)
        return QJsonDocument(windowFigures(arguments.value(2), arguments.value(3).toInt(), arguments.value(4),
                                           arguments.value(5)));
    if (what == "timeline"_L1)
        return QJsonDocument(timelineFigures());
    if (what == "prediction"_L1)
        return QJsonDocument(predictionFigures(arguments.value(2).toDouble()));
    if (what == "requests"_L1)
        return QJsonDocument(requestFigures(
            arguments.value(2), arguments.value(3), arguments.value(4).toInt(), arguments.value(5).toInt(),
            arguments.value(6) == "pool"_L1 ? Strategy::Pool : Strategy::EventLoop));
    return {};
}

} // namespace

int main(int argc, char *argv[])
{
    // What a platform without a display cannot do is no news.
    QLoggingCategory::setFilterRules(u"*.warning=false"_s);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setStyle(u"fusion"_s);
    const QJsonDocument measured = figures(QApplication::arguments());
    QTextStream(stdout) << measured.toJson(QJsonDocument::Compact) << Qt::endl;
    return measured.isEmpty() ? 1 : 0;
}
