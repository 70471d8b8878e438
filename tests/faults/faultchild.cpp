#include "faults/faultchild.h"

#include "faults/crowdwalk.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>

#include <algorithm>
#include <cstdio>

#include <sys/resource.h>

using namespace Qt::StringLiterals;

namespace Flaghoist {

namespace {

/// Of this process, and of the program that draws SVG where it has ended.
qint64 peakKilobytes()
{
    rusage ended{};
    getrusage(RUSAGE_CHILDREN, &ended);
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return std::max<qint64>(ended.ru_maxrss, line.simplified().split(' ').value(1).toLongLong());
    }
    return 0;
}

QByteArray jsonOf(const FaultSeen &seen)
{
    return QJsonDocument(QJsonObject{{u"end"_s, seen.end},
                                     {u"attempts"_s, seen.attempts},
                                     {u"sends"_s, seen.sends},
                                     {u"requests"_s, seen.requests},
                                     {u"ms"_s, seen.ms},
                                     {u"text"_s, seen.text},
                                     {u"complaints"_s, QJsonArray::fromStringList(seen.complaints)},
                                     {u"peak"_s, peakKilobytes()}})
        .toJson(QJsonDocument::Compact);
}

ChildSeen seenFrom(const QByteArray &id, const QByteArray &json)
{
    const QJsonObject object = QJsonDocument::fromJson(json).object();
    ChildSeen child;
    child.seen = {.id = id,
                  .end = object[u"end"_s].toString(),
                  .attempts = object[u"attempts"_s].toInt(),
                  .sends = object[u"sends"_s].toInt(),
                  .requests = object[u"requests"_s].toInt(),
                  .ms = object[u"ms"_s].toInteger(),
                  .text = object[u"text"_s].toString(),
                  .complaints = object[u"complaints"_s].toVariant().toStringList()};
    child.peakKilobytes = object[u"peak"_s].toInteger();
    return child;
}

} // namespace

int walkAsChild(const QByteArray &id)
{
    const auto &faults = faultCatalogue();
    const auto fault = std::ranges::find(faults, id, &Fault::id);
    if (fault != faults.end() && fault->isCrowd()) {
        std::puts(jsonOf(walkCrowd(*fault, Strategy::Pool)).constData());
        return 0;
    }
    FaultWalk walk;
    if (fault == faults.end() || !walk.scriptOf(id)) {
        std::fprintf(stderr, "no script for the fault %s\n", id.constData());
        return 2;
    }
    std::puts(jsonOf(walk.walk({*fault}).first()).constData());
    return 0;
}

ChildSeen walkInChild(const QString &program, const QByteArray &id)
{
    constexpr std::chrono::milliseconds longest = FaultWalk::patience + std::chrono::seconds(30);
    QProcess process;
    process.start(program, {u"--walk"_s, QString::fromLatin1(id)});
    const bool ended = process.waitForFinished(int(longest.count()));
    if (!ended) {
        process.kill();
        process.waitForFinished();
    }
    ChildSeen child = seenFrom(id, process.readAllStandardOutput());
    const bool left = ended && process.exitStatus() == QProcess::NormalExit;
    child.offlineImpossible = left && process.exitCode() == offlineImpossibleStatus;
    if (!child.offlineImpossible && (!left || process.exitCode() != 0)) {
        child.seen.complaints +=
            u"the process %1: %2"_s.arg(ended ? left ? u"gives up"_s : u"crashes"_s : u"does not end"_s,
                                        QString::fromLocal8Bit(process.readAllStandardError().right(500)));
    }
    return child;
}

} // namespace Flaghoist
