#pragma once

#include "domain/runfigures.h"

#include <QList>
#include <QWidget>

namespace Flaghoist {

/// How long runs of one task took against how many requests ran at once, on two logarithmic axes, by method,
/// with the ideal: what the run with the fewest at once would take, were no slot ever idle.
class RunChart final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(RunChart)

public:
    explicit RunChart(QWidget *parent = nullptr);

    /// All of one task. \a current is the key of the run to be marked.
    void setRuns(const QList<RunSummary> &runs, const QString &current = {});
    [[nodiscard]] const QList<RunSummary> &runs() const { return m_runs; }
    [[nodiscard]] QSize sizeHint() const override { return {320, 180}; }

protected:
    bool event(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    struct Scale;

    [[nodiscard]] Scale scale() const;
    [[nodiscard]] const RunSummary &reference() const;
    void paintAxes(QPainter &painter, const Scale &scale) const;
    /// Returns its height; without a \a painter it is only measured.
    int paintLegend(QPainter *painter) const;

    QList<RunSummary> m_runs;
    QString m_current;
};

} // namespace Flaghoist
