#pragma once

#include "models/timelinelayout.h"
#include "ui/barpainter.h"

#include <QAbstractScrollArea>
#include <QPixmap>

#include <optional>

namespace Flaghoist {

class FlagModel;

/// A run as a picture over time: requests in flight against allowed, what waits, and a bar for each attempt
/// in a row for each slot. One bar is current and is walked by keys; a stretch of time can be selected.
class TimelineView final : public QAbstractScrollArea
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(TimelineView)

public:
    /// \a flags outlives the view.
    explicit TimelineView(const FlagModel *flags, QWidget *parent = nullptr);

    /// Of the run that \a flags shows.
    void setTimeline(TimelineLayout timeline);
    [[nodiscard]] const TimelineLayout &timeline() const { return m_timeline; }
    /// A moment with a name, such as the predicted end. A movable one can be dragged.
    struct Marker
    {
        microseconds at{0};
        QString text;
        bool movable = false;
    };
    void setMarkers(const QList<Marker> &markers);
    /// What has not happened is drawn pale.
    void setPale(bool pale);
    /// Of the flags in \a rows the bars are marked, and the last one of \a row becomes current unless one of
    /// it is.
    void selectRows(int row, const QList<int> &rows);
    [[nodiscard]] const TimelineBar *current() const;

    [[nodiscard]] TimeRange range() const { return m_range; }
    [[nodiscard]] bool isZoomed() const { return !m_history.isEmpty(); }
    /// About the time at \a x, or in the middle; less than 1 shows a shorter time.
    void zoom(double factor, std::optional<double> x = {});
    void zoomTo(const TimeRange &range);
    void zoomBack();
    void showWhole();
    [[nodiscard]] const std::optional<TimeRange> &stretch() const { return m_stretch; }
    void setStretch(const std::optional<TimeRange> &stretch);

    [[nodiscard]] const TimelineBar *barAt(const QPoint &position) const;
    /// In the viewport, whether it is in sight or not.
    [[nodiscard]] QRect rectOf(const TimelineBar &bar) const;
    /// Too thin for outlines, so that full colours take their place.
    [[nodiscard]] bool areBarsThin() const { return line(0).height() < BarPainter::thin; }
    /// Rich text: flag, slot, attempt, phases and how it ended.
    [[nodiscard]] QString describe(const TimelineBar &bar) const;

signals:
    void rowPicked(int row);
    void markerMoved(int marker, std::chrono::microseconds at);
    /// range(), stretch() or how large they are shown
    void rangesChanged();

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void changeEvent(QEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    [[nodiscard]] TimeRange whole() const;
    [[nodiscard]] int markerAt(int x) const;
    [[nodiscard]] TimelineScale scale() const;
    [[nodiscard]] int rowsTop() const;
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] QRect line(int slot) const;
    [[nodiscard]] int slotAt(int y) const;
    void setRange(const TimeRange &range);
    void layOut();
    void setCurrent(const TimelineBar *bar);
    void step(int key);
    void bringIntoSight(const TimelineBar &bar);
    [[nodiscard]] QString stripText(int x) const;

    // timelinepicture.cpp
    void renderPicture();
    void paintAxis(QPainter &painter) const;
    void paintStrip(QPainter &painter) const;
    void paintWaiting(QPainter &painter) const;
    using Stack = std::initializer_list<std::pair<size_t, BarPainter::Look>>;
    void paintStack(QPainter &painter, const Stack &series, const QRect &area, float highest) const;
    void paintRows(QPainter &painter) const;
    void paintPath(QPainter &painter) const;
    void paintBar(QPainter &painter, const TimelineBar &bar) const;
    void paintGutter(QPainter &painter, int middle, const QString &text) const;
    void paintSelection(QPainter &painter) const;
    void paintMarkers(QPainter &painter) const;

    static constexpr int scrollSteps = 10'000;
    static constexpr int waitingHeight = 13;
    static constexpr int gap = 3; ///< between the parts

    const FlagModel *const m_flags;
    TimelineLayout m_timeline;
    TimelineProfile m_profile; ///< a column for each pixel
    BarPainter m_bars;
    TimeRange m_range;
    QList<TimeRange> m_history; ///< ranges before each zoom; empty while the whole run is shown
    std::optional<TimeRange> m_stretch;
    std::optional<TimelineBar> m_current; ///< row and attempt; its times may be older
    QList<int> m_selected; ///< rows, ascending
    QList<Marker> m_markers;
    bool m_pale = false;
    bool m_laysOut = false; ///< what the scroll bars say follows from the range, and not the other way round
    int m_gutter = 0;
    int m_axis = 0;
    QPixmap m_picture; ///< all but selection and pointer; null when it is out of date
    QPoint m_pressed;
    bool m_drags = false;
    int m_movedMarker = -1;
    int m_pointer = -1; ///< x, -1 while the pointer is elsewhere
};

} // namespace Flaghoist
