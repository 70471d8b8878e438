#include "ui/planbar/faultboxes.h"

#include "ui/widgets/tickbox.h"
#include "wording/practicetext.h"

#include <QGridLayout>

namespace Flaghoist {

namespace {
constexpr int columns = 2;
} // namespace

FaultBoxes::FaultBoxes(QWidget *parent) : QWidget(parent)
{
    auto *const grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(14);
    grid->setVerticalSpacing(3);
    grid->setColumnStretch(columns - 1, 1);
    for (const PracticeFault fault : allPracticeFaults) {
        auto *const box = new TickBox(practiceFaultText(fault));
        box->setObjectName(practiceFaultId(fault));
        const int place = int(m_boxes.size());
        const int rows = (int(allPracticeFaults.size()) + columns - 1) / columns;
        grid->addWidget(box, place % rows, place / rows);
        m_boxes << box;
        connect(box, &QCheckBox::clicked, this, [this] { emit faultsPicked(faults()); });
    }
}

PracticeFaults FaultBoxes::faults() const
{
    PracticeFaults faults;
    for (qsizetype i = 0; i < m_boxes.size(); ++i)
        faults.setFlag(allPracticeFaults[size_t(i)], m_boxes[i]->isChecked());
    return faults;
}

void FaultBoxes::setFaults(PracticeFaults faults)
{
    for (qsizetype i = 0; i < m_boxes.size(); ++i)
        m_boxes[i]->setChecked(faults.testFlag(allPracticeFaults[size_t(i)]));
}

} // namespace Flaghoist
