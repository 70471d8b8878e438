#include "fakes/windowfixture.h"
#include "ui/actions.h"

#include <QAction>
#include <QFile>
#include <QFileDialog>
#include <QSignalSpy>
#include <QTest>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

void finishRun(const WindowFixture &fixture)
{
    const QSignalSpy finished(&fixture.session, &DownloadSession::finished);
    click(fixture.start());
    QTRY_COMPARE(finished.count(), 1);
}

QByteArray contentOf(const QString &name)
{
    QFile file(name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Runs that are over, in the window: taken elsewhere, kept, shown again, compared.
class RunsTest final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QCoreApplication::setApplicationName(u"Flaghoist"_s); }
    void exportsTheRun_data();
    void exportsTheRun();
};

void RunsTest::exportsTheRun_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("part");
    QTest::newRow("report") << 0 << u"run.json"_s << QByteArray("\"strategy\": \"pool\"");
    QTest::newRow("table") << 1 << u"run.csv"_s << QByteArray("\r\nBD,Bangladesh,ok,");
    QTest::newRow("archive") << 2 << u"run.har"_s << QByteArray("\"startedDateTime\"");
    QTest::newRow("trace") << 3 << u"run.trace.json"_s << QByteArray("\"traceEvents\"");
}

void RunsTest::exportsTheRun()
{
    QFETCH(const int, kind);
    QFETCH(const QString, name);
    QFETCH(const QByteArray, part);
    const WindowFixture fixture;
    QAction *const action = fixture.part<Actions>()->exportRun;
    QVERIFY(!action->isEnabled());
    finishRun(fixture);
    QVERIFY(action->isEnabled());
    action->trigger();
    auto *const dialog = fixture.part<QFileDialog>();
    QVERIFY(dialog);
    dialog->setDirectory(fixture.folder.path());
    const QString filter = dialog->nameFilters().at(kind);
    dialog->selectNameFilter(filter);
    emit dialog->filterSelected(filter); // as a click does
    dialog->selectFile(u"run"_s);
    QMetaObject::invokeMethod(dialog, "accept");
    const QByteArray content = contentOf(fixture.folder.filePath(name));
    QVERIFY2(content.contains(part), content.left(400).constData());
}

QTEST_MAIN(RunsTest)
#include "tst_runs.moc"
