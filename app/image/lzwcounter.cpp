#include "image/lzwcounter.h"

namespace Flaghoist {

LzwCounter::LzwCounter(int codeSize, qint64 enough)
    : m_clearCode(1 << codeSize), m_startWidth(codeSize + 1), m_enough(enough)
{
    clear();
}

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

} // namespace Flaghoist
