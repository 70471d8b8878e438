#pragma once

#include "domain/run.h"
#include "fakes/flagvalues.h"

#include <QRandomGenerator>
#include <QTimeZone>

namespace Flaghoist {

using namespace std::chrono_literals;

[[nodiscard]] inline Run runOf(const DownloadPlan &plan)
{
    return Run(plan, QDateTime(QDate(2026, 11, 25), QTime(10, 0), QTimeZone::utc()).toUTC());
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
        plan.source =
            customSource(UrlTemplate::parse(QStringLiteral("http://127.0.0.1:8002/flags/{cc}")).value());
        for (PlanItem &item : plan.items) {
            item.fileName = QStringLiteral("flag-") + item.code.lower();
            item.name = QStringLiteral("Name of ") + item.code.upper();
        }
        run = runOf(plan);
        playRound(plan);
        for (int round = 1; round <= m_random.bounded(3); ++round) {
            QList<int> rows = run.rowsIn(FlagState::Failed) + run.rowsIn(FlagState::Cancelled);
            if (rows.isEmpty())
                break;
            DownloadPlan further = roundOf(run.plan(), rows, round);
            further.strategy = allStrategies[m_random.bounded(int(allStrategies.size()))];
            further.concurrency.used = 1 + m_random.bounded(9);
            run.beginRound(further, m_now += std::chrono::seconds(1));
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
            if (m_random.bounded(20) == 0)
                run.apply(RunMark{.kind = RunMark::Kind::ServerWait, .at = m_now, .until = m_now + 1ms});
            if (m_random.bounded(10) == 0)
                run.setConcurrency({.asked = 9, .used = 1 + m_random.bounded(9)}, m_now);
            finish(item, plan.strategy);
        }
        run.endRound(m_now += milliseconds(1));
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
            record.slot = item.id.index % 9;
            record.due = number == 1 ? m_now : outcome.attempts.last().ended.value() + milliseconds(1);
            record.started = m_now;
            addPhases(record);
            if (number == attempts)
                record.failure = {.kind = ErrorKind::None, .httpStatus = 200, .reason = QStringLiteral("OK")};
            outcome.attempts.append(record);
            event.record = record;
            event.at = m_now;
            if (number < attempts) {
                event.phase = AttemptEvent::Phase::WaitingToRetry;
                event.retryDue = m_now + milliseconds(1);
                run.apply(event);
                m_now += milliseconds(1);
            } else if (strategy == Strategy::PoolInOrder) {
                event.phase = AttemptEvent::Phase::WaitingItsTurn;
                run.apply(event);
            }
        }
        outcome.status = DownloadStatus(m_random.bounded(5));
        outcome.replaced = m_random.bounded(2) == 0;
        outcome.delivered = m_now;
        run.apply(outcome);
    }
    /// Some of them, so that the attempt ends early in any phase.
    void addPhases(AttemptRecord &record)
    {
        record.reused = m_random.bounded(2) == 0;
        for (auto phase : {&AttemptRecord::connected, &AttemptRecord::secured, &AttemptRecord::sent,
                           &AttemptRecord::firstByte, &AttemptRecord::received, &AttemptRecord::verified}) {
            const bool connecting = phase == &AttemptRecord::connected || phase == &AttemptRecord::secured;
            if (record.reused && connecting)
                continue;
            if (m_random.bounded(8) == 0)
                break;
            record.*phase = m_now += microseconds(m_random.bounded(300));
        }
        record.ended = m_now += microseconds(m_random.bounded(300));
        record.sends = record.sent ? 1 : 0;
        record.bytes = m_random.bounded(5000);
        record.failure.detail = QStringLiteral("cut “short”");
        record.headers = {{"Content-Type", "image/png"}, {"Server", "practice"}};
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
