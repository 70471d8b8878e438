#pragma once

#include "domain/criticalpath.h"

#include <QAbstractButton>

namespace Flaghoist {

/// Why the run took as long as it did: a bar of what its time went to, and a sentence. A click asks for the
/// critical path. Before a run, how long it would take.
class ExplanationLine final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExplanationLine)

public:
    explicit ExplanationLine(QWidget *parent = nullptr);

    void showExplanation(const Explanation &explanation);
    /// Only words, which nobody can click; empty for an empty line.
    void showText(const QString &text);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Explanation m_explanation;
};

} // namespace Flaghoist
