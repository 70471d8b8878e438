#include "models/countrymodel.h"

#include "wording/runtext.h"

#include <QCollator>
#include <QSignalBlocker>

#include <algorithm>
#include <iterator>
#include <utility>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

/// Without accents and with the plain apostrophe, as people type.
QString asTyped(const QString &text)
{
    QString plain = text.normalized(QString::NormalizationForm_D);
    plain.removeIf([](QChar c) { return c.isMark(); });
    return plain.replace(u'’', u'\'');
}

/// The row of "Other codes", behind the regions.
constexpr int othersRow = int(continents.size());

CountryCode codeOf(const QStandardItem &country)
{
    return *CountryCode::parse(country.data(CountryModel::CodeRole).toString());
}

bool isChosen(const QStandardItem &country)
{
    return country.checkState() == Qt::Checked;
}

int chosenIn(const QStandardItem &group)
{
    int count = 0;
    for (int row = 0; row < group.rowCount(); ++row)
        count += isChosen(*group.child(row)) ? 1 : 0;
    return count;
}

} // namespace

CountryModel::CountryModel(const QLocale &locale, QObject *parent)
    : QStandardItemModel(parent), m_locale(locale)
{
    const QCollator collator(m_locale);
    QList<QStandardItem *> groups;
    for (const Region region : continents) {
        QList<CountryCode> codes = codesOf({.kind = Preset::Kind::Region, .region = region});
        std::ranges::stable_sort(codes, collator,
                                 [this](CountryCode code) { return countryName(code, m_locale); });
        groups.append(newGroup(region, codes));
    }
    std::ranges::sort(groups, collator, &QStandardItem::text);
    for (QStandardItem *const group : groups)
        appendRow(group);
}

QStandardItem *CountryModel::newGroup(Region region, const QList<CountryCode> &codes) const
{
    auto *const group = new QStandardItem(regionText(region, m_locale));
    group->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    for (const CountryCode code : codes)
        group->appendRow(newCountry(code));
    return group;
}

QStandardItem *CountryModel::newCountry(CountryCode code) const
{
    const QString name = countryName(code, m_locale);
    const QString english = countryName(code, QLocale(QLocale::English));
    QStringList words{code.upper(), name, english, asTyped(name), asTyped(english)};
    words.removeDuplicates();
    auto *const country = new QStandardItem(name);
    country->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                      | Qt::ItemNeverHasChildren);
    country->setData(code.upper(), CodeRole);
    country->setData(words.join(u'\n'), SearchRole);
    country->setCheckState(Qt::Unchecked);
    //: For a screen reader: %1 is the code, %2 the country
    country->setAccessibleText(name == code.upper() ? name : tr("%1 %2").arg(code.upper(), name));
    return country;
}

QList<CountryCode> CountryModel::codesWhere(bool ticked) const
{
    QList<CountryCode> codes;
    for (int row = 0; row < rowCount(); ++row) {
        const QStandardItem &group = *item(row);
        for (int place = 0; place < group.rowCount(); ++place) {
            if (isChosen(*group.child(place)) == ticked)
                codes.append(codeOf(*group.child(place)));
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
    for (int row = 0; row < rowCount(); ++row)
        choose(item(row), [&wanted](const QStandardItem &country) {
            return std::ranges::binary_search(wanted, codeOf(country));
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
    for (int row = 0; row < rowCount(); ++row)
        count += item(row)->rowCount();
    return count;
}

QVariant CountryModel::data(const QModelIndex &index, int role) const
{
    const bool isAsked = role == Qt::CheckStateRole || role == Qt::AccessibleTextRole || role == CountRole;
    if (!isAsked || !index.isValid() || index.parent().isValid())
        return QStandardItemModel::data(index, role);
    const QStandardItem &group = *itemFromIndex(index);
    const int count = chosenIn(group);
    const int all = group.rowCount();
    if (role == Qt::CheckStateRole)
        return count == 0 ? Qt::Unchecked : count == all ? Qt::Checked : Qt::PartiallyChecked;
    if (role == Qt::AccessibleTextRole)
        //: For a screen reader: %1 is a region, %2 how many of its %3 countries are chosen
        return tr("%1, %2 of %3 chosen").arg(group.text(), m_locale.toString(count), m_locale.toString(all));
    //: How many of a region’s countries are chosen: “3 of 58”
    return tr("%1 of %2").arg(m_locale.toString(count), m_locale.toString(all));
}

bool CountryModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const auto state = Qt::CheckState(value.toInt());
    if (role != Qt::CheckStateRole || !index.isValid() || state == Qt::PartiallyChecked)
        return false;
    QStandardItem *const ticked = itemFromIndex(index);
    QStandardItem *const group = ticked->parent() ? ticked->parent() : ticked;
    const bool changed = choose(group, [&](const QStandardItem &country) {
        return ticked == group || ticked == &country ? state == Qt::Checked : isChosen(country);
    });
    if (changed && group->row() == othersRow && chosenIn(*group) == 0)
        setOthers({});
    if (changed)
        emit chosenChanged();
    return true;
}

void CountryModel::setOthers(const QList<CountryCode> &codes)
{
    QStandardItem *const others = item(othersRow);
    if (codes.isEmpty()) {
        removeRows(othersRow, others ? 1 : 0);
    } else if (!others) {
        appendRow(newGroup(Region::Other, codes));
    } else {
        others->removeRows(0, others->rowCount());
        QList<QStandardItem *> countries;
        for (const CountryCode code : codes)
            countries.append(newCountry(code));
        others->appendRows(countries);
    }
}

template <typename Wanted> bool CountryModel::choose(QStandardItem *group, Wanted wanted)
{
    QList<std::pair<int, int>> changes;
    for (int row = 0; row < group->rowCount(); ++row) {
        QStandardItem *const country = group->child(row);
        const bool isWanted = wanted(*country);
        if (isWanted == isChosen(*country))
            continue;
        const QSignalBlocker announcedTogether(this);
        country->setCheckState(isWanted ? Qt::Checked : Qt::Unchecked);
        if (!changes.isEmpty() && changes.last().second == row - 1)
            changes.last().second = row;
        else
            changes.append({row, row});
    }
    for (const auto &[first, last] : changes)
        emit dataChanged(group->child(first)->index(), group->child(last)->index(), {Qt::CheckStateRole});
    if (!changes.isEmpty())
        emit dataChanged(group->index(), group->index(),
                         {Qt::CheckStateRole, Qt::AccessibleTextRole, CountRole});
    return !changes.isEmpty();
}

} // namespace Flaghoist
