#pragma once

#include "domain/countrycode.h"

#include <QDialog>

class QLineEdit;
class QPushButton;

namespace Flaghoist {

class MessageLine;

/// Asks for a URL template and tells while typing what is wrong with it or what it comes to.
class CustomUrlDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(CustomUrlDialog)

public:
    /// \a sample is the code that the preview shows.
    CustomUrlDialog(const QString &urlTemplate, CountryCode sample, QWidget *parent = nullptr);

    [[nodiscard]] QString urlTemplate() const;

private:
    void check();

    const CountryCode m_sample;
    QLineEdit *const m_field;
    MessageLine *const m_message;
    QPushButton *m_use = nullptr;
};

} // namespace Flaghoist
