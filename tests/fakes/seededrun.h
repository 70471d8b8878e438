#pragma once

#include "domain/run.h"
#include "fakes/flagvalues.h"

#include <QRandomGenerator>

namespace Flaghoist {

using namespace std::chrono_literals;

[[nodiscard]] inline Run runOf(const DownloadPlan &plan)
{
    return Run(plan, QDateTime(QDate(2026, 11, 25), QTime(10, 0), Qt::UTC));
}

/// Runs that went as \a seed has it: retries, several rounds, pauses, limits, in order or not.
class SeededRun final
{
public:
    explicit SeededRun(quint32 seed) : m_random(seed)
    {
        DownloadPlan plan = planFor(everyCode().mid(0, 1 + m_random.bounded(40)));
        plan.strategy = allStrategies[m_random.bounded(int(allStrategies.size()))];
        plan.concurrency = {.asked = 9, .used = 1 + m_random.bounded(9)};
        run = runOf(plan);
        playRound(plan);
        for (int round = 1; round <= m_random.bounded(3); ++round) {
            QList<int> rows = run.rowsIn(FlagState::Failed) + run.rowsIn(FlagState::Cancelled);
            if (rows.isEmpty())
                break;
            DownloadPlan further = roundOf(run.plan(), rows, round);
            further.strategy = allStrategies[m_random.bounded(int(allStrategies.size()))];
            further.concurrency.used = 1 + m_random.bounded(9);
            run.beginRound(further, m_now += 1s);
            playRound(further);
        }
    }

    Run run;

private:
    void playRound(const DownloadPlan &plan)
    {
        for (const PlanItem &item : plan.items) {
            m_now += microseconds(m_random.bounded(3)); // sometimes at the same moment
            if (m_random.bounded(10) == 0)
                pauseOrResume();
            if (m_random.bounded(10) == 0)
                run.setConcurrency({.asked = 9, .used = 1 + m_random.bounded(9)}, m_now);
            finish(item, plan.strategy);
        }
        run.endRound(m_now += 1ms);
    }
    void finish(const PlanItem &item, Strategy strategy)
    {
        FlagOutcome outcome = FlagOutcome::of(item);
        const int attempts = m_random.bounded(4);
        for (int number = 1; number <= attempts; ++number) {
            AttemptEvent event = attemptStarted(item);
            event.at = m_now;
            run.apply(event);
            AttemptRecord record = attemptFrom(0, 0, ErrorKind::Closed, item.id.round);
            record.due = number == 1 ? m_now : outcome.attempts.last().ended.value() + 1ms;
            record.started = m_now;
            record.ended = m_now += microseconds(m_random.bounded(2000));
            if (number == attempts)
                record.failure.kind = ErrorKind::None;
            outcome.attempts.append(record);
            event.record = record;
            event.at = m_now;
            if (number < attempts) {
                event.phase = AttemptEvent::Phase::WaitingToRetry;
                event.retryDue = m_now + 1ms;
                run.apply(event);
                m_now += 1ms;
            } else if (strategy == Strategy::PoolInOrder) {
                event.phase = AttemptEvent::Phase::WaitingItsTurn;
                run.apply(event);
            }
        }
        outcome.status = DownloadStatus(m_random.bounded(5));
        outcome.delivered = m_now;
        run.apply(outcome);
    }
    void pauseOrResume()
    {
        run.apply(RunMark{.kind = run.isPaused() ? RunMark::Kind::Resumed : RunMark::Kind::Paused,
                          .at = m_now,
                          .limit = 0});
    }

    QRandomGenerator m_random;
    microseconds m_now{0};
};

} // namespace Flaghoist
