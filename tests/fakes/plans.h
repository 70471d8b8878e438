#pragma once

#include "domain/downloadplan.h"

#include <QDir>

namespace Flaghoist {

/// A plan over \a urlTemplate as a session would make it.
inline DownloadPlan planFor(const QList<CountryCode> &codes, const QString &urlTemplate,
                            const QString &folder, int concurrency)
{
    DownloadPlan plan;
    plan.source = customSource(UrlTemplate::parse(urlTemplate).value());
    plan.source.practice = PracticeBehaviour{};
    plan.concurrency = {.asked = concurrency, .used = concurrency, .limitedBy = LimitReason::None};
    plan.folder = folder;
    plan.retries = 0;
    for (const CountryCode code : codes) {
        plan.items.append({.id = {.run = 1, .index = int(plan.items.size()), .round = 0},
                           .code = code,
                           .url = plan.source.urlTemplate.expand(code),
                           .earlierAttempts = 0});
    }
    return plan;
}

/// What is in \a folder, the files that Flaghoist hides there included, but for its lock and the manifest.
inline QStringList filesIn(const QString &folder)
{
    QStringList files = QDir(folder).entryList(QDir::Files | QDir::Hidden | QDir::System, QDir::Name);
    files.removeAll(QStringLiteral(".flaghoist-lock"));
    files.removeAll(QStringLiteral("flags.json"));
    return files;
}

} // namespace Flaghoist
