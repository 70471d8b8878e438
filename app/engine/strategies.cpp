#include "engine/strategies.h"

#include "network/fetcher.h"

#include <QThread>
#include <QThreadPool>
#include <QtConcurrentRun>

#include <utility>

namespace Flaghoist {

namespace {

/// Does \a work in the pool, then \a use with its result in the scheduler's thread. Not by QFuture::then(): a
/// continuation that is set while its future ends runs twice in Qt 6.4, and the second time crashes.
template <typename Work, typename Use> void inPool(const StrategyContext &context, Work work, Use use)
{
    const auto job = [scheduler = context.scheduler, work = std::move(work),
                      use = std::move(use)]() noexcept {
        QMetaObject::invokeMethod(
            scheduler, [use, result = work()] { use(result); }, Qt::QueuedConnection);
    };
    static_cast<void>(QtConcurrent::run(&context.pool, job));
}

/// The book's submit: a thread of the pool for every attempt under way. With a limit of one it is the book's
/// plain loop as well.
void submit(const StrategyContext &context, const AttemptRequest &request, CompletionHandler completed)
{
    const auto work = [request, services = context.services, stop = context.stop] {
        return downloadOne(request, services, stop);
    };
    inPool(context, work, std::move(completed));
}

/// The book's asyncio version: one thread waits for all answers. Only what costs time of a processor or of
/// the disk (verifying, decoding, saving) goes to a pool, which is as large as the machine.
void await(const StrategyContext &context, const AttemptRequest &request, const CompletionHandler &completed)
{
    context.services.fetcher.fetchAsync(
        request.fetch, context.stop, [&context, request, completed](const Fetched &fetched) {
            if (!readsFiles(fetched.end))
                return completed(finishOne(request, fetched, context.services, context.stop));
            const auto work = [request, fetched, services = context.services, stop = context.stop] {
                return finishOne(request, fetched, services, stop);
            };
            inPool(context, work, completed);
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
    const auto prepare = [request, services = context.services, stop = context.stop] {
        return prepareAttempt(request, services, stop);
    };
    inPool(context, prepare, [&context, completed = std::move(completed)](const PreparedAttempt &prepared) {
        if (prepared.kept)
            completed(*prepared.kept);
        else
            await(context, prepared.request, completed);
    });
}

} // namespace Flaghoist
