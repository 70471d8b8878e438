#pragma once

#include "domain/problem.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace Flaghoist {

/// The file of --report: as it was, or whole.
class ReportFile final
{
public:
    /// \a path may lie in \a madeLater, a folder that the run makes where it does not exist yet.
    ReportFile(const QString &path, const QString &madeLater);

    /// Why write() would fail, as far as it can be told now; leaves no trace.
    [[nodiscard]] std::optional<Problem> check() const;
    [[nodiscard]] std::optional<Problem> write(const QByteArray &bytes) const;

private:
    [[nodiscard]] Problem notWritable(const QString &reason) const;

    QString m_path;
    QString m_madeLater;
};

} // namespace Flaghoist
