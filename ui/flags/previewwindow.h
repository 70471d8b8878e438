#pragma once

#include "domain/run.h"

#include <QDialog>
#include <QImage>

class QLabel;

namespace Flaghoist {

class CurrentFlag;
class FlagCommands;
class FlagModel;

/// A picture, whole and sharp on every screen, over a checkerboard where it is transparent; without one the
/// sign of a state.
class PictureView final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PictureView)

public:
    using QWidget::QWidget;

    void setPicture(const QImage &picture);
    void setState(FlagState state);
    [[nodiscard]] const QImage &picture() const { return m_picture; }
    /// Where the picture is painted.
    [[nodiscard]] QRect pictureRect() const;
    [[nodiscard]] QSize sizeHint() const override { return {480, 320}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {120, 80}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QImage m_picture;
    FlagState m_state = FlagState::Ready;
};

/// The current flag at full size. It stays open beside the window, and the arrow keys go on to other flags.
class PreviewWindow final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewWindow)

public:
    /// All outlive the window.
    PreviewWindow(const FlagModel *flags, CurrentFlag *current, const FlagCommands *commands,
                  QWidget *parent = nullptr);

private:
    void refresh();

    const FlagModel *const m_flags;
    CurrentFlag *const m_current;
    PictureView *const m_picture;
    QLabel *const m_name;
    QLabel *const m_facts;
    int m_reading = 0; ///< counts the pictures that were asked for
};

} // namespace Flaghoist
