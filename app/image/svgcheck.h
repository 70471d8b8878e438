#pragma once

#include "domain/errorkind.h"

#include <QByteArray>

#include <optional>

namespace Flaghoist {

/// Whether \a bytes are one whole SVG document that leads nowhere: what is saved may be opened in any
/// program. Refused are scripts, event handlers, web pages within the picture, and references to files or the
/// network, be it by links, styles, entities or inclusion; also more elements than any flag has. Everything
/// else passes: what it means is the drawing library's matter.
///
/// Where the parser takes long or much memory, the caller's bounds hold (readers.h).
[[nodiscard]] std::optional<Failure> checkSvg(const QByteArray &bytes);

} // namespace Flaghoist
