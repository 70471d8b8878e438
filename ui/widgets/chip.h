#pragma once

#include <QAbstractButton>

namespace Flaghoist {

/// A checkable pill: a word and a bold number.
class Chip final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Chip)

public:
    explicit Chip(const QString &label, QWidget *parent = nullptr);

    void setCount(int count);
    [[nodiscard]] int shownCount() const { return m_count; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    [[nodiscard]] QFont countFont() const;

    int m_count = 0;
};

} // namespace Flaghoist
