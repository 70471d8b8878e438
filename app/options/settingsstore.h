#pragma once

#include "domain/runoptions.h"

#include <QMap>
#include <QString>

#include <optional>

class QSettings;

namespace Flaghoist {

/// The settings file of the windowed program, for QSettings. Where something else has its name, such as a
/// pipe, which would hold up the program for ever, the path leads nowhere, and nothing is remembered.
[[nodiscard]] QString settingsFile();

/// What was remembered. Every value on its own: one that is missing, unknown or broken is that of
/// \a defaults, so that the program always starts.
[[nodiscard]] RunOptions loadRunOptions(const QSettings &settings, const RunOptions &defaults);

/// Remembers \a options; writes only values that differ from what is remembered.
void saveRunOptions(QSettings &settings, const RunOptions &options);

/// What is to be remembered where \a before was, after the person changed \a from into \a to: each value that
/// differs between them. What a command line set and the person left alone is not remembered.
[[nodiscard]] RunOptions remembered(const RunOptions &before, const RunOptions &from, const RunOptions &to);

/// What a person noted of each source of their own, by its URL template.
using OwnSources = QMap<QString, SourceNotes>;

[[nodiscard]] OwnSources loadOwnSources(const QSettings &settings);
void saveOwnSources(QSettings &settings, const OwnSources &sources);

/// "Name: value", a line each; nothing where a line is no such field, or names one that is ours to set.
[[nodiscard]] std::optional<RequestHeaders> parseHeaders(const QString &text);
[[nodiscard]] QString formatHeaders(const RequestHeaders &headers);

} // namespace Flaghoist
