#pragma once

#include <QByteArrayView>
#include <QHashFunctions>
#include <QList>
#include <QMetaType>
#include <QString>

#include <compare>
#include <optional>

namespace Flaghoist {

/// Two letters AA–ZZ, or a part of an ISO country in the form of ISO 3166-2, such as GB-ENG. A value that
/// exists is valid; whether a country bears the code is another question (isIsoCode). A part sorts after its
/// country.
class CountryCode final
{
public:
    constexpr CountryCode() = default;

    /// Two ASCII letters, or a country, a dash and one to three ASCII letters or digits; in either case.
    [[nodiscard]] static std::optional<CountryCode> parse(QStringView text);
    /// \a ordinal counts AA = 0 … ZZ = 675.
    [[nodiscard]] static constexpr CountryCode fromOrdinal(int ordinal)
    {
        CountryCode code;
        code.m_ordinal = qint16(ordinal);
        return code;
    }

    /// Of a part, its country's.
    [[nodiscard]] constexpr int ordinal() const { return m_ordinal; }
    [[nodiscard]] constexpr bool isPart() const { return m_part != 0; }
    /// The two letters that it begins with.
    [[nodiscard]] constexpr CountryCode country() const { return fromOrdinal(m_ordinal); }
    [[nodiscard]] QString upper() const;
    [[nodiscard]] QString lower() const;

    friend constexpr auto operator<=>(CountryCode, CountryCode) = default;
    friend size_t qHash(CountryCode code, size_t seed = 0) noexcept
    {
        return ::qHash((quint32(code.m_part) << 16) | quint32(code.m_ordinal), seed);
    }

private:
    qint16 m_ordinal = 0;
    quint16 m_part = 0; ///< up to three characters in base 37, the first one highest; 0: none
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
