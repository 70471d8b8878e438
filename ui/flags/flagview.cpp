#include "ui/flags/flagview.h"

#include "models/flagmodel.h"
#include "ui/stateappearance.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/palette.h"
#include "wording/runtext.h"

#include <QHash>
#include <QPainter>
#include <QPixmapCache>
#include <QScrollBar>
#include <QStyledItemDelegate>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <tuple>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

// The least and the largest width of a cell at the usual zoom, at a font height of 16 pixels.
constexpr std::pair mosaicWidths{16, 72};
constexpr std::pair gridWidths{116, 190};
constexpr double zoomFactor = 1.22;
constexpr int cardGap = 4; // around the card
constexpr int cardPadding = 8; // within it
constexpr int cardLineGap = 2;
constexpr int signGap = 4; // between the sign of a state and its words
constexpr double pictureRatio = 0.64;
constexpr qreal radius = 7;
constexpr int tileGap = 1;
constexpr int tilePadding = 2;

void paintPicture(QPainter &painter, const QImage &image, const QRect &area, const QColor &outline)
{
    const QPixmap pixmap = scaledFlag(image, area.size(), painter.device()->devicePixelRatioF());
    QRectF target(QPointF(), pixmap.deviceIndependentSize());
    target.moveCenter(QRectF(area).center());
    painter.drawPixmap(target.topLeft(), pixmap);
    if (!image.hasAlphaChannel()) { // a white flag would melt into the card
        painter.setPen(outline);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(target.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

bool isWaiting(FlagState state)
{
    return state == FlagState::Ready || state == FlagState::Queued;
}

void paintFrame(QPainter &painter, const QRect &rect, qreal rounding, const QColor &border, qreal line,
                const QBrush &fill)
{
    painter.setPen(QPen(border, line));
    painter.setBrush(fill);
    painter.drawRoundedRect(QRectF(rect).adjusted(line / 2, line / 2, -line / 2, -line / 2), rounding,
                            rounding);
}

void paintSign(QPainter &painter, Glyph glyph, const QRect &area, int side, const QColor &colour)
{
    QRect sign(0, 0, side, side);
    sign.moveCenter(area.center());
    paintGlyph(painter, glyph, sign, colour);
}

void paintEmptyFrame(QPainter &painter, FlagState state, const QRect &area, const Colours &colours,
                     const QColor &base)
{
    const auto [glyph, colour] = stateSign(state, colours);
    if (state == FlagState::WaitingItsTurn) { // it is there, behind a curtain
        painter.setPen(QPen(blended(colour, base, 0.55), 1));
        painter.setBrush(blended(colour, base, 0.12));
    } else {
        QPen dashes(state == FlagState::Failed ? colour : colours.emptyFrame, 1);
        dashes.setDashPattern({3, 3});
        painter.setPen(dashes);
        painter.setBrush(Qt::NoBrush);
    }
    painter.drawRoundedRect(QRectF(area).adjusted(0.5, 0.5, -0.5, -0.5), 4, 4);
    paintSign(painter, glyph, area, std::min(area.height() / 3, 28), colour);
}

/// Needs no look.
bool isCalm(FlagState state)
{
    return isWaiting(state) || (isFinal(state) && state != FlagState::Failed);
}

QRect tilePicture(const QRect &tile, int codeHeight)
{
    return tile.adjusted(tilePadding, tilePadding, -tilePadding, -tilePadding - codeHeight);
}

/// A tile too narrow for its code shows the picture alone.
bool hasTileCode(int width, const QFont &font)
{
    return width >= QFontMetrics(smallFont(font)).horizontalAdvance(u"MM"_s) + 12;
}

void paintCard(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const Colours &colours = coloursOf(option.palette);
    const auto state = FlagState(index.data(FlagModel::StateRole).toInt());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const QColor base = option.palette.color(QPalette::Base);
    const QRect card = option.rect.adjusted(cardGap, cardGap, -cardGap, -cardGap);
    const bool active = focused || option.state.testFlag(QStyle::State_Active);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const QColor border = selected ? (active ? colours.busy : colours.muted)
        : hovered                  ? colours.muted
                                   : colours.cardBorder;
    paintFrame(painter, card, radius, border, selected ? 2 : 1,
               selected ? blended(colours.busy, base, 0.08) : base);
    if (focused)
        paintFrame(painter, card.adjusted(-2, -2, 2, 2), radius + 1, blended(colours.busy, base, 0.4), 1,
                   Qt::NoBrush);

    const QRect inner = card.adjusted(cardPadding, cardPadding, -cardPadding, -cardPadding);
    const QRect picture(inner.topLeft(), QSize(inner.width(), qRound(inner.width() * pictureRatio)));
    const auto image = index.data(FlagModel::ThumbnailRole).value<QImage>();
    if (image.isNull())
        paintEmptyFrame(painter, state, picture, colours, base);
    else
        paintPicture(painter, image, picture, colours.cardBorder);

    // What is left of a line after \a used pixels of it.
    const auto rest = [&option](const QRect &line, int used) {
        return QStyle::visualRect(option.direction, line, line.adjusted(used, 0, 0, 0));
    };
    const auto drawText = [&painter](const QRect &rect, const QFont &font, const QString &text) {
        painter.setFont(font);
        painter.drawText(rect, Qt::AlignLeading | Qt::AlignVCenter,
                         painter.fontMetrics().elidedText(text, Qt::ElideRight, rect.width()));
    };
    const QFont strong = bold(option.font);
    const QString code = index.data(FlagModel::CodeRole).toString();
    const QRect nameLine(inner.left(), picture.bottom() + cardPadding - 1, inner.width(),
                         QFontMetrics(strong).height());
    painter.setPen(isWaiting(state) ? colours.muted : option.palette.color(QPalette::Text));
    drawText(nameLine, strong, code);
    drawText(rest(nameLine, QFontMetrics(strong).horizontalAdvance(code + u' ') + 1), option.font,
             index.data(FlagModel::NameRole).toString());

    const QFont small = smallFont(option.font);
    const QRect stateLine(inner.left(), nameLine.bottom() + 1 + cardLineGap, inner.width(),
                          QFontMetrics(small).height());
    const int sign = QFontMetrics(small).ascent();
    const auto [glyph, colour] = stateSign(state, colours);
    const QRect signRect(stateLine.left(), stateLine.top() + 1, sign, stateLine.height());
    paintGlyph(painter, glyph, QStyle::visualRect(option.direction, stateLine, signRect), colour);
    painter.setPen(state == FlagState::Downloaded ? colours.muted : colour);
    drawText(rest(stateLine, sign + signGap), small, index.data(FlagModel::StateTextRole).toString());
}

} // namespace

QPixmap scaledFlag(const QImage &image, const QSize &bounds, qreal ratio)
{
    const QSize size = image.size().scaled(bounds * ratio, Qt::KeepAspectRatio);
    const QString key =
        u"flag-%1-%2x%3-%4"_s.arg(image.cacheKey()).arg(size.width()).arg(size.height()).arg(ratio);
    QPixmap pixmap;
    if (!QPixmapCache::find(key, &pixmap)) {
        pixmap = QPixmap::fromImage(image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
        pixmap.setDevicePixelRatio(ratio);
        QPixmapCache::insert(key, pixmap);
    }
    return pixmap;
}

/// Paints one flag. As a card: its picture, or a dashed frame with the sign of its state; code and name; the
/// state again as sign and words. As a tile: the picture or the sign, and the code where there is room for
/// it.
class FlagDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    bool areTiles = false;
    bool haveCodes = false; ///< tiles do
    QSize cellSize; ///< the gap around its card included
    QRegion dirty; ///< where it is not empty, cells outside of it need no paint

    [[nodiscard]] int heightForWidth(int width, const QFont &font) const;
    /// Room for the words of a run under way.
    [[nodiscard]] int minWidth(const QFont &font) const;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &, const QModelIndex &) const override
    {
        return cellSize;
    }

private:
    void paintTile(QPainter &painter, const QStyleOptionViewItem &option, const QModelIndex &index) const;
    [[nodiscard]] const QPixmap &emptyTile(FlagState state, const QStyleOptionViewItem &option, qreal ratio,
                                           int codeHeight, bool hasSign) const;

    mutable QHash<int, QPixmap> m_tiles; ///< empty ones
    mutable std::tuple<QSize, qint64, qreal> m_tilesAre; ///< size, palette, device pixel ratio
};

int FlagDelegate::heightForWidth(int width, const QFont &font) const
{
    if (areTiles)
        return qRound((width - 2 * tileGap) * pictureRatio) + 2 * tileGap + 2 * tilePadding
            + (hasTileCode(width, font) ? QFontMetrics(smallFont(font)).height() : 0);
    const int picture = qRound((width - 2 * cardGap - 2 * cardPadding) * pictureRatio);
    return 2 * cardGap + cardPadding + picture + cardPadding - 2 + QFontMetrics(bold(font)).height()
        + cardLineGap + QFontMetrics(smallFont(font)).height() + cardPadding - 2;
}

int FlagDelegate::minWidth(const QFont &font) const
{
    if (areTiles)
        return 0;
    const QFontMetrics small(smallFont(font));
    const int words = std::max(small.horizontalAdvance(flagStateText(FlagState::Downloading)),
                               small.horizontalAdvance(flagStateText(FlagState::WaitingToRetry)));
    return 2 * (cardGap + cardPadding) + small.ascent() + signGap + words;
}

void FlagDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    if (!dirty.isEmpty() && !dirty.intersects(option.rect))
        return;
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (areTiles)
        paintTile(*painter, option, index);
    else
        paintCard(*painter, option, index);
    painter->restore();
}

void FlagDelegate::paintTile(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const auto state = FlagState(index.data(FlagModel::StateRole).toInt());
    const auto image = index.data(FlagModel::ThumbnailRole).value<QImage>();
    const QFont small = haveCodes ? smallFont(option.font) : QFont();
    const int codeHeight = haveCodes ? QFontMetrics(small).height() : 0;
    const QRect tile = option.rect.adjusted(tileGap, tileGap, -tileGap, -tileGap);
    painter.drawPixmap(
        tile.topLeft(),
        emptyTile(state, option, painter.device()->devicePixelRatioF(), codeHeight, image.isNull()));
    const Colours &colours = coloursOf(option.palette);
    const QRect picture = tilePicture(tile, codeHeight);
    if (!image.isNull())
        paintPicture(painter, image, picture, colours.cardBorder);
    if (!haveCodes)
        return;
    painter.setFont(small);
    painter.setPen(isWaiting(state)    ? colours.muted
                       : isCalm(state) ? option.palette.color(QPalette::Text)
                                       : stateSign(state, colours).second);
    painter.drawText(QRect(tile.left(), picture.bottom(), tile.width(), codeHeight), Qt::AlignCenter,
                     index.data(FlagModel::CodeRole).toString());
}

/// Without picture and code all tiles of a state look alike, and there are hundreds of them.
const QPixmap &FlagDelegate::emptyTile(FlagState state, const QStyleOptionViewItem &option, qreal ratio,
                                       int codeHeight, bool hasSign) const
{
    const std::tuple are(option.rect.size(), option.palette.cacheKey(), ratio);
    if (std::exchange(m_tilesAre, are) != are)
        m_tiles.clear();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    QPixmap &pixmap = m_tiles[int(state) * 4 + (selected ? 2 : 0) + (hasSign ? 1 : 0)];
    if (!pixmap.isNull())
        return pixmap;
    const QRect tile({0, 0}, option.rect.size() - 2 * QSize(tileGap, tileGap));
    pixmap = QPixmap((QSizeF(tile.size()) * ratio).toSize());
    pixmap.setDevicePixelRatio(ratio);
    pixmap.fill(Qt::transparent);
    const Colours &colours = coloursOf(option.palette);
    const QColor base = option.palette.color(QPalette::Base);
    const auto [glyph, colour] = stateSign(state, colours);
    const QColor border = selected ? colours.busy : isCalm(state) ? colours.cardBorder : colour;
    QPainter painter(&pixmap);
    painter.setRenderHint(QPainter::Antialiasing);
    paintFrame(painter, tile, 3, border, selected ? 2 : 1,
               selected ? blended(colours.busy, base, 0.12) : base);
    if (const QRect picture = tilePicture(tile, codeHeight); hasSign)
        paintSign(painter, glyph, picture, std::min(picture.height(), 16), colour);
    return pixmap;
}

FlagView::FlagView(QWidget *parent) : QuietView(parent), m_delegate(new FlagDelegate(this))
{
    setItemDelegate(m_delegate);
    setViewMode(QListView::IconMode);
    setMovement(QListView::Static);
    setResizeMode(QListView::Adjust);
    setUniformItemSizes(true);
    setWrapping(true);
    setSpacing(0);
    setSelectionMode(QAbstractItemView::ExtendedSelection);
    setDragEnabled(true);
    setDragDropMode(QAbstractItemView::DragOnly);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setBackgroundRole(QPalette::Window);
    setContextMenuPolicy(Qt::CustomContextMenu);
    //: Accessible name of the flags
    setAccessibleName(tr("Flags"));
    setAccessibleDescription(tr("One cell per code. Space shows the flag at full size."));
}

void FlagView::setModel(QAbstractItemModel *model)
{
    QListView::setModel(model);
    for (const auto signal : {&QAbstractItemModel::rowsInserted, &QAbstractItemModel::rowsRemoved})
        connect(model, signal, this, &FlagView::fitCells);
    connect(model, &QAbstractItemModel::modelReset, this, &FlagView::fitCells);
    fitCells();
}

void FlagView::setKind(Kind kind)
{
    m_kind = kind;
    m_delegate->areTiles = kind == Kind::Mosaic;
    fitCells();
}

void FlagView::setZoom(int zoom)
{
    const int bounded = std::clamp(zoom, 0, zoomSteps - 1);
    if (bounded == m_zoom)
        return;
    m_zoom = bounded;
    fitCells();
    scrollTo(currentIndex());
    emit zoomChanged(m_zoom);
}

void FlagView::changeEvent(QEvent *event)
{
    QListView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        fitCells();
}

/// Qt paints all cells within the rectangle around those that changed.
void FlagView::paintEvent(QPaintEvent *event)
{
    m_delegate->dirty = event->region();
    QListView::paintEvent(event);
    m_delegate->dirty = {};
}

void FlagView::resizeEvent(QResizeEvent *event)
{
    fitCells();
    QListView::resizeEvent(event);
}

void FlagView::wheelEvent(QWheelEvent *event)
{
    if (!event->modifiers().testFlag(Qt::ControlModifier)) {
        QListView::wheelEvent(event);
        return;
    }
    if (event->angleDelta().y() != 0)
        setZoom(m_zoom + (event->angleDelta().y() > 0 ? 1 : -1));
    event->accept();
}

void FlagView::fitCells()
{
    const auto [minimum, maximum] = m_kind == Kind::Mosaic ? mosaicWidths : gridWidths;
    const QSize cell = cellFor(minimum, maximum);
    m_delegate->haveCodes = hasTileCode(cell.width(), font());
    if (cell == gridSize())
        return;
    m_delegate->cellSize = cell;
    setGridSize(cell);
    verticalScrollBar()->setSingleStep(std::max(cell.height() / 4, 4));
}

/// The largest cell with which all of them are seen at once, within \a minimum and \a maximum; then the zoom.
QSize FlagView::cellFor(int minimum, int maximum) const
{
    // Room for the scroll bar is kept free, so that its coming and going moves nothing; one pixel more, since
    // cells that fill the width exactly lose a column.
    const int available =
        std::max(width() - verticalScrollBar()->sizeHint().width() - 2 * frameWidth() - 1, 1);
    const double unit = std::max(fontMetrics().height(), 12) / 16.0;
    const auto columnsFor = [&](double wanted) {
        return std::max(int(available / wanted), 1);
    };
    const auto sizeFor = [&](int columns) {
        const int cellWidth = std::max(available / columns, 1);
        return QSize(cellWidth, m_delegate->heightForWidth(cellWidth, font()));
    };
    const int count = model() ? model()->rowCount() : 0;
    int columns = columnsFor(maximum * unit);
    const int mostColumns = columnsFor(std::max(minimum * unit, double(m_delegate->minWidth(font()))));
    while (columns < mostColumns && (count + columns - 1) / columns * sizeFor(columns).height() > height())
        ++columns;
    if (m_zoom != defaultZoom)
        columns = columnsFor(available / double(columns) * std::pow(zoomFactor, m_zoom - defaultZoom));
    return sizeFor(columns);
}

} // namespace Flaghoist
