#include "fakes/program.h"

#include <QDir>
#include <QFile>
#include <QHostAddress>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>
#include <memory>

#include <unistd.h>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

constexpr int patience = 30'000;

/// A port that is free, as are the two after it, unless somebody takes them in the meantime.
quint16 freePorts()
{
    while (true) {
        QTcpServer first;
        if (!first.listen(QHostAddress::LocalHost))
            return 0;
        const quint16 port = first.serverPort();
        QTcpServer second;
        QTcpServer third;
        if (port < 65'534 && second.listen(QHostAddress::LocalHost, quint16(port + 1))
            && third.listen(QHostAddress::LocalHost, quint16(port + 2)))
            return port;
    }
}

bool isOpen(quint16 port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    return socket.waitForConnected(patience);
}

/// The whole answer to one GET.
QByteArray got(quint16 port, const QByteArray &target)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress(QHostAddress::LocalHost), port);
    socket.write("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
    while (socket.waitForReadyRead(patience)) { }
    return socket.readAll();
}

} // namespace

/// flaghoist-cli --serve as a process.
class tst_Serve final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void printsAddressesAndBehaviour();
    void listensOnTheChosenPorts();
    void servesTheBooksScripts();
    void leavesLocalPlain();
    void failsAsChosen();
    void servesAFolder();
    void secondUpdateTransfersNoBody_data();
    void secondUpdateTransfersNoBody();
    void refusesATakenPort_data();
    void refusesATakenPort();
    void refusesAFolderThatIsNot_data();
    void refusesAFolderThatIsNot();
    void endsWellWhenAsked_data();
    void endsWellWhenAsked();
    void endsAtOnceAtTheSecondSignal();
    void endsWhenNobodyReadsWhereItIs();

private:
    /// Started and listening: where LOCAL, DELAY and ERROR are is in m_ports then.
    [[nodiscard]] std::unique_ptr<QProcess> serving(const QString &arguments);
    [[nodiscard]] std::unique_ptr<QProcess> process(const QString &arguments) const;
    void put(const QString &path, const QByteArray &bytes) const;

    std::unique_ptr<QTemporaryDir> m_home;
    QString m_output;
    QList<quint16> m_ports;
};

void tst_Serve::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    QVERIFY(m_home->isValid());
    m_ports.clear();
}

std::unique_ptr<QProcess> tst_Serve::process(const QString &arguments) const
{
    return prepared(QStringLiteral(FLAGHOIST_CLI), arguments, m_home->path());
}

std::unique_ptr<QProcess> tst_Serve::serving(const QString &arguments)
{
    auto server = process(arguments);
    server->start();
    m_output.clear();
    while (!m_output.contains("Ctrl+C"_L1) && server->waitForReadyRead(patience))
        m_output += QString::fromUtf8(server->readAllStandardOutput());
    m_ports.clear();
    static const QRegularExpression address(u"http://127\\.0\\.0\\.1:(\\d+)/flags "_s);
    for (const auto &match : address.globalMatch(m_output))
        m_ports.append(match.captured(1).toUShort());
    return server;
}

void tst_Serve::put(const QString &path, const QByteArray &bytes) const
{
    const QString whole = m_home->filePath(path);
    QVERIFY(QDir().mkpath(QFileInfo(whole).path()));
    QFile file(whole);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

void tst_Serve::printsAddressesAndBehaviour()
{
    const auto server = serving(u"--serve --port 0"_s);
    const QRegularExpression whole(QRegularExpression::anchoredPattern(
        u"LOCAL  http://127\\.0\\.0\\.1:\\d+/flags  answers at once · nothing fails on purpose · seed 0\n"
        "DELAY  http://127\\.0\\.0\\.1:\\d+/flags  answers after 500 ms to 5\\.0 s · nothing fails on "
        "purpose · seed 0\n"
        "ERROR  http://127\\.0\\.0\\.1:\\d+/flags  answers after 500 ms · "
        "25% of requests fail: 418 I’m a teapot · seed 0\n"
        "Flags there: 249, .*\n"
        "Ctrl\\+C ends the server\\.\n"_s));
    QVERIFY2(whole.match(m_output).hasMatch(), qPrintable(m_output));
    server->terminate();
    QCOMPARE(ended(*server).err, QString());
}

void tst_Serve::listensOnTheChosenPorts()
{
    std::unique_ptr<QProcess> server;
    quint16 port = 0;
    for (int attempt = 0; attempt < 10 && m_ports.isEmpty(); ++attempt) {
        port = freePorts();
        server = serving(u"--serve --port %1"_s.arg(port));
    }
    QCOMPARE(m_ports, QList<quint16>({port, quint16(port + 1), quint16(port + 2)}));
    for (const quint16 each : m_ports)
        QVERIFY(isOpen(each));
    server->terminate();
    QCOMPARE(ended(*server).exitStatus, 0);
    for (const quint16 each : m_ports)
        QVERIFY(!isOpen(each));
}

void tst_Serve::servesTheBooksScripts()
{
    const auto server = serving(u"--serve --port 0"_s);
    QCOMPARE(m_ports.size(), 3);
    // The book's BASE_URL names localhost, which may be ::1 first; and 20 flags, POP20_CC.
    const ProgramResult client =
        runProgram(QStringLiteral(FLAGHOIST_CLI),
                   u"--url http://localhost:%1/flags/{cc}/{cc}.gif"_s.arg(m_ports.first()), m_home->path());
    QCOMPARE(client.exitStatus, 0);
    QVERIFY2(client.out.contains("\n20 flags downloaded.\n"_L1), qPrintable(client.out));
    server->terminate();
    QCOMPARE(ended(*server).exitStatus, 0);
}

void tst_Serve::leavesLocalPlain()
{
    const auto server = serving(u"--serve --port 0 --delay 0 --error-rate 1 --slow BD=0.2 --seed 3"_s);
    QCOMPARE(m_ports.size(), 3);
    QVERIFY2(
        m_output.contains(
            u"  answers at once · 100% of requests fail: 418 I’m a teapot · seed 3 · BD after 200 ms\n"_s),
        qPrintable(m_output));
    QVERIFY(got(m_ports[0], "/flags/bd/bd.gif").startsWith("HTTP/1.1 200 OK\r\n"));
    QVERIFY(got(m_ports[1], "/flags/bd/bd.gif").startsWith("HTTP/1.1 418 I'm a teapot\r\n"));
    QVERIFY(got(m_ports[2], "/flags/bd/bd.gif").startsWith("HTTP/1.1 418 I'm a teapot\r\n"));
    server->terminate();
    QCOMPARE(ended(*server).exitStatus, 0);
}

void tst_Serve::failsAsChosen()
{
    auto server = serving(u"--serve --port 0 --delay 0 --faults 503,Truncated"_s);
    QCOMPARE(m_ports.size(), 3);
    // DELAY has no errors of its own; chosen faults happen there at the usual rate.
    QCOMPARE(
        m_output.count(
            u"  answers at once · 25% of requests fail: 503 with Retry-After, body cut short · seed 0\n"_s),
        2);
    server->terminate();
    QCOMPARE(ended(*server).exitStatus, 0);

    server = serving(u"--serve --port 0 --delay 0 --faults 429 --error-rate 1"_s);
    QCOMPARE(m_ports.size(), 3);
    QVERIFY(got(m_ports[0], "/flags/bd/bd.gif").startsWith("HTTP/1.1 200 OK\r\n"));
    for (const quint16 port : m_ports.mid(1)) {
        const QByteArray answer = got(port, "/flags/bd/bd.gif");
        QVERIFY2(answer.startsWith("HTTP/1.1 429 Too Many Requests\r\n"), answer.constData());
        QVERIFY(answer.contains("\r\nRetry-After: 1\r\n"));
    }
    server->terminate();
    QCOMPARE(ended(*server).exitStatus, 0);
}

void tst_Serve::servesAFolder()
{
    put(u"flags/br/br.gif"_s, "GIF89a of Brazil");
    put(u"flags/fr.png"_s, "\x89PNG\r\n\x1a\n of France");
    put(u"secret.gif"_s, "GIF89a of nobody");
    const auto server = serving(u"--serve=flags --port 0"_s);
    QCOMPARE(m_ports.size(), 3);
    QVERIFY2(m_output.contains("\nFlags there: 2, "_L1), qPrintable(m_output));
    const quint16 local = m_ports.first();

    const QByteArray brazil = got(local, "/flags/br/br.gif");
    QVERIFY2(brazil.contains("\r\nContent-Type: image/gif\r\n"), brazil.constData());
    QVERIFY(brazil.endsWith("\r\n\r\nGIF89a of Brazil"));
    QVERIFY(got(local, "/flags/fr/fr.gif").endsWith(" of France"));
    QVERIFY(got(local, "/flags/de/de.gif").startsWith("HTTP/1.1 404 Not Found\r\n"));
    QVERIFY(got(local, "/flags/../secret.gif").startsWith("HTTP/1.1 404 "));

    put(u"flags/de/de.gif"_s, "GIF89a of Germany"); // files are read when they are asked for
    QVERIFY(got(local, "/flags/de/de.gif").endsWith("GIF89a of Germany"));
    server->terminate();
    QCOMPARE(ended(*server).exitStatus, 0);
}

void tst_Serve::secondUpdateTransfersNoBody_data()
{
    QTest::addColumn<QString>("options");
    QTest::newRow("pool") << u"--strategy pool"_s;
    QTest::newRow("event loop") << u"--strategy event-loop"_s;
    QTest::newRow("one connection") << u"--strategy event-loop -m 1"_s;
}

void tst_Serve::secondUpdateTransfersNoBody()
{
    QFETCH(const QString, options);
    const auto server = serving(u"--serve --port 0"_s);
    QCOMPARE(m_ports.size(), 3);
    const QString report = m_home->filePath(u"report.json"_s);
    const auto update = [&] {
        const QString arguments =
            u"--all --url http://localhost:%1/flags/{cc}/{cc}.png -o flags --existing update --report %2 "_s
                .arg(QString::number(m_ports.first()), report);
        const ProgramResult result =
            runProgram(QStringLiteral(FLAGHOIST_CLI), arguments + options, m_home->path());
        QFile file(report);
        return result.exitStatus == 0 && file.open(QIODevice::ReadOnly)
            ? QJsonDocument::fromJson(file.readAll()).object()
            : QJsonObject();
    };
    QCOMPARE(update()[u"counts"][u"ok"], 249);
    const QJsonObject second = update();
    QCOMPARE(second[u"counts"][u"unchanged"], 249);
    for (const QJsonValue item : second[u"items"].toArray()) {
        QCOMPARE(item[u"http_status"], 304);
        QCOMPARE(item[u"attempts"][0][u"bytes"], 0);
    }
}

void tst_Serve::refusesATakenPort_data()
{
    QTest::addColumn<int>("which");
    QTest::newRow("the first") << 0;
    QTest::newRow("the second") << 1;
    QTest::newRow("the third") << 2;
}

void tst_Serve::refusesATakenPort()
{
    QFETCH(const int, which);
    const quint16 port = freePorts();
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, quint16(port + which)));
    const ProgramResult result = Flaghoist::runProgram(QStringLiteral(FLAGHOIST_CLI),
                                                       u"--serve --port %1"_s.arg(port), m_home->path());
    QCOMPARE(result.exitStatus, 2);
    QCOMPARE(result.out, QString());
    QVERIFY2(result.err.contains(u"Port %1 is taken"_s.arg(port + which)), qPrintable(result.err));
    QVERIFY(result.err.contains("--port N"_L1));
    for (const int each : {0, 1, 2})
        QCOMPARE(isOpen(quint16(port + each)), each == which);
}

void tst_Serve::refusesAFolderThatIsNot_data()
{
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("explanation");
    QTest::newRow("not there") << u"=nowhere"_s << u"nowhere"_s;
    QTest::newRow("a file") << u"=file"_s << u"file"_s;
    QTest::newRow("without flags") << u"=top"_s << u"There are no flags in top: "_s;
    QTest::newRow("after a space") << u" flags"_s << u"--serve=flags"_s;
}

void tst_Serve::refusesAFolderThatIsNot()
{
    QFETCH(const QString, folder);
    QFETCH(const QString, explanation);
    put(u"file"_s, "GIF89a");
    put(u"top/flags/br/br.gif"_s, "GIF89a"); // one too deep
    const ProgramResult result =
        Flaghoist::runProgram(QStringLiteral(FLAGHOIST_CLI), u"--port 0 --serve"_s + folder, m_home->path());
    QCOMPARE(result.exitStatus, 2);
    QCOMPARE(result.out, QString());
    QVERIFY2(result.err.contains(explanation), qPrintable(result.err));
}

void tst_Serve::endsWellWhenAsked_data()
{
    QTest::addColumn<int>("signal");
    QTest::newRow("Ctrl+C") << SIGINT;
    QTest::newRow("terminated") << SIGTERM;
}

void tst_Serve::endsWellWhenAsked()
{
    QFETCH(const int, signal);
    const auto server = serving(u"--serve --port 0 --delay 60"_s);
    QCOMPARE(m_ports.size(), 3);
    QTcpSocket waiting;
    waiting.connectToHost(QHostAddress(QHostAddress::LocalHost), m_ports[1]);
    waiting.write("GET /flags/br/br.gif HTTP/1.1\r\nHost: localhost\r\n\r\n");
    QVERIFY(waiting.waitForBytesWritten(patience));
    QVERIFY(sendSignal(*server, signal));
    const ProgramResult result = ended(*server);
    QCOMPARE(result.exitStatus, 0);
    QCOMPARE(result.err, QString());
    QVERIFY(waiting.state() == QAbstractSocket::UnconnectedState || waiting.waitForDisconnected(patience));
}

void tst_Serve::endsAtOnceAtTheSecondSignal()
{
    const auto server = serving(u"--serve --port 0"_s);
    QCOMPARE(m_ports.size(), 3);
    // Stopped, it gets both before it can do anything about the first.
    for (const int signal : {SIGSTOP, SIGINT, SIGTERM, SIGCONT})
        QVERIFY(sendSignal(*server, signal));
    const int exitStatus = ended(*server).exitStatus;
    QVERIFY2(exitStatus == 130 || exitStatus == 143, qPrintable(QString::number(exitStatus)));
}

void tst_Serve::endsWhenNobodyReadsWhereItIs()
{
    int ends[2];
    QCOMPARE(::pipe(ends), 0);
    ::close(ends[0]);
    const auto server = process(u"--serve --port 0"_s);
    server->setChildProcessModifier([&ends] { ::dup2(ends[1], STDOUT_FILENO); });
    server->start();
    const ProgramResult result = ended(*server);
    ::close(ends[1]);
    QCOMPARE(result.exitStatus, 141);
    QCOMPARE(result.err, QString());
}

QTEST_GUILESS_MAIN(tst_Serve)
#include "tst_serve.moc"
