#pragma once

#include "domain/problem.h"

#include <QCommandLineParser>

#include <optional>

namespace Flaghoist {

/// Nothing, or what is wrong.
using Check = std::optional<Problem>;

/// Every value that \a name was given goes to \a take, which says whether it will do; the first that will not
/// is the problem.
template <typename Take>
[[nodiscard]] Check takenEach(const QCommandLineParser &parser, const QString &name, ProblemKind kind,
                              Take take)
{
    for (const QString &text : parser.values(name)) {
        if (!take(text))
            return Problem{kind, text};
    }
    return std::nullopt;
}

/// Likewise for an option whose last value counts.
template <typename Take>
[[nodiscard]] Check taken(const QCommandLineParser &parser, const QString &name, ProblemKind kind, Take take)
{
    if (!parser.isSet(name))
        return std::nullopt;
    const QString text = parser.value(name);
    return take(text) ? std::nullopt : Check(Problem{kind, text});
}

} // namespace Flaghoist
