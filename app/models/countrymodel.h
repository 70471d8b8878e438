#pragma once

#include "countries/catalogue.h"

#include <QAbstractItemModel>
#include <QList>
#include <QLocale>

#include <vector>

namespace Flaghoist {

/// The countries to choose from: regions with tri-state check boxes above their countries, names and
/// sorting in the language of the locale. Codes that are no country join as a last group "Other codes"
/// while one of them is chosen.
class CountryModel final : public QAbstractItemModel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountryModel)

public:
    enum Role {
        CodeRole = Qt::UserRole, ///< QString, upper case; empty for a region
        CountRole, ///< QString "3 of 58" for a region; nothing for a country
        SearchRole, ///< QString: what a search looks into; empty for a region
    };

    explicit CountryModel(const QLocale &locale, QObject *parent = nullptr);
    ~CountryModel() override;

    /// Sorted, without repeats.
    [[nodiscard]] QList<CountryCode> chosen() const;
    void setChosen(const QList<CountryCode> &codes);
    /// Chooses what was not chosen of what is shown, and nothing else.
    void invert();
    /// Keeps the first \a count of those chosen, alphabetical by code, as --limit does.
    void keepFirst(int count);
    /// How many could be chosen: the 249 and the other codes shown.
    [[nodiscard]] int available() const;

    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex &child) const override;
    [[nodiscard]] int rowCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex &parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex &index) const override;
    /// DisplayRole is the name alone (for a code without a name, the code).
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// CheckStateRole only; a region passes its state on to all of its codes.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    /// Once per action of a person or call, however many codes it changed.
    void chosenChanged();

private:
    struct Country
    {
        CountryCode code;
        QString name;
        QString searchText;
        bool chosen = false;
    };
    struct Group
    {
        Region region = Region::Other;
        QString name;
        std::vector<Country> countries;
        int chosen = 0;
    };

    [[nodiscard]] QList<CountryCode> codesWhere(bool chosen) const;
    [[nodiscard]] Country countryFor(CountryCode code) const;
    /// The rows of "Other codes" become exactly \a codes, unchosen.
    void setOthers(const QList<CountryCode> &codes);
    /// Chooses the countries of a group that \a wanted names; false when nothing changed.
    template <typename Wanted> bool choose(int group, Wanted wanted);
    void groupChanged(int group);
    [[nodiscard]] QVariant groupData(const Group &group, int role) const;
    [[nodiscard]] QVariant countryData(const Country &country, int role) const;

    const QLocale m_locale;
    std::vector<Group> m_groups; ///< the last is "Other codes", which is not shown while it is empty
};

} // namespace Flaghoist
