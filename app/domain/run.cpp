#include "domain/run.h"

#include <algorithm>
#include <utility>

namespace Flaghoist {

namespace {

RunRound roundOf(const DownloadPlan &plan, microseconds began)
{
    RunRound round;
    round.strategy = plan.strategy;
    round.retries = plan.retries;
    round.timeout = plan.deadlines.total;
    round.began = began;
    for (const PlanItem &item : plan.items)
        round.rows.append(item.id.index);
    std::ranges::sort(round.rows);
    return round;
}

} // namespace

void Tally::count(FlagState state, int change)
{
    if (!isFinal(state))
        toDo += change;
    switch (state) {
    case FlagState::Ready:
    case FlagState::Queued: break;
    case FlagState::Downloading: inFlight += change; break;
    case FlagState::WaitingToRetry: waitingToRetry += change; break;
    case FlagState::WaitingItsTurn: waitingTheirTurn += change; break;
    case FlagState::Downloaded: downloaded += change; break;
    case FlagState::Unchanged: unchanged += change; break;
    case FlagState::NotFound: notFound += change; break;
    case FlagState::Failed: failed += change; break;
    case FlagState::Cancelled: cancelled += change; break;
    }
}

const FlagOutcome *RunRow::outcomeIn(int round) const
{
    if (isFinal(state) && outcome.id.round == round)
        return &outcome;
    const auto earlier =
        std::ranges::find(earlierOutcomes, round, [](const FlagOutcome &other) { return other.id.round; });
    return earlier == earlierOutcomes.end() ? nullptr : &*earlier;
}

Run Run::ofReady(const QList<CountryCode> &codes)
{
    Run run;
    for (const CountryCode code : codes) {
        RunRow &row = run.m_rows.emplace_back();
        row.item.id.index = run.size() - 1;
        row.item.code = code;
    }
    run.m_tally.total = run.m_tally.toDo = run.size();
    return run;
}

Run::Run(const DownloadPlan &plan, const QDateTime &startedAt, microseconds began)
    : m_id(plan.items.isEmpty() ? 0 : plan.items.first().id.run), m_plan(plan), m_startedAt(startedAt),
      m_rows(size_t(plan.items.size()))
{
    for (const PlanItem &item : plan.items) {
        Q_ASSERT(item.id.index >= 0 && item.id.index < plan.items.size());
        RunRow &row = m_rows[size_t(item.id.index)];
        row.item = item;
        row.state = FlagState::Queued;
    }
    m_tally.total = m_tally.toDo = size();
    m_rounds.append(roundOf(plan, began));
    apply(RunMark{.kind = RunMark::Kind::Limit, .at = began, .limit = plan.concurrency.used});
}

Run Run::ofRecord(const DownloadPlan &plan, const QDateTime &startedAt, std::vector<RunRow> rows,
                  const QList<RunRound> &rounds, const QList<RunMark> &marks)
{
    Run run;
    run.m_id = plan.items.isEmpty() ? 0 : plan.items.first().id.run;
    run.m_plan = plan;
    run.m_startedAt = startedAt;
    run.m_rows = std::move(rows);
    run.m_rounds = rounds;
    run.m_marks = marks;
    run.m_tally.total = run.size();
    for (const RunRow &row : run.m_rows) {
        run.m_tally.count(row.state, 1);
        run.m_completions += int(row.earlierOutcomes.size()) + (isFinal(row.state) ? 1 : 0);
    }
    return run;
}

void Run::beginRound(const DownloadPlan &round, microseconds began)
{
    m_rounds.append(roundOf(round, began));
    m_plan.strategy = round.strategy;
    m_plan.retries = round.retries;
    m_plan.deadlines = round.deadlines;
    setConcurrency(round.concurrency, began);
    for (const PlanItem &item : round.items) {
        if (item.id.run != m_id || item.id.index < 0 || item.id.index >= size())
            continue;
        RunRow &row = m_rows[size_t(item.id.index)];
        row.item = item;
        if (isFinal(row.state))
            row.earlierOutcomes.append(std::exchange(row.outcome, {}));
        setState(row, FlagState::Queued);
    }
}

std::optional<int> Run::apply(const AttemptEvent &event)
{
    RunRow *const row = awaited(event.id);
    if (!row)
        return std::nullopt;
    switch (event.phase) {
    case AttemptEvent::Phase::Started:
        setState(*row, FlagState::Downloading);
        row->running.emplace();
        row->running->round = event.id.round;
        row->running->slot = event.slot;
        row->running->started = event.at;
        break;
    case AttemptEvent::Phase::WaitingToRetry:
        row->attempts.append(event.record);
        row->retryDue = event.retryDue;
        setState(*row, FlagState::WaitingToRetry);
        break;
    case AttemptEvent::Phase::WaitingItsTurn:
        row->attempts.append(event.record); // until the outcome brings all of them
        setState(*row, FlagState::WaitingItsTurn);
        break;
    }
    return event.id.index;
}

std::optional<int> Run::apply(const FlagOutcome &outcome)
{
    RunRow *const row = awaited(outcome.id);
    if (!row)
        return std::nullopt;
    const auto isOfThisRound = [&outcome](const AttemptRecord &attempt) {
        return attempt.round == outcome.id.round;
    };
    row->attempts.removeIf(isOfThisRound);
    row->attempts += outcome.attempts;
    row->outcome = outcome;
    row->retryDue = {};
    row->outcome.completion = ++m_completions;
    setState(*row, stateFor(outcome.status));
    return outcome.id.index;
}

void Run::apply(const RunMark &mark)
{
    if (mark.kind == RunMark::Kind::Limit && !m_marks.isEmpty() && limit() == mark.limit)
        return;
    m_marks.append(mark);
}

void Run::setConcurrency(const Concurrency &concurrency, microseconds at)
{
    if (concurrency.used > m_plan.concurrency.used)
        m_plan.concurrency = concurrency;
    apply(RunMark{.kind = RunMark::Kind::Limit, .at = at, .limit = concurrency.used});
}

void Run::endRound(microseconds ended)
{
    if (isPaused())
        apply(RunMark{.kind = RunMark::Kind::Resumed, .at = ended});
    if (!m_rounds.isEmpty() && !m_rounds.last().ended)
        m_rounds.last().ended = ended;
}

QList<int> Run::rowsIn(FlagState state) const
{
    QList<int> rows;
    for (int index = 0; index < size(); ++index) {
        if (m_rows[size_t(index)].state == state)
            rows.append(index);
    }
    return rows;
}

int Run::limit(microseconds at) const
{
    const auto isLimit = [at](const RunMark &mark) {
        return mark.kind == RunMark::Kind::Limit && mark.at <= at;
    };
    const auto last = std::find_if(m_marks.crbegin(), m_marks.crend(), isLimit);
    return last == m_marks.crend() ? 0 : last->limit;
}

QList<RunPause> Run::pauses() const
{
    QList<RunPause> pauses;
    for (const RunMark &mark : m_marks) {
        const bool isOn = !pauses.isEmpty() && pauses.last().to == microseconds::max();
        if (mark.kind == RunMark::Kind::Paused && !isOn)
            pauses.append({.from = mark.at});
        else if (mark.kind == RunMark::Kind::Resumed && isOn)
            pauses.last().to = mark.at;
    }
    return pauses;
}

bool Run::isPaused() const
{
    const QList<RunPause> all = pauses();
    return !all.isEmpty() && all.last().to == microseconds::max();
}

microseconds Run::serverWait(microseconds now) const
{
    microseconds wait{0};
    if (m_rounds.isEmpty() || m_rounds.last().ended)
        return wait;
    for (const RunMark &mark : m_marks) {
        if (mark.kind == RunMark::Kind::ServerWait && mark.at >= m_rounds.last().began)
            wait = std::max(wait, mark.until - now);
    }
    return wait;
}

microseconds Run::elapsed(microseconds now) const
{
    microseconds sum{0};
    for (const RunRound &round : m_rounds)
        sum += elapsedIn(round, now);
    return sum;
}

microseconds Run::roundElapsed(microseconds now) const
{
    return m_rounds.isEmpty() ? microseconds{0} : elapsedIn(m_rounds.last(), now);
}

microseconds Run::elapsedIn(const RunRound &round, microseconds now) const
{
    const microseconds end = round.ended.value_or(now);
    microseconds elapsed = end - round.began;
    for (const RunPause &pause : pauses())
        elapsed -= std::max(microseconds{0}, std::min(pause.to, end) - std::max(pause.from, round.began));
    return elapsed;
}

RunRow *Run::awaited(const JobId &id)
{
    if (m_id == 0 || id.run != m_id || id.index < 0 || id.index >= size())
        return nullptr;
    RunRow &row = m_rows[size_t(id.index)];
    return row.item.id.round == id.round && !isFinal(row.state) ? &row : nullptr;
}

void Run::setState(RunRow &row, FlagState state)
{
    m_tally.count(row.state, -1);
    m_tally.count(state, 1);
    row.state = state;
    row.running.reset();
}

bool operator==(const Run &left, const Run &right)
{
    return left.m_id == right.m_id && left.m_startedAt == right.m_startedAt && left.m_rows == right.m_rows
        && left.m_rounds == right.m_rounds && left.m_marks == right.m_marks && left.m_tally == right.m_tally;
}

} // namespace Flaghoist
