#include "cli/reportfile.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>
#include <QSaveFile>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct ReportFileTexts
{
    Q_DECLARE_TR_FUNCTIONS(ReportFile)
};

QString absolute(const QString &path)
{
    return QDir::cleanPath(QDir::current().absoluteFilePath(path));
}

} // namespace

ReportFile::ReportFile(const QString &path, const QString &madeLater)
    : m_path(absolute(path)), m_madeLater(absolute(madeLater))
{
}

std::optional<Problem> ReportFile::check() const
{
    const QFileInfo target(m_path);
    if (target.exists() && !target.isFile())
        return notWritable(ReportFileTexts::tr("this is no regular file"));
    if (target.absolutePath() == m_madeLater && !QFileInfo::exists(m_madeLater))
        return std::nullopt;
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritable(file.errorString());
    file.cancelWriting();
    return std::nullopt;
}

std::optional<Problem> ReportFile::write(const QByteArray &bytes) const
{
    QSaveFile file(m_path);
    if (!file.open(QIODevice::WriteOnly))
        return notWritable(file.errorString());
    // On a full disk commit() alone would replace a good file by a truncated one.
    if (file.write(bytes) != bytes.size() || !file.flush()) {
        const Problem problem = notWritable(file.errorString());
        file.cancelWriting();
        return problem;
    }
    if (!file.commit())
        return notWritable(file.errorString());
    return std::nullopt;
}

Problem ReportFile::notWritable(const QString &reason) const
{
    return {ProblemKind::ReportNotWritable, QDir::toNativeSeparators(m_path) + u": "_s + reason};
}

} // namespace Flaghoist
