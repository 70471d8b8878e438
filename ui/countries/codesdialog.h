#pragma once

#include "countries/codetext.h"

#include <QDialog>
#include <QTimer>

#include <functional>

class QPlainTextEdit;
class QPushButton;

namespace Flaghoist {

class MessageLine;

/// Loads the names of countries on another thread, where that was not done yet, then calls \a then on this
/// one, unless \a context is gone by then. For the GUI thread.
void whenNamesAreLoaded(QObject *context, const std::function<void()> &then);

/// Takes codes, letters and names of countries, shows while typing what it understood, and underlines and
/// names what it did not.
class CodesDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CodesDialog)

public:
    /// \a text to begin with. Names are loaded on another thread first, where that was not done yet.
    explicit CodesDialog(const QString &text, QWidget *parent = nullptr);

    [[nodiscard]] QString text() const;
    [[nodiscard]] const CodeText &understood() const { return m_understood; }
    /// Add to what is chosen, rather than replace it.
    [[nodiscard]] bool isAddition() const { return m_addition; }
    /// Only where something was understood.
    void accept() override;

private:
    void layOut();
    void check();
    void underline();

    QPlainTextEdit *const m_field;
    MessageLine *const m_message;
    MessageLine *const m_unknown;
    QPushButton *m_add = nullptr;
    QPushButton *m_replace = nullptr;
    CodeText m_understood;
    QTimer m_checkSoon; ///< after the last change
    bool m_ready = false;
    bool m_addition = false;
};

} // namespace Flaghoist
