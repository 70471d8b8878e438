// How near predictions and explanations come to real runs from the practice server, one table row per run:
//     prediction [DELAYS]
// DELAYS scales the delays of DELAY (1 by default). Claims are checked by a second run that does what they
// say.
#include "session/prediction.h"
#include "countries/catalogue.h"
#include "countries/preset.h"
#include "session/downloadsession.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTemporaryDir>
#include <QTextStream>

using namespace Flaghoist;
using namespace Qt::StringLiterals;

namespace {

double seconds(microseconds time)
{
    return std::chrono::duration<double>(time).count();
}

Run realRun(RunOptions options, const QString &folder)
{
    DownloadSession session;
    options.folder = folder;
    session.setOptions(options);
    QEventLoop loop;
    QObject::connect(&session, &DownloadSession::finished, &loop, &QEventLoop::quit);
    session.start();
    loop.exec();
    const Run run = session.run();
    (void)session.shutDown(std::chrono::seconds(3));
    return run;
}

QString percent(double actual, double expected)
{
    return QString::number(100 * (actual - expected) / expected, 'f', 1) + u'%';
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication application(argc, argv);
    const double scale = argc > 1 ? QByteArray(argv[1]).toDouble() : 1;
    const auto ms = [scale](double delay) {
        return milliseconds(qint64(delay * scale));
    };
    QTextStream out(stdout);
    const QTemporaryDir folder;
    struct Row
    {
        const char *name;
        int codes;
        int atOnce;
        std::function<void(RunOptions &)> change{};
    };
    const QList<Row> rows{
        {"DELAY", 20, 1},
        {"DELAY", 20, 20},
        {"DELAY", 249, 30},
        {"DELAY", 249, 200},
        {"DELAY, event loop", 249, 30,
         [](auto &options) {
             options.strategy = Strategy::EventLoop;
         }},
        {"DELAY, event loop", 249, 200,
         [](auto &options) {
             options.strategy = Strategy::EventLoop;
         }},
        {"capacity 20", 249, 60,
         [](auto &options) {
             options.capacity = 20;
         }},
        {"resets, 2 retries", 249, 30,
         [](auto &options) {
             options.errorRate = 0.3;
             options.faults = PracticeFault::Reset;
         }},
        {"rate 20", 100, 30,
         [](auto &options) {
             options.rate = 20;
         }},
        {"503, 3 retries", 100, 30,
         [](auto &options) {
             options.errorRate = 0.1;
             options.faults = PracticeFault::Unavailable;
             options.retries = 3;
         }},
    };
    out << "run                  codes  at once  elapsed  predicted    off  program  claim           came "
           "true  off\n";
    for (const Row &row : rows) {
        RunOptions options;
        options.server = u"DELAY"_s;
        options.delay = {ms(500), ms(5000)};
        options.codes = isoCodes().mid(0, row.codes);
        options.concurrency = row.atOnce;
        options.strategy = Strategy::Pool;
        if (row.change)
            row.change(options);
        const Run run = realRun(options, folder.path());
        const double elapsed = seconds(run.elapsed({}));
        const double predicted = seconds(predictedRun(run.plan())->elapsed({}));
        const Explanation explanation = explained(run);
        out << QString::fromLatin1(row.name).leftJustified(20) << ' '
            << QString::number(row.codes).rightJustified(5) << ' '
            << QString::number(row.atOnce).rightJustified(8) << ' '
            << QString::number(elapsed, 'f', 3).rightJustified(8) << ' '
            << QString::number(predicted, 'f', 3).rightJustified(10) << ' '
            << percent(predicted, elapsed).rightJustified(6) << ' '
            << QString::number(seconds(explanation.share(RunPhase::Program)), 'f', 3).rightJustified(8);
        if (explanation.more) {
            options.concurrency = explanation.more->atOnce;
            const double claimed = seconds(explanation.more->elapsed);
            const double came = seconds(realRun(options, folder.path()).elapsed({}));
            out << "  "
                << u"%1 at once: %2"_s.arg(explanation.more->atOnce).arg(claimed, 0, 'f', 3).leftJustified(20)
                << QString::number(came, 'f', 3) << ' ' << percent(claimed, came);
        }
        out << Qt::endl;
    }
    return 0;
}
