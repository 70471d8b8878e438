#include "ui/flags/previewwindow.h"

#include "models/flagmodel.h"
#include "session/savedfiles.h"
#include "ui/currentflag.h"
#include "ui/flagcommands.h"
#include "ui/stateappearance.h"
#include "ui/widgets/background.h"
#include "ui/widgets/buttons.h"
#include "ui/widgets/glyph.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/palette.h"
#include "wording/errortext.h"
#include "wording/runtext.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QShortcut>
#include <QVBoxLayout>

#include <utility>

namespace Flaghoist {

namespace {
constexpr int squareSide = 8;
constexpr int largeSignSide = 56;
constexpr QSize maxPicture{1280, 960}; // pixels that are read of a file
} // namespace

void PictureView::setPicture(const QImage &picture)
{
    m_picture = picture;
    update();
}

void PictureView::setState(FlagState state)
{
    m_state = state;
    update();
}

QRect PictureView::pictureRect() const
{
    QRect area(QPoint(), m_picture.size().scaled(size(), Qt::KeepAspectRatio));
    area.moveCenter(rect().center());
    return area;
}

void PictureView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    if (m_picture.isNull()) {
        const auto [glyph, colour] = stateSign(m_state, coloursOf(palette()));
        QRect sign(0, 0, largeSignSide, largeSignSide);
        sign.moveCenter(rect().center());
        return paintGlyph(painter, glyph, sign, colour);
    }
    const QRect area = pictureRect();
    if (m_picture.hasAlphaChannel()) {
        QImage squares(2, 2, QImage::Format_RGB32);
        squares.fill(Qt::white);
        for (const int at : {0, 1})
            squares.setPixelColor(at, at, QColor(0xd8, 0xd8, 0xd8));
        painter.setBrushOrigin(area.topLeft());
        painter.fillRect(area, squares.scaled(2 * squareSide, 2 * squareSide));
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(area, m_picture);
    painter.setPen(coloursOf(palette()).cardBorder);
    painter.drawRect(area.adjusted(0, 0, -1, -1));
}

PreviewWindow::PreviewWindow(const FlagModel *flags, CurrentFlag *current, const FlagCommands *commands,
                             QWidget *parent)
    : QDialog(parent), m_flags(flags), m_current(current), m_picture(new PictureView), m_name(new QLabel),
      m_facts(new MutedLabel)
{
    QFont large = semiBold(font());
    large.setPointSizeF(large.pointSizeF() * 1.35);
    m_name->setFont(large);
    m_name->setTextFormat(Qt::PlainText);
    m_name->setAlignment(Qt::AlignHCenter);
    m_facts->setAlignment(Qt::AlignHCenter);
    m_facts->setWordWrap(true);
    auto *const hint = new MutedLabel(tr("The arrow keys go on to other flags."));
    auto *const buttons = new QHBoxLayout;
    buttons->addWidget(hint, 1);
    for (QAction *const action : {commands->retry, commands->copyPicture, commands->showInFolder})
        buttons->addWidget(new ActionButton(action, ActionButton::Look::Plain));
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(16, 16, 16, 12);
    column->setSpacing(10);
    column->addWidget(m_picture, 1);
    column->addWidget(m_name);
    column->addWidget(m_facts);
    column->addLayout(buttons);
    setAttribute(Qt::WA_DeleteOnClose);
    commands->addTo(m_picture);
    m_picture->removeAction(commands->preview);
    new QShortcut(Qt::Key_Space, m_picture, this, &QWidget::close, Qt::WidgetShortcut); // as it opened
    const std::pair<Qt::Key, int> steps[] = {
        {Qt::Key_Left, -1}, {Qt::Key_Up, -1}, {Qt::Key_Right, 1}, {Qt::Key_Down, 1}};
    for (const auto &[key, step] : steps) // from its buttons too
        new QShortcut(key, this, this, [this, by = step] {
            if (const int to = m_current->row() + by; to >= 0 && to < m_flags->rowCount())
                m_current->set(to);
        });
    m_picture->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
    m_picture->setFocusPolicy(Qt::StrongFocus);
    m_picture->setFocus();
    connect(m_current, &CurrentFlag::changed, this, &PreviewWindow::refresh);
    connect(m_flags, &FlagModel::rowsUpdated, this, [this](const QList<int> &rows) {
        if (rows.contains(m_current->row()))
            refresh();
    });
    refresh();
}

void PreviewWindow::refresh()
{
    const int row = m_current->row();
    if (row < 0 || row >= m_flags->rowCount())
        return; // the last one stays
    const RunRow &flag = m_flags->row(row);
    const QString title = flagTitle(flag, m_flags->nameOf(row));
    setWindowTitle(title);
    m_name->setText(title);
    const bool failed = flag.state == FlagState::Failed;
    QStringList facts{failed ? errorText(flag.outcome) : flagStateText(flag.state)};
    if (!flag.outcome.size.isEmpty())
        //: %1 × %2 are pixels
        facts << tr("%1 × %2 pixels")
                     .arg(QString::number(flag.outcome.size.width()),
                          QString::number(flag.outcome.size.height()));
    m_facts->setText(facts.join(QStringLiteral(" · ")));
    m_picture->setState(flag.state);
    m_picture->setPicture(m_flags->index(row).data(FlagModel::ThumbnailRole).value<QImage>());
    //: Accessible name of the picture: %1 is a code and a country
    m_picture->setAccessibleName(tr("Flag: %1").arg(title));
    // Until it is read, the small picture stays.
    const auto read = [file = m_flags->index(row).data(FlagModel::FileRole).toString()] {
        return readSavedPicture(file, maxPicture);
    };
    inBackground(this, read, [this, reading = ++m_reading](const QImage &picture) {
        if (reading == m_reading && !picture.isNull()) // else another flag is current by now
            m_picture->setPicture(picture);
    });
}

} // namespace Flaghoist
