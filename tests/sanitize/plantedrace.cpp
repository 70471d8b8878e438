// Fails under ThreadSanitizer, as it should: proves that what handoffs.cpp says to it hides no race of ours.

#include <QThreadPool>
#include <QtConcurrentRun>

int main()
{
    QThreadPool pool;
    int counted = 0;
    const auto count = [&counted] {
        for (int i = 0; i < 100'000; ++i)
            ++counted;
    };
    const QFuture<void> first = QtConcurrent::run(&pool, count);
    const QFuture<void> second = QtConcurrent::run(&pool, count);
    pool.waitForDone();
    return counted > 0 ? 0 : 1;
}
