#pragma once

#include <QByteArray>

namespace Flaghoist {

/// Bytes that are no picture and no text and do not begin as any: some hundred to some thousand, the same
/// for the same \a noise on every machine.
[[nodiscard]] QByteArray garbageFrom(quint64 noise);

} // namespace Flaghoist
