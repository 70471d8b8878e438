#pragma once

#include <QProxyStyle>

namespace Flaghoist {

/// The platform's style with what its palettes leave unreadable put right: check boxes that can be seen on
/// dark palettes, splitters and lines of one pixel, flat tabs, disabled text with full contrast.
class AppStyle final : public QProxyStyle
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(AppStyle)

public:
    /// Wraps the style of the given name.
    explicit AppStyle(const QString &key);
    /// Makes it the style of the application, once.
    static void install();

    void drawPrimitive(PrimitiveElement element, const QStyleOption *option, QPainter *painter,
                       const QWidget *widget) const override;
    void drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                     const QWidget *widget) const override;
    [[nodiscard]] int pixelMetric(PixelMetric metric, const QStyleOption *option,
                                  const QWidget *widget) const override;
    [[nodiscard]] QSize sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                         const QWidget *widget) const override;
    void polish(QPalette &palette) override;
    using QProxyStyle::polish;
};

/// A line of one pixel between two areas.
[[nodiscard]] QWidget *newHairline(QWidget *parent = nullptr);

} // namespace Flaghoist
