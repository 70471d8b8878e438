#pragma once

#include "faults/faultserver.h"

namespace Flaghoist {

using FaultScripts = QHash<QByteArray, FaultScript>;

/// How each fault of the families that are played is played, by its id in the catalogue. The scripts may
/// point to \a server, whose folder then holds what they need.
[[nodiscard]] FaultScripts faultScripts(const FaultServer &server);

[[nodiscard]] FaultScripts connectionScripts();
[[nodiscard]] FaultScripts timeScripts();
[[nodiscard]] FaultScripts replyScripts(const FaultServer &server);
[[nodiscard]] FaultScripts imageScripts(const FaultServer &server);

/// A whole flag, which nothing but the fault keeps from being saved.
[[nodiscard]] QByteArray soundFlag();
[[nodiscard]] QByteArray soundSvg();
[[nodiscard]] QByteArray gzipped(const QByteArray &bytes);

/// "HTTP/1.1 200 OK" and \a fields, each ended by CRLF, with the empty line.
[[nodiscard]] QByteArray okHead(const QByteArray &fields = {});

/// \a data as one chunk.
[[nodiscard]] QByteArray chunkOf(const QByteArray &data);

[[nodiscard]] FaultScript played(const RawScript &script, FaultPort port = FaultPort::Plain);
[[nodiscard]] FaultScript answered(const QByteArray &bytes, FaultPort port = FaultPort::Plain);
[[nodiscard]] FaultScript answeredAndClosed(const QByteArray &bytes, FaultPort port = FaultPort::Plain);

} // namespace Flaghoist
