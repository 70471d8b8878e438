#pragma once

#include "domain/practice.h"

#include <QWidget>

class QCheckBox;

namespace Flaghoist {

/// Which of its faults the practice server makes: a box for each.
class FaultBoxes final : public QWidget
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(FaultBoxes)

public:
    explicit FaultBoxes(QWidget *parent = nullptr);

    [[nodiscard]] PracticeFaults faults() const;
    /// Without emitting.
    void setFaults(PracticeFaults faults);

signals:
    /// A person ticked or cleared one.
    void faultsPicked(Flaghoist::PracticeFaults faults);

private:
    QList<QCheckBox *> m_boxes; ///< in the order of allPracticeFaults
};

} // namespace Flaghoist
