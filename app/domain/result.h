#pragma once

#include "domain/errorkind.h"

#include <utility>
#include <variant>

namespace Flaghoist {

/// Either a value or the reason why there is none.
template <typename T, typename E = Failure> class [[nodiscard]] Result final
{
public:
    Result(T value) : m_content(std::in_place_index<0>, std::move(value)) { }
    Result(E error) : m_content(std::in_place_index<1>, std::move(error)) { }

    explicit operator bool() const { return m_content.index() == 0; }

    [[nodiscard]] const T &value() const & { return std::get<0>(m_content); }
    [[nodiscard]] T &&value() && { return std::get<0>(std::move(m_content)); }
    [[nodiscard]] const E &error() const { return std::get<1>(m_content); }
    const T &operator*() const { return value(); }
    const T *operator->() const { return &value(); }

private:
    std::variant<T, E> m_content;
};

} // namespace Flaghoist
