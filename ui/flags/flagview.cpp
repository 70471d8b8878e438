#include "ui/flags/flagview.h"

#include "models/flagmodel.h"
#include "ui/flags/flagdelegate.h"

#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QScrollBar>

#include <algorithm>
#include <cmath>

namespace Flaghoist {

namespace {
// The least and the largest width of a cell at the usual zoom, at a font height of 16 pixels.
constexpr std::pair mosaicWidths{16, 72};
constexpr std::pair gridWidths{116, 190};
constexpr double zoomFactor = 1.22;
} // namespace

FlagView::FlagView(QWidget *parent) : QListView(parent), m_delegate(new FlagDelegate(this))
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
    connect(this, &QListView::doubleClicked, this, &FlagView::previewRequested);
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
    m_delegate->setKind(kind == Kind::Mosaic ? FlagDelegate::Kind::Tile : FlagDelegate::Kind::Card);
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

void FlagView::keyPressEvent(QKeyEvent *event)
{
    const bool asks =
        event->key() == Qt::Key_Space || event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (asks && event->modifiers() == Qt::NoModifier && currentIndex().isValid())
        emit previewRequested();
    else
        QListView::keyPressEvent(event);
}

void FlagView::resizeEvent(QResizeEvent *event)
{
    fitCells();
    QListView::resizeEvent(event);
}

void FlagView::startDrag(Qt::DropActions)
{
    dragFiles(this);
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
    if (cell == gridSize())
        return;
    m_delegate->setCellSize(cell);
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
    const int mostColumns = columnsFor(minimum * unit);
    while (columns < mostColumns && (count + columns - 1) / columns * sizeFor(columns).height() > height())
        ++columns;
    if (m_zoom != defaultZoom)
        columns = columnsFor(available / double(columns) * std::pow(zoomFactor, m_zoom - defaultZoom));
    return sizeFor(columns);
}

QList<QUrl> selectedFiles(const QAbstractItemView &view)
{
    QList<QUrl> urls;
    for (const QModelIndex &index : view.selectionModel()->selectedIndexes()) {
        if (const QString file = index.data(FlagModel::FileRole).toString();
            index.column() == 0 && !file.isEmpty())
            urls << QUrl::fromLocalFile(file);
    }
    return urls;
}

void dragFiles(QAbstractItemView *view)
{
    const QList<QUrl> urls = selectedFiles(*view);
    if (urls.isEmpty())
        return;
    auto *const content = new QMimeData;
    content->setUrls(urls);
    auto *const drag = new QDrag(view);
    drag->setMimeData(content);
    const QModelIndex current = view->currentIndex().siblingAtColumn(0);
    drag->setPixmap(QPixmap::fromImage(current.data(FlagModel::ThumbnailRole).value<QImage>()));
    drag->exec(Qt::CopyAction);
}

} // namespace Flaghoist
