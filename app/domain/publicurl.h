#pragma once

#include "domain/flagoutcome.h"
#include "domain/urltemplate.h"

namespace Flaghoist {

/// What may be kept or given away of a URL: no user name and password, no fragment, and of the query only the
/// parts that carry the country code, since the others may be keys.
[[nodiscard]] QString publicTemplate(const UrlTemplate &urlTemplate);
/// \a url was made by \a urlTemplate; where that is empty, nothing of the query is public.
[[nodiscard]] QUrl publicUrl(const QUrl &url, const UrlTemplate &urlTemplate);
/// Without cookies, and without where a redirect leads, which may carry a key.
[[nodiscard]] HeaderFields publicHeaders(HeaderFields headers);

} // namespace Flaghoist
