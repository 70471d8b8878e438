#include "ui/widgets/narrowcombo.h"

#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QWheelEvent>

namespace Flaghoist {

namespace {
constexpr int fewestCharacters = 8;
constexpr int mostCharacters = 34;
} // namespace

NarrowCombo::NarrowCombo(QWidget *parent) : QComboBox(parent)
{
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(this, &QComboBox::currentTextChanged, this, &QWidget::updateGeometry);
}

QSize NarrowCombo::sizeHint() const
{
    const int most = mostCharacters * fontMetrics().averageCharWidth();
    return sizeFor(std::min(fontMetrics().horizontalAdvance(currentText()) + 4, most));
}

QSize NarrowCombo::minimumSizeHint() const
{
    return sizeFor(fewestCharacters * fontMetrics().averageCharWidth());
}

void NarrowCombo::paintEvent(QPaintEvent *)
{
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QRect field =
        style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
    option.currentText = fontMetrics().elidedText(currentText(), Qt::ElideRight, field.width() - 2);
    QStylePainter painter(this);
    painter.drawComplexControl(QStyle::CC_ComboBox, option);
    painter.drawControl(QStyle::CE_ComboBoxLabel, option);
}

/// Scrolling past does not change anything by accident.
void NarrowCombo::wheelEvent(QWheelEvent *event)
{
    event->ignore();
}

QSize NarrowCombo::sizeFor(int textWidth) const
{
    QStyleOptionComboBox option;
    initStyleOption(&option);
    const QSize content(textWidth, std::max(fontMetrics().height(), 14));
    return style()->sizeFromContents(QStyle::CT_ComboBox, &option, content, this);
}

} // namespace Flaghoist
