#pragma once

#include "models/flagmodel.h"

#include <QProgressBar>
#include <QWidget>

class QButtonGroup;

namespace Flaghoist {

class Chip;

/// One chip per state of a flag with its count; the chosen one filters. Unchanged and Cancelled show only
/// when there are such flags; where one row is too narrow for all, so do Not found and Failed, and To do is
/// left out.
class ChipBar final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ChipBar)

public:
    using Filter = FlagFilterModel::Filter;

    explicit ChipBar(QWidget *parent = nullptr);

    void setTally(const Tally &tally);
    void setFilter(Filter filter);
    [[nodiscard]] Filter filter() const;
    [[nodiscard]] Chip *chip(Filter filter) const;

signals:
    void filterChanged(Flaghoist::FlagFilterModel::Filter filter);

protected:
    void resizeEvent(QResizeEvent *) override { arrange(); }

private:
    void arrange();

    QButtonGroup *const m_chips;
};

/// A progress bar whose filled part shows what became of the flags: downloaded, not found, failed.
class TallyBar final : public QProgressBar
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TallyBar)

public:
    explicit TallyBar(QWidget *parent = nullptr);

    void setTally(const Tally &tally);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Tally m_tally;
};

} // namespace Flaghoist
