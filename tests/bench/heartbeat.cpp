// How long the window does not answer while it downloads 676 codes through every kind of fault:
//     heartbeat REQUESTS_AT_ONCE [mosaic|grid|list [errors|timeline]]
// prints the gaps between the ticks of a timer in the window's thread, as JSON.
#include "countries/catalogue.h"
#include "countries/codetext.h"
#include "models/countrymodel.h"
#include "models/flagmodel.h"
#include "session/downloadsession.h"
#include "ui/flags/flaglist.h"
#include "ui/flags/flagsarea.h"
#include "ui/flags/flagview.h"
#include "ui/flags/tallybars.h"
#include "ui/inspector/inspector.h"
#include "ui/mainwindow.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QHeaderView>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLoggingCategory>
#include <QTemporaryDir>
#include <QTextStream>
#include <QTimer>

#include <algorithm>
#include <functional>
#include <vector>

#include <time.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const QStringList viewNames{u"mosaic"_s, u"grid"_s, u"list"_s};

/// Processor time of the calling thread.
double threadCpuMs()
{
    timespec used{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return double(used.tv_sec) * 1e3 + double(used.tv_nsec) / 1e6;
}

struct Gap
{
    double wallMs = 0;
    double ownMs = 0; ///< that the thread really worked, not waited for a processor
    double atMs = 0; ///< when it ended, since the first tick was due
};

/// Ticks every millisecond in the thread that made it, if that thread lets it.
class Heart final
{
    Q_DISABLE_COPY_MOVE(Heart)

public:
    Heart()
    {
        m_timer.setTimerType(Qt::PreciseTimer);
        m_timer.setInterval(1ms);
        QObject::connect(&m_timer, &QTimer::timeout, &m_timer, [this] { tick(); });
        m_sinceTick.start();
        m_sinceStart.start();
        m_timer.start();
    }

    [[nodiscard]] const std::vector<Gap> &gaps() const { return m_gaps; }

private:
    void tick()
    {
        const double cpu = threadCpuMs();
        m_gaps.push_back({.wallMs = double(m_sinceTick.nsecsElapsed()) / 1e6,
                          .ownMs = cpu - m_cpu,
                          .atMs = double(m_sinceStart.nsecsElapsed()) / 1e6});
        m_sinceTick.start();
        m_cpu = cpu;
    }

    QTimer m_timer;
    QElapsedTimer m_sinceTick;
    QElapsedTimer m_sinceStart;
    double m_cpu = threadCpuMs();
    std::vector<Gap> m_gaps;
};

std::vector<double> sorted(const std::vector<Gap> &gaps, double Gap::*part)
{
    std::vector<double> values;
    for (const Gap &gap : gaps)
        values.push_back(gap.*part);
    std::ranges::sort(values);
    return values;
}

void live(std::chrono::milliseconds duration)
{
    QEventLoop loop;
    QTimer::singleShot(duration, &loop, &QEventLoop::quit);
    loop.exec();
}

RunOptions faultyRun(int atOnce, const QString &folder)
{
    PracticeFaults faults = everyPracticeFault;
    RunOptions options;
    options.server = u"ERROR"_s;
    options.folder = folder;
    options.concurrency = atOnce;
    options.delay = {5ms, 50ms};
    options.errorRate = 0.25;
    options.faults = faults.setFlag(PracticeFault::Stall, false); // only long deadlines end it
    options.seed = 7;
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

QJsonObject measure(int atOnce, const QString &view, const QString &page)
{
    const QTemporaryDir folder;
    FlagModel flags{QLocale()};
    CountryModel countries{QLocale()};
    DownloadSession session;
    countries.setChosen(everyCode());
    session.setOptions(faultyRun(atOnce, folder.path()));
    MainWindow window(&flags, &countries, &session);
    window.resize(1280, 800);
    window.show();
    auto *const area = window.findChild<FlagsArea *>();
    area->setView(FlagsArea::View(std::max<qsizetype>(viewNames.indexOf(view), 0)));
    auto *const inspector = window.findChild<Inspector *>();
    inspector->setPage(page == u"timeline"_s ? 1 : 0);
    emit inspector->foldRequested(false); // what is unfolded has more to do
    live(1s);

    QEventLoop untilFinished;
    QObject::connect(&session, &DownloadSession::finished, &untilFinished, &QEventLoop::quit);
    QObject::connect(&session, &DownloadSession::failedToStart, &untilFinished, &QEventLoop::quit);
    const Heart heart;
    session.start();
    untilFinished.exec();
    live(100ms); // the end is painted too
    const double filtered =
        millisecondsOf(window, [&] { area->chips()->setFilter(ChipBar::Filter::Failed); });
    const double unfiltered = millisecondsOf(window, [&] { area->chips()->setFilter(ChipBar::Filter::All); });
    const double zoomed = millisecondsOf(window, [&] { area->cells()->setZoom(FlagView::zoomSteps - 1); });
    const double listed = millisecondsOf(window, [&] { area->setView(FlagsArea::View::List); });
    const double resorted = millisecondsOf(
        window, [&] { window.findChild<FlagList *>()->header()->setSortIndicator(1, Qt::DescendingOrder); });
    const std::vector<double> gaps = sorted(heart.gaps(), &Gap::wallMs);
    const Gap busiest = *std::ranges::max_element(heart.gaps(), {}, &Gap::ownMs);

    const Run &run = session.run();
    if (run.tally().done() != everyCodeCount || !session.shutDown(5s))
        return {};
    return {{u"at_once"_s, atOnce},
            {u"view"_s, view},
            {u"page"_s, page},
            {u"filter_ms"_s, std::max(filtered, unfiltered)},
            {u"zoom_ms"_s, zoomed},
            {u"sort_ms"_s, std::max(listed, resorted)},
            {u"longest_ms"_s, gaps.back()},
            {u"longest_own_ms"_s, busiest.ownMs},
            {u"longest_own_at_ms"_s, busiest.atMs},
            {u"p99_ms"_s, gaps[gaps.size() * 99 / 100]},
            {u"ticks"_s, qint64(gaps.size())},
            {u"elapsed_s"_s, std::chrono::duration<double>(run.elapsed({})).count()},
            {u"downloaded"_s, run.tally().downloaded},
            {u"not_found"_s, run.tally().notFound},
            {u"failed"_s, run.tally().failed}};
}

} // namespace

int main(int argc, char *argv[])
{
    // What a platform without a display cannot do is no news.
    QLoggingCategory::setFilterRules(u"*.warning=false"_s);
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setStyle(u"fusion"_s);
    loadCountryNames(); // the program does so while nothing else happens
    const int atOnce = QApplication::arguments().value(1, u"30"_s).toInt();
    const QStringList arguments = QApplication::arguments();
    const QJsonObject measured =
        measure(std::max(atOnce, 1), arguments.value(2, u"grid"_s), arguments.value(3, u"errors"_s));
    QTextStream(stdout) << QJsonDocument(measured).toJson(QJsonDocument::Compact) << Qt::endl;
    return measured.isEmpty() ? 1 : 0;
}
