// SPDX-License-Identifier: Apache-2.0
// A period on the command line: `P3M`, `P1Y6M`, `P14D`, `P3M10D`.
#pragma once

#include <charconv>
#include <cstdint>
#include <optional>
#include <string_view>

namespace cli {

struct Horizon {
    std::int32_t months = 0;
    std::int32_t days = 0;
};

/// Nothing for any other text, and for more than a hundred years.
[[nodiscard]] inline std::optional<Horizon> parse_horizon(std::string_view text) {
    constexpr std::string_view units = "YMD";
    if (text.size() < 3 || text.front() != 'P') {
        return std::nullopt;
    }
    Horizon horizon;
    std::size_t unit_from = 0;
    const char* at = text.data() + 1;
    const char* const end = text.data() + text.size();
    while (at != end) {
        std::uint16_t count = 0;
        const auto [unit, error] = std::from_chars(at, end, count);
        const std::size_t which =
            error == std::errc{} && unit != end ? units.find(*unit, unit_from) : std::string_view::npos;
        if (which == std::string_view::npos) {
            return std::nullopt;
        }
        if (units[which] == 'D') {
            horizon.days += count;
        } else {
            horizon.months += units[which] == 'Y' ? 12 * count : count;
        }
        unit_from = which + 1;
        at = unit + 1;
    }
    if (horizon.months > 1200 || horizon.days > 36525) {
        return std::nullopt;
    }
    return horizon;
}

} // namespace cli
