// How much processor time the window's thread takes for one frame of the timeline of a large run, while it is
// under way:
//     timelineframes [SLOTS [ATTEMPTS]]
// 676 codes, each tried ATTEMPTS times (11), over SLOTS slots (200); prints milliseconds as JSON.
#include "countries/catalogue.h"
#include "domain/run.h"
#include "models/flagmodel.h"
#include "ui/inspector/timelineview.h"

#include <QApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QTextStream>

#include <algorithm>
#include <functional>
#include <vector>

#include <time.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr quint32 seed = 7;

Run largeRun(int slotCount, int attempts)
{
    QRandomGenerator random(seed);
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

double threadCpuMs()
{
    timespec used{};
    ::clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return double(used.tv_sec) * 1e3 + double(used.tv_nsec) / 1e6;
}

/// The slowest of many and the one in the middle, in milliseconds.
QJsonObject measured(const std::function<void(int)> &frame)
{
    constexpr int frames = 60;
    std::vector<double> times;
    for (int i = 0; i < frames; ++i) {
        const double before = threadCpuMs();
        frame(i);
        times.push_back(threadCpuMs() - before);
    }
    std::ranges::sort(times);
    return {{u"median_ms"_s, times[times.size() / 2]}, {u"longest_ms"_s, times.back()}};
}

} // namespace

int main(int argc, char *argv[])
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    QApplication::setStyle(u"fusion"_s);
    const QStringList arguments = QApplication::arguments();
    const Run run = largeRun(std::max(1, arguments.value(1, u"200"_s).toInt()),
                             std::max(1, arguments.value(2, u"11"_s).toInt()));
    FlagModel flags{QLocale::c()};
    flags.setRun(run, {});
    TimelineView view(&flags);
    view.resize(1280, 400);
    view.show();
    QPixmap screen(view.size());
    const TimelineLayout layout = layoutOf(run, {});
    view.setTimeline(layout);
    const QJsonObject result{
        {u"bars"_s, qint64(layout.bars.size())},
        {u"layout"_s, measured([&](int) { static_cast<void>(layoutOf(run, {})); })},
        {u"live_frame"_s, measured([&](int) {
             view.setTimeline(layoutOf(run, {}));
             view.render(&screen);
         })},
        {u"zooming_frame"_s, measured([&](int i) {
             view.zoom(i % 20 < 10 ? 0.8 : 1.25);
             view.render(&screen);
         })},
        {u"pointer_frame"_s, measured([&](int) { view.render(&screen); })},
    };
    QTextStream(stdout) << QJsonDocument(result).toJson(QJsonDocument::Compact) << Qt::endl;
    return 0;
}
