#pragma once

#include <QWidget>

#include <chrono>
#include <vector>

namespace Flaghoist {

/// Requests over time, against what is allowed: those at work, and above them those in a queue.
class LoadStrip final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LoadStrip)

public:
    struct Sample
    {
        std::chrono::milliseconds at{0};
        int working = 0;
        int queued = 0;
        int allowed = 0; ///< 0: any number

        friend bool operator==(const Sample &, const Sample &) = default;
    };

    explicit LoadStrip(QWidget *parent = nullptr);

    /// In the order of time; \a text says the same in words.
    void setSamples(std::vector<Sample> samples, const QString &text);
    [[nodiscard]] const std::vector<Sample> &samples() const { return m_samples; }
    [[nodiscard]] QSize sizeHint() const override { return {190, 44}; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    std::vector<Sample> m_samples;
};

} // namespace Flaghoist
