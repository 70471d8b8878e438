#include "faults/faultchild.h"

#include <QDirIterator>
#include <QRegularExpression>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace Flaghoist;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr qint64 mostKilobytes = 300'000;
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
    if (isPlayed(fault.family)) {
        QVERIFY2(m_walk->scriptOf(id), "the fault server does not know how to play it");
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
        if (isBomb(fault) || (script && script->offline))
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
    QVERIFY2(child.peakKilobytes < mostKilobytes, qPrintable(u"%1 kB"_s.arg(child.peakKilobytes)));
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

/// Walks the fault together with its whole group, once.
const FaultSeen &tst_Faults::seen(const QByteArray &id)
{
    if (!m_seen.contains(id)) {
        for (const QList<Fault> &group : m_walk->groups()) {
            if (std::ranges::count(group, id, &Fault::id) == 0)
                continue;
            for (const FaultSeen &fault : m_walk->walk(group))
                m_seen[fault.id] = fault;
        }
    }
    return m_seen[id];
}

QTEST_MAIN(tst_Faults)
#include "tst_faults.moc"
