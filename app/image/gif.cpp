#include "image/gif.h"

#include "image/decoders.h"

#include <QByteArrayView>
#include <QRect>
#include <QtEndian>

#include <array>
#include <optional>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype signatureSize = 6;
constexpr qsizetype screenSize = 7;
constexpr qsizetype descriptorSize = 9;

enum BlockStart : uchar { Extension = 0x21, Image = 0x2c, Trailer = 0x3b };

/// Counts the pixels that a code stream stands for.
class LzwCounter final
{
public:
    static constexpr int minCodeSize = 2;
    static constexpr int maxCodeSize = 8;

    /// Stops looking once \a enough pixels are there, as decoders do.
    LzwCounter(int codeSize, qint64 enough)
        : m_clearCode(1 << codeSize), m_startWidth(codeSize + 1), m_enough(enough)
    {
        clear();
    }

    void feed(QByteArrayView data);

    [[nodiscard]] qint64 count() const { return m_count; }
    /// A code came that no encoder can have written.
    [[nodiscard]] bool isBroken() const { return m_broken; }

private:
    static constexpr int maxWidth = 12;

    void clear();
    void take(int code);

    const int m_clearCode;
    const int m_startWidth;
    const qint64 m_enough;
    qint64 m_count = 0;
    bool m_broken = false;
    bool m_ended = false;

    quint32 m_bits = 0;
    int m_bitCount = 0;
    int m_width = 0;
    int m_next = 0;
    qint32 m_previous = 0; ///< length of the previous code's pixels; 0 after a clear code
    std::array<qint32, 1 << maxWidth> m_lengths{};
};

void LzwCounter::clear()
{
    m_width = m_startWidth;
    m_next = m_clearCode + 2;
    m_previous = 0;
}

void LzwCounter::feed(QByteArrayView data)
{
    const auto isDone = [this] {
        return m_broken || m_ended || m_count >= m_enough;
    };
    for (const char byte : data) {
        if (isDone())
            return;
        m_bits |= quint32(uchar(byte)) << m_bitCount;
        m_bitCount += 8;
        while (m_bitCount >= m_width && !isDone()) {
            const int code = int(m_bits & ((1U << m_width) - 1));
            m_bits >>= m_width;
            m_bitCount -= m_width;
            take(code);
        }
    }
}

void LzwCounter::take(int code)
{
    if (code == m_clearCode) {
        clear();
        return;
    }
    if (code == m_clearCode + 1) {
        m_ended = true;
        return;
    }

    qint32 length = 1;
    if (code > m_clearCode) {
        // the code about to be defined stands for the previous one and its own first pixel again
        const bool aboutToBe = code == m_next && m_previous > 0;
        if (code >= m_next && !aboutToBe) {
            m_broken = true;
            return;
        }
        length = aboutToBe ? m_previous + 1 : m_lengths[size_t(code)];
    }
    m_count += length;
    if (m_previous > 0 && m_next < int(m_lengths.size())) {
        m_lengths[size_t(m_next++)] = m_previous + 1;
        if (m_next == 1 << m_width && m_width < maxWidth)
            ++m_width;
    }
    m_previous = length;
}

/// A cursor over the blocks. The first thing that is wrong stays in failure().
class GifWalk final
{
public:
    explicit GifWalk(QByteArrayView bytes) : m_bytes(bytes) { }

    [[nodiscard]] bool walk();
    [[nodiscard]] QSize size() const { return m_screen; }
    [[nodiscard]] const Failure &failure() const { return m_failure; }

private:
    [[nodiscard]] std::optional<QByteArrayView> take(qsizetype size);
    [[nodiscard]] bool skipColours(uchar flags);
    [[nodiscard]] bool walkScreen();
    [[nodiscard]] bool walkImage();
    /// Data sub-blocks up to the empty one; each is handed to \a use.
    template <typename Use> [[nodiscard]] bool walkSubBlocks(Use use);
    [[nodiscard]] bool fail(const QString &how, ErrorKind kind = ErrorKind::InvalidImage);

    const QByteArrayView m_bytes;
    qsizetype m_at = signatureSize;
    QSize m_screen;
    Failure m_failure;
};

bool GifWalk::fail(const QString &how, ErrorKind kind)
{
    m_failure = {.kind = kind, .detail = u"GIF: "_s + how};
    return false;
}

std::optional<QByteArrayView> GifWalk::take(qsizetype size)
{
    if (m_bytes.size() - m_at < size) {
        static_cast<void>(fail(u"cut short after %1 bytes"_s.arg(m_bytes.size()), ErrorKind::Truncated));
        return std::nullopt;
    }
    m_at += size;
    return m_bytes.sliced(m_at - size, size);
}

bool GifWalk::skipColours(uchar flags)
{
    return !(flags & 0x80) || take(qsizetype(3) * (2 << (flags & 7)));
}

bool GifWalk::walkScreen()
{
    const auto screen = take(screenSize);
    if (!screen)
        return false;
    m_screen = {qFromLittleEndian<quint16>(screen->data()), qFromLittleEndian<quint16>(screen->data() + 2)};
    const QString size = u"%1 × %2"_s.arg(m_screen.width()).arg(m_screen.height());
    if (m_screen.isEmpty())
        return fail(u"a size of "_s + size);
    if (isTooLarge(m_screen))
        return fail(size + u" pixels"_s, ErrorKind::TooLarge);
    return skipColours(uchar(screen->at(4)));
}

template <typename Use> bool GifWalk::walkSubBlocks(Use use)
{
    for (;;) {
        const auto length = take(1);
        if (!length)
            return false;
        if (length->at(0) == 0)
            return true;
        const auto data = take(uchar(length->at(0)));
        if (!data)
            return false;
        use(*data);
    }
}

bool GifWalk::walkImage()
{
    const auto descriptor = take(descriptorSize);
    if (!descriptor)
        return false;
    const auto number = [&](qsizetype at) {
        return int(qFromLittleEndian<quint16>(descriptor->data() + at));
    };
    const QRect place(number(0), number(2), number(4), number(6));
    if (place.isEmpty() || !QRect(QPoint(0, 0), m_screen).contains(place))
        return fail(u"an image that is not within the picture"_s);
    if (!skipColours(uchar(descriptor->at(8))))
        return false;

    const auto codeSize = take(1);
    if (!codeSize)
        return false;
    if (codeSize->at(0) < LzwCounter::minCodeSize || codeSize->at(0) > LzwCounter::maxCodeSize)
        return fail(u"a code size of %1"_s.arg(uchar(codeSize->at(0))));
    const qint64 pixels = qint64(place.width()) * place.height();
    LzwCounter counter(codeSize->at(0), pixels);
    if (!walkSubBlocks([&counter](QByteArrayView data) { counter.feed(data); }))
        return false;
    if (counter.isBroken())
        return fail(u"picture data with an impossible code"_s);
    if (counter.count() < pixels)
        return fail(u"picture data for %1 of %2 pixels"_s.arg(counter.count()).arg(pixels));
    return true;
}

bool GifWalk::walk()
{
    if (!walkScreen())
        return false;
    for (bool anyImage = false;;) {
        const auto start = take(1);
        if (!start)
            return false;
        switch (uchar(start->at(0))) {
        case Extension:
            if (!take(1) || !walkSubBlocks([](QByteArrayView) {}))
                return false;
            break;
        case Image:
            if (!walkImage())
                return false;
            anyImage = true;
            break;
        case Trailer:
            if (!anyImage)
                return fail(u"no picture data"_s);
            if (m_at != m_bytes.size())
                return fail(u"%1 bytes after the end"_s.arg(m_bytes.size() - m_at));
            return true;
        default: return fail(u"no block at byte %1"_s.arg(m_at - 1));
        }
    }
}

} // namespace

Result<Picture> readGif(const QByteArray &bytes, bool wantsImage)
{
    GifWalk walk(bytes);
    if (!walk.walk())
        return walk.failure();
    Picture picture{walk.size(), {}};
    if (!wantsImage)
        return picture;
    picture.image = decodedByQt(bytes, "gif");
    if (picture.image.size() != picture.size)
        return Failure{.kind = ErrorKind::InvalidImage, .detail = u"GIF: the picture does not decode"_s};
    return picture;
}

} // namespace Flaghoist
