#include "practice/placeholderflag.h"

#include <QBuffer>
#include <QColor>
#include <QImage>

#include <algorithm>

namespace Flaghoist {

namespace {

constexpr int width = 320;
constexpr int height = 240;
constexpr int stripes = 3;
constexpr int letters = 26;

QRgb letterColour(int letter)
{
    return QColor::fromHsv(letter * 360 / letters, 200, 220).rgb();
}

} // namespace

QByteArray placeholderFlag(CountryCode code)
{
    QImage image(width, height, QImage::Format_Indexed8);
    image.setColorTable({letterColour(code.ordinal() / letters), qRgb(255, 255, 255),
                         letterColour(code.ordinal() % letters)});
    for (int y = 0; y < height; ++y)
        std::fill_n(image.scanLine(y), width, uchar(y * stripes / height));

    QByteArray png;
    QBuffer buffer(&png);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return png;
}

} // namespace Flaghoist
