#include "ui/countries/countryfilter.h"

#include "models/countrymodel.h"

#include <QScopedValueRollback>

namespace Flaghoist {

CountryFilter::CountryFilter(CountryModel *countries, QObject *parent)
    : QSortFilterProxyModel(parent), m_countries(countries)
{
    setSourceModel(countries);
    setFilterRole(CountryModel::SearchRole);
    setFilterCaseSensitivity(Qt::CaseInsensitive);
    setRecursiveFilteringEnabled(true);
    connect(countries, &CountryModel::chosenChanged, this, [this] {
        if (m_onlyChosen && !m_ticking)
            setOnlyChosen(true);
    });
}

void CountryFilter::setSearch(const QString &text)
{
    m_searches = !text.trimmed().isEmpty();
    setFilterFixedString(text.trimmed());
}

void CountryFilter::setOnlyChosen(bool only)
{
    m_onlyChosen = only;
    m_chosen.clear();
    if (only) {
        for (const CountryCode code : m_countries->chosen())
            m_chosen.insert(code.upper());
    }
    invalidateFilter();
}

QVariant CountryFilter::data(const QModelIndex &index, int role) const
{
    if (role != Qt::CheckStateRole || index.parent().isValid() || !isNarrowed())
        return QSortFilterProxyModel::data(index, role);
    int checked = 0;
    const int shown = rowCount(index);
    for (int row = 0; row < shown; ++row)
        checked += this->index(row, 0, index).data(Qt::CheckStateRole).toInt() == Qt::Checked ? 1 : 0;
    return checked == 0 ? Qt::Unchecked : checked == shown ? Qt::Checked : Qt::PartiallyChecked;
}

bool CountryFilter::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const QScopedValueRollback ticking(m_ticking, true);
    if (role != Qt::CheckStateRole || index.parent().isValid() || !isNarrowed())
        return QSortFilterProxyModel::setData(index, value, role);
    const auto chosen = m_countries->chosen();
    QSet<CountryCode> codes(chosen.begin(), chosen.end());
    for (int row = 0; row < rowCount(index); ++row) {
        const auto code =
            CountryCode::parse(this->index(row, 0, index).data(CountryModel::CodeRole).toString());
        if (value.toInt() == Qt::Checked)
            codes.insert(*code);
        else
            codes.remove(*code);
    }
    m_countries->setChosen(QList<CountryCode>(codes.begin(), codes.end()));
    return true;
}

bool CountryFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (!m_onlyChosen)
        return QSortFilterProxyModel::filterAcceptsRow(row, parent);
    // A region is shown for the sake of its countries.
    return parent.isValid() && QSortFilterProxyModel::filterAcceptsRow(row, parent)
        && m_chosen.contains(m_countries->index(row, 0, parent).data(CountryModel::CodeRole).toString());
}

} // namespace Flaghoist
