#pragma once

#include "domain/imageformat.h"
#include "domain/result.h"

#include <QByteArray>
#include <QImage>
#include <QSize>

#include <optional>
#include <stop_token>
#include <vector>

namespace Flaghoist {

struct SvgReply;

struct Signature
{
    ImageFormat format;
    bool whole; ///< false where the bytes are no more than the beginning of it
};

/// The accepted format that \a bytes begin as. Names and content types are never asked.
[[nodiscard]] std::optional<Signature> signatureOf(QByteArrayView bytes);
/// What \a bytes look like, for people: "JPEG", "SVG", "HTML", "text", "empty", "unknown". Untranslated.
[[nodiscard]] QString contentName(QByteArrayView bytes);

/// What a reader finds wrong; the format is put in front of \a how by the one who called it.
[[nodiscard]] inline Failure refused(const QString &how, ErrorKind kind = ErrorKind::InvalidImage)
{
    return {.kind = kind, .detail = how};
}

/// A picture that is whole: its size by the file and, where it was wanted, what it looks like.
struct Picture
{
    QSize size;
    QImage image;
};

/// Room for the largest flags that sources offer (2560 × 3121), of pictures made of pixels.
[[nodiscard]] inline bool isTooLarge(QSize size)
{
    constexpr int maxSide = 4096;
    constexpr int maxPixels = 8 * 1024 * 1024;
    return size.width() > maxSide || size.height() > maxSide || size.width() * size.height() > maxPixels;
}

/// Reads \a bytes that begin with the PNG signature: every chunk with its CRC, IHDR first, a palette where
/// one is needed, the data in one place, IEND last and nothing behind it. The data must inflate to exactly
/// what the header states, each row with a known filter, which is all that a decoder can stumble over; so
/// nothing is decoded where there is no \a box, but for interlaced pictures, where Qt decides. The image is
/// as large as the picture, or smaller by a whole factor and no smaller than fits the box. Metadata are never
/// unpacked. What \a rows holds is left over.
///
/// What zlib would refuse and libdeflate does not, code tables that no encoder writes, passes unseen.
[[nodiscard]] Result<Picture> readPng(const QByteArray &bytes, std::optional<QSize> box,
                                      std::vector<uchar> &rows);

/// Reads \a bytes that begin with a GIF signature: every block to the trailer, nothing behind it, at least
/// one image, each within the picture. GIF has no checksum and decoders leave blank what is missing; so the
/// pixels that the codes of each image stand for are counted, without unfolding them. The image is the first
/// frame.
[[nodiscard]] Result<Picture> readGif(const QByteArray &bytes, bool wantsImage);

/// The first frame of \a bytes in \a format, which no other reader of Qt gets to see. Null where it does not
/// decode.
[[nodiscard]] QImage decodedByQt(QByteArray bytes, const char *format);

/// Reads SVG in the program flaghoist-svg, one at a time. It is started for the first one and kept for the
/// next.
///
/// Why a program of its own: some hundred bytes of SVG can take a drawing library minutes, gigabytes or, in
/// librsvg 2.54, the whole process (a panic in feConvolveMatrix aborts). No bound that can be computed
/// beforehand holds for paths, dashes, selectors, filters, text and patterns alike. Whatever a picture does
/// there ends with the program: it has svgSeconds and svgMemory, and is killed when the picture is given up.
class SvgReader final
{
public:
    SvgReader() = default;
    ~SvgReader() { end(); }
    Q_DISABLE_COPY_MOVE(SvgReader)

    /// Checks (svgcheck.h) and draws \a bytes to fit \a box, which may be empty (flagimage.h). Blocks.
    [[nodiscard]] Result<Picture> read(const QByteArray &bytes, QSize box, const std::stop_token &stop);

private:
    /// Starts the program unless it waits for a picture; why it cannot be started, if so.
    [[nodiscard]] std::optional<Failure> start();
    /// False where the program ended instead.
    [[nodiscard]] bool ask(const QByteArray &bytes, QSize box, SvgReply &reply, QImage &image) const;
    /// Ends the program if it has not ended; what it ended with, as waitpid() has it.
    int end();

    int m_socket = -1;
    int m_id = 0; ///< of the process; 0: none
};

} // namespace Flaghoist
