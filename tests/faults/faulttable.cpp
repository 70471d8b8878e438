#include "faults/faultchild.h"
#include "faults/offline.h"

#include <QFileInfo>
#include <QFuture>
#include <QGuiApplication>
#include <QTextStream>
#include <QThread>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <algorithm>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

QString allowedEnds(const Fault &fault)
{
    if (fault.isHarmless())
        return u"ok"_s;
    if (fault.allowed.isEmpty())
        return fault.isPlayed() ? u"not_found"_s : u"nothing starts, or counts add up"_s;
    QStringList ids;
    for (const ErrorKind kind : fault.allowed)
        ids.append(errorKindId(kind));
    return ids.join(u", "_s);
}

/// The columns of one fault.
QStringList columns(const Fault &fault, const ChildSeen &child)
{
    const FaultSeen &seen = child.seen;
    QStringList row{QString::fromLatin1(fault.id), fault.phrase, allowedEnds(fault)};
    if (child.offlineImpossible)
        return row << u"skipped: no network namespace can be made here"_s;
    return row << seen.end << QString::number(seen.attempts) << QString::number(seen.requests)
               << u"%1 s"_s.arg(double(seen.ms) / 1000, 0, 'f', 2)
               << u"%1 MB"_s.arg(child.peakKilobytes / 1000)
               << (seen.complaints.isEmpty() ? QString() : u"WRONG: "_s + seen.complaints.join(u"; "_s));
}

void print(QTextStream &out, const QStringList &columns)
{
    constexpr int widths[] = {27, 62, 41, 21, 8, 8, 8, 6};
    QString line;
    for (qsizetype i = 0; i < columns.size(); ++i)
        line += i < qsizetype(std::size(widths)) ? columns[i].leftJustified(widths[i]) + u' ' : columns[i];
    out << line.trimmed() << Qt::endl;
}

/// Walks the faults that \a chosen names, or all, and prints them in the catalogue's order.
int printTable(const QString &program, const QStringList &chosen)
{
    QThreadPool pool; // each fault in a process of its own, as many at once as there are processors
    pool.setMaxThreadCount(QThread::idealThreadCount());
    QTextStream out(stdout);
    print(out,
          {u"fault"_s, u"what happens"_s, u"allowed"_s, u"seen"_s, u"attempts"_s, u"requests"_s, u"time"_s,
           u"memory"_s});
    QList<std::pair<Fault, QFuture<ChildSeen>>> walks;
    for (const Fault &fault : faultCatalogue()) {
        if (!chosen.isEmpty() && !chosen.contains(QString::fromLatin1(fault.id)))
            continue;
        QFuture<ChildSeen> seen;
        if (fault.isPlayed())
            seen = QtConcurrent::run(&pool, walkInChild, program, fault.id);
        walks.append({fault, seen});
    }

    int wrong = 0;
    std::optional<FaultFamily> family;
    for (auto &[fault, walk] : walks) {
        if (family != fault.family)
            out << "\n" << faultFamilyName(fault.family) << "\n";
        family = fault.family;
        if (!fault.isPlayed()) {
            print(out,
                  {QString::fromLatin1(fault.id), fault.phrase, allowedEnds(fault),
                   u"proved by "_s + QString::fromLatin1(fault.provedBy)});
            continue;
        }
        walk.waitForFinished();
        const ChildSeen child = walk.result();
        print(out, columns(fault, child));
        wrong += child.seen.complaints.isEmpty() ? 0 : 1;
    }
    out << "\n" << walks.size() << " faults, " << wrong << " of them not as they must be" << Qt::endl;
    return wrong == 0 ? 0 : 1;
}

} // namespace

/// "faulttable [ID…]" prints the catalogue; "faulttable --walk ID" is what it starts for each fault.
int main(int argc, char *argv[])
{
    const QByteArray id = argc == 3 && qstrcmp(argv[1], "--walk") == 0 ? QByteArray(argv[2]) : QByteArray();
    const bool offline = id == "no-route" || id == "name-unknown"; // known before there is a server to ask
    if (offline && !goOffline())
        return offlineImpossibleStatus;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication application(argc, argv);
    if (!id.isEmpty())
        return walkAsChild(id);
    return printTable(QCoreApplication::applicationFilePath(), QCoreApplication::arguments().sliced(1));
}
