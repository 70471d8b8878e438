#pragma once

#include <QPushButton>
#include <QRadioButton>

namespace Flaghoist {

/// A pill with a word and, where it counts something, a bold number. Of those in a group one is checked.
class Chip final : public QRadioButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Chip)

public:
    explicit Chip(const QString &label, QWidget *parent = nullptr);

    void setCount(int count);
    /// -1 where nothing is counted.
    [[nodiscard]] int shownCount() const { return m_count; }

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] bool hitButton(const QPoint &position) const override;

private:
    int m_count = -1;
};

/// A small pill that says what differs from the usual; pressing it takes that back.
class UndoChip final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(UndoChip)

public:
    explicit UndoChip(const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Flaghoist
