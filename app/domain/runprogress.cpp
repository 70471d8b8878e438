#include "domain/runprogress.h"

#include <algorithm>

namespace Flaghoist {

namespace {

/// Of the current round: rows that ended, those downloaded, and the latest moment that a retry waits for.
struct RoundCount
{
    int rows = 0;
    int ended = 0;
    int downloaded = 0;
    microseconds lastRetry{0};
};

RoundCount countRound(const Run &run)
{
    RoundCount count;
    if (run.rounds().isEmpty())
        return count;
    for (const int index : run.rounds().last().rows) {
        const RunRow &row = run.row(index);
        ++count.rows;
        // What waits its turn has done its work; what was kept or cancelled says nothing about the pace.
        if (row.state == FlagState::WaitingItsTurn || (isFinal(row.state) && !row.outcome.attempts.isEmpty()))
            ++count.ended;
        if (row.state == FlagState::Downloaded)
            ++count.downloaded;
        if (row.state == FlagState::WaitingToRetry)
            count.lastRetry = std::max(count.lastRetry, row.retryDue);
    }
    return count;
}

} // namespace

RunProgress progressOf(const Run &run, microseconds now)
{
    constexpr microseconds leastElapsed = std::chrono::seconds{1};
    const Tally &tally = run.tally();
    RunProgress progress;
    progress.done = tally.done();
    progress.waitingTheirTurn = tally.waitingTheirTurn;
    progress.total = tally.total;
    progress.inFlight = tally.inFlight;
    progress.elapsed = run.elapsed(now);
    progress.serverWait = std::chrono::ceil<milliseconds>(run.serverWait(now));

    const RoundCount round = countRound(run);
    const microseconds elapsed = run.roundElapsed(now);
    if (elapsed.count() > 0)
        progress.perSecond = round.downloaded / std::chrono::duration<double>(elapsed).count();
    const int left = tally.toDo - progress.waitingTheirTurn;
    if (left > 0 && round.ended > 0 && elapsed >= leastElapsed) {
        const microseconds byPace = elapsed * left / round.ended;
        const microseconds byRetry = round.lastRetry - now;
        progress.left = std::chrono::ceil<milliseconds>(std::max(byPace, byRetry));
    }
    return progress;
}

} // namespace Flaghoist
