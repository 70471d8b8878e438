#include "ui/flags/flaglist.h"

#include "models/flagmodel.h"
#include "models/timelinelayout.h"
#include "ui/barpainter.h"
#include "ui/flags/flagview.h"
#include "ui/stateappearance.h"
#include "ui/widgets/palette.h"

#include <QHeaderView>
#include <QPainter>
#include <QScrollBar>
#include <QStyle>
#include <QStyledItemDelegate>

#include <algorithm>
#include <utility>

namespace Flaghoist {

namespace {

constexpr int linePadding = 3;
constexpr double flagRatio = 1.5;
constexpr int barMargin = 6;
constexpr int minWaterfall = 70;
constexpr milliseconds repaintEvery{100};

/// Paints the small flag before the code, and the state with its sign.
class LineDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const QSize size = QStyledItemDelegate::sizeHint(option, index);
        return {size.width(), option.fontMetrics.height() + 2 * linePadding};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::paint(painter, option, index);
        if (index.column() != FlagModel::Waterfall)
            return;
        const auto timeline = index.data(FlagModel::TimelineRole).value<TimelineLayout>();
        const QRect line = option.rect.adjusted(barMargin, linePadding + 2, -barMargin, -linePadding - 2);
        const TimelineScale scale{timeline.whole(), double(line.left()), double(line.width())};
        if (std::exchange(m_colours, option.palette.cacheKey()) != option.palette.cacheKey())
            m_bars = BarPainter(option.palette);
        painter->save();
        painter->fillRect(line.adjusted(-2, -2, 2, 2), option.palette.color(QPalette::Base)); // if selected
        painter->setClipRect(line, Qt::IntersectClip);
        for (const TimelineWait &wait : timeline.waits)
            m_bars.paintWait(*painter, wait, scale, line);
        for (const TimelineBar &bar : timeline.bars)
            m_bars.paintBar(*painter, bar, scale, line);
        painter->restore();
    }

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto state = FlagState(index.data(FlagModel::StateRole).toInt());
        const int height = option->fontMetrics.height();
        option->icon = {};
        option->features.setFlag(QStyleOptionViewItem::HasDecoration,
                                 index.column() <= FlagModel::Status && index.column() != FlagModel::Country);
        switch (index.column()) {
        case FlagModel::Code:
            option->text = index.data(FlagModel::CodeRole).toString();
            option->font = bold(option->font);
            option->decorationSize = QSize(int(height * flagRatio), height);
            if (const auto image = index.data(FlagModel::ThumbnailRole).value<QImage>(); !image.isNull())
                option->icon = scaledFlag(image, option->decorationSize, option->widget->devicePixelRatioF());
            break;
        case FlagModel::Status: {
            const auto [glyph, colour] = stateSign(state, coloursOf(option->palette));
            const bool selected = option->state.testFlag(QStyle::State_Selected);
            option->decorationSize = QSize(height, height) * 0.8;
            option->icon =
                glyphIcon(glyph, selected ? option->palette.color(QPalette::HighlightedText) : colour);
            if (state == FlagState::Failed)
                option->palette.setColor(QPalette::Text, colour);
            break;
        }
        case FlagModel::Attempts:
        case FlagModel::Size:
        case FlagModel::Time:
        case FlagModel::Order: option->displayAlignment = Qt::AlignTrailing | Qt::AlignVCenter; break;
        }
    }

private:
    mutable qint64 m_colours = 0;
    mutable BarPainter m_bars{QPalette()};
};

} // namespace

FlagList::FlagList(QWidget *parent) : QuietView(parent)
{
    setItemDelegate(new LineDelegate(this));
    setFrameShape(QFrame::NoFrame);
    setRootIsDecorated(false);
    setUniformRowHeights(true);
    setSortingEnabled(false);
    setAllColumnsShowFocus(true);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setContextMenuPolicy(Qt::CustomContextMenu);
    setAccessibleName(tr("Flags, as a list"));
    setAccessibleDescription(tr("One line per code. Space shows the flag at full size."));
    header()->setSectionsClickable(true);
    header()->setSortIndicatorShown(true);
    header()->setStretchLastSection(false);
    m_frame.setSingleShot(true);
    m_frame.setInterval(repaintEvery);
    connect(&m_frame, &QTimer::timeout, this, &FlagList::updateWaterfall);
}

void FlagList::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    const int character = fontMetrics().averageCharWidth();
    const int arrow = style()->pixelMetric(QStyle::PM_HeaderMarkSize, nullptr, header());
    const int widths[] = {10, 20, 17, 0, 10, 9, 0, 0};
    for (int column = 0; column < FlagModel::ColumnCount; ++column)
        header()->resizeSection(
            column, std::max(widths[column] * character, header()->sectionSizeHint(column) + arrow));
    header()->setSectionResizeMode(FlagModel::Waterfall, QHeaderView::Stretch);
    header()->setSortIndicator(FlagModel::Order, Qt::AscendingOrder);
    connect(model, &QAbstractItemModel::dataChanged, this, [this] {
        if (isVisible() && !m_frame.isActive())
            m_frame.start();
    });
}

/// The waterfall keeps its place; the columns that matter least give way.
void FlagList::resizeEvent(QResizeEvent *event)
{
    int missing = minWaterfall + verticalScrollBar()->sizeHint().width() - width();
    for (int column = 0; column < FlagModel::Waterfall; ++column) {
        setColumnHidden(column, false);
        missing += columnWidth(column);
    }
    for (const int column : {FlagModel::Size, FlagModel::Attempts, FlagModel::Order, FlagModel::Time}) {
        if (missing <= 0)
            break;
        missing -= columnWidth(column);
        setColumnHidden(column, true);
    }
    QTreeView::resizeEvent(event);
}

/// All lines have the same times, and those grow with the run.
void FlagList::updateWaterfall()
{
    const int column = FlagModel::Waterfall;
    viewport()->update(columnViewportPosition(column), 0, columnWidth(column), viewport()->height());
    const QModelIndex first = model()->index(0, column);
    if (isVisible() && first.data(FlagModel::TimelineRole).value<TimelineLayout>().live)
        m_frame.start();
}

} // namespace Flaghoist
