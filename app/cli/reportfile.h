#pragma once

#include "domain/problem.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace Flaghoist {

/// "-" or the path of standard output.
[[nodiscard]] bool isStandardOutput(const QString &path);

/// The file of --report: as it was, or whole.
class ReportFile final
{
public:
    /// The run saves its flags in \a folder, which it creates where it does not exist yet; the report may lie
    /// there as well.
    ReportFile(const QString &path, const QString &folder);

    /// Why write() would fail, as far as that can be known now; leaves no trace.
    [[nodiscard]] std::optional<Problem> check() const;
    [[nodiscard]] std::optional<Problem> write(const QByteArray &bytes) const;

private:
    QString m_path;
    QString m_folder;
};

} // namespace Flaghoist
