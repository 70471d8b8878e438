#pragma once

#include <QString>

namespace Flaghoist {

/// What keeps a run from starting. Worded by wording/problemtext.h.
enum class ProblemKind {
    BadCode,
    BadConcurrency,
    BadLimit,
    BadServer,
    BadStrategy,
    BadExisting,
    BadTimeout,
    BadRetries,
    BadDelay,
    BadErrorRate,
    BadFaults,
    BadCapacity,
    BadRate,
    BadSeed,
    BadSlow,
    BadRegion,
    BadName,
    BadPort,
    ConflictingOptions,
    OnlyWithPractice,
    OnlyWithServe,
    OnlyWithPack,
    BadWidths,
    ServedFolderApart, ///< "--serve DIR" instead of "--serve=DIR"
    UnknownOption,
    UnexpectedValue,
    MissingValue,
    NothingChosen,
    TemplateWithoutCode,
    TemplateNotHttp,
    TemplateWithCredentials,
    TemplateInvalid,
    FolderNotMade,
    FolderNotWritable,
    FolderInUse,
    FolderFull,
    ReportNotWritable,
    SameFileName, ///< of two codes
    ManifestMissing,
    ManifestInTheWay, ///< flags.json is not ours
    FileNotReadable, ///< that is to be opened, as the next
    FileNotUnderstood,
    PackNotMade,
    ServedFolderMissing,
    ServedFolderEmpty,
    PortTaken,
    PracticeServerFailed,
    SourceKeyMissing, ///< of a kept run, whose source had a key in its URL
    BadSweep,
    SweepOfWebSource,
};

struct Problem
{
    ProblemKind kind;
    /// The offending input as given, or the system's own reason; untranslated.
    QString detail;

    friend bool operator==(const Problem &, const Problem &) = default;
};

} // namespace Flaghoist
