#include "practice/garbage.h"

#include <random>

namespace Flaghoist {

namespace {

constexpr qsizetype leastSize = 500;
constexpr qsizetype mostSize = 5000;

} // namespace

QByteArray garbageFrom(quint64 noise)
{
    std::mt19937_64 generator(noise);
    QByteArray bytes(leastSize + qsizetype(generator() % (mostSize - leastSize + 1)), Qt::Uninitialized);
    for (char &byte : bytes)
        byte = char(generator() >> 56);
    // No format begins so: 0x89 would be PNG's, 0xEF that of text with a mark, and no text has a NUL.
    bytes[0] = char(0x80 | (bytes[0] & 0x07));
    bytes[1] = '\0';
    return bytes;
}

} // namespace Flaghoist
