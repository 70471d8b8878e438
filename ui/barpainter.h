#pragma once

#include "domain/criticalpath.h"
#include "models/timelinelayout.h"

#include <QBrush>
#include <QString>

class QPainter;
class QPalette;
class QRect;

namespace Flaghoist {

/// Draws attempts as bars over time, by phase and by how they ended, for one palette. What differs does so by
/// lightness or pattern too; outlines and full colours keep a contrast of 3 : 1 against the base.
class BarPainter final
{
public:
    /// The first are the phases.
    enum class Look {
        Connecting,
        Waiting,
        ServerQueue,
        ServerWork,
        Receiving,
        Saving,
        UnderWay,
        NotFound,
        Failed,
        Cancelled,
        Retry,
        Turn,
        Pause,
        ServerWait,
    };
    static constexpr int lookCount = int(Look::ServerWait) + 1;

    explicit BarPainter(const QPalette &palette);

    /// \a line is where the bars of a row stand; its left and right do not matter.
    void paintBar(QPainter &painter, const TimelineBar &bar, const TimelineScale &scale,
                  const QRect &line) const;
    void paintWait(QPainter &painter, const TimelineWait &wait, const TimelineScale &scale,
                   const QRect &line) const;
    void fill(QPainter &painter, Look look, const QRect &rect) const;
    /// Takes the stripes of the bar away in \a label, so that words can be read there.
    void paintGround(QPainter &painter, const TimelineBar &bar, const TimelineScale &scale,
                     const QRect &label) const;
    /// What fill() fills with, without the outline; \a isThin where bars are too thin for one.
    [[nodiscard]] const QBrush &brush(Look look, bool isThin) const
    {
        return isThin ? m_styles[size_t(look)].solid : m_styles[size_t(look)].fill;
    }
    /// Pixels of height, below which bars have no outline.
    static constexpr int thin = 4;

    /// The word for it in a legend.
    [[nodiscard]] static QString text(Look look);
    /// What occurs in \a layout, in the order of a legend.
    [[nodiscard]] static QList<Look> looksIn(const TimelineLayout &layout);

private:
    struct Style
    {
        QBrush fill;
        QColor outline; ///< invalid for none
        QBrush solid; ///< for what is a few pixels wide or high
    };
    std::array<Style, lookCount> m_styles;
};

/// Where a bar stands on the screen, at least a pixel wide.
[[nodiscard]] QRect barRect(const TimelineBar &bar, const TimelineScale &scale, const QRect &line);

/// A bar of what the time of a run went to.
void paintExplanation(QPainter &painter, const Explanation &explanation, const QRect &area,
                      const QPalette &palette);

} // namespace Flaghoist
