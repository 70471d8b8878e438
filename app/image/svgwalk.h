#pragma once

#include "image/container.h"

namespace Flaghoist {

/// walkContainer() for \a bytes that begin as an SVG document. Elements, attributes and values must be on the
/// lists of svgrules.h, links stay within the document, and what drawing it takes is bounded with every link
/// followed. The picture is the document written anew with only what is drawn: decoders see nothing else.
/// Its size is that of the document, by its width and height or its view box, rounded.
[[nodiscard]] Result<Container> walkSvg(const QByteArray &bytes);

} // namespace Flaghoist
