#include "bench/machine.h"

#include <QDateTime>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSysInfo>
#include <QThread>

#include <cstdlib>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

QString processorName()
{
    QFile info(u"/proc/cpuinfo"_s);
    if (!info.open(QIODevice::ReadOnly))
        return QSysInfo::currentCpuArchitecture();
    static const QRegularExpression model(u"^model name\\s*: (.+)$"_s, QRegularExpression::MultilineOption);
    const QString name = model.match(QString::fromUtf8(info.readAll())).captured(1);
    return name.isEmpty() ? QSysInfo::currentCpuArchitecture() : name;
}

/// The second word of what `program --version` tells; empty where there is no such program.
QString versionOf(const QString &program)
{
    QProcess process;
    process.start(program, {u"--version"_s});
    process.waitForFinished();
    return QString::fromUtf8(process.readAllStandardOutput()).simplified().section(u' ', 1, 1);
}

} // namespace

Machine Machine::here()
{
    Machine machine;
    machine.processor = processorName();
    machine.cores = QThread::idealThreadCount();
    machine.system = QSysInfo::prettyProductName();
    machine.kernel = QSysInfo::kernelType() + u' ' + QSysInfo::kernelVersion();
    machine.qt = QString::fromLatin1(qVersion());
    machine.curl = versionOf(u"curl"_s);
    machine.python = versionOf(u"python3"_s);
    machine.build = QStringLiteral(FLAGHOIST_BUILD);
    ::getloadavg(&machine.load, 1);
    machine.date = QDateTime::currentDateTime().toString(Qt::ISODate);
    return machine;
}

} // namespace Flaghoist
