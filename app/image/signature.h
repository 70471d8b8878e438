#pragma once

#include "domain/imageformat.h"

#include <QByteArrayView>
#include <QString>

#include <optional>

namespace Flaghoist {

/// The accepted format whose signature \a bytes begin with. Names and content types are never asked.
[[nodiscard]] std::optional<ImageFormat> formatBySignature(QByteArrayView bytes);

/// The accepted format of whose signature \a bytes are no more than the beginning.
[[nodiscard]] std::optional<ImageFormat> formatBegun(QByteArrayView bytes);

/// What \a bytes look like, for people: "JPEG", "SVG", "HTML", "text", "empty", "unknown". Untranslated.
[[nodiscard]] QString contentName(QByteArrayView bytes);

} // namespace Flaghoist
