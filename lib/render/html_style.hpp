// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <string_view>

namespace bleibe::detail {

/// The style sheet of the page.
[[nodiscard]] std::string_view html_style() noexcept;

} // namespace bleibe::detail
