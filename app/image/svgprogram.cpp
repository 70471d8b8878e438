// flaghoist-svg: checks and draws the SVG files that come over standard input (readers.h, svgmessages.h).

#include "image/svgcheck.h"
#include "image/svgmessages.h"

#include <algorithm>
#include <climits>
#include <cmath>
#include <csignal>
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

Failure refused(const QString &how)
{
    return {.kind = ErrorKind::InvalidImage, .detail = how};
}

Failure refusedBy(GError *error)
{
    const QString how =
        error ? QString::fromUtf8(error->message).simplified() : u"the picture does not draw"_s;
    g_clear_error(&error);
    return refused(how);
}

/// What is wrong with \a bytes, if anything; else the \a surface shows them.
std::optional<Failure> draw(const QByteArray &bytes, const SvgRequest &request, SvgReply &reply,
                            Surface &surface)
{
    if (const auto failure = checkSvg(bytes))
        return failure;
    GError *error = nullptr;
    const Handle handle(rsvg_handle_new_from_data(reinterpret_cast<const guint8 *>(bytes.constData()),
                                                  gsize(bytes.size()), &error));
    if (!handle)
        return refusedBy(error);
    rsvg_handle_set_dpi(handle.get(), pixelsPerInch);
    const RsvgRectangle area = areaOf(handle.get());
    if (!(area.width > 0 && area.height > 0) || !std::isfinite(area.width) || !std::isfinite(area.height))
        return refused(u"no size"_s);
    const auto rounded = [](double side) {
        return std::int32_t(std::clamp(std::round(side), 1.0, double(INT_MAX)));
    };
    const double fit = std::min(request.boxWidth / area.width, request.boxHeight / area.height);
    const double scale = request.enlarges ? fit : std::min(1.0, fit);
    reply.width = rounded(area.width);
    reply.height = rounded(area.height);
    reply.imageWidth = rounded(area.width * scale);
    reply.imageHeight = rounded(area.height * scale);

    surface.reset(cairo_image_surface_create(CAIRO_FORMAT_ARGB32, reply.imageWidth, reply.imageHeight));
    const Context context(cairo_create(surface.get()));
    cairo_scale(context.get(), reply.imageWidth / area.width, reply.imageHeight / area.height);
    const RsvgRectangle viewport{-area.x, -area.y, area.width, area.height};
    if (!rsvg_handle_render_document(handle.get(), context.get(), &viewport, &error))
        return refusedBy(error);
    if (isBlank(surface.get()))
        return refused(u"shows nothing"_s);
    return std::nullopt;
}

/// The signal that comes when they are used up ends the program. 0: no bound.
void limitProcessorTime(int seconds)
{
    const itimerval timer{.it_interval = {}, .it_value = {.tv_sec = seconds, .tv_usec = 0}};
    setitimer(ITIMER_PROF, &timer, nullptr);
}

/// Draws \a bytes and sends what came of it; false where nobody receives it.
bool answer(const QByteArray &bytes, const SvgRequest &request)
{
    SvgReply reply;
    Surface surface;
    limitProcessorTime(svgSeconds * slowness);
    const auto failure = draw(bytes, request, reply, surface);
    limitProcessorTime(0);
    if (!failure)
        return sendAll(STDIN_FILENO, &reply, sizeof reply)
            && sendAll(STDIN_FILENO, cairo_image_surface_get_data(surface.get()),
                       size_t(reply.imageWidth) * size_t(reply.imageHeight) * 4);
    reply = {.kind = int(failure->kind)};
    qstrncpy(reply.detail, failure->detail.toUtf8().constData(), sizeof reply.detail);
    return sendAll(STDIN_FILENO, &reply, sizeof reply);
}

void limitResources()
{
    setpgid(0, 0); // Ctrl+C is not for it
    sigset_t blocked;
    sigemptyset(&blocked);
    sigprocmask(SIG_SETMASK, &blocked, nullptr);
    const rlimit none{0, 0};
    setrlimit(RLIMIT_CORE, &none);
    if (slowness == 1) {
        const rlimit memory{svgMemory, svgMemory};
        setrlimit(RLIMIT_DATA, &memory);
    }
    std::signal(SIGPROF, SIG_DFL);
}

} // namespace

int main()
{
    limitResources();
    for (SvgRequest request; receiveAll(STDIN_FILENO, &request, sizeof request);) {
        QByteArray bytes(qsizetype(request.size), Qt::Uninitialized);
        if (!receiveAll(STDIN_FILENO, bytes.data(), size_t(bytes.size())) || !answer(bytes, request))
            break;
    }
    return 0;
}
