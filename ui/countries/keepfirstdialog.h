#pragma once

#include "domain/countrycode.h"

#include <QDialog>
#include <QList>

class QPushButton;
class QSpinBox;

namespace Flaghoist {

class MutedLabel;

/// Asks how many of the chosen codes to keep, the first in the alphabet.
class KeepFirstDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(KeepFirstDialog)

public:
    /// \a codes are sorted, two or more.
    explicit KeepFirstDialog(const QList<CountryCode> &codes, QWidget *parent = nullptr);

    [[nodiscard]] int count() const;

private:
    void refresh();

    const QList<CountryCode> m_codes;
    QSpinBox *const m_count;
    MutedLabel *const m_message;
    QPushButton *m_keep = nullptr;
};

} // namespace Flaghoist
