#pragma once

#include <QByteArrayView>

#include <array>

namespace Flaghoist {

/// Counts the pixels that a GIF code stream stands for without unfolding them: GIF has no checksum, and
/// decoders silently leave what is missing blank.
class LzwCounter final
{
public:
    static constexpr int minCodeSize = 2;
    static constexpr int maxCodeSize = 8;

    /// Stops looking once \a enough pixels are there, as decoders do.
    LzwCounter(int codeSize, qint64 enough);

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

} // namespace Flaghoist
