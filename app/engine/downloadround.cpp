#include "engine/downloadround.h"

#include "engine/retrypolicy.h"

#include <QHash>

#include <algorithm>

namespace Flaghoist {

DownloadRound::DownloadRound(const DownloadPlan &round, std::shared_ptr<const FlagFolder> destination)
    : plan(round), folder(std::move(destination))
{
    QHash<QString, size_t> hosts;
    jobs.reserve(size_t(plan.items.size()));
    for (const PlanItem &item : plan.items) {
        const size_t gate = hosts.value(item.url.authority(), gates.size());
        if (gate == gates.size()) {
            hosts.insert(item.url.authority(), gate);
            gates.emplace_back();
        }
        ready.push_back(int(jobs.size()));
        jobs.push_back({.item = item, .gate = gate, .due = runTime(began), .attempts = {}, .outcome = {}});
    }
}

microseconds DownloadRound::runTime(Clock::time_point at) const
{
    return std::chrono::duration_cast<microseconds>(at - plan.clockZero);
}

int DownloadRound::takeSlot()
{
    if (freeSlots.empty())
        return inFlight;
    return freeSlots.extract(freeSlots.begin()).value();
}

int DownloadRound::limitAt(Clock::time_point now) const
{
    return now < began + gentleTime ? std::min(limit, gentleStart + answers / 2) : limit;
}

std::optional<int> DownloadRound::takeJob(Clock::time_point now)
{
    for (std::deque<int> *const queue : {&due, &ready}) {
        const auto open =
            std::ranges::find_if(*queue, [this, now](int index) { return gateOf(index).opensAt() <= now; });
        if (open == queue->end())
            continue;
        const int index = *open;
        queue->erase(open);
        return index;
    }
    return std::nullopt;
}

std::deque<int> DownloadRound::takeWaiting()
{
    std::deque<int> waiting = std::exchange(due, {});
    waiting.insert(waiting.end(), ready.begin(), ready.end());
    ready.clear();
    for (; !retries.empty(); retries.pop())
        waiting.push_back(retries.top().job);
    return waiting;
}

void DownloadRound::takeDueRetries(Clock::time_point now)
{
    for (; !retries.empty() && retries.top().due <= now; retries.pop())
        due.push_back(retries.top().job);
}

std::optional<DownloadRound::Clock::time_point> DownloadRound::nextChange(Clock::time_point now) const
{
    std::optional<Clock::time_point> next;
    const auto consider = [&next](Clock::time_point at) {
        next = next ? std::min(*next, at) : at;
    };
    if (!retries.empty())
        consider(retries.top().due);
    const bool somethingWaits = !due.empty() || !ready.empty();
    if (paused || !somethingWaits || inFlight >= limit)
        return next;
    if (inFlight >= limitAt(now)) {
        consider(began + gentleTime);
        return next;
    }
    for (const std::deque<int> *const queue : {&due, &ready}) {
        for (const int index : *queue)
            consider(std::max(now, gates[jobs[size_t(index)].gate].opensAt()));
    }
    return next;
}

} // namespace Flaghoist
