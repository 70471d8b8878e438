#include "cli/reportfile.h"

#include "session/savedfiles.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct ReportFileTexts
{
    Q_DECLARE_TR_FUNCTIONS(ReportFile)
};

Problem notWritable(const QString &reason)
{
    return {ProblemKind::ReportNotWritable, reason};
}

} // namespace

bool isStandardOutput(const QString &path)
{
    return path == u'-' || path == "/dev/stdout"_L1 || path == "/dev/fd/1"_L1;
}

ReportFile::ReportFile(const QString &path, const QString &folder)
    : m_path(absolutePath(path)), m_folder(absolutePath(folder))
{
}

std::optional<Problem> ReportFile::check() const
{
    if (isFlagFile(m_path, m_folder))
        //: Why a report is not written; stands behind the path of its file and a colon
        return notWritable(m_path + u": "_s + ReportFileTexts::tr("a flag of this run has that name"));
    if (QFileInfo(m_path).path() == m_folder && !QFileInfo::exists(m_folder))
        return std::nullopt;
    const auto failure = whyNotWritable(m_path);
    return failure ? std::optional(notWritable(failure->detail)) : std::nullopt;
}

std::optional<Problem> ReportFile::write(const QByteArray &bytes) const
{
    const auto written = writeWholeFile(m_path, bytes);
    return written ? std::nullopt : std::optional(notWritable(written.error().detail));
}

} // namespace Flaghoist
