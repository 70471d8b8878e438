#pragma once

#include <QPushButton>
#include <QRadioButton>

namespace Flaghoist {

/// A push button that presents an action: its text, tool tip, enablement and visibility are the action's own.
/// Menus have their own mnemonics: only an accented button keeps the action's. The second press of a double
/// click is ignored, since another action may stand there by then.
class ActionButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(ActionButton)

public:
    enum class Look {
        Plain, ///< the style's own
        Accent, ///< filled: the one thing to do next
        Link, ///< quiet, like a link
    };

    explicit ActionButton(Look look, QWidget *parent = nullptr);
    ActionButton(QAction *action, Look look, QWidget *parent = nullptr);

    /// \a action outlives the button or is replaced before it ends.
    void setAction(QAction *action);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void refresh();

    const Look m_look;
    QAction *m_action = nullptr;
    bool m_visible = true; ///< the action
};

/// A pill with a word and, where it counts something, a bold number. Of those in a group one is checked.
class Chip final : public QRadioButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(Chip)

public:
    explicit Chip(const QString &label, QWidget *parent = nullptr);

    /// Returns whether it takes other room, or whether its count has come to be or ceased to be 0.
    bool setCount(int count);
    /// -1 where nothing is counted.
    [[nodiscard]] int shownCount() const { return m_count; }
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent *event) override;
    [[nodiscard]] bool hitButton(const QPoint &at) const override { return rect().contains(at); }

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

/// What is left of an area that is folded to the side: a narrow button with its text from top to bottom.
class FoldStrip final : public QAbstractButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FoldStrip)

public:
    explicit FoldStrip(QWidget *parent = nullptr);

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
};

} // namespace Flaghoist
