#pragma once

#include <QAbstractButton>

namespace Flaghoist {

/// The tab of a foldable page: a word, a number that calls for attention, and a line while open.
class BadgeTab final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(BadgeTab)

public:
    explicit BadgeTab(const QString &label, QWidget *parent = nullptr);

    /// 0 shows none.
    void setBadge(int count);
    [[nodiscard]] int badge() const { return m_badge; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    [[nodiscard]] QFont labelFont() const;
    [[nodiscard]] QFont badgeFont() const;
    [[nodiscard]] int badgeWidth() const;

    int m_badge = 0;
};

} // namespace Flaghoist
