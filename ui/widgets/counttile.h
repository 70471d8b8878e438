#pragma once

#include <QWidget>

class QLabel;

namespace Flaghoist {

/// A number and what it counts.
class CountTile final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CountTile)

public:
    explicit CountTile(const QString &caption, QWidget *parent = nullptr);

    void setCount(int count);
    [[nodiscard]] int count() const { return m_count; }

private:
    QLabel *const m_number;
    QLabel *const m_caption;
    int m_count = -1;
};

} // namespace Flaghoist
