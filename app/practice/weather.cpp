#include "practice/weather.h"

#include <algorithm>

namespace Flaghoist {

namespace {

/// What a number is drawn for: the draws of one request are independent of each other.
enum class Draw : quint64 { Delay = 1, Failure = 2, Fault = 3, Noise = 4 };

constexpr quint64 goldenGamma = 0x9e3779b97f4a7c15;

/// The finalizer of splitmix64.
constexpr quint64 mixed(quint64 value)
{
    value = (value ^ (value >> 30)) * 0xbf58476d1ce4e5b9;
    value = (value ^ (value >> 27)) * 0x94d049bb133111eb;
    return value ^ (value >> 31);
}

constexpr quint64 drawn(Draw draw, quint32 seed, CountryCode code, int attempt)
{
    quint64 state = 0;
    for (const quint64 part : {quint64(draw), quint64(seed), quint64(code.ordinal()), quint64(attempt)})
        state = mixed(state + goldenGamma * (part + 1));
    return state;
}

/// In [0, 1), by the upper 53 bits: as many as a double holds.
constexpr double unit(quint64 bits)
{
    return double(bits >> 11) * 0x1p-53;
}

/// One of \a faults, each as likely as the others; nothing of none.
std::optional<PracticeFault> oneOf(PracticeFaults faults, quint64 bits)
{
    const auto isChosen = [faults](PracticeFault fault) {
        return faults.testFlag(fault);
    };
    auto chosen = allPracticeFaults;
    const auto end = std::ranges::copy_if(allPracticeFaults, chosen.begin(), isChosen).out;
    const auto count = quint64(end - chosen.begin());
    return count > 0 ? std::optional(chosen[bits % count]) : std::nullopt;
}

} // namespace

Weather weatherFor(const PracticeBehaviour &behaviour, CountryCode code, int attempt)
{
    const auto least = std::max(behaviour.minDelay, milliseconds(0));
    const auto most = std::max(behaviour.maxDelay, least);
    const quint64 choices = quint64((most - least).count()) + 1;
    const auto usual =
        least + milliseconds(qint64(drawn(Draw::Delay, behaviour.seed, code, attempt) % choices));
    Weather weather{.delay = behaviour.slow.value(code, usual),
                    .fault = std::nullopt,
                    .noise = drawn(Draw::Noise, behaviour.seed, code, attempt)};
    if (unit(drawn(Draw::Failure, behaviour.seed, code, attempt)) < behaviour.errorRate)
        weather.fault = oneOf(behaviour.faults, drawn(Draw::Fault, behaviour.seed, code, attempt));
    return weather;
}

} // namespace Flaghoist
