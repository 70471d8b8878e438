#include "domain/imageformat.h"

namespace Flaghoist {

using namespace Qt::StringLiterals;

QString imageFormatId(ImageFormat format)
{
    switch (format) {
    case ImageFormat::Png: return u"png"_s;
    case ImageFormat::Gif: return u"gif"_s;
    case ImageFormat::Svg: return u"svg"_s;
    }
    Q_UNREACHABLE();
}

} // namespace Flaghoist
