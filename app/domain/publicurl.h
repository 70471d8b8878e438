#pragma once

#include "domain/urltemplate.h"

namespace Flaghoist {

/// What may be kept or given away of a URL: no user name and password, no fragment, and of the query only the
/// parts that carry the country code, since the others may be keys.
[[nodiscard]] QString publicTemplate(const UrlTemplate &urlTemplate);
/// \a url was made by \a urlTemplate; where that is empty, nothing of the query is public.
[[nodiscard]] QUrl publicUrl(const QUrl &url, const UrlTemplate &urlTemplate);

} // namespace Flaghoist
