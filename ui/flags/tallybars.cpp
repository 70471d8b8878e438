#include "ui/flags/tallybars.h"

#include "ui/widgets/buttons.h"
#include "ui/widgets/flowlayout.h"
#include "ui/widgets/palette.h"

#include <QButtonGroup>
#include <QPainter>
#include <QPainterPath>

#include <utility>

namespace Flaghoist {

namespace {

constexpr int chipGap = 6;

constexpr std::pair<ChipBar::Filter, int Tally::*> counts[] = {
    {ChipBar::Filter::All, &Tally::total},           {ChipBar::Filter::Downloaded, &Tally::downloaded},
    {ChipBar::Filter::Unchanged, &Tally::unchanged}, {ChipBar::Filter::NotFound, &Tally::notFound},
    {ChipBar::Filter::Failed, &Tally::failed},       {ChipBar::Filter::Cancelled, &Tally::cancelled},
    {ChipBar::Filter::ToDo, &Tally::toDo},
};

} // namespace

ChipBar::ChipBar(QWidget *parent) : QWidget(parent), m_chips(new QButtonGroup(this))
{
    setAccessibleName(tr("Which flags are shown"));
    auto *const layout = new FlowLayout(chipGap, this);
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
    bool isOther = false;
    for (const auto &[filter, member] : counts) {
        const int count = tally.*member;
        isOther |= chip(filter)->setCount(count);
        // A filter is never in force without its chip being seen.
        if ((filter == Filter::Unchanged || filter == Filter::Cancelled) && count == 0
            && chip(filter)->isChecked())
            setFilter(Filter::All);
    }
    if (isOther)
        arrange();
}

void ChipBar::arrange()
{
    const auto isNeeded = [this](Filter filter) {
        return filter == Filter::All || filter == Filter::Downloaded || chip(filter)->isChecked()
            || (filter != Filter::ToDo && chip(filter)->shownCount() > 0); // the rest
    };
    int room = width();
    QList<Filter> shown = FlagFilterModel::filters();
    shown.removeIf([&](Filter filter) { return !isNeeded(filter); });
    for (const Filter filter : shown)
        room -= chip(filter)->sizeHint().width() + chipGap;
    for (const Filter filter : {Filter::Failed, Filter::ToDo, Filter::NotFound}) {
        if (!isNeeded(filter) && (room -= chip(filter)->sizeHint().width() + chipGap) >= -chipGap)
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

TallyBar::TallyBar(QWidget *parent) : QProgressBar(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    //: Accessible name of the progress bar
    setAccessibleName(tr("Flags done"));
}

void TallyBar::setTally(const Tally &tally)
{
    m_tally = tally;
    setUpdatesEnabled(false); // a new value would repaint the window at once
    // In tenths, since a screen reader says each new value; what is painted is exact.
    setMaximum(100);
    setValue(10 * (10 * (tally.total - tally.toDo) / std::max(tally.total, 1)));
    setUpdatesEnabled(true); // which updates
}

QSize TallyBar::sizeHint() const
{
    return {320, fontMetrics().height() + 2};
}

QSize TallyBar::minimumSizeHint() const
{
    return {120, sizeHint().height()};
}

void TallyBar::paintEvent(QPaintEvent *)
{
    struct Part
    {
        int count;
        QColor fill;
        QColor ink;
        bool hatched;
    };
    const Colours &colours = coloursOf(palette());
    const QColor window = palette().color(QPalette::Window);
    const QColor text = palette().color(QPalette::WindowText);
    const QColor neutral = readable(blended(text, window, 0.55), colours.onAccent);
    const Part parts[] = {
        {m_tally.downloaded + m_tally.unchanged, colours.accent, colours.onAccent, false},
        {m_tally.notFound + m_tally.cancelled, neutral, colours.onAccent, false},
        {m_tally.failed, colours.errorFill, colours.onError, true},
        {m_tally.total == 0 ? 1 : m_tally.toDo, blended(text, window, 0.12), text, false},
    };

    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPainterPath outline;
    outline.addRoundedRect(QRectF(rect()), 4, 4);
    painter.setClipPath(outline);
    painter.setFont(semiBold(font()));
    double left = 0;
    for (const Part &part : parts) {
        QRectF area(left, 0, width() * double(part.count) / std::max(m_tally.total, 1), height());
        left += area.width();
        if (layoutDirection() == Qt::RightToLeft)
            area.moveRight(width() - area.left());
        painter.save();
        painter.setClipRect(area, Qt::IntersectClip);
        painter.fillRect(area, part.fill);
        if (part.hatched)
            painter.fillRect(area, QBrush(blended(Qt::black, part.fill, 0.25), Qt::BDiagPattern));
        painter.setPen(part.ink);
        painter.drawText(rect(), Qt::AlignCenter, this->text());
        painter.restore();
    }
}

} // namespace Flaghoist
