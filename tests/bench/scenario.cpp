#include "bench/scenario.h"

#include "domain/countrycode.h"

namespace Flaghoist {

using namespace Qt::StringLiterals;

QString downloaderId(Downloader downloader)
{
    switch (downloader) {
    case Downloader::Pool: return u"pool"_s;
    case Downloader::EventLoop: return u"event-loop"_s;
    case Downloader::PoolInOrder: return u"pool-in-order"_s;
    case Downloader::Sequential: return u"sequential"_s;
    case Downloader::Curl: return u"curl"_s;
    case Downloader::Python: return u"python"_s;
    }
    Q_UNREACHABLE();
}

QString downloaderName(Downloader downloader)
{
    switch (downloader) {
    case Downloader::Pool:
    case Downloader::EventLoop:
    case Downloader::PoolInOrder:
    case Downloader::Sequential: return u"Flaghoist, "_s + downloaderId(downloader);
    case Downloader::Curl: return u"curl -Z"_s;
    case Downloader::Python: return u"Python, pool of threads"_s;
    }
    Q_UNREACHABLE();
}

bool isOurs(Downloader downloader)
{
    return downloader != Downloader::Curl && downloader != Downloader::Python;
}

QString Scenario::title() const
{
    const QString answers = delay.count() > 0
        ? u"each answer after %1 s"_s.arg(std::chrono::duration<double>(delay).count())
        : u"answers at full speed"_s;
    return u"%1 codes, %2, %3 at once"_s.arg(everyCodeCount).arg(answers).arg(atOnce);
}

std::optional<double> Scenario::idealSeconds() const
{
    if (delay.count() == 0)
        return std::nullopt;
    const int waits = (everyCodeCount + atOnce - 1) / atOnce;
    return std::chrono::duration<double>(delay * waits).count();
}

QList<Scenario> scenarios()
{
    const QList<Downloader> many{Downloader::Pool, Downloader::EventLoop, Downloader::PoolInOrder,
                                 Downloader::Curl, Downloader::Python};
    QList<Scenario> all;
    for (const int atOnce : {30, 200, 676}) {
        all.append({.id = u"delay-%1"_s.arg(atOnce),
                    .atOnce = atOnce,
                    .delay = benchDelay,
                    .roundsFactor = 1,
                    .downloaders = many});
    }
    const QList<Downloader> every(allDownloaders.begin(), allDownloaders.end());
    all.append({.id = u"full-30"_s, .atOnce = 30, .delay = {}, .roundsFactor = 5, .downloaders = every});
    return all;
}

QList<Target> targets()
{
    using enum Downloader;
    QList<Target> all{{u"delay-30"_s, Pool, Measure::Ideal, 1.02},
                      {u"delay-30"_s, EventLoop, Measure::Ideal, 1.02},
                      {u"delay-200"_s, Pool, Measure::Ideal, 1.06},
                      {u"delay-200"_s, EventLoop, Measure::Ideal, 1.06},
                      {u"delay-676"_s, EventLoop, Measure::Ideal, 1.3}};
    for (const QString &scenario : {u"delay-30"_s, u"delay-200"_s, u"delay-676"_s}) {
        for (const Downloader downloader : {Pool, EventLoop}) {
            all.append({scenario, downloader, Measure::Curl, 1});
            all.append({scenario, downloader, Measure::Python, 1});
        }
    }
    for (const Downloader downloader : {Pool, EventLoop}) {
        all.append({u"full-30"_s, downloader, Measure::Curl, 2});
        all.append({u"full-30"_s, downloader, Measure::Python, 0.25});
    }
    return all;
}

} // namespace Flaghoist
