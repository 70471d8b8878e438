#include "ui/flags/flaglist.h"

#include "models/flagmodel.h"
#include "models/flagtablemodel.h"
#include "ui/flags/flagview.h"
#include "ui/stateappearance.h"
#include "ui/widgets/palette.h"

#include <QHeaderView>
#include <QKeyEvent>
#include <QPainter>
#include <QStyledItemDelegate>

namespace Flaghoist {

namespace {

constexpr int linePadding = 3;
constexpr double flagRatio = 1.5;

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

protected:
    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override
    {
        QStyledItemDelegate::initStyleOption(option, index);
        const auto state = FlagState(index.data(FlagModel::StateRole).toInt());
        const int height = option->fontMetrics.height();
        option->icon = {};
        option->features.setFlag(QStyleOptionViewItem::HasDecoration,
                                 index.column() <= FlagTableModel::Status
                                     && index.column() != FlagTableModel::Country);
        switch (index.column()) {
        case FlagTableModel::Code:
            option->text = index.data(FlagModel::CodeRole).toString();
            option->font = bold(option->font);
            option->decorationSize = QSize(int(height * flagRatio), height);
            if (const auto image = index.data(FlagModel::ThumbnailRole).value<QImage>(); !image.isNull())
                option->icon = QIcon(QPixmap::fromImage(image));
            break;
        case FlagTableModel::Status: {
            const QColor colour = stateColour(state, coloursOf(option->palette));
            const bool selected = option->state.testFlag(QStyle::State_Selected);
            option->decorationSize = QSize(height, height) * 0.8;
            option->icon = glyphIcon(stateGlyph(state),
                                     selected ? option->palette.color(QPalette::HighlightedText) : colour);
            if (state == FlagState::Failed)
                option->palette.setColor(QPalette::Text, colour);
            break;
        }
        case FlagTableModel::Attempts:
        case FlagTableModel::Size:
        case FlagTableModel::Time:
        case FlagTableModel::Order: option->displayAlignment = Qt::AlignTrailing | Qt::AlignVCenter; break;
        }
    }
};

} // namespace

FlagList::FlagList(QWidget *parent) : QTreeView(parent)
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
    connect(this, &QTreeView::doubleClicked, this, &FlagList::previewRequested);
}

void FlagList::setModel(QAbstractItemModel *model)
{
    QTreeView::setModel(model);
    const int character = fontMetrics().averageCharWidth();
    const int widths[] = {12, 0, 22, 11, 11, 9, 13};
    for (int column = 0; column < FlagTableModel::ColumnCount; ++column)
        header()->resizeSection(column, widths[column] * character);
    header()->setSectionResizeMode(FlagTableModel::Country, QHeaderView::Stretch);
    header()->setSortIndicator(FlagTableModel::Order, Qt::AscendingOrder);
}

void FlagList::keyPressEvent(QKeyEvent *event)
{
    const bool asks =
        event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (asks && event->modifiers() == Qt::NoModifier && currentIndex().isValid())
        emit previewRequested();
    else
        QTreeView::keyPressEvent(event);
}

void FlagList::startDrag(Qt::DropActions)
{
    dragFiles(this);
}

} // namespace Flaghoist
