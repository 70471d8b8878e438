#include "ui/widgets/counttile.h"

#include "ui/widgets/mutedlabel.h"

#include <QLocale>
#include <QVBoxLayout>

#include <utility>

namespace Flaghoist {

namespace {
constexpr double larger = 1.5;
} // namespace

CountTile::CountTile(const QString &caption, QWidget *parent)
    : QWidget(parent), m_number(new QLabel(this)), m_caption(new MutedLabel(this))
{
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * larger);
    large.setWeight(QFont::DemiBold);
    m_number->setFont(large);
    m_caption->setText(caption);
    auto *const column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_number);
    column->addWidget(m_caption);
    setCount(0);
}

void CountTile::setCount(int count)
{
    if (std::exchange(m_count, count) == count)
        return;
    const QString number = QLocale().toString(count);
    m_number->setText(number);
    //: For a screen reader: %1 says what is counted, %2 is the number
    setAccessibleName(tr("%1: %2").arg(m_caption->text(), number));
}

} // namespace Flaghoist
