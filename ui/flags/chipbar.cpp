#include "ui/flags/chipbar.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"

#include <QButtonGroup>

namespace Flaghoist {

namespace {

int countOf(ChipBar::Filter filter, const Tally &tally)
{
    switch (filter) {
    case ChipBar::Filter::All: return tally.total;
    case ChipBar::Filter::Downloaded: return tally.downloaded;
    case ChipBar::Filter::Unchanged: return tally.unchanged;
    case ChipBar::Filter::NotFound: return tally.notFound;
    case ChipBar::Filter::Failed: return tally.failed;
    case ChipBar::Filter::Cancelled: return tally.cancelled;
    case ChipBar::Filter::ToDo: return tally.toDo;
    }
    Q_UNREACHABLE();
}

} // namespace

ChipBar::ChipBar(QWidget *parent) : QWidget(parent), m_chips(new QButtonGroup(this))
{
    setAccessibleName(tr("Which flags are shown"));
    auto *const layout = new FlowLayout(6, this);
    for (const Filter filter : FlagFilterModel::filters()) {
        auto *const one = new Chip(FlagFilterModel::label(filter));
        m_chips->addButton(one, int(filter));
        layout->addWidget(one);
    }
    // It comes and goes with a cancelled run: what is below must not move then.
    QSizePolicy kept = chip(Filter::Cancelled)->sizePolicy();
    kept.setRetainSizeWhenHidden(true);
    chip(Filter::Cancelled)->setSizePolicy(kept);
    chip(Filter::All)->setChecked(true);
    setTally({});
    connect(m_chips, &QButtonGroup::idToggled, this, [this](int id, bool checked) {
        if (checked)
            emit filterChanged(Filter(id));
    });
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void ChipBar::setTally(const Tally &tally)
{
    for (const Filter filter : FlagFilterModel::filters()) {
        const int count = countOf(filter, tally);
        chip(filter)->setCount(count);
        if (filter != Filter::Unchanged && filter != Filter::Cancelled)
            continue;
        // A filter is never in force without its chip being seen.
        chip(filter)->setVisible(count > 0);
        if (count == 0 && chip(filter)->isChecked())
            setFilter(Filter::All);
    }
}

void ChipBar::setFilter(Filter filter)
{
    chip(filter)->setChecked(true);
}

ChipBar::Filter ChipBar::filter() const
{
    return Filter(m_chips->checkedId());
}

Chip *ChipBar::chip(Filter filter) const
{
    return static_cast<Chip *>(m_chips->button(int(filter)));
}

} // namespace Flaghoist
