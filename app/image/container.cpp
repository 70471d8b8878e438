#include "image/container.h"

#include "image/gifwalk.h"
#include "image/pngwalk.h"
#include "image/signature.h"
#include "image/svgwalk.h"

namespace Flaghoist {

using namespace Qt::StringLiterals;

Result<Container> walkContainer(const QByteArray &bytes)
{
    if (bytes.size() > maxFlagBytes)
        return Failure{ErrorKind::TooLarge, u"%1 bytes"_s.arg(bytes.size())};
    const auto format = formatBySignature(bytes);
    if (!format) {
        if (const auto begun = formatBegun(bytes))
            return Failure{
                ErrorKind::Truncated,
                u"%1: cut short after %2 bytes"_s.arg(imageFormatId(*begun).toUpper()).arg(bytes.size())};
        return Failure{ErrorKind::InvalidImage, contentName(bytes)};
    }
    switch (*format) {
    case ImageFormat::Png: return walkPng(bytes);
    case ImageFormat::Gif: return walkGif(bytes);
    case ImageFormat::Svg: return walkSvg(bytes);
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
