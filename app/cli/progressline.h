#pragma once

#include "cli/output.h"
#include "session/downloadsession.h"

#include <QString>

namespace Flaghoist {

/// "[####......]  9/20  45%  0:03, about 0:04 left, 3.2 flags/s" in less than \a columns.
[[nodiscard]] QString progressText(const RunProgress &progress, int columns);

/// One line at the foot of a terminal, drawn over and over; nothing where there is no terminal.
class ProgressLine final
{
public:
    /// \a output outlives this.
    explicit ProgressLine(Output &output);

    void show(const RunProgress &progress);
    /// Leaves an empty line for what comes next.
    void clear();

private:
    Output &m_output;
    const bool m_onTerminal;
    bool m_shown = false;
};

} // namespace Flaghoist
