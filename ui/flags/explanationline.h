#pragma once

#include "domain/criticalpath.h"

#include <QToolButton>

#include <utility>

namespace Flaghoist {

class Run;

/// How long a run should take, in words; or, of one that has ended, a bar of what its time went to and why it
/// took so long: then a click asks for the critical path.
class ExplanationLine final : public QToolButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ExplanationLine)

public:
    explicit ExplanationLine(QWidget *parent = nullptr);

    /// The words alone; empty, the line keeps its place.
    void showWords(const QString &words);
    /// Of \a run, which has ended. It is found in the background, once for each of its rounds.
    void explain(const Run &run);
    /// Where there is no height for it, the line gives its place up.
    void setShort(bool isShort);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void show(const Explanation &explanation, const QString &words, const QString &toolTip);

    Explanation m_explanation; ///< shown where there is time in it
    std::pair<quint64, qsizetype> m_of; ///< run and number of rounds; 0: none
    bool m_isShort = false;
};

} // namespace Flaghoist
