#pragma once

#include <QWidget>

class QLabel;

namespace Flaghoist {

/// One line about the input beside it: subdued while all is well, with a sign and in the colour of
/// errors where something is wrong.
class MessageLine final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(MessageLine)

public:
    explicit MessageLine(QWidget *parent = nullptr);

    void tell(const QString &text);
    void warn(const QString &text);
    [[nodiscard]] QString text() const;
    [[nodiscard]] bool isWarning() const { return m_warning; }

protected:
    void changeEvent(QEvent *event) override;

private:
    void setMessage(const QString &text, bool warning);
    void applyColours();

    QLabel *const m_sign;
    QLabel *const m_text;
    bool m_warning = false;
};

} // namespace Flaghoist
