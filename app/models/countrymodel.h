#pragma once

#include "countries/catalogue.h"

#include <QList>
#include <QLocale>
#include <QStandardItemModel>

namespace Flaghoist {

/// The countries to choose from: regions with tri-state check boxes above their countries, names and
/// sorting in the language of the locale. Codes that are no country join as a last group "Other codes"
/// while one of them is chosen.
class CountryModel final : public QStandardItemModel
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

    /// Sorted, without repeats.
    [[nodiscard]] QList<CountryCode> chosen() const;
    void setChosen(const QList<CountryCode> &codes);
    /// Chooses what was not chosen of what is shown, and nothing else.
    void invert();
    /// Keeps the first \a count of those chosen, alphabetical by code, as --limit does.
    void keepFirst(int count);
    /// How many could be chosen: the 249 and the other codes shown.
    [[nodiscard]] int available() const;

    /// DisplayRole is the name alone (for a code without a name, the code).
    [[nodiscard]] QVariant data(const QModelIndex &index, int role) const override;
    /// CheckStateRole only; a region passes its state on to all of its codes.
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    /// Once per action of a person or call, however many codes it changed.
    void chosenChanged();

private:
    [[nodiscard]] QStandardItem *newGroup(Region region, const QList<CountryCode> &codes) const;
    [[nodiscard]] QStandardItem *newCountry(CountryCode code) const;
    [[nodiscard]] QList<CountryCode> codesWhere(bool ticked) const;
    /// The rows of "Other codes" become exactly \a codes, unchosen.
    void setOthers(const QList<CountryCode> &codes);
    /// Chooses the countries of \a group for which \a wanted(country) is true; false when nothing changed.
    template <typename Wanted> bool choose(QStandardItem *group, Wanted wanted);

    const QLocale m_locale;
};

} // namespace Flaghoist
