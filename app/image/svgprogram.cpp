// flaghoist-svg: checks and draws the SVG files that come over standard input (svg.h, svgmessages.h).

#include "domain/errorkind.h"
#include "image/svgcheck.h"
#include "image/svgmessages.h"

#include <QByteArray>

#include <algorithm>
#include <climits>
#include <cmath>
#include <csignal>
#include <fstream>
#include <memory>

#include <cairo.h>
#include <librsvg/rsvg.h>
#include <sys/resource.h>
#include <sys/time.h>
#include <unistd.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

#ifdef FLAGHOIST_SANITIZED
constexpr int slowness = 3; // and the sanitizer takes more memory than any bound
#else
constexpr int slowness = 1;
#endif
constexpr double pixelsPerInch = 96;

template <auto release> struct Releaser
{
    template <typename T> void operator()(T *object) const { release(object); }
};
using Handle = std::unique_ptr<RsvgHandle, Releaser<g_object_unref>>;
using Surface = std::unique_ptr<cairo_surface_t, Releaser<cairo_surface_destroy>>;
using Context = std::unique_ptr<cairo_t, Releaser<cairo_destroy>>;

struct Drawing
{
    Failure failure{.kind = ErrorKind::None, .detail = {}};
    double width = 0;
    double height = 0;
    Surface surface;
};

bool transfer(ssize_t (*step)(int, char *, size_t), int descriptor, char *at, size_t size)
{
    while (size > 0) {
        const ssize_t done = step(descriptor, at, size);
        if (done <= 0)
            return false;
        at += done;
        size -= size_t(done);
    }
    return true;
}

bool receive(void *data, size_t size)
{
    return transfer([](int from, char *at, size_t most) { return read(from, at, most); }, STDIN_FILENO,
                    static_cast<char *>(data), size);
}

bool send(const void *data, size_t size)
{
    return transfer([](int to, char *at, size_t most) { return write(to, at, most); }, STDIN_FILENO,
                    const_cast<char *>(static_cast<const char *>(data)), size);
}

/// Where on its own canvas a document draws: its size as browsers take it, or all that it draws where it has
/// none.
RsvgRectangle areaOf(RsvgHandle *handle)
{
    RsvgRectangle area{};
    if (rsvg_handle_get_intrinsic_size_in_pixels(handle, &area.width, &area.height))
        return area;
    gboolean has = FALSE;
    RsvgLength length{};
    gboolean hasViewBox = FALSE;
    rsvg_handle_get_intrinsic_dimensions(handle, &has, &length, &has, &length, &hasViewBox, &area);
    if (hasViewBox)
        return {0, 0, area.width, area.height};
    rsvg_handle_get_geometry_for_element(handle, nullptr, &area, nullptr, nullptr);
    return area;
}

bool isBlank(cairo_surface_t *surface)
{
    cairo_surface_flush(surface);
    const auto *pixels = reinterpret_cast<const std::uint32_t *>(cairo_image_surface_get_data(surface));
    const auto count =
        size_t(cairo_image_surface_get_width(surface)) * size_t(cairo_image_surface_get_height(surface));
    return std::all_of(pixels, pixels + count, [](std::uint32_t pixel) { return pixel >> 24 == 0; });
}

Drawing failed(const QString &how)
{
    return {.failure = {.kind = ErrorKind::InvalidImage, .detail = how}, .surface = {}};
}

Drawing failedBy(GError *error)
{
    const QString how =
        error ? QString::fromUtf8(error->message).simplified() : u"the picture does not draw"_s;
    g_clear_error(&error);
    return failed(how);
}

Drawing draw(const QByteArray &bytes, const SvgRequest &request)
{
    if (auto failure = checkSvg(bytes))
        return {.failure = *std::move(failure), .surface = {}};
    GError *error = nullptr;
    const Handle handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8 *>(bytes.constData()),
                                                  gsize(bytes.size()), &error));
    if (!handle)
        return failedBy(error);
    rsvg_handle_set_dpi(handle.get(), pixelsPerInch);
    const RsvgRectangle area = areaOf(handle.get());
    if (!(area.width > 0 && area.height > 0) || !std::isfinite(area.width) || !std::isfinite(area.height))
        return failed(u"no size"_s);

    const bool boxed = request.boxWidth > 0 && request.boxHeight > 0;
    const double boxWidth = boxed ? request.boxWidth : request.maxOwnSide;
    const double boxHeight = boxed ? request.boxHeight : request.maxOwnSide;
    const double fit = std::min(boxWidth / area.width, boxHeight / area.height);
    const double scale = boxed ? fit : std::min(1.0, fit);
    const int width = std::max(1, int(std::lround(area.width * scale)));
    const int height = std::max(1, int(std::lround(area.height * scale)));

    Drawing drawing{.width = area.width,
                    .height = area.height,
                    .surface = Surface(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, width, height))};
    const Context context(cairo_create(drawing.surface.get()));
    cairo_scale(context.get(), width / area.width, height / area.height);
    const RsvgRectangle viewport{-area.x, -area.y, area.width, area.height};
    if (!rsvg_handle_render_document(handle.get(), context.get(), &viewport, &error))
        return failedBy(error);
    if (isBlank(drawing.surface.get()))
        return failed(u"shows nothing"_s);
    return drawing;
}

bool answer(const Drawing &drawing, bool retires)
{
    const QByteArray detail = drawing.failure.detail.left(1000).toUtf8();
    const auto rounded = [](double side) {
        return std::int32_t(std::clamp(std::round(side), 1.0, double(INT_MAX)));
    };
    cairo_surface_t *const surface = drawing.surface.get();
    SvgReply reply{.kind = int(drawing.failure.kind),
                   .detailSize = std::uint32_t(detail.size()),
                   .width = rounded(drawing.width),
                   .height = rounded(drawing.height),
                   .retires = retires};
    if (surface) {
        reply.imageWidth = cairo_image_surface_get_width(surface);
        reply.imageHeight = cairo_image_surface_get_height(surface);
    }
    return send(&reply, sizeof reply) && send(detail.constData(), size_t(detail.size()))
        && send(surface ? cairo_image_surface_get_data(surface) : nullptr,
                size_t(reply.imageWidth) * size_t(reply.imageHeight) * 4);
}

/// The signal that comes when they are used up ends the program. 0: no bound.
void limitProcessorTime(int seconds)
{
    const itimerval timer{.it_interval = {}, .it_value = {.tv_sec = seconds, .tv_usec = 0}};
    setitimer(ITIMER_PROF, &timer, nullptr);
}

void limitResources()
{
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    if (slowness == 1) {
        const rlimit memory{svgMemory, svgMemory};
        setrlimit(RLIMIT_DATA, &memory);
    }
    std::signal(SIGPROF, SIG_DFL);
}

/// Whether more is left from the pictures before than leaves room for the next.
bool hasGrown()
{
    long long total = 0;
    long long resident = 0; // pages; 0 where the system does not say
    std::ifstream("/proc/self/statm") >> total >> resident;
    return slowness == 1 && std::uint64_t(resident) * std::uint64_t(sysconf(_SC_PAGESIZE)) > svgMemory / 2;
}

} // namespace

int main()
{
    limitResources();
    for (SvgRequest request; receive(&request, sizeof request);) {
        QByteArray bytes(qsizetype(request.size), Qt::Uninitialized);
        if (!receive(bytes.data(), size_t(bytes.size())))
            break;
        limitProcessorTime(svgSeconds * slowness);
        const Drawing drawing = draw(bytes, request);
        limitProcessorTime(0);
        const bool retires = hasGrown();
        if (!answer(drawing, retires) || retires)
            break;
    }
    return 0;
}
