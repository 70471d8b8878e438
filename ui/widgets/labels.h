#pragma once

#include <QLabel>

class QPushButton;

namespace Flaghoist {

struct Colours;

/// A label for what matters less: plain text, subdued, yet with full contrast.
class MutedLabel : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MutedLabel)

public:
    explicit MutedLabel(QWidget *parent = nullptr);
    explicit MutedLabel(const QString &text, QWidget *parent = nullptr);

    /// A text too long for the width is shortened and shown whole in the tool tip, where there is no other.
    void setElided(bool elided, Qt::TextElideMode mode = Qt::ElideMiddle);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void setColour(QColor Colours::*colour);
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void applyColour();

    QColor Colours::*m_colour;
    QString m_ownTip; ///< the last tool tip that was no caller’s
    bool m_elided = false;
    Qt::TextElideMode m_mode = Qt::ElideMiddle;
};

/// One line about the input beside it: a subdued hint, or a problem with a sign and in the colour of errors.
class MessageLine final : public MutedLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageLine)

public:
    explicit MessageLine(QWidget *parent = nullptr);

    /// Text too long for the width is elided, instead of wrapped.
    void setSingleLine();
    void showHint(const QString &text) { setMessage(text, false); }
    void showProblem(const QString &text) { setMessage(text, true); }
    [[nodiscard]] bool isProblem() const { return m_problem; }
    /// The margins that every message keeps.
    void setPadding(const QMargins &padding) { setContentsMargins(m_padding = padding); }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void setMessage(const QString &text, bool problem);

    bool m_problem = false;
    QMargins m_padding;
};

/// What an empty place says, with one way on.
class EmptyNotice final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(EmptyNotice)

public:
    explicit EmptyNotice(const QString &sentence = {}, QWidget *parent = nullptr);

    /// Without \a action there is no button.
    void setNotice(const QString &sentence, const QString &action = {});
    [[nodiscard]] QString sentence() const { return m_sentence->text(); }

signals:
    void actionRequested();

private:
    MutedLabel *const m_sentence;
    QPushButton *const m_action;
};

} // namespace Flaghoist
