#pragma once

#include <QLabel>

namespace Flaghoist {

/// A label for what matters less: subdued, yet with full contrast.
class MutedLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MutedLabel)

public:
    explicit MutedLabel(QWidget *parent = nullptr);

protected:
    void changeEvent(QEvent *event) override;

private:
    void applyColour();
};

} // namespace Flaghoist
