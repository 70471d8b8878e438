#pragma once

#include "domain/packoptions.h"
#include "domain/problem.h"
#include "domain/result.h"

#include <QDialog>

#include <optional>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace Flaghoist {

class MessageLine;
struct PackReport;

/// Asks what to make of a folder of flags, makes it off the GUI thread and shows what came of it.
class PackDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PackDialog)

public:
    explicit PackDialog(const QString &folder, QWidget *parent = nullptr);

private:
    /// Of what is entered; empty where that is not valid.
    [[nodiscard]] std::optional<PackOptions> entered() const;
    void check();
    void make();
    void showMade(const Result<PackReport, Problem> &made);

    const QString m_folder;
    QLineEdit *const m_output;
    QLineEdit *const m_widths;
    QCheckBox *const m_sprite;
    MessageLine *const m_message;
    QPushButton *const m_make;
    bool m_making = false;
};

} // namespace Flaghoist
