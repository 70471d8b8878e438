#pragma once

#include "domain/countrycode.h"

#include <QSet>
#include <QSortFilterProxyModel>

namespace Flaghoist {

class CountryModel;

/// The countries that a search finds, or that were chosen when that was asked for. A region stands for those
/// of its countries that are shown: ticking it chooses these alone.
class CountryFilter final : public QSortFilterProxyModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountryFilter)

public:
    /// \a countries outlives the filter.
    explicit CountryFilter(CountryModel *countries, QObject *parent = nullptr);

    void setSearch(const QString &text);
    /// What is chosen now; what is unchosen afterwards stays in sight.
    void setOnlyChosen(bool only);
    [[nodiscard]] bool isNarrowed() const { return m_onlyChosen || m_searches; }

    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

protected:
    [[nodiscard]] bool filterAcceptsRow(int row, const QModelIndex &parent) const override;

private:
    CountryModel *const m_countries;
    QSet<QString> m_chosen; ///< upper-case codes; while only those are shown
    bool m_onlyChosen = false;
    bool m_searches = false;
    bool m_ticking = false;
};

} // namespace Flaghoist
