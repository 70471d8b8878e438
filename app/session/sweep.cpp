#include "session/sweep.h"

#include "session/downloadsession.h"
#include "session/planner.h"
#include "session/runexport.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>
#include <tuple>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int sweepVersion = 1;

double secondsOf(microseconds time)
{
    return std::round(double(time.count()) / 1000) / 1000;
}

QJsonObject pointObject(const SweepPoint &point)
{
    QJsonArray runs;
    int failures = 0;
    for (const RunSummary &run : point.runs) {
        runs.append(secondsOf(run.elapsed));
        failures += run.tally.failed;
    }
    return {{u"strategy"_s, strategyId(point.strategy)},
            {u"asked"_s, point.concurrency.asked},
            {u"used"_s, point.concurrency.used},
            {u"elapsed_s"_s, secondsOf(point.median().elapsed)},
            {u"elapsed_min_s"_s, secondsOf(point.fastest().elapsed)},
            {u"elapsed_max_s"_s, secondsOf(point.slowest().elapsed)},
            {u"flags_per_s"_s, std::round(point.median().perSecond * 100) / 100},
            {u"attempt_median_s"_s, secondsOf(point.median().median)},
            {u"attempt_p95_s"_s, secondsOf(point.median().p95)},
            {u"errors"_s, failures},
            {u"runs_s"_s, runs}};
}

} // namespace

Sweep::Sweep(QObject *parent) : QObject(parent) { }

Sweep::~Sweep() = default;

std::optional<Problem> Sweep::problemOf(const RunOptions &options)
{
    if (const auto problem = Flaghoist::problemOf(options))
        return problem;
    if (const Source source = sourceOf(options); !source.practice)
        return Problem{ProblemKind::SweepOfWebSource, source.label};
    return std::nullopt;
}

void Sweep::start(const SweepPlan &plan)
{
    if (isRunning())
        return;
    if (const auto problem = problemOf(plan.options)) {
        emit failed(*problem);
        return;
    }
    m_plan = plan;
    m_runs.clear();
    m_cancelled = false;
    m_folder = std::make_unique<QTemporaryDir>();
    if (!m_folder->isValid()) {
        emit failed({ProblemKind::FolderNotMade, m_folder->errorString()});
        return;
    }
    m_session = std::make_unique<DownloadSession>();
    m_session->setDetails({.thumbnail = false});
    connect(m_session.get(), &DownloadSession::finished, this, &Sweep::runEnded);
    connect(m_session.get(), &DownloadSession::failedToStart, this, [this](const Problem &problem) {
        end();
        emit failed(problem);
    });
    startNext();
}

void Sweep::cancel()
{
    m_cancelled = true;
    if (m_session)
        m_session->cancel();
}

/// Each repeat goes through all points, and begins with another one.
void Sweep::startNext()
{
    const auto points = m_plan.concurrencies.size() * m_plan.methods.size();
    const auto number = m_runs.size();
    const auto point = (number + number / points) % points;
    RunOptions options = m_plan.options;
    options.strategy = m_plan.methods[point % m_plan.methods.size()];
    options.concurrency = m_plan.concurrencies[point / m_plan.methods.size()];
    options.folder = m_folder->path();
    options.existing = ExistingFiles::Overwrite;
    m_session->setOptions(options);
    m_session->start();
}

void Sweep::runEnded()
{
    if (!m_cancelled) {
        m_runs.append(summaryOf(m_session->run()));
        emit progressed();
    }
    if (m_cancelled || m_runs.size() >= m_plan.runCount()) {
        end();
        emit finished();
    } else {
        startNext();
    }
}

/// The session is the one that is calling.
void Sweep::end()
{
    m_session->disconnect(this);
    m_session.release()->deleteLater();
    m_folder.reset();
}

QList<SweepPoint> pointsOf(const QList<RunSummary> &runs)
{
    QList<SweepPoint> points;
    for (const RunSummary &run : runs) {
        auto point = std::ranges::find_if(points, [&run](const SweepPoint &other) {
            return other.strategy == run.strategy && other.concurrency.asked == run.concurrency.asked;
        });
        if (point == points.end())
            point = points.insert(points.end(),
                                  {.strategy = run.strategy, .concurrency = run.concurrency, .runs = {}});
        point->runs.append(run);
    }
    for (SweepPoint &point : points)
        std::ranges::sort(point.runs, {}, &RunSummary::elapsed);
    std::ranges::sort(points, {}, [](const SweepPoint &point) {
        return std::tuple(point.strategy, point.concurrency.used, point.concurrency.asked);
    });
    return points;
}

std::optional<int> kneeOf(const QList<SweepPoint> &points, Strategy strategy)
{
    constexpr double notable = 0.9;
    for (auto point = points.cbegin(); point != points.cend(); ++point) {
        if (point->strategy != strategy)
            continue;
        const auto isLarger = [&](const SweepPoint &other) {
            return other.strategy == strategy && other.concurrency.used > point->concurrency.used;
        };
        const double enough = notable * double(point->median().elapsed.count());
        const auto isNotablyFaster = [&](const SweepPoint &other) {
            return isLarger(other) && double(other.median().elapsed.count()) < enough;
        };
        if (std::none_of(point, points.cend(), isNotablyFaster))
            return std::any_of(point, points.cend(), isLarger) ? std::optional(point->concurrency.used)
                                                               : std::nullopt;
    }
    return std::nullopt;
}

QByteArray sweepReport(const SweepPlan &plan, const QList<RunSummary> &runs, const QString &fileName)
{
    const QList<SweepPoint> points = pointsOf(runs);
    QJsonArray items;
    for (const SweepPoint &point : points)
        items.append(pointObject(point));
    if (fileName.endsWith(".csv"_L1, Qt::CaseInsensitive))
        return csvTable({u"strategy"_s, u"asked"_s, u"used"_s, u"elapsed_s"_s, u"elapsed_min_s"_s,
                         u"elapsed_max_s"_s, u"flags_per_s"_s, u"attempt_median_s"_s, u"attempt_p95_s"_s,
                         u"errors"_s},
                        items);
    QJsonObject knees;
    for (const Strategy strategy : plan.methods) {
        const auto knee = kneeOf(points, strategy);
        knees.insert(strategyId(strategy), knee ? QJsonValue(*knee) : QJsonValue(QJsonValue::Null));
    }
    const Source source = sourceOf(plan.options);
    return QJsonDocument(QJsonObject{{u"sweep_version"_s, sweepVersion},
                                     {u"source"_s, source.label},
                                     {u"seed"_s, source.practice ? qint64(source.practice->seed) : 0},
                                     {u"codes"_s, plan.options.codes.size()},
                                     {u"repeats"_s, plan.repeats},
                                     {u"points"_s, items},
                                     {u"enough_at_once"_s, knees}})
        .toJson();
}

} // namespace Flaghoist
