#pragma once

#include "domain/countrycode.h"
#include "domain/runoptions.h"

#include <QDialog>

#include <memory>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QTemporaryDir;

namespace Flaghoist {

class DownloadSession;
class MessageLine;

/// Asks for a source of one's own, says while typing what is wrong with it, and tries it: one flag is
/// downloaded to a folder that is removed afterwards.
class CustomUrlDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CustomUrlDialog)

public:
    /// \a sample is the code that the preview shows and the test downloads.
    CustomUrlDialog(const QString &urlTemplate, const SourceNotes &notes, CountryCode sample,
                    QWidget *parent = nullptr);
    ~CustomUrlDialog() override;

    [[nodiscard]] QString urlTemplate() const;
    /// Only while they are valid, as the dialog is accepted.
    [[nodiscard]] SourceNotes notes() const;

private:
    void check();
    void test();
    void showTested();

    const CountryCode m_sample;
    QLineEdit *const m_field;
    MessageLine *const m_message;
    QLineEdit *const m_label;
    QSpinBox *const m_cap;
    QLineEdit *const m_licence;
    QPlainTextEdit *const m_headers;
    QLabel *const m_picture;
    MessageLine *const m_tested;
    QPushButton *const m_test;
    QPushButton *const m_use;
    std::unique_ptr<QTemporaryDir> m_folder; ///< of the test, as the next
    std::unique_ptr<DownloadSession> m_session;
};

} // namespace Flaghoist
