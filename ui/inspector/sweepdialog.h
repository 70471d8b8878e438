#pragma once

#include "session/sweep.h"

#include <QDialog>

class QAction;
class QCheckBox;
class QLabel;
class QLineEdit;
class QProgressBar;

namespace Flaghoist {

class RunChart;
class MessageLine;

/// Tries numbers of requests at once and methods against the chosen practice source, and shows what each of
/// them took as it ends.
class SweepDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(SweepDialog)

public:
    /// \a options are those of the plan.
    explicit SweepDialog(const RunOptions &options, QWidget *parent = nullptr);

private:
    void layOut();
    void startOrCancel();
    void refresh();
    [[nodiscard]] QList<int> concurrencies() const;
    [[nodiscard]] QList<Strategy> methods() const;

    const RunOptions m_options;
    Sweep *const m_sweep;
    QLineEdit *const m_atOnce;
    QList<QCheckBox *> m_methods; ///< as allStrategies
    RunChart *const m_chart;
    QLabel *const m_result;
    QProgressBar *const m_progress;
    MessageLine *const m_message;
    QAction *const m_start;
};

} // namespace Flaghoist
