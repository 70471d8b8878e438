#pragma once

#include "practice/httpmessage.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Flaghoist {

/// The PNG of an ISO country, 320 pixels wide or as the pack has it; empty for codes that are no country.
/// A build that found no flag pack draws placeholderFlag() instead. Any thread.
[[nodiscard]] QByteArray practiceFlag(CountryCode code);

/// A plain flag as PNG, 320 × 240: the upper stripe has the colour of the first letter, the lower one of
/// the second. No two codes look the same, and no font is needed.
[[nodiscard]] QByteArray placeholderFlag(CountryCode code);

/// Where the practice server takes its flags from: the pack, or files of a folder, which are read at the
/// time of the request. Immutable; may be used from any thread.
class FlagSource final
{
public:
    /// The flag pack.
    FlagSource() = default;
    /// The files {cc}/{cc}.gif, {cc}.gif, and the same as PNG, of \a folder. Only names made of a code are
    /// ever opened; links below \a folder are not followed, and only PNG and GIF pictures of at most
    /// maxFlagBytes are served.
    explicit FlagSource(const QString &folder) : m_folder(folder) { }

    /// The \a asked format is preferred; where there is only the other one, that is given, with its own type.
    /// 404 without a flag, 500 for a file that cannot be served.
    [[nodiscard]] Answer flag(CountryCode code, ImageFormat asked) const;
    /// Those of AA … ZZ that have a flag.
    [[nodiscard]] QList<CountryCode> codes() const;
    [[nodiscard]] int count() const { return int(codes().size()); }
    /// An HTML page for people: how many flags are served, by which URLs, and a link to each.
    [[nodiscard]] QByteArray indexPage() const;

private:
    /// At most \a limit bytes of a file of the folder.
    [[nodiscard]] Answer readFlag(CountryCode code, ImageFormat asked, qint64 limit) const;

    QString m_folder;
};

} // namespace Flaghoist
