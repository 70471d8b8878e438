#include "domain/errorkind.h"

#include <iterator>

namespace Flaghoist {

using namespace Qt::StringLiterals;

namespace {

using Kind = ErrorKind;
using Category = FailureCategory;

struct KindFacts
{
    ErrorKind kind;
    QLatin1StringView id;
    FailureCategory category;
    bool isTransient; ///< of Http4xx it depends on the status
};

constexpr KindFacts allFacts[] = {
    {Kind::None, ""_L1, Category::Program, false},
    {Kind::Refused, "refused"_L1, Category::Connection, true},
    {Kind::Dns, "dns"_L1, Category::Connection, false},
    {Kind::Closed, "closed"_L1, Category::Connection, true},
    {Kind::Truncated, "truncated"_L1, Category::Connection, true},
    {Kind::Timeout, "timeout"_L1, Category::Connection, true},
    {Kind::Tls, "tls"_L1, Category::Connection, false},
    {Kind::BadReply, "bad-reply"_L1, Category::Reply, false},
    {Kind::Redirect, "redirect"_L1, Category::Reply, false},
    {Kind::TooLarge, "too-large"_L1, Category::Reply, false},
    {Kind::Empty, "empty"_L1, Category::Reply, false},
    {Kind::Gone, "gone"_L1, Category::Refusal, false},
    {Kind::Http4xx, "http-4xx"_L1, Category::Refusal, false},
    {Kind::Http5xx, "http-5xx"_L1, Category::Refusal, true},
    {Kind::InvalidImage, "invalid-image"_L1, Category::Image, false},
    {Kind::DiskFull, "disk-full"_L1, Category::Disk, false},
    {Kind::Disk, "disk"_L1, Category::Disk, false},
    {Kind::OutOfDescriptors, "no-descriptors"_L1, Category::Program, true},
    {Kind::Internal, "internal"_L1, Category::Program, false},
};

constexpr bool hasEachKindInOrder()
{
    for (size_t i = 0; i < std::size(allFacts); ++i) {
        if (allFacts[i].kind != ErrorKind(i))
            return false;
    }
    return std::size(allFacts) == size_t(ErrorKind::Internal) + 1;
}
static_assert(hasEachKindInOrder());

} // namespace

QString errorKindId(ErrorKind kind)
{
    return allFacts[size_t(kind)].id;
}

bool isTransient(ErrorKind kind, int httpStatus)
{
    return allFacts[size_t(kind)].isTransient
        || (kind == ErrorKind::Http4xx && (httpStatus == 408 || httpStatus == 429));
}

FailureCategory categoryOf(ErrorKind kind)
{
    return allFacts[size_t(kind)].category;
}

} // namespace Flaghoist
