// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace bleibe {

/// A point on the line of time, and the offset by which it is written.
struct Instant {
    std::int64_t seconds = 0;     // since 1970-01-01T00:00:00Z
    std::int32_t nanoseconds = 0; // 0 to 999,999,999
    std::int32_t offset = 0;      // seconds east of UTC, at most 14 hours either way

    /// Reads ISO 8601 `2022-12-31T10:30:00Z` or `2022-12-31T10:30:00.5+02:00`; nothing for any other text,
    /// and for one without an offset.
    [[nodiscard]] static std::optional<Instant> parse(std::string_view text) noexcept;
};

} // namespace bleibe
