#include "ui/flags/flagview.h"

#include "models/flagmodel.h"
#include "ui/flags/flagdelegate.h"

#include <QApplication>
#include <QDrag>
#include <QKeyEvent>
#include <QMimeData>
#include <QMouseEvent>
#include <QScrollBar>
#include <QUrl>

#include <algorithm>

namespace Flaghoist {

namespace {
// The smallest width of a cell at each zoom, at a font height of 16 pixels.
constexpr int cellWidths[FlagView::zoomSteps] = {92, 112, 134, 160, 186};
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
    setSelectionMode(QAbstractItemView::SingleSelection);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setMouseTracking(true);
    viewport()->setAttribute(Qt::WA_Hover);
    viewport()->setBackgroundRole(QPalette::Window);
    setContextMenuPolicy(Qt::CustomContextMenu);
    //: Accessible name of the grid
    setAccessibleName(tr("Flags"));
    setAccessibleDescription(tr("One cell per code. Space shows the flag at full size."));
    connect(this, &QListView::doubleClicked, this, &FlagView::previewRequested);
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
        emit previewRequested(currentIndex());
    else
        QListView::keyPressEvent(event);
}

void FlagView::resizeEvent(QResizeEvent *event)
{
    fitCells();
    QListView::resizeEvent(event);
}

/// A pressed mouse drags the file out; it neither moves cells nor selects along its way.
void FlagView::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() == Qt::NoButton) {
        QListView::mouseMoveEvent(event);
        return;
    }
    const QPoint way = event->position().toPoint() - m_pressedAt;
    if (event->buttons().testFlag(Qt::LeftButton)
        && way.manhattanLength() >= QApplication::startDragDistance()
        && currentIndex() == indexAt(m_pressedAt))
        dragFile();
}

void FlagView::mousePressEvent(QMouseEvent *event)
{
    m_pressedAt = event->position().toPoint();
    QListView::mousePressEvent(event);
}

void FlagView::dragFile()
{
    const QString file = currentIndex().data(FlagModel::FileRole).toString();
    if (file.isEmpty())
        return;
    auto *const content = new QMimeData;
    content->setUrls({QUrl::fromLocalFile(file)});
    auto *const drag = new QDrag(this);
    drag->setMimeData(content);
    drag->setPixmap(QPixmap::fromImage(currentIndex().data(FlagModel::ThumbnailRole).value<QImage>()));
    drag->exec(Qt::CopyAction);
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
    // Room for the scroll bar is kept free, so that its coming and going moves nothing.
    const int available = std::max(width() - verticalScrollBar()->sizeHint().width() - 2 * frameWidth(), 1);
    const int wanted = cellWidths[m_zoom] * std::max(fontMetrics().height(), 12) / 16;
    const int columns = std::max(available / wanted, 1);
    const int cellWidth = available / columns;
    const QSize cell(cellWidth, FlagDelegate::heightForWidth(cellWidth, font()));
    if (cell == gridSize())
        return;
    m_delegate->setCellSize(cell);
    setGridSize(cell);
    verticalScrollBar()->setSingleStep(cell.height() / 4);
}

} // namespace Flaghoist
