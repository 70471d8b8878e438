#include "domain/runreplay.h"

#include <algorithm>
#include <numeric>

namespace Flaghoist {

namespace {

Run beginningOf(const Run &whole)
{
    DownloadPlan plan = whole.plan();
    if (!whole.rounds().isEmpty()) {
        plan.strategy = whole.rounds().first().strategy;
        plan.concurrency.used = whole.marks().isEmpty() ? 0 : whole.marks().first().limit;
    }
    for (PlanItem &item : plan.items)
        item.id.round = 0;
    return Run(plan, whole.startedAt(),
               whole.rounds().isEmpty() ? microseconds{0} : whole.rounds().first().began);
}

} // namespace

RunReplay::RunReplay(const Run &whole) : m_first(beginningOf(whole)), m_run(m_first)
{
    addRounds(whole);
    addAttempts(whole);
    addOutcomes(whole);
    std::ranges::stable_sort(m_changes, {},
                             [](const Change &change) { return std::pair(change.at, change.rank); });
}

microseconds RunReplay::end() const
{
    return m_changes.empty() ? microseconds{0} : m_changes.back().at;
}

microseconds RunReplay::nextChange() const
{
    return m_applied < m_changes.size() ? m_changes[m_applied].at : end();
}

QList<int> RunReplay::moveTo(microseconds at)
{
    QList<int> rows;
    const auto allChanged = [&] {
        rows.resize(m_run.size());
        std::iota(rows.begin(), rows.end(), 0);
    };
    if (at < m_at) {
        m_run = m_first;
        m_applied = 0;
        allChanged();
    }
    m_at = at;
    for (; m_applied < m_changes.size() && m_changes[m_applied].at <= at; ++m_applied) {
        const auto row = m_changes[m_applied].apply(m_run);
        if (row == -1)
            allChanged();
        else if (row)
            rows.append(*row);
    }
    return rows;
}

void RunReplay::add(microseconds at, int rank, std::function<std::optional<int>(Run &)> apply)
{
    m_changes.push_back({at, rank, std::move(apply)});
}

void RunReplay::addRounds(const Run &whole)
{
    for (int number = 0; number < whole.rounds().size(); ++number) {
        const RunRound &round = whole.rounds()[number];
        if (number > 0) {
            DownloadPlan plan = whole.plan();
            plan.strategy = round.strategy;
            plan.retries = round.retries;
            plan.deadlines = Deadlines::within(round.timeout);
            plan.items.clear();
            for (const int row : round.rows) {
                plan.items.append(whole.row(row).item);
                plan.items.last().id.round = number;
            }
            // The limits are marks of their own.
            add(round.began, 0, [plan = std::move(plan), at = round.began](Run &run) mutable {
                plan.concurrency.used = run.limit();
                run.beginRound(plan, at);
                return -1;
            });
        }
        if (round.ended) {
            add(*round.ended, 6, [at = *round.ended](Run &run) {
                run.endRound(at);
                return std::nullopt;
            });
        }
    }
    for (const RunMark &mark : whole.marks()) {
        add(mark.at, 1, [mark](Run &run) {
            run.apply(mark);
            return std::nullopt;
        });
    }
}

void RunReplay::addAttempts(const Run &whole)
{
    for (const RunRow &row : whole.rows()) {
        for (qsizetype number = 0; number < row.attempts.size(); ++number) {
            const AttemptRecord &attempt = row.attempts[number];
            AttemptEvent event;
            event.id = row.item.id;
            event.id.round = attempt.round;
            event.slot = attempt.slot;
            event.at = attempt.started;
            add(event.at, 4, [event](Run &run) { return run.apply(event); });
            const bool again =
                number + 1 < row.attempts.size() && row.attempts[number + 1].round == attempt.round;
            const bool inOrder = whole.rounds().value(attempt.round).strategy == Strategy::PoolInOrder;
            if (!attempt.ended || (!again && !inOrder))
                continue;
            event.phase = again ? AttemptEvent::Phase::WaitingToRetry : AttemptEvent::Phase::WaitingItsTurn;
            event.at = *attempt.ended;
            event.record = attempt;
            event.retryDue = again ? row.attempts[number + 1].due : microseconds{0};
            add(event.at, 2, [event](Run &run) { return run.apply(event); });
        }
    }
}

void RunReplay::addOutcomes(const Run &whole)
{
    std::vector<const FlagOutcome *> outcomes;
    for (const RunRow &row : whole.rows()) {
        for (const FlagOutcome &outcome : row.earlierOutcomes)
            outcomes.push_back(&outcome);
        if (isFinal(row.state))
            outcomes.push_back(&row.outcome);
    }
    std::ranges::sort(outcomes, {}, &FlagOutcome::completion);
    for (const FlagOutcome *const outcome : outcomes)
        add(outcome->delivered, 3, [outcome = *outcome](Run &run) { return run.apply(outcome); });
}

} // namespace Flaghoist
