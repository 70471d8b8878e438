#pragma once

#include "ui/runsentence.h"

#include <QFrame>

#include <utility>
#include <vector>

class QLabel;
class QPushButton;

namespace Flaghoist {

class MutedLabel;

/// One sentence about the run with the next steps as buttons, in a frame tinted by how it went.
class ResultBanner final : public QFrame
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ResultBanner)

public:
    explicit ResultBanner(QWidget *parent = nullptr);

    void setBanner(const Banner &banner, const FlagTally &tally);

    /// The height that two lines need.
    [[nodiscard]] int lowest() const;

signals:
    void actionRequested(Flaghoist::RunAction action);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Banner m_banner;
    QLabel *const m_title;
    MutedLabel *const m_detail;
    std::vector<std::pair<RunAction, QPushButton *>> m_buttons;
};

} // namespace Flaghoist
