#pragma once

class QDialog;
class QWidget;

namespace Flaghoist {

struct RunOptions;

/// Tries numbers of requests at once and methods against the chosen practice source, and shows what each of
/// them took as it ends. \a options are those of the plan.
[[nodiscard]] QDialog *newSweepDialog(const RunOptions &options, QWidget *parent = nullptr);

} // namespace Flaghoist
