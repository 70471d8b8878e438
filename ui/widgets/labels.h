#pragma once

#include <QLabel>

namespace Flaghoist {

/// A label for what matters less: subdued, yet with full contrast.
class MutedLabel final : public QLabel
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MutedLabel)

public:
    explicit MutedLabel(QWidget *parent = nullptr);
    explicit MutedLabel(const QString &text, QWidget *parent = nullptr);

    /// A text too long for the width is shortened in its middle and shown whole in the tool tip.
    void setElided(bool elided);
    [[nodiscard]] QSize minimumSizeHint() const override;

protected:
    void changeEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;

private:
    void applyColour();

    bool m_elided = false;
};

/// One line about the input beside it: a subdued hint, or a problem with a sign and in the colour of errors.
class MessageLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageLine)

public:
    explicit MessageLine(QWidget *parent = nullptr);

    /// Text too long for the width is elided, instead of wrapped.
    void setSingleLine();
    void showHint(const QString &text);
    void showProblem(const QString &text);
    [[nodiscard]] QString text() const { return m_whole; }
    [[nodiscard]] bool isProblem() const { return m_problem; }

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setMessage(const QString &text, bool problem);
    void elide();
    void applyColours();

    QLabel *const m_sign;
    QLabel *const m_text;
    QString m_whole;
    bool m_problem = false;
};

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
    MutedLabel *const m_caption;
    int m_count = -1;
};

} // namespace Flaghoist
