#include "models/countrymodel.h"

#include "countries/codetext.h"
#include "wording/runtext.h"

#include <QCollator>

#include <algorithm>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// The internal id of a country is its group's row + 1; 0 is a group.
constexpr quintptr groupId = 0;

/// Without accents and with the plain apostrophe, as people type.
QString asTyped(const QString &text)
{
    QString plain = text.normalized(QString::NormalizationForm_D);
    plain.removeIf([](QChar c) { return c.isMark(); });
    return plain.replace(u'’', u'\'');
}

} // namespace

CountryModel::CountryModel(const QLocale &locale, QObject *parent)
    : QAbstractItemModel(parent), m_locale(locale)
{
    for (const Region region :
         {Region::Africa, Region::Americas, Region::Asia, Region::Europe, Region::Oceania, Region::Other})
        m_groups.push_back({.region = region, .name = regionText(region, m_locale), .countries = {}});
    for (const CountryCode code : isoCodes())
        std::ranges::find(m_groups, regionOf(code), &Group::region)->countries.push_back(countryFor(code));
    const QCollator collator(m_locale);
    for (Group &group : m_groups)
        std::ranges::stable_sort(group.countries, collator, &Country::name);
    std::ranges::stable_sort(m_groups.begin(), m_groups.end() - 1, collator, &Group::name);
}

CountryModel::~CountryModel() = default;

CountryModel::Country CountryModel::countryFor(CountryCode code) const
{
    const QString name = countryName(code, m_locale);
    const QString english = countryName(code, QLocale(QLocale::English));
    QStringList words{code.upper(), name, english, asTyped(name), asTyped(english)};
    words.removeDuplicates();
    return {.code = code, .name = name, .searchText = words.join(u'\n')};
}

QList<CountryCode> CountryModel::codesWhere(bool chosen) const
{
    QList<CountryCode> codes;
    for (const Group &group : m_groups) {
        for (const Country &country : group.countries) {
            if (country.chosen == chosen)
                codes.append(country.code);
        }
    }
    return normalized(std::move(codes));
}

QList<CountryCode> CountryModel::chosen() const
{
    return codesWhere(true);
}

void CountryModel::setChosen(const QList<CountryCode> &codes)
{
    const QList<CountryCode> wanted = normalized(codes);
    if (wanted == chosen())
        return;
    QList<CountryCode> others;
    std::ranges::remove_copy_if(wanted, std::back_inserter(others), isIsoCode);
    setOthers(others);
    for (int group = 0; group < int(m_groups.size()); ++group)
        choose(group, [&wanted](const Country &country) {
            return std::ranges::binary_search(wanted, country.code);
        });
    emit chosenChanged();
}

void CountryModel::invert()
{
    setChosen(codesWhere(false));
}

void CountryModel::keepFirst(int count)
{
    const QList<CountryCode> codes = chosen();
    setChosen(codes.first(std::clamp<qsizetype>(count, 0, codes.size())));
}

int CountryModel::available() const
{
    int count = 0;
    for (const Group &group : m_groups)
        count += int(group.countries.size());
    return count;
}

QModelIndex CountryModel::index(int row, int column, const QModelIndex &parent) const
{
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? quintptr(parent.row() + 1) : groupId);
}

QModelIndex CountryModel::parent(const QModelIndex &child) const
{
    if (!child.isValid() || child.internalId() == groupId)
        return {};
    return createIndex(int(child.internalId() - 1), 0, groupId);
}

int CountryModel::rowCount(const QModelIndex &parent) const
{
    if (!parent.isValid())
        return int(m_groups.size()) - (m_groups.back().countries.empty() ? 1 : 0);
    return parent.internalId() == groupId ? int(m_groups[size_t(parent.row())].countries.size()) : 0;
}

int CountryModel::columnCount(const QModelIndex &) const
{
    return 1;
}

Qt::ItemFlags CountryModel::flags(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const Qt::ItemFlags common = Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable;
    return index.internalId() == groupId ? common : common | Qt::ItemNeverHasChildren;
}

QVariant CountryModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid())
        return {};
    Q_ASSERT(checkIndex(index));
    if (index.internalId() == groupId)
        return groupData(m_groups[size_t(index.row())], role);
    return countryData(m_groups[index.internalId() - 1].countries[size_t(index.row())], role);
}

bool CountryModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (role != Qt::CheckStateRole || !index.isValid())
        return false;
    Q_ASSERT(checkIndex(index));
    const auto state = Qt::CheckState(value.toInt());
    if (state == Qt::PartiallyChecked)
        return false;
    const bool isGroup = index.internalId() == groupId;
    const int group = isGroup ? index.row() : int(index.internalId() - 1);
    const Country *const only = isGroup ? nullptr : &m_groups[size_t(group)].countries[size_t(index.row())];
    const bool changed = choose(group, [state, only](const Country &country) {
        return !only || only == &country ? state == Qt::Checked : country.chosen;
    });
    if (changed) {
        if (m_groups.back().chosen == 0)
            setOthers({});
        emit chosenChanged();
    }
    return true;
}

void CountryModel::setOthers(const QList<CountryCode> &codes)
{
    Group &others = m_groups.back();
    if (std::ranges::equal(others.countries, codes, {}, &Country::code))
        return;
    const int group = int(m_groups.size()) - 1;
    // The group itself comes and goes with its first and last row.
    const QModelIndex parent = others.countries.empty() || codes.isEmpty() ? QModelIndex() : index(group, 0);
    const auto lastOf = [&](qsizetype rows) {
        return parent.isValid() ? int(rows) - 1 : group;
    };
    if (!others.countries.empty()) {
        beginRemoveRows(parent, parent.isValid() ? 0 : group, lastOf(qsizetype(others.countries.size())));
        others.countries.clear();
        others.chosen = 0;
        endRemoveRows();
    }
    if (!codes.isEmpty()) {
        beginInsertRows(parent, parent.isValid() ? 0 : group, lastOf(codes.size()));
        std::ranges::transform(codes, std::back_inserter(others.countries),
                               [this](CountryCode code) { return countryFor(code); });
        endInsertRows();
    }
}

template <typename Wanted> bool CountryModel::choose(int group, Wanted wanted)
{
    std::vector<Country> &countries = m_groups[size_t(group)].countries;
    const int count = int(countries.size());
    std::vector<std::pair<int, int>> changes;
    for (int row = 0; row < count; ++row) {
        Country &country = countries[size_t(row)];
        const bool chosen = wanted(country);
        if (chosen == country.chosen)
            continue;
        country.chosen = chosen;
        m_groups[size_t(group)].chosen += chosen ? 1 : -1;
        if (!changes.empty() && changes.back().second == row - 1)
            changes.back().second = row;
        else
            changes.emplace_back(row, row);
    }
    if (changes.empty())
        return false;
    const QModelIndex parent = index(group, 0);
    for (const auto &[first, last] : changes)
        emit dataChanged(index(first, 0, parent), index(last, 0, parent), {Qt::CheckStateRole});
    groupChanged(group);
    return true;
}

void CountryModel::groupChanged(int group)
{
    const QModelIndex changed = index(group, 0);
    emit dataChanged(changed, changed, {Qt::CheckStateRole, Qt::AccessibleTextRole, CountRole});
}

QVariant CountryModel::groupData(const Group &group, int role) const
{
    const int all = int(group.countries.size());
    const QString chosenCount = m_locale.toString(group.chosen);
    switch (role) {
    case Qt::DisplayRole: return group.name;
    case Qt::CheckStateRole:
        return group.chosen == 0 ? Qt::Unchecked : group.chosen == all ? Qt::Checked : Qt::PartiallyChecked;
    case Qt::AccessibleTextRole:
        //: For a screen reader: %1 is a region, %2 how many of its %3 countries are chosen
        return tr("%1, %2 of %3 chosen").arg(group.name, chosenCount, m_locale.toString(all));
    case CodeRole: return QString();
    //: How many of a region’s countries are chosen: “3 of 58”
    case CountRole: return tr("%1 of %2").arg(chosenCount, m_locale.toString(all));
    case SearchRole: return QString();
    }
    return {};
}

QVariant CountryModel::countryData(const Country &country, int role) const
{
    const QString code = country.code.upper();
    switch (role) {
    case Qt::DisplayRole: return country.name;
    case Qt::CheckStateRole: return country.chosen ? Qt::Checked : Qt::Unchecked;
    case Qt::AccessibleTextRole:
        //: For a screen reader: %1 is the code, %2 the country
        return country.name == code ? code : tr("%1 %2").arg(code, country.name);
    case CodeRole: return code;
    case SearchRole: return country.searchText;
    }
    return {};
}

} // namespace Flaghoist
