#include "image/decoders.h"

#include <QBuffer>
#include <QImageReader>
#include <QMutex>
#include <QSemaphore>
#include <QThread>

#include <libdeflate.h>

namespace Flaghoist {

namespace {

/// A picture of a flag's usual size; what a larger one took is given back after it.
constexpr size_t maxKeptBytes = 1024 * 1024;

struct Pool
{
    QSemaphore free{QThread::idealThreadCount()};
    QMutex mutex;
    std::vector<std::unique_ptr<Decoders>> idle;
};

Pool &pool()
{
    static Pool pool;
    return pool;
}

} // namespace

Decoders::Decoders() : inflater(libdeflate_alloc_decompressor())
{
    if (!inflater)
        qBadAlloc();
}

Decoders::~Decoders()
{
    libdeflate_free_decompressor(inflater);
}

uchar *Decoders::buffer(size_t size)
{
    if (m_buffer.size() < size) {
        m_buffer.clear(); // nothing in it is worth copying
        m_buffer.resize(size);
    }
    return m_buffer.data();
}

DecoderLease::DecoderLease()
{
    pool().free.acquire();
    const QMutexLocker locker(&pool().mutex);
    if (pool().idle.empty()) {
        m_decoders = std::make_unique<Decoders>();
        return;
    }
    m_decoders = std::move(pool().idle.back());
    pool().idle.pop_back();
}

DecoderLease::~DecoderLease()
{
    if (m_decoders->m_buffer.size() > maxKeptBytes)
        m_decoders->m_buffer = {};
    {
        const QMutexLocker locker(&pool().mutex);
        pool().idle.push_back(std::move(m_decoders));
    }
    pool().free.release();
}

QImage decodedByQt(QByteArray bytes, const char *format)
{
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::ReadOnly);
    QImageReader reader(&buffer, format);
    reader.setAutoDetectImageFormat(false);
    return reader.read();
}

} // namespace Flaghoist
