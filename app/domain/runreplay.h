#pragma once

#include "domain/run.h"

#include <functional>
#include <utility>
#include <vector>

namespace Flaghoist {

/// A run played again from its record: every change that it has had, in the order in which it happened, up to
/// any moment on its clock.
class RunReplay final
{
public:
    /// At the beginning.
    explicit RunReplay(const Run &whole);

    /// The run as it was at the moment of the last moveTo(); the same object as long as this one lives.
    [[nodiscard]] const Run &run() const { return m_run; }
    [[nodiscard]] microseconds at() const { return m_at; }
    /// The moment of the last change.
    [[nodiscard]] microseconds end() const;
    /// The moment of the first change that is still to come; end() after the last.
    [[nodiscard]] microseconds nextChange() const;
    /// Returns the rows that changed, in any order, one perhaps several times. On the way forward each change
    /// is applied once; a step back begins anew.
    QList<int> moveTo(microseconds at);

private:
    struct Change
    {
        microseconds at;
        int rank; ///< among changes of one moment: what frees a slot comes before what takes it
        std::function<std::optional<int>(Run &)> apply; ///< returns the row that changed; -1 for all
    };

    void add(microseconds at, int rank, std::function<std::optional<int>(Run &)> apply);
    void addRounds(const Run &whole);
    void addAttempts(const Run &whole);
    void addOutcomes(const Run &whole);

    std::vector<Change> m_changes; ///< in their order
    size_t m_applied = 0;
    microseconds m_at{0};
    Run m_first; ///< before all changes
    Run m_run;
};

} // namespace Flaghoist
