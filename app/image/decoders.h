#pragma once

#include "image/svg.h"

#include <memory>
#include <vector>

struct libdeflate_decompressor;

namespace Flaghoist {

/// What reading a picture needs and the next one can use again.
struct Decoders
{
    Decoders();
    ~Decoders();
    Q_DISABLE_COPY_MOVE(Decoders)

    /// At least \a size bytes; what they hold is left over from before.
    [[nodiscard]] uchar *buffer(size_t size);

    libdeflate_decompressor *const inflater;
    SvgReader svg;

private:
    friend class DecoderLease;
    std::vector<uchar> m_buffer;
};

/// Decoders for one picture. There are as many as processors, however many threads read; they are waited for.
class DecoderLease final
{
public:
    DecoderLease();
    ~DecoderLease();
    Q_DISABLE_COPY_MOVE(DecoderLease)

    [[nodiscard]] Decoders &operator*() const { return *m_decoders; }
    [[nodiscard]] Decoders *operator->() const { return m_decoders.get(); }

private:
    std::unique_ptr<Decoders> m_decoders;
};

/// The first frame of \a bytes in \a format, which no other reader of Qt gets to see. Null where it does not
/// decode.
[[nodiscard]] QImage decodedByQt(QByteArray bytes, const char *format);

} // namespace Flaghoist
