#include "wording/experiments.h"

#include "countries/preset.h"

#include <QCoreApplication>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

struct Text
{
    Q_DECLARE_TR_FUNCTIONS(Experiments)
};

} // namespace

QList<Experiment> experiments(double pace)
{
    const auto ms = [pace](int delay) {
        return milliseconds(qint64(delay * pace));
    };
    RunOptions twenty;
    twenty.server = u"DELAY"_s;
    twenty.codes = codesOf({.kind = Preset::Kind::TopTwenty});
    twenty.delay = {ms(500), ms(1500)};
    twenty.strategy = Strategy::Pool;
    twenty.concurrency = 20;
    RunOptions all = twenty;
    all.codes = codesOf({.kind = Preset::Kind::All});
    const auto with = [](RunOptions options, auto change) {
        change(options);
        return options;
    };
    return {
        {.title = Text::tr("One at a time, then all at once"),
         .steps = Text::tr("Press Start and read why it took so long. Then choose “Thread pool, as "
                           "completed” with 20 at once and start again."),
         .trap = Text::tr(
             "Twenty at once is not twenty times as fast: no run is shorter than its slowest answer."),
         .options = with(twenty, [](RunOptions &options) { options.strategy = Strategy::Sequential; })},
        {.title = Text::tr("In order: one slow flag holds up the rest"),
         .steps = Text::tr("BD answers after ten seconds. Watch the flags after it: complete, but waiting "
                           "their turn. Then choose “Thread pool, as completed” and start again."),
         .trap =
             Text::tr("The run is no slower in order: nothing is downloaded later, it is only shown later."),
         .options = with(twenty,
                         [&](RunOptions &options) {
                             options.strategy = Strategy::PoolInOrder;
                             options.slow = {{*CountryCode::parse(u"BD"), ms(10'000)}};
                         })},
        {.title = Text::tr("A small pool looks sorted"),
         .steps =
             Text::tr("Five at once for 249 codes: although each flag appears as it completes, the flags "
                      "appear almost from A to Z. Raise the number at once to 200 and start again."),
         .trap = Text::tr("The pool sorts nothing: requests start in the order of the codes, and five at "
                          "once cannot overtake far."),
         .options = with(all,
                         [&](RunOptions &options) {
                             options.delay = {ms(200), ms(600)};
                             options.concurrency = 5;
                         })},
        {.title = Text::tr("More workers than flags"),
         .steps = Text::tr("200 at once are asked for, but there are only 20 codes. The line under the plan "
                           "says how many are used."),
         .trap = Text::tr("More workers than flags do not help: those without a flag have nothing to do."),
         .options = with(twenty, [](RunOptions &options) { options.concurrency = 200; })},
        {.title = Text::tr("503: with and without retries"),
         .steps =
             Text::tr("A third of the requests fail with 503. Start, then set Retries to 0 and start again."),
         .trap = Text::tr("Without retries the run is shorter, but flags are missing; with retries it is the "
                          "server that sets the pace."),
         .options = with(twenty,
                         [](RunOptions &options) {
                             options.server = u"ERROR"_s;
                             options.errorRate = 0.33;
                             options.faults = PracticeFault::Unavailable;
                             options.retries = 5;
                         })},
        {.title = Text::tr("A server that answers 20 at a time"),
         .steps = Text::tr("60 at once ask a server with capacity 20. Start, then lower the number at once "
                           "to 20 and start again."),
         .trap = Text::tr("The answers seem slower with 60 at once: they are as fast as before, but queue at "
                          "the server first."),
         .options = with(all,
                         [](RunOptions &options) {
                             options.capacity = 20;
                             options.concurrency = 60;
                         })},
    };
}

} // namespace Flaghoist
