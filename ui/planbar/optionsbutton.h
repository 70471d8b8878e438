#pragma once

#include <QPushButton>

namespace Flaghoist {

/// Opens the options; a dot tells that some of them differ from the defaults.
class OptionsButton final : public QPushButton
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(OptionsButton)

public:
    explicit OptionsButton(QWidget *parent = nullptr);

    void setMarked(bool marked);
    [[nodiscard]] bool isMarked() const { return m_marked; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    bool m_marked = false;
};

} // namespace Flaghoist
