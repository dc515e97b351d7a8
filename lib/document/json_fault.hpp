// SPDX-License-Identifier: Apache-2.0
// What is wrong with a text that is not JSON, and where exactly.
#pragma once

#include "document/text_checks.hpp"

#include <optional>

namespace bleibe::detail {

struct JsonFault {
    std::size_t begin = 0;
    std::size_t end = 0;
    std::string message;
    std::string help;
    bool too_deep = false;
};

/// The first fault of the text; nothing if it is JSON, nested no deeper than `depth`.
[[nodiscard]] std::optional<JsonFault> find_json_fault(std::string_view text, std::uint32_t depth);

} // namespace bleibe::detail
