#pragma once

#include "domain/runoptions.h"

#include <QMap>
#include <QString>

#include <optional>

class QSettings;

namespace Flaghoist {

/// What a person noted of each source of their own, by its URL template.
using OwnSources = QMap<QString, SourceNotes>;

[[nodiscard]] OwnSources loadOwnSources(const QSettings &settings);
void saveOwnSources(QSettings &settings, const OwnSources &sources);

/// "Name: value", a line each; nothing where a line is no such field, or names one that is ours to set.
[[nodiscard]] std::optional<RequestHeaders> parseHeaders(const QString &text);
[[nodiscard]] QString formatHeaders(const RequestHeaders &headers);

} // namespace Flaghoist
