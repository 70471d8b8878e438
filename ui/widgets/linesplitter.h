#pragma once

#include <QSplitter>

namespace Flaghoist {

/// A splitter whose handles are seen as hairlines.
class LineSplitter final : public QSplitter
{
    Q_OBJECT
    Q_DISABLE_COPY_MOVE(LineSplitter)

public:
    explicit LineSplitter(Qt::Orientation orientation, QWidget *parent = nullptr);

protected:
    [[nodiscard]] QSplitterHandle *createHandle() override;
};

} // namespace Flaghoist
