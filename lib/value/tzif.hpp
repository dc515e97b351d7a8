// SPDX-License-Identifier: Apache-2.0
// One time zone as a TZif file (RFC 8536) states it.
#pragma once

#include "value/posix_zone.hpp"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace bleibe::detail {

struct ZoneRules {
    struct Change {
        std::int64_t at = 0; // UTC second from which the offset holds
        std::int32_t offset = 0;
    };
    std::int32_t first_offset = 0;  // before all changes
    std::vector<Change> changes;    // ascending
    std::optional<PosixZone> later; // after the last of them

    [[nodiscard]] std::int32_t offset_at(std::int64_t utc_second) const noexcept;
};

[[nodiscard]] bool is_tzif(std::string_view bytes) noexcept;
/// Versions 1 and later; of the later ones the block with 64 bits. Nothing for a file that is cut short,
/// whose parts contradict each other, or that counts leap seconds. Takes time and memory in proportion to the
/// bytes.
[[nodiscard]] std::optional<ZoneRules> read_tzif(std::string_view bytes);

} // namespace bleibe::detail
