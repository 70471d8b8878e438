#include "image/readers.h"

#include <QByteArrayView>
#include <QRect>

#include <algorithm>
#include <array>
#include <optional>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype gifSignatureSize = 6;

enum BlockStart : uchar { Extension = 0x21, Image = 0x2c, Trailer = 0x3b };

/// Hands out the bytes in turn, then zeros.
class Cursor final
{
public:
    explicit Cursor(QByteArrayView bytes) : m_rest(bytes) { }

    [[nodiscard]] qsizetype left() const { return m_rest.size(); }
    /// More was asked for than there is.
    [[nodiscard]] bool ranOut() const { return m_ranOut; }

    QByteArrayView take(qsizetype size)
    {
        m_ranOut = m_ranOut || size > left();
        const QByteArrayView taken = m_rest.first(std::min(size, left()));
        m_rest = m_rest.sliced(taken.size());
        return taken;
    }
    int byte()
    {
        const QByteArrayView taken = take(1);
        return taken.isEmpty() ? 0 : uchar(taken[0]);
    }
    int number()
    {
        const int low = byte();
        return low | byte() << 8;
    }
    /// The data of sub-blocks up to the empty one.
    QByteArray subBlocks()
    {
        QByteArray data;
        while (const int size = byte())
            data.append(take(size));
        return data;
    }
    void skipColours(int flags)
    {
        if (flags & 0x80)
            take(qsizetype(3) * (2 << (flags & 7)));
    }

private:
    QByteArrayView m_rest;
    bool m_ranOut = false;
};

/// Of how many pixels LZW \a codes stand, until there are \a enough, where decoders stop as well. Empty where
/// a code comes that no encoder can have written.
std::optional<qint64> pixelCount(const QByteArray &codes, int codeSize, qint64 enough)
{
    constexpr int maxWidth = 12;
    const int clearCode = 1 << codeSize;
    const int endCode = clearCode + 1;
    std::array<qint32, 1 << maxWidth> lengths{}; // of what each code from the table stands for
    int next = endCode + 1; // the code to be defined
    int width = codeSize + 1;
    qint32 previous = 0; // what the previous code stands for; 0 after a clear code
    qint64 count = 0;
    quint32 bits = 0;
    int bitCount = 0;
    for (const char byte : codes) {
        if (count >= enough)
            break;
        bits |= quint32(uchar(byte)) << bitCount;
        for (bitCount += 8; bitCount >= width && count < enough;) {
            const int code = int(bits & ((1U << width) - 1));
            bits >>= width;
            bitCount -= width;
            if (code == endCode)
                return count;
            if (code == clearCode) {
                next = endCode + 1;
                width = codeSize + 1;
                previous = 0;
                continue;
            }
            // the code that is defined by this stands for the previous one and its own first pixel again
            const bool isNext = code == next && previous > 0;
            if (code >= next && !isNext)
                return std::nullopt;
            const qint32 length = code < clearCode ? 1 : isNext ? previous + 1 : lengths[size_t(code)];
            count += length;
            if (previous > 0 && next < int(lengths.size())) {
                lengths[size_t(next++)] = previous + 1;
                width += next == 1 << width && width < maxWidth ? 1 : 0;
            }
            previous = length;
        }
    }
    return count;
}

std::optional<Failure> walkImage(Cursor &in, QSize screen)
{
    const QPoint corner{in.number(), in.number()};
    const QRect place(corner, QSize{in.number(), in.number()});
    if (place.isEmpty() || !QRect(QPoint(0, 0), screen).contains(place))
        return refused(u"an image that is not within the picture"_s);
    in.skipColours(in.byte());
    const int codeSize = in.byte();
    if (codeSize < 2 || codeSize > 8)
        return refused(u"a code size of %1"_s.arg(codeSize));
    const qint64 pixels = qint64(place.width()) * place.height();
    const auto count = pixelCount(in.subBlocks(), codeSize, pixels);
    if (!count)
        return refused(u"picture data with an impossible code"_s);
    if (*count < pixels)
        return refused(u"picture data for %1 of %2 pixels"_s.arg(*count).arg(pixels));
    return std::nullopt;
}

std::optional<Failure> walk(Cursor &in, QSize &screen)
{
    in.take(gifSignatureSize);
    screen = QSize{in.number(), in.number()};
    const QString size = u"%1 × %2"_s.arg(screen.width()).arg(screen.height());
    if (screen.isEmpty())
        return refused(u"a size of "_s + size);
    if (isTooLarge(screen))
        return refused(size + u" pixels"_s, ErrorKind::TooLarge);
    const int flags = in.byte();
    in.take(2);
    in.skipColours(flags);
    for (bool anyImage = false; !in.ranOut();) {
        switch (in.byte()) {
        case Extension:
            in.take(1);
            in.subBlocks();
            break;
        case Image:
            if (const auto failure = walkImage(in, screen))
                return failure;
            anyImage = true;
            break;
        case Trailer:
            if (!anyImage)
                return refused(u"no picture data"_s);
            if (in.left() > 0)
                return refused(u"%1 bytes after the end"_s.arg(in.left()));
            return std::nullopt;
        default: return refused(u"no block %1 bytes before the end"_s.arg(in.left() + 1));
        }
    }
    return std::nullopt;
}

} // namespace

Result<Picture> readGif(const QByteArray &bytes, bool wantsImage)
{
    Cursor in(bytes);
    Picture picture;
    const auto failure = walk(in, picture.size);
    if (in.ranOut()) // whatever the zeros behind it came to
        return refused(u"cut short after %1 bytes"_s.arg(bytes.size()), ErrorKind::Truncated);
    if (failure)
        return *failure;
    if (wantsImage)
        picture.image = decodedByQt(bytes, "gif");
    if (wantsImage && picture.image.size() != picture.size)
        return refused(u"the picture does not decode"_s);
    return picture;
}

} // namespace Flaghoist
