#include "ui/flags/chipbar.h"

#include "ui/widgets/chip.h"
#include "ui/widgets/flowlayout.h"

#include <QButtonGroup>

namespace Flaghoist {

namespace {

int countOf(ChipBar::Filter filter, const FlagTally &tally)
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
    for (const Filter filter : filters()) {
        auto *const one = new Chip(label(filter));
        m_chips->addButton(one, int(filter));
        layout->addWidget(one);
    }
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

void ChipBar::setTally(const FlagTally &tally)
{
    for (const Filter filter : filters()) {
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

const QList<ChipBar::Filter> &ChipBar::filters()
{
    static const QList<Filter> all{Filter::All,  Filter::Downloaded, Filter::NotFound, Filter::Failed,
                                   Filter::ToDo, Filter::Unchanged,  Filter::Cancelled};
    return all;
}

QString ChipBar::label(Filter filter)
{
    switch (filter) {
    //: Chip with a count: all flags
    case Filter::All: return tr("All");
    //: Chip with a count: flags that were downloaded
    case Filter::Downloaded: return tr("Downloaded");
    //: Chip with a count: flags that were there already
    case Filter::Unchanged: return tr("Unchanged");
    //: Chip with a count: flags that the source does not have
    case Filter::NotFound: return tr("Not found");
    //: Chip with a count: flags that failed
    case Filter::Failed: return tr("Failed");
    //: Chip with a count: flags that were cancelled
    case Filter::Cancelled: return tr("Cancelled");
    //: Chip with a count: flags that are not done yet
    case Filter::ToDo: return tr("To do");
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
