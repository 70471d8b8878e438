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

    /// A text too long for the width is shortened in its middle; whole it stands in the tool tip.
    void setElided(bool elided);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void applyColour();

    bool m_elided = false;
};

} // namespace Flaghoist
