#include "ui/flags/chipbar.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/flowlayout.h"

#include <QButtonGroup>

namespace Flaghoist {

namespace {

constexpr int gap = 6;

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
    auto *const layout = new FlowLayout(gap, this);
    for (const Filter filter : FlagFilterModel::filters()) {
        auto *const one = new Chip(FlagFilterModel::label(filter));
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

void ChipBar::setTally(const Tally &tally)
{
    for (const Filter filter : FlagFilterModel::filters()) {
        const int count = countOf(filter, tally);
        chip(filter)->setCount(count);
        // A filter is never in force without its chip being seen.
        if ((filter == Filter::Unchanged || filter == Filter::Cancelled) && count == 0
            && chip(filter)->isChecked())
            setFilter(Filter::All);
    }
    arrange();
}

void ChipBar::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    arrange();
}

void ChipBar::arrange()
{
    int room = width();
    const auto isNeeded = [this](Filter filter) {
        return filter == Filter::All || filter == Filter::Downloaded || chip(filter)->isChecked()
            || chip(filter)->shownCount() > 0;
    };
    QList<Filter> shown;
    for (const Filter filter : FlagFilterModel::filters()) {
        if (isNeeded(filter)) {
            room -= chip(filter)->sizeHint().width() + gap;
            shown << filter;
        }
    }
    for (const Filter filter : {Filter::Failed, Filter::ToDo, Filter::NotFound}) {
        if (isNeeded(filter))
            continue;
        room -= chip(filter)->sizeHint().width() + gap;
        if (room >= -gap)
            shown << filter;
    }
    // What goes goes first: showing one lays all of them out.
    for (const bool visible : {false, true}) {
        for (const Filter filter : FlagFilterModel::filters()) {
            if (shown.contains(filter) == visible)
                chip(filter)->setVisible(visible);
        }
    }
}

void ChipBar::setFilter(Filter filter)
{
    chip(filter)->setChecked(true);
    arrange();
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
