#include "ui/countries/countrylist.h"

#include "models/countrymodel.h"
#include "ui/widgets/palette.h"

#include <QApplication>
#include <QHelpEvent>
#include <QPainter>
#include <QScopedValueRollback>
#include <QSortFilterProxyModel>
#include <QStyledItemDelegate>
#include <QToolTip>

#include <optional>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

class CountryFilter final : public QSortFilterProxyModel
{
public:
    CountryFilter(CountryModel *countries, QObject *parent)
        : QSortFilterProxyModel(parent), m_countries(countries)
    {
        setSourceModel(countries);
        setFilterRole(CountryModel::SearchRole);
        setFilterCaseSensitivity(Qt::CaseInsensitive);
        setRecursiveFilteringEnabled(true);
        connect(countries, &CountryModel::chosenChanged, this, [this] {
            if (m_only && !m_ticking)
                setOnlyChosen(true);
        });
    }

    void setOnlyChosen(bool only)
    {
        m_only.reset();
        if (only)
            m_only = chosen();
        invalidateFilter();
    }
    [[nodiscard]] bool isNarrowed() const { return m_only || !filterRegularExpression().pattern().isEmpty(); }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override
    {
        if (role != Qt::CheckStateRole || index.parent().isValid() || !isNarrowed())
            return QSortFilterProxyModel::data(index, role);
        int checked = 0;
        const int shown = rowCount(index);
        for (int row = 0; row < shown; ++row)
            checked += this->index(row, 0, index).data(Qt::CheckStateRole).toInt() == Qt::Checked ? 1 : 0;
        return checked == 0 ? Qt::Unchecked : checked == shown ? Qt::Checked : Qt::PartiallyChecked;
    }

    bool setData(const QModelIndex &index, const QVariant &value, int role) override
    {
        const QScopedValueRollback ticking(m_ticking, true);
        if (role != Qt::CheckStateRole || index.parent().isValid() || !isNarrowed())
            return QSortFilterProxyModel::setData(index, value, role);
        QSet<CountryCode> codes = chosen();
        for (int row = 0; row < rowCount(index); ++row) {
            if (value.toInt() == Qt::Checked)
                codes.insert(codeOf(this->index(row, 0, index)));
            else
                codes.remove(codeOf(this->index(row, 0, index)));
        }
        m_countries->setChosen(codes.values());
        return true;
    }

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override
    {
        if (!m_only)
            return QSortFilterProxyModel::filterAcceptsRow(row, parent);
        // A region is shown for the sake of its countries.
        return parent.isValid() && QSortFilterProxyModel::filterAcceptsRow(row, parent)
            && m_only->contains(codeOf(m_countries->index(row, 0, parent)));
    }

private:
    [[nodiscard]] QSet<CountryCode> chosen() const
    {
        const QList<CountryCode> codes = m_countries->chosen();
        return {codes.begin(), codes.end()};
    }
    [[nodiscard]] static CountryCode codeOf(const QModelIndex &country)
    {
        return *CountryCode::parse(country.data(CountryModel::CodeRole).toString());
    }

    CountryModel *const m_countries;
    std::optional<QSet<CountryCode>> m_only; ///< that are shown
    bool m_ticking = false;
};

namespace {

constexpr int gap = 6;
constexpr int maxOthersUnfolded = 12; // the other codes appear folded where they are more

/// Paints a region bold with its count at the far side, a country with its code subdued before the name. The
/// check box stays the style's own.
class CountryDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// A name that is cut is there whole.
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        return QStyledItemDelegate::sizeHint(option, index) + QSize(0, 4);
    }
};

void CountryDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    QStyleOptionViewItem item = option;
    initStyleOption(&item, index);
    const QStyle *const style = item.widget ? item.widget->style() : QApplication::style();
    QRect area = style->subElementRect(QStyle::SE_ItemViewItemText, &item, item.widget);
    if (item.direction == Qt::RightToLeft)
        area.setLeft(item.rect.left() + gap);
    else
        area.setRight(item.rect.right() - gap);
    const QString code = index.data(CountryModel::CodeRole).toString();
    const QString name = item.text == code ? QString() : item.text; // a code that no country bears
    item.text.clear();
    style->drawControl(QStyle::CE_ItemViewItem, &item, painter, item.widget);

    const bool selected = item.state.testFlag(QStyle::State_Selected);
    const QColor muted = coloursOf(item.palette).muted;
    QColor text = item.palette.color(QPalette::Active, selected ? QPalette::HighlightedText : QPalette::Text);
    if (!item.state.testFlag(QStyle::State_Enabled)) // locked during a run, yet to be read
        text = muted;
    const bool isRegion = code.isEmpty();
    const QString aside = isRegion ? index.data(CountryModel::CountRole).toString() : code;
    const QFont asideFont = isRegion ? option.font : bold(option.font);
    const int asideWidth = QFontMetrics(asideFont).horizontalAdvance(isRegion ? aside : u"MM"_s) + gap;
    const QRect nameRect = QStyle::visualRect(
        option.direction, area, area.adjusted(isRegion ? 0 : asideWidth, 0, isRegion ? -asideWidth : 0, 0));
    const auto draw = [&](const QRect &rect, Qt::Alignment side, const QString &shown) {
        painter->drawText(rect, QStyle::visualAlignment(item.direction, side) | Qt::AlignVCenter, shown);
    };
    painter->save();
    painter->setFont(asideFont);
    painter->setPen(selected ? text : muted);
    draw(area, isRegion ? Qt::AlignTrailing : Qt::AlignLeading, aside);
    painter->setFont(isRegion ? bold(option.font) : option.font);
    painter->setPen(text);
    draw(nameRect, Qt::AlignLeading,
         painter->fontMetrics().elidedText(name, Qt::ElideRight, nameRect.width()));
    painter->restore();
}

bool CountryDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                                const QStyleOptionViewItem &option, const QModelIndex &index)
{
    const QString name = index.data().toString();
    if (!view->isEnabled()
        || option.fontMetrics.horizontalAdvance(u"MM  "_s + name) < option.rect.width() - 24)
        return false;
    QToolTip::showText(event->globalPos(), name, view);
    return true;
}

} // namespace

CountryList::CountryList(CountryModel *countries, QWidget *parent)
    : QTreeView(parent), m_found(new CountryFilter(countries, this))
{
    setModel(m_found);
    setItemDelegate(new CountryDelegate(this));
    setHeaderHidden(true);
    setUniformRowHeights(true);
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setIndentation(16);
    setTextElideMode(Qt::ElideRight);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAccessibleName(tr("Countries"));
    setAccessibleDescription(tr("Space checks or unchecks a country or a whole region."));
    expandAll();
    connect(m_found, &QAbstractItemModel::rowsInserted, this, [this](const QModelIndex &above, int first) {
        if (above.isValid())
            return;
        const QModelIndex group = m_found->index(first, 0);
        setExpanded(group, m_found->isNarrowed() || m_found->rowCount(group) <= maxOthersUnfolded);
    });
}

void CountryList::search(const QString &text)
{
    narrow([&] { m_found->setFilterFixedString(text.trimmed()); });
}

void CountryList::setOnlyChosen(bool only)
{
    narrow([&] { m_found->setOnlyChosen(only); });
}

void CountryList::narrow(const std::function<void()> &change)
{
    const auto forEachRegion = [this](const auto &act) {
        for (int row = 0; row < m_found->rowCount(); ++row)
            act(m_found->index(row, 0), m_found->index(row, 0).data().toString());
    };
    if (!m_found->isNarrowed()) {
        m_collapsed.clear();
        forEachRegion([this](const QModelIndex &region, const QString &name) {
            if (!isExpanded(region))
                m_collapsed.insert(name);
        });
    }
    change();
    forEachRegion([this](const QModelIndex &region, const QString &name) {
        setExpanded(region, m_found->isNarrowed() || !m_collapsed.contains(name));
    });
}

bool CountryList::isAnyRegionUnfolded() const
{
    for (int row = 0; row < m_found->rowCount(); ++row) {
        if (isExpanded(m_found->index(row, 0)))
            return true;
    }
    return false;
}

void CountryList::showRegion(const QString &name)
{
    const QModelIndexList found =
        m_found->match(m_found->index(0, 0), Qt::DisplayRole, name, 1, Qt::MatchExactly);
    if (found.isEmpty())
        return;
    expand(found.first());
    scrollTo(found.first(), QAbstractItemView::PositionAtTop);
}

void CountryList::showEvent(QShowEvent *event)
{
    QTreeView::showEvent(event);
    if (std::exchange(m_wasShown, true))
        return;
    for (int row = 0; row < m_found->rowCount(); ++row) {
        const QModelIndex region = m_found->index(row, 0);
        const QModelIndexList chosen = m_found->match(m_found->index(0, 0, region), Qt::CheckStateRole,
                                                      Qt::Checked, 1, Qt::MatchExactly);
        if (chosen.isEmpty())
            continue;
        scrollTo(region, QAbstractItemView::PositionAtTop);
        return scrollTo(chosen.first());
    }
}

void CountryList::enter()
{
    const QModelIndex region = m_found->index(0, 0);
    if (!region.isValid())
        return;
    const QModelIndex country = m_found->index(0, 0, region);
    setFocus(Qt::OtherFocusReason); // first, or a screen reader says no more than “Countries”
    setCurrentIndex(country.isValid() ? country : region);
}

} // namespace Flaghoist
