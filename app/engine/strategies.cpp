#include "engine/strategies.h"

#include "network/fetcher.h"

#include <QThread>
#include <QThreadPool>
#include <QtConcurrentRun>

namespace Flaghoist {

namespace {

/// The book's submit: a thread of the pool for every attempt under way. With a limit of one it is the book's
/// plain loop as well.
void submit(const StrategyContext &context, const AttemptRequest &request, CompletionHandler completed)
{
    QtConcurrent::run(&context.pool, downloadOne, request, context.services, context.stop)
        .then(context.scheduler, std::move(completed));
}

/// The book's asyncio version: one thread waits for all answers. Only what costs time of a processor or of
/// the disk (verifying, decoding, saving) goes to a pool, which is as large as the machine.
void await(const StrategyContext &context, const AttemptRequest &request, const CompletionHandler &completed)
{
    context.services.fetcher.fetchAsync(
        request.fetch, context.stop, [&context, request, completed](const Fetched &fetched) {
            if (!readsFiles(fetched.end))
                return completed(finishOne(request, fetched, context.services, context.stop));
            QtConcurrent::run(&context.pool, finishOne, request, fetched, context.services, context.stop)
                .then(context.scheduler, completed);
        });
}

} // namespace

int threadsFor(Strategy strategy, int attempts)
{
    return strategy == Strategy::EventLoop ? QThread::idealThreadCount() : attempts;
}

void startAttempt(Strategy strategy, const StrategyContext &context, const AttemptRequest &request,
                  CompletionHandler completed)
{
    if (strategy != Strategy::EventLoop)
        return submit(context, request, std::move(completed));
    if (request.existing == ExistingFiles::Overwrite)
        return await(context, request, completed);
    QtConcurrent::run(&context.pool, prepareAttempt, request, context.services, context.stop)
        .then(context.scheduler,
              [&context, completed = std::move(completed)](const PreparedAttempt &prepared) {
                  if (prepared.kept)
                      completed(*prepared.kept);
                  else
                      await(context, prepared.request, completed);
              });
}

} // namespace Flaghoist
