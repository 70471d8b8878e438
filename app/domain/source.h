#pragma once

#include "domain/runoptions.h"
#include "domain/urltemplate.h"

#include <QList>

#include <optional>

namespace Flaghoist {

struct Source
{
    /// The book's server label, or host, port and path of a custom URL; the destination folder has its name.
    QString label;
    /// Empty for practice sources until their server listens.
    UrlTemplate urlTemplate;
    int cap = maxConcurrency;
    /// Set for sources that the built-in practice server plays.
    std::optional<PracticeBehaviour> practice;
    /// One line, for whoever publishes the flags; empty where it is not known.
    QString licence{};
    RequestHeaders headers{};
};

/// LOCAL, DELAY, ERROR (practice), REMOTE and the flag sets on the web, in this order.
[[nodiscard]] const QList<Source> &builtInSources();
/// By label, or its first word, in either case; nothing when there is none.
[[nodiscard]] std::optional<Source> builtInSource(const QString &label);
/// A person's own URL; cap 30, but for servers on this very machine, which are the person's own too.
[[nodiscard]] Source customSource(const UrlTemplate &urlTemplate, const SourceNotes &notes = {});

} // namespace Flaghoist
