#pragma once

#include "image/picture.h"

#include <QByteArray>
#include <QSize>

#include <memory>
#include <stop_token>

namespace Flaghoist {

/// Reads SVG in the program flaghoist-svg, one at a time. It is started for the first one and kept for the
/// next.
///
/// Why a program of its own: some hundred bytes of SVG can take a drawing library minutes, gigabytes or, in
/// librsvg 2.54, the whole process (a panic in feConvolveMatrix aborts). No bound that can be computed
/// beforehand holds for paths, dashes, selectors, filters, text and patterns alike. Whatever a picture does
/// there ends with the program: it has svgSeconds and svgMemory, and is killed when the picture is given up.
class SvgReader final
{
public:
    SvgReader();
    ~SvgReader();
    Q_DISABLE_COPY_MOVE(SvgReader)

    /// Checks (svgcheck.h) and draws \a bytes to fit \a box, which may be empty (flagimage.h). Blocks.
    [[nodiscard]] Result<Picture> read(const QByteArray &bytes, QSize box, const std::stop_token &stop);

private:
    class Process;
    std::unique_ptr<Process> m_process;
};

} // namespace Flaghoist
