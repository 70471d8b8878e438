#pragma once

#include "domain/countrycode.h"
#include "domain/imageformat.h"

#include <QByteArray>
#include <QString>

namespace Flaghoist {

/// What a request for a flag gets.
struct FlagAnswer
{
    int status = 404; ///< 200, 404, or 500 for a file that cannot be served
    QByteArray contentType; ///< by the content, whatever the request's extension says
    QByteArray bytes;
};

/// Where the practice server takes its flags from: the pack, or files of a folder, which are read at the
/// time of the request. Immutable; may be used from any thread.
class FlagSource final
{
public:
    /// The flag pack.
    FlagSource() = default;
    /// The files {cc}/{cc}.gif, {cc}.gif, and the same as PNG, of \a folder.
    explicit FlagSource(const QString &folder) : m_folder(folder) { }

    /// The \a asked format is preferred; where there is only the other one, that is given. Only names made
    /// of \a code are ever opened, and never more than maxFlagBytes is read.
    [[nodiscard]] FlagAnswer flag(CountryCode code, ImageFormat asked) const;
    /// How many of the codes AA … ZZ have a flag.
    [[nodiscard]] int count() const;

private:
    /// The file for \a code; empty when there is none.
    [[nodiscard]] QString fileOf(CountryCode code, ImageFormat asked) const;

    QString m_folder;
};

} // namespace Flaghoist
