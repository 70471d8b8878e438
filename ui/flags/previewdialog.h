#pragma once

#include <QDialog>

class QFormLayout;

namespace Flaghoist {

struct FlagRow;

/// One flag at full size with everything known about it.
class PreviewDialog final : public QDialog
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(PreviewDialog)

public:
    explicit PreviewDialog(const FlagRow &row, QWidget *parent = nullptr);

private:
    [[nodiscard]] QWidget *picture(const FlagRow &row);
    void addDetails(QFormLayout *form, const FlagRow &row);
    void addLine(QFormLayout *form, const QString &label, const QString &text);
};

} // namespace Flaghoist
