#pragma once

#include <QHashFunctions>
#include <QMetaType>
#include <QString>

#include <compare>
#include <optional>

namespace Flaghoist {

/// Two letters AA–ZZ. A value that exists is valid; whether a country bears the code is another
/// question (catalogue.h).
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

} // namespace Flaghoist

Q_DECLARE_METATYPE(Flaghoist::CountryCode)
