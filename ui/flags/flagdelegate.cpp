#include "ui/flags/flagdelegate.h"

#include "models/flagmodel.h"
#include "ui/stateappearance.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/palette.h"

#include <QPainter>
#include <QPixmapCache>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr int gap = 4; // around the card
constexpr int padding = 8; // within it
constexpr int lineGap = 2;
constexpr double pictureRatio = 0.64;
constexpr qreal radius = 7;
constexpr int tileGap = 1;
constexpr int tilePadding = 2;

QPixmap scaled(const QImage &image, const QSize &bounds, qreal ratio)
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

void paintPicture(QPainter &painter, const QImage &image, const QRect &area, const QColor &outline)
{
    const QPixmap pixmap = scaled(image, area.size(), painter.device()->devicePixelRatioF());
    QRectF target(QPointF(), pixmap.deviceIndependentSize());
    target.moveCenter(QRectF(area).center());
    painter.drawPixmap(target.topLeft(), pixmap);
    if (!image.hasAlphaChannel()) { // a white flag would melt into the card
        painter.setPen(outline);
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(target.adjusted(0.5, 0.5, -0.5, -0.5));
    }
}

void paintEmptyFrame(QPainter &painter, FlagState state, const QRect &area, const Colours &colours,
                     const QColor &base)
{
    const QColor colour = stateColour(state, colours);
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
    const int side = std::min(area.height() / 3, 28);
    QRect sign(0, 0, side, side);
    sign.moveCenter(area.center());
    paintGlyph(painter, stateGlyph(state), sign, colour);
}

/// A tile too narrow for its code shows the picture alone.
bool hasTileCode(int width, const QFont &font)
{
    return width >= QFontMetrics(smallFont(font)).horizontalAdvance(u"MM"_s) + 12;
}

} // namespace

FlagDelegate::FlagDelegate(QObject *parent) : QStyledItemDelegate(parent) { }

int FlagDelegate::heightForWidth(int width, const QFont &font) const
{
    if (m_kind == Kind::Tile)
        return qRound((width - 2 * tileGap) * pictureRatio) + 2 * tileGap + 2 * tilePadding
            + (hasTileCode(width, font) ? QFontMetrics(smallFont(font)).height() : 0);
    const int picture = qRound((width - 2 * gap - 2 * padding) * pictureRatio);
    return 2 * gap + padding + picture + padding - 2 + QFontMetrics(bold(font)).height() + lineGap
        + QFontMetrics(smallFont(font)).height() + padding - 2;
}

void FlagDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    painter->save();
    painter->setRenderHints(QPainter::Antialiasing | QPainter::SmoothPixmapTransform);
    if (m_kind == Kind::Tile)
        paintTile(*painter, option, index);
    else
        paintCard(*painter, option, index);
    painter->restore();
}

void FlagDelegate::paintTile(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Colours &colours = coloursOf(option.palette);
    const auto state = FlagState(index.data(FlagModel::StateRole).toInt());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const QColor base = option.palette.color(QPalette::Base);
    const QColor colour = stateColour(state, colours);
    const bool calm =
        isFinal(state) ? state != FlagState::Failed : state == FlagState::Ready || state == FlagState::Queued;
    const QRect tile = option.rect.adjusted(tileGap, tileGap, -tileGap, -tileGap);
    const qreal line = selected ? 2 : 1;
    painter.setPen(QPen(selected ? colours.busy : calm ? colours.cardBorder : colour, line));
    painter.setBrush(selected ? blended(colours.busy, base, 0.12) : base);
    painter.drawRoundedRect(QRectF(tile).adjusted(line / 2, line / 2, -line / 2, -line / 2), 3, 3);

    const QFont small = smallFont(option.font);
    const bool hasCode = hasTileCode(option.rect.width(), option.font);
    const int codeHeight = hasCode ? QFontMetrics(small).height() : 0;
    const QRect picture = tile.adjusted(tilePadding, tilePadding, -tilePadding, -tilePadding - codeHeight);
    const auto image = index.data(FlagModel::ThumbnailRole).value<QImage>();
    if (image.isNull()) {
        QRect sign(0, 0, std::min(picture.height(), 16), std::min(picture.height(), 16));
        sign.moveCenter(picture.center());
        paintGlyph(painter, stateGlyph(state), sign, colour);
    } else {
        paintPicture(painter, image, picture, colours.cardBorder);
    }
    if (!hasCode)
        return;
    painter.setFont(small);
    painter.setPen(calm ? option.palette.color(QPalette::Text) : colour);
    if (state == FlagState::Ready || state == FlagState::Queued)
        painter.setPen(colours.muted);
    painter.drawText(QRect(tile.left(), picture.bottom(), tile.width(), codeHeight), Qt::AlignCenter,
                     index.data(FlagModel::CodeRole).toString());
}

void FlagDelegate::paintCard(QPainter &painter, const QStyleOptionViewItem &option,
                             const QModelIndex &index) const
{
    const Colours &colours = coloursOf(option.palette);
    const auto state = FlagState(index.data(FlagModel::StateRole).toInt());
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool focused = option.state.testFlag(QStyle::State_HasFocus);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    const QColor base = option.palette.color(QPalette::Base);
    const QColor text = option.palette.color(QPalette::Text);
    const QRect card = option.rect.adjusted(gap, gap, -gap, -gap);
    const bool waiting = state == FlagState::Ready || state == FlagState::Queued;

    const qreal line = selected ? 2 : 1;
    const QColor ring = focused || option.state.testFlag(QStyle::State_Active) ? colours.busy : colours.muted;
    QColor border = hovered ? colours.muted : colours.cardBorder;
    if (selected)
        border = ring;
    painter.setPen(QPen(border, line));
    painter.setBrush(selected ? blended(colours.busy, base, 0.08) : base);
    painter.drawRoundedRect(QRectF(card).adjusted(line / 2, line / 2, -line / 2, -line / 2), radius, radius);
    if (focused) {
        painter.setPen(QPen(blended(colours.busy, base, 0.4), 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(card).adjusted(-1.5, -1.5, 1.5, 1.5), radius + 1, radius + 1);
    }

    const QRect inner = card.adjusted(padding, padding, -padding, -padding);
    const QRect picture(inner.topLeft(), QSize(inner.width(), qRound(inner.width() * pictureRatio)));
    const auto image = index.data(FlagModel::ThumbnailRole).value<QImage>();
    if (image.isNull())
        paintEmptyFrame(painter, state, picture, colours, base);
    else
        paintPicture(painter, image, picture, colours.cardBorder);

    const QFont strong = bold(option.font);
    const QFontMetrics boldMetrics(strong);
    const QString code = index.data(FlagModel::CodeRole).toString();
    QRect nameLine(inner.left(), picture.bottom() + padding - 1, inner.width(), boldMetrics.height());
    painter.setFont(strong);
    painter.setPen(waiting ? colours.muted : text);
    painter.drawText(nameLine, Qt::AlignLeading | Qt::AlignVCenter, code);
    const int codeWidth = boldMetrics.horizontalAdvance(code) + boldMetrics.horizontalAdvance(u' ') + 1;
    const QRect nameRect =
        QStyle::visualRect(option.direction, nameLine, nameLine.adjusted(codeWidth, 0, 0, 0));
    painter.setFont(option.font);
    painter.drawText(nameRect, Qt::AlignLeading | Qt::AlignVCenter,
                     option.fontMetrics.elidedText(index.data(FlagModel::NameRole).toString(), Qt::ElideRight,
                                                   nameRect.width()));

    const QFont small = smallFont(option.font);
    const QFontMetrics smallMetrics(small);
    const QRect stateLine(inner.left(), nameLine.bottom() + 1 + lineGap, inner.width(),
                          smallMetrics.height());
    const int sign = smallMetrics.ascent();
    const QRect signRect(stateLine.left(), stateLine.top() + (stateLine.height() - sign) / 2 + 1, sign, sign);
    const QColor colour = stateColour(state, colours);
    paintGlyph(painter, stateGlyph(state), QStyle::visualRect(option.direction, stateLine, signRect), colour);
    const QRect words =
        QStyle::visualRect(option.direction, stateLine, stateLine.adjusted(sign + 4, 0, 0, 0));
    painter.setFont(small);
    painter.setPen(state == FlagState::Downloaded ? colours.muted : colour);
    painter.drawText(words, Qt::AlignLeading | Qt::AlignVCenter,
                     smallMetrics.elidedText(index.data(FlagModel::StateTextRole).toString(), Qt::ElideRight,
                                             words.width()));
}

} // namespace Flaghoist
