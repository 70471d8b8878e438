#pragma once

#include <QByteArray>
#include <QFile>

namespace Flaghoist {

/// What is in the file \a path; of one that cannot be read, words that no test writes.
inline QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(cannot be read)");
}

} // namespace Flaghoist
