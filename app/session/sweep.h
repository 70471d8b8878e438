#pragma once

#include "domain/problem.h"
#include "domain/runfigures.h"
#include "domain/runoptions.h"

#include <QObject>
#include <QTemporaryDir>

#include <memory>
#include <optional>

namespace Flaghoist {

class DownloadSession;

/// Everything that a sweep tries: each method with each number of requests at once, several times over.
struct SweepPlan
{
    RunOptions options; ///< method, concurrency and folder are the sweep's
    QList<int> concurrencies;
    QList<Strategy> methods;
    int repeats = 3;

    [[nodiscard]] int runCount() const { return int(concurrencies.size() * methods.size()) * repeats; }
};

/// The same downloads from a practice source, again and again with other methods and numbers at once, so that
/// their times can be compared. The repeats are interleaved: what slows the machine down for a while does not
/// fall on one point alone. Flags go to a temporary folder. GUI thread, with a session of its own.
class Sweep final : public QObject
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Sweep)

public:
    explicit Sweep(QObject *parent = nullptr);
    ~Sweep() override;

    /// Why a sweep with \a options is refused: what keeps a run from starting, or a source on the web.
    [[nodiscard]] static std::optional<Problem> problemOf(const RunOptions &options);

    /// Ends in finished() or in failed().
    void start(const SweepPlan &plan);
    /// Ends early, in finished(); the run under way does not count.
    void cancel();
    [[nodiscard]] bool isRunning() const { return m_session != nullptr; }
    [[nodiscard]] const SweepPlan &plan() const { return m_plan; }
    /// Of the runs so far, in the order in which they ended.
    [[nodiscard]] const QList<RunSummary> &runs() const { return m_runs; }

signals:
    /// After each run.
    void progressed();
    void finished();
    void failed(const Flaghoist::Problem &problem);

private:
    void startNext();
    void runEnded();
    void end();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<DownloadSession> m_session; ///< while it runs
    SweepPlan m_plan;
    QList<RunSummary> m_runs;
    bool m_cancelled = false;
};

/// The repeats of one method at one number of requests at once.
struct SweepPoint
{
    Strategy strategy = Strategy::Pool;
    Concurrency concurrency;
    QList<RunSummary> runs; ///< at least one, the fastest first

    [[nodiscard]] const RunSummary &fastest() const { return runs.first(); }
    [[nodiscard]] const RunSummary &median() const { return runs.at((runs.size() - 1) / 2); }
    [[nodiscard]] const RunSummary &slowest() const { return runs.last(); }
};

/// By method, then by what ran at once.
[[nodiscard]] QList<SweepPoint> pointsOf(const QList<RunSummary> &runs);

/// How many at once are enough with \a strategy: more of them never saved a tenth of the time. Empty where
/// the largest number still did.
[[nodiscard]] std::optional<int> kneeOf(const QList<SweepPoint> &points, Strategy strategy);

/// JSON or, where \a fileName ends in .csv, a table with a line per point. Pure.
[[nodiscard]] QByteArray sweepReport(const SweepPlan &plan, const QList<RunSummary> &runs,
                                     const QString &fileName);

} // namespace Flaghoist
