#pragma once

#include "domain/countrycode.h"

#include <QAbstractItemModel>
#include <QList>
#include <QLocale>

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
        CountRole, ///< QString "3 of 58" for a region
        SearchRole, ///< QString: what a search looks into
    };

    explicit CountryModel(const QLocale &locale, QObject *parent = nullptr);
    ~CountryModel() override;

    /// Sorted, without repeats.
    [[nodiscard]] QList<CountryCode> chosen() const;
    void setChosen(const QList<CountryCode> &codes);
    /// How many could be chosen: the 249 and the other codes shown.
    [[nodiscard]] int available() const;

signals:
    void chosenChanged();
};

} // namespace Flaghoist
