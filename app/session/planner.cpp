#include "session/planner.h"

#include "domain/urltemplate.h"
#include "engine/descriptorbudget.h"
#include "options/optionvalue.h"
#include "storage/wholefile.h"

#include <QDir>
#include <QStandardPaths>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

void setMethod(DownloadPlan &plan, const RunOptions &options, int openFiles)
{
    plan.strategy = options.strategy;
    plan.deadlines = Deadlines::within(options.timeout);
    plan.retries = options.retries;
    plan.concurrency = concurrencyOf(options, plan.items.size(), plan.source, openFiles);
}

} // namespace

std::optional<Problem> problemOf(const RunOptions &options)
{
    if (options.urlTemplate.isEmpty()) {
        if (!builtInSource(options.server))
            return Problem{ProblemKind::BadServer, options.server};
    } else if (const auto urlTemplate = UrlTemplate::parse(options.urlTemplate); !urlTemplate) {
        return urlTemplate.error();
    }
    if (options.concurrency.value_or(1) < 1)
        return Problem{ProblemKind::BadConcurrency, QString::number(*options.concurrency)};
    if (options.codes.isEmpty())
        return Problem{ProblemKind::NothingChosen, {}};
    if (const auto names = fileNames(options.name, options.codes); !names)
        return names.error();
    return std::nullopt;
}

Source sourceOf(const RunOptions &options)
{
    if (const auto urlTemplate = UrlTemplate::parse(options.urlTemplate))
        return customSource(*urlTemplate, options.notes);
    Source source = builtInSource(options.server).value_or(builtInSources().first());
    if (source.practice)
        source.practice = options.behaviourFrom(*source.practice);
    return source;
}

QString folderOf(const RunOptions &options)
{
    if (!options.folder.isEmpty())
        return absolutePath(options.folder);
    const QString pictures = QStandardPaths::writableLocation(QStandardPaths::PicturesLocation);
    QString name = sourceOf(options).label;
    name.replace(u'/', u'-').replace(u':', u'-'); // of a URL of one's own
    return QDir(pictures).filePath(u"Flaghoist/"_s + name);
}

Concurrency concurrencyOf(const RunOptions &options, qsizetype codes, const Source &source, int openFiles)
{
    const int asked = options.concurrency.value_or(defaultConcurrency(options.strategy));
    const int room =
        requestsWithin(openFiles, source.practice.has_value(), options.strategy != Strategy::EventLoop);
    Concurrency result = concurrencyFor(
        asked, codes,
        {.strategy = maxConcurrencyOf(options.strategy), .source = source.cap, .descriptors = room});
    if (result.limitedBy == LimitReason::Descriptors)
        result.openFiles = openFiles;
    return result;
}

DownloadPlan planOf(const RunOptions &options, const Source &source, quint64 run, int openFiles)
{
    DownloadPlan plan;
    plan.source = source;
    plan.folder = folderOf(options);
    plan.name = options.name;
    plan.existing = options.existing;
    const auto names = fileNames(options.name, options.codes);
    for (const CountryCode code : options.codes) {
        const int index = int(plan.items.size());
        plan.items.append({.id = {.run = run, .index = index, .round = 0},
                           .code = code,
                           .url = source.urlTemplate.expand(code),
                           .earlierAttempts = 0,
                           .fileName = names ? names->at(index).file : code.lower(),
                           .name = names ? names->at(index).country : code.upper()});
    }
    setMethod(plan, options, openFiles);
    return plan;
}

DownloadPlan retryOf(const Run &run, const QList<int> &rows, const RunOptions &options, int openFiles)
{
    DownloadPlan round = run.plan();
    round.items.clear();
    for (const int row : rows) {
        PlanItem item = run.row(row).item;
        item.id.round = int(run.rounds().size());
        item.earlierAttempts = int(run.row(row).attempts.size());
        round.items.append(item);
    }
    setMethod(round, options, openFiles);
    return round;
}

Result<RunOptions, Problem> repeatOf(const Run &run, const RunOptions &present)
{
    const DownloadPlan &plan = run.plan();
    RunOptions options = present;
    options.codes.clear();
    for (const RunRow &row : run.rows())
        options.codes.append(row.item.code);
    static_cast<PracticeOverrides &>(options) = {};
    if (const auto &practice = plan.source.practice) {
        options.server = plan.source.label;
        options.urlTemplate.clear();
        const PracticeBehaviour usual = sourceOf(options).practice.value_or(PracticeBehaviour());
        const auto setWhereOther = [](auto &option, const auto &value, const auto &usualValue) {
            if (value != usualValue)
                option = value;
        };
        setWhereOther(options.delay, std::pair(practice->minDelay, practice->maxDelay),
                      std::pair(usual.minDelay, usual.maxDelay));
        setWhereOther(options.errorRate, practice->errorRate, usual.errorRate);
        setWhereOther(options.faults, practice->faults, usual.faults);
        setWhereOther(options.capacity, practice->capacity, usual.capacity);
        setWhereOther(options.rate, practice->rate, usual.rate);
        setWhereOther(options.seed, practice->seed, usual.seed);
        options.slow = practice->slow;
    } else if (const auto builtIn = builtInSource(plan.source.label);
               builtIn && builtIn->urlTemplate == plan.source.urlTemplate) {
        options.server = builtIn->label;
        options.urlTemplate.clear();
    } else if (!run.rows().empty()) {
        const auto source = withKey(plan.source, run.row(0).item, present);
        if (!source)
            return source.error();
        options.urlTemplate = source->urlTemplate.text();
        if (sourceOf(options).label != source->label) // not with the notes of present
            options.notes = {.label = source->label, .cap = source->cap, .licence = source->licence};
    }
    options.strategy = run.rounds().isEmpty() ? plan.strategy : run.rounds().first().strategy;
    options.retries = run.rounds().isEmpty() ? plan.retries : run.rounds().first().retries;
    options.timeout = run.rounds().isEmpty() ? plan.deadlines.total : run.rounds().first().timeout;
    options.concurrency = plan.concurrency.asked;
    options.name = plan.name;
    options.existing = ExistingFiles::Overwrite;
    options.folder.clear();
    if (folderOf(options) != plan.folder)
        options.folder = plan.folder;
    return options;
}

Result<Source, Problem> withKey(const Source &source, const PlanItem &item, const RunOptions &present)
{
    if (!source.urlTemplate.isEmpty())
        return source;
    const Source candidate = sourceOf(present);
    if (publicUrl(candidate.urlTemplate.expand(item.code), candidate.urlTemplate) == item.url)
        return candidate;
    return Problem{ProblemKind::SourceKeyMissing, source.label};
}

} // namespace Flaghoist
