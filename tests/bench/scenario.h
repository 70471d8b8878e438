#pragma once

#include "bench/figures.h"

#include <QString>

#include <array>
#include <chrono>

namespace Flaghoist {

/// What is compared.
enum class Downloader { Pool, EventLoop, PoolInOrder, Sequential, Curl, Python };

inline constexpr std::array allDownloaders{Downloader::Pool,        Downloader::EventLoop,
                                           Downloader::PoolInOrder, Downloader::Sequential,
                                           Downloader::Curl,        Downloader::Python};

/// "pool" … "sequential": the ids of --strategy; "curl", "python".
[[nodiscard]] QString downloaderId(Downloader downloader);
[[nodiscard]] QString downloaderName(Downloader downloader);
[[nodiscard]] bool isOurs(Downloader downloader);

/// The same 676 codes under some condition.
struct Scenario
{
    QString id; ///< of --only
    int atOnce = 1;
    std::chrono::milliseconds delay{0}; ///< before each answer
    int roundsFactor = 1; ///< short runs vary more, so there are more of them
    QList<Downloader> downloaders;

    [[nodiscard]] QString title() const;
    /// The delay × how often it must be waited out; nothing without one.
    [[nodiscard]] std::optional<double> idealSeconds() const;
};

inline constexpr std::chrono::milliseconds benchDelay{500};
/// More at once are too many for `curl --parallel-max`, which then takes its default of 50.
inline constexpr int mostOfCurl = 300;

[[nodiscard]] QList<Scenario> scenarios();

/// What a figure is told as a multiple of.
enum class Measure { Ideal, Curl, Python };

/// What was agreed to reach.
struct Target
{
    QString scenario;
    Downloader downloader;
    Measure measure;
    double most;
};

[[nodiscard]] QList<Target> targets();

} // namespace Flaghoist
