#include "practice/responseplan.h"

#include <algorithm>
#include <array>
#include <random>

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

/// One of \a faults, each as likely as the others; empty where none is chosen.
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

PlannedResponse plannedResponse(const PracticeBehaviour &behaviour, CountryCode code, int attempt)
{
    const auto shortest = std::max(behaviour.minDelay, milliseconds(0));
    const auto longest = std::max(behaviour.maxDelay, shortest);
    const quint64 choices = quint64((longest - shortest).count()) + 1;
    const auto usual =
        shortest + milliseconds(qint64(drawn(Draw::Delay, behaviour.seed, code, attempt) % choices));
    PlannedResponse response{.delay = behaviour.slow.value(code, usual),
                             .fault = std::nullopt,
                             .noise = drawn(Draw::Noise, behaviour.seed, code, attempt)};
    if (unit(drawn(Draw::Failure, behaviour.seed, code, attempt)) < behaviour.errorRate)
        response.fault = oneOf(behaviour.faults, drawn(Draw::Fault, behaviour.seed, code, attempt));
    return response;
}

QByteArray garbageBytes(quint64 noise)
{
    constexpr qsizetype minSize = 500;
    constexpr qsizetype maxSize = 5000;
    std::mt19937_64 generator(noise);
    QByteArray bytes(minSize + qsizetype(generator() % (maxSize - minSize + 1)), Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(generator() >> 56);
    // No format begins so: 0x89 would be PNG's, 0xEF that of text with a mark, and no text has a NUL.
    bytes[0] = char(0x80 | (bytes[0] & 0x07));
    bytes[1] = '\0';
    return bytes;
}

} // namespace Flaghoist
