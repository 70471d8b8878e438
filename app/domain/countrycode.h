#pragma once

#include <QByteArrayView>
#include <QHashFunctions>
#include <QList>
#include <QMetaType>
#include <QString>

#include <compare>
#include <optional>

namespace Flaghoist {

/// Two letters AA–ZZ. A value that exists is valid; whether a country bears the code is another
/// question (isIsoCode).
class CountryCode final
{
public:
    constexpr CountryCode() = default;

    /// Exactly two ASCII letters in either case; anything else gives nothing.
    [[nodiscard]] static std::optional<CountryCode> parse(QStringView text);
    /// \a ordinal counts AA = 0 … ZZ = 675.
    [[nodiscard]] static constexpr CountryCode fromOrdinal(int ordinal)
    {
        CountryCode code;
        code.m_ordinal = qint16(ordinal);
        return code;
    }

    [[nodiscard]] constexpr int ordinal() const { return m_ordinal; }
    [[nodiscard]] QString upper() const;
    [[nodiscard]] QString lower() const;

    friend constexpr auto operator<=>(CountryCode, CountryCode) = default;
    friend size_t qHash(CountryCode code, size_t seed = 0) noexcept { return ::qHash(code.m_ordinal, seed); }

private:
    qint16 m_ordinal = 0;
};

inline constexpr int everyCodeCount = 26 * 26;

/// The codes in \a table, upper case with one space between them: "CN IN US".
[[nodiscard]] QList<CountryCode> codesIn(QByteArrayView table);
/// Sorted, without repeats.
[[nodiscard]] QList<CountryCode> normalized(QList<CountryCode> codes);

/// The 249 codes of ISO 3166-1, alphabetical.
[[nodiscard]] const QList<CountryCode> &isoCodes();
[[nodiscard]] bool isIsoCode(CountryCode code);
/// AA … ZZ, alphabetical.
[[nodiscard]] QList<CountryCode> everyCode();

} // namespace Flaghoist

Q_DECLARE_METATYPE(Flaghoist::CountryCode)
