#include "image/gifwalk.h"

#include "image/lzwcounter.h"

#include <QByteArrayView>
#include <QRect>
#include <QtEndian>

#include <optional>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

constexpr qsizetype signatureSize = 6;
constexpr qsizetype screenSize = 7;
constexpr qsizetype descriptorSize = 9;

enum BlockStart : uchar { Extension = 0x21, Image = 0x2c, Trailer = 0x3b };

Failure broken(const QString &how)
{
    return {ErrorKind::InvalidImage, u"GIF: "_s + how};
}

/// A cursor over the blocks. The first thing that is wrong stays in failure().
class GifWalk final
{
public:
    explicit GifWalk(const QByteArray &bytes) : m_bytes(bytes), m_at(signatureSize) { }

    [[nodiscard]] bool walk();
    [[nodiscard]] QSize size() const { return m_screen; }
    [[nodiscard]] const Failure &failure() const { return m_failure; }

private:
    [[nodiscard]] std::optional<QByteArrayView> take(qsizetype size);
    [[nodiscard]] bool skipColours(uchar flags);
    [[nodiscard]] bool walkScreen();
    [[nodiscard]] bool walkExtension();
    [[nodiscard]] bool walkImage();
    /// Data sub-blocks up to the empty one; each is handed to \a use.
    template <typename Use> [[nodiscard]] bool walkSubBlocks(Use use);
    [[nodiscard]] bool fail(const QString &how);

    QByteArrayView m_bytes;
    qsizetype m_at;
    QSize m_screen;
    Failure m_failure;
};

std::optional<QByteArrayView> GifWalk::take(qsizetype size)
{
    if (m_bytes.size() - m_at < size) {
        m_failure = {ErrorKind::Truncated, u"GIF: cut short after %1 bytes"_s.arg(m_bytes.size())};
        return std::nullopt;
    }
    m_at += size;
    return m_bytes.sliced(m_at - size, size);
}

bool GifWalk::fail(const QString &how)
{
    m_failure = broken(how);
    return false;
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
    if (m_screen.isEmpty())
        return fail(u"a size of %1 × %2"_s.arg(m_screen.width()).arg(m_screen.height()));
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

bool GifWalk::walkExtension()
{
    const auto label = take(1);
    return label && walkSubBlocks([](QByteArrayView) {});
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
            if (!walkExtension())
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

Result<Container> walkGif(const QByteArray &bytes)
{
    GifWalk walk(bytes);
    if (!walk.walk())
        return walk.failure();
    return Container{ImageFormat::Gif, walk.size(), bytes};
}

} // namespace Flaghoist
