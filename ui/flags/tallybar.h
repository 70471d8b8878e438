#pragma once

#include "models/flagmodel.h"

#include <QProgressBar>

namespace Flaghoist {

/// A progress bar whose filled part tells what became of the flags: downloaded, not found, failed.
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
