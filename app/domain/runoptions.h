#pragma once

#include "domain/countrycode.h"
#include "domain/nametemplate.h"
#include "domain/practice.h"
#include "domain/strategy.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QString>

#include <chrono>
#include <optional>
#include <utility>

namespace Flaghoist {

/// What to do where the target file is already there.
enum class ExistingFiles {
    Overwrite,
    Skip,
    Update, ///< replaced only where the source has another flag by now
};

/// What a source sends along with every request, such as Referer or a key. Never shown, and never in a
/// report, a log, the manifest or the history; not sent to another host that a redirect leads to.
using RequestHeaders = QList<std::pair<QByteArray, QByteArray>>;

/// What a person notes of a source of their own, beside its URL template.
struct SourceNotes
{
    QString label{}; ///< empty: named by its host
    int cap = 0; ///< 0: the usual one
    QString licence{};
    RequestHeaders headers{};

    friend bool operator==(const SourceNotes &, const SourceNotes &) = default;
};

/// Per attempt, counted from when the request is really sent.
struct Deadlines
{
    milliseconds firstByte;
    milliseconds inactivity;
    milliseconds total;

    /// \a total is what the person set; within it the first byte may take as long as it likes.
    [[nodiscard]] static Deadlines within(milliseconds total);
};

inline constexpr int defaultRetries = 2;
inline constexpr int maxRetries = 10;
inline constexpr milliseconds defaultTimeout{30'000};
inline constexpr milliseconds maxTimeout{600'000};
inline constexpr milliseconds maxPracticeDelay{60'000};
/// A run does not start where less is free: not even one flag of the largest size that is accepted
/// (maxFlagBytes) would be sure to fit. How much all of them will need, no source says beforehand.
inline constexpr qint64 minFreeBytes{2 * 1024 * 1024};
/// Where LOCAL is served for other programs; DELAY and ERROR have the next two ports (as in the book).
inline constexpr int defaultFirstPort = 8000;
inline constexpr int firstEditionPort = 8001; ///< where the scripts of the book's first edition look
inline constexpr int maxFirstPort = 65'533;

/// How each flag is fetched and saved; copied as one from the options to the plan and to every attempt.
struct TransferOptions
{
    milliseconds timeout = defaultTimeout; ///< of one attempt
    int retries = defaultRetries;
    ExistingFiles existing = ExistingFiles::Overwrite;
    /// How saved files are called, without the extension.
    NameTemplate name{};

    [[nodiscard]] Deadlines deadlines() const { return Deadlines::within(timeout); }

    friend bool operator==(const TransferOptions &, const TransferOptions &) = default;
};

/// What replaces a practice source's own behaviour, where set.
struct PracticeOverrides
{
    std::optional<std::pair<milliseconds, milliseconds>> delay{};
    std::optional<double> errorRate{};
    std::optional<PracticeFaults> faults{};
    QMap<CountryCode, milliseconds> slow{};
    std::optional<int> capacity{};
    std::optional<int> rate{};
    std::optional<quint32> seed{};

    /// How a practice source behaves whose own behaviour is \a usual. Faults that are set without an error
    /// rate come at usualErrorRate where the source has none; without any fault the error rate is 0.
    [[nodiscard]] PracticeBehaviour behaviourFrom(PracticeBehaviour usual) const;

    friend bool operator==(const PracticeOverrides &, const PracticeOverrides &) = default;
};

/// Everything a person sets for a run, before it is made into a DownloadPlan.
struct RunOptions : TransferOptions, PracticeOverrides
{
    QList<CountryCode> codes;
    /// The label of a built-in source; ignored when urlTemplate is set.
    QString server;
    /// A custom URL template as typed; empty for a built-in source.
    QString urlTemplate;
    SourceNotes notes; ///< of urlTemplate
    Strategy strategy = Strategy::Pool;
    /// Unset while the person has not touched it: the strategy's default applies.
    std::optional<int> concurrency;
    /// Empty: chosen by the session from the source's label.
    QString folder;

    friend bool operator==(const RunOptions &, const RunOptions &) = default;
};

} // namespace Flaghoist
