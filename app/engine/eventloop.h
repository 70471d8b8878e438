#pragma once

#include "engine/runstrategy.h"

namespace Flaghoist {

/// The book's asyncio version: one thread waits for all answers. Only what costs time of a processor or of
/// the disk (verifying, decoding, saving) goes to a pool, which is as large as the machine.
class EventLoop final : public RunStrategy
{
public:
    explicit EventLoop(const Workplace &workplace) : RunStrategy(workplace) { }

    [[nodiscard]] int threads(int attempts) const override;
    void start(const AttemptRequest &request, Ended ended) override;

private:
    void fetch(const AttemptRequest &request, Ended ended);
};

} // namespace Flaghoist
