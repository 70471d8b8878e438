#include "fakes/plans.h"
#include "fakes/program.h"
#include "faults/faultchild.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 maxKilobytes = 300'000; ///< for a picture that is a bomb
constexpr qint64 maxKilobytesOfAnswers = 200'000;
constexpr qint64 maxKilobytesOfFlood = 150'000;
const QString table = QStringLiteral(FLAGHOIST_FAULTTABLE);

const char *nameOf(const Fault &fault)
{
    static QHash<QByteArray, QByteArray> names;
    QByteArray &name = names[fault.id];
    name = (faultFamilyName(fault.family) + u": "_s + fault.phrase).toUtf8();
    return name.constData();
}

Fault faultOf(const QByteArray &id)
{
    const auto &faults = faultCatalogue();
    return *std::ranges::find(faults, id, &Fault::id);
}

/// Where the server sends without end.
bool isFlood(const Fault &fault)
{
    return fault.family == FaultFamily::Reply
        && (fault.id.startsWith("endless-") || fault.id.startsWith("too-large-"));
}

/// Where the picture is out to take memory, or to lead the program elsewhere.
bool isBomb(const Fault &fault)
{
    return fault.family == FaultFamily::Image && fault.allowed.contains(ErrorKind::TooLarge);
}

QByteArray sourceOf(const QString &test)
{
    QDirIterator files(QStringLiteral(FLAGHOIST_SOURCE_DIR) + u"/tests"_s, {test + u".cpp"_s}, QDir::Files,
                       QDirIterator::Subdirectories);
    QFile file(files.hasNext() ? files.next() : QString());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// The catalogue of faults against the real engine; see faultwalk.h for what each of them must fulfil.
class tst_Faults final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { m_walk = std::make_unique<FaultWalk>(); }
    void everyFaultHasItsProof_data();
    void everyFaultHasItsProof();
    void scriptsAreOfTheCatalogue();
    void endsAsAllowed_data();
    void endsAsAllowed();
    void survivesAlone_data();
    void survivesAlone();
    void boundsEveryWait();
    void consoleReportsTheSame();
    void cleanupTestCase() { m_walk.reset(); }

private:
    const FaultSeen &seen(const QByteArray &id);

    std::unique_ptr<FaultWalk> m_walk;
    QHash<QByteArray, FaultSeen> m_seen;
};

void tst_Faults::everyFaultHasItsProof_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const Fault &fault : faultCatalogue())
        QTest::newRow(nameOf(fault)) << fault.id;
}

void tst_Faults::everyFaultHasItsProof()
{
    QFETCH(const QByteArray, id);
    const auto &faults = faultCatalogue();
    QCOMPARE(std::ranges::count(faults, id, &Fault::id), 1);
    const Fault fault = faultOf(id);
    if (fault.isPlayed()) {
        QVERIFY2(m_walk->scriptOf(id) || fault.isCrowd(), "the fault server does not know how to play it");
        return;
    }
    const QString test = QString::fromLatin1(fault.provedBy).section(u"::"_s, 0, 0);
    const QString function = QString::fromLatin1(fault.provedBy).section(u"::"_s, 1);
    QVERIFY(!test.isEmpty() && !function.isEmpty());
    const QRegularExpression declared(u"\\bvoid %1\\("_s.arg(function));
    QVERIFY2(declared.match(QString::fromUtf8(sourceOf(test))).hasMatch(), fault.provedBy.constData());
}

void tst_Faults::scriptsAreOfTheCatalogue()
{
    const auto &faults = faultCatalogue();
    for (const QByteArray &id : m_walk->scripted())
        QVERIFY2(std::ranges::count(faults, id, &Fault::id) == 1, id.constData());
}

void tst_Faults::endsAsAllowed_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const QList<Fault> &group : m_walk->groups()) {
        for (const Fault &fault : group)
            QTest::newRow(nameOf(fault)) << fault.id;
    }
}

void tst_Faults::endsAsAllowed()
{
    QFETCH(const QByteArray, id);
    const QStringList complaints = seen(id).complaints;
    QVERIFY2(complaints.isEmpty(), qPrintable(complaints.join(u"; "_s)));
}

void tst_Faults::survivesAlone_data()
{
    QTest::addColumn<QByteArray>("id");
    for (const Fault &fault : faultCatalogue()) {
        const auto script = m_walk->scriptOf(fault.id);
        if (isBomb(fault) || isFlood(fault) || fault.id == "large-answers" || (script && script->offline))
            QTest::newRow(nameOf(fault)) << fault.id;
    }
}

void tst_Faults::survivesAlone()
{
    QFETCH(const QByteArray, id);
    const ChildSeen child = walkInChild(table, id);
    if (child.offlineImpossible)
        QSKIP("This system lets no test make a network of its own.");
    QVERIFY2(child.seen.complaints.isEmpty(), qPrintable(child.seen.complaints.join(u"; "_s)));
    QVERIFY(child.peakKilobytes > 0);
#ifndef __SANITIZE_ADDRESS__ // whose own memory is counted
    const qint64 most = id == "large-answers" ? maxKilobytesOfAnswers
        : isFlood(faultOf(id))                ? maxKilobytesOfFlood
                                              : maxKilobytes;
    QVERIFY2(child.peakKilobytes < most, qPrintable(u"%1 kB"_s.arg(child.peakKilobytes)));
#endif
}

void tst_Faults::boundsEveryWait()
{
    QList<Fault> faults;
    for (const Fault &fault : faultCatalogue()) {
        if (fault.id.startsWith("status-429-") || fault.id.startsWith("status-503-"))
            faults.append(fault);
    }
    const QList<milliseconds> waits = FaultWalk().waitsFor(faults);
    QCOMPARE(waits.size(), faults.size());
    for (const milliseconds wait : waits)
        QVERIFY2(wait > 0ms && wait <= 60s, qPrintable(QString::number(wait.count())));
    QVERIFY(std::ranges::count(waits, milliseconds(60s)) == 4);
}

/// The real console program over everything that needs neither TLS nor another address, in one run.
void tst_Faults::consoleReportsTheSame()
{
#if defined(__SANITIZE_THREAD__)
    QSKIP("Ten times slower, a hundred answers at once miss the deadlines that the rows are about.");
#endif
    FaultWalk walk;
    QHash<QString, Fault> faults;
    QStringList codes;
    for (const Fault &fault : faultCatalogue()) {
        const auto script = fault.isPlayed() ? walk.scriptOf(fault.id) : std::nullopt;
        if (!script || script->port != FaultPort::Plain || !script->address.isEmpty())
            continue;
        const QString code = CountryCode::fromOrdinal(int(faults.size())).upper();
        walk.server().play(fault.id, *script);
        walk.server().playAt("/console/" + code.toLatin1().toLower(), *script);
        faults[code] = fault;
        codes.append(code);
    }
    QVERIFY(faults.size() > 100);
    const QStringList sound{u"XA"_s, u"XB"_s, u"XC"_s};
    for (const QString &code : sound)
        walk.server().serve(FaultPort::Plain, "/console/" + code.toLatin1().toLower(), soundFlag());

    const QTemporaryDir folder;
    const QString url = walk.server().url(FaultPort::Plain, "/console/").toString() + u"{cc}"_s;
    const ProgramResult run =
        runProgram(QStringLiteral(FLAGHOIST_CLI),
                   u"-v -m 200 --retries 0 --timeout 4 --output flags --report report.json --url %1 %2"_s.arg(
                       url, (codes + sound).join(u' ')),
                   folder.path());
    QVERIFY2(run.exitStatus == 1, qPrintable(run.err));
    QFile file(folder.filePath(u"report.json"_s));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonArray items = QJsonDocument::fromJson(file.readAll()).object()[u"items"_s].toArray();
    QCOMPARE(items.size(), codes.size() + sound.size());
    QStringList files{u"xa.png"_s, u"xb.png"_s, u"xc.png"_s};
    for (const QJsonValue &item : items) {
        const QString code = item[u"code"_s].toString();
        const QString kind = item[u"kind"_s].toString();
        const QString status = item[u"status"_s].toString();
        if (sound.contains(code)) {
            QCOMPARE(status, u"ok"_s);
            continue;
        }
        const Fault fault = faults[code];
        if (fault.isHarmless()) {
            QVERIFY2(status == "ok"_L1, qPrintable(u"%1: %2 %3"_s.arg(fault.phrase, status, kind)));
            files.append(QFileInfo(item[u"file"_s].toString()).fileName());
            continue;
        }
        const bool allowed = fault.allowed.isEmpty() ? status == "not_found"_L1
                                                     : status == "error"_L1
                && std::ranges::any_of(fault.allowed, [&](ErrorKind k) { return errorKindId(k) == kind; });
        QVERIFY2(allowed, qPrintable(u"%1: %2 %3"_s.arg(fault.phrase, status, kind)));
        QCOMPARE(item[u"url"_s].toString(), QString(url).replace(u"{cc}"_s, code.toLower()));
        const QString expected =
            fault.allowed.isEmpty() ? code + u" not found"_s : u"*** Error for "_s + code;
        QCOMPARE(run.lines().filter(expected).size(), 1);
    }
    files.sort();
    QCOMPARE(filesIn(folder.filePath(u"flags"_s)), files);
}

/// Walks the fault together with its whole group, once.
const FaultSeen &tst_Faults::seen(const QByteArray &id)
{
    if (!m_seen.contains(id)) {
        const QList<QList<Fault>> groups = m_walk->groups();
        for (qsizetype i = 0; i < groups.size(); ++i) {
            if (std::ranges::count(groups[i], id, &Fault::id) == 0)
                continue;
            // All but the sequential one, which would take the sum of all deadlines.
            constexpr Strategy strategies[] = {Strategy::Pool, Strategy::EventLoop, Strategy::PoolInOrder};
            for (const FaultSeen &fault : m_walk->walk(groups[i], strategies[i % 3]))
                m_seen[fault.id] = fault;
        }
    }
    return m_seen[id];
}

QTEST_MAIN(tst_Faults)
#include "tst_faults.moc"
