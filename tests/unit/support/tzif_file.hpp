// SPDX-License-Identifier: Apache-2.0
// TZif files made by a test, so that it needs none of the system's.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

namespace bleibe::test {

struct MadeZone {
    std::vector<std::pair<std::int64_t, std::int32_t>> changes; // UTC second, offset
    std::vector<std::int32_t> offsets;                          // all there are; the first holds before
    std::string footer = {};
    std::int64_t leaps = 0;
};

inline std::string big_endian_bytes(std::int64_t number, int size) {
    std::string bytes;
    for (int i = size - 1; i >= 0; --i) {
        bytes += static_cast<char>(static_cast<std::uint64_t>(number) >> (8 * i));
    }
    return bytes;
}

/// One header with its block.
inline std::string tzif_block(const MadeZone& zone, int time_size, char version) {
    std::string out = std::string("TZif") + version + std::string(15 + 8, '\0');
    for (const std::int64_t count : {zone.leaps, static_cast<std::int64_t>(zone.changes.size()),
                                     static_cast<std::int64_t>(zone.offsets.size()), std::int64_t{4}}) {
        out += big_endian_bytes(count, 4);
    }
    std::string numbers;
    for (const auto& [at, offset] : zone.changes) {
        out += big_endian_bytes(at, time_size);
        std::size_t type = 0;
        while (zone.offsets[type] != offset) {
            ++type;
        }
        numbers += static_cast<char>(type);
    }
    out += numbers;
    for (const std::int32_t offset : zone.offsets) {
        out += big_endian_bytes(offset, 4) + std::string(2, '\0');
    }
    return out + std::string("ABC\0", 4) +
           std::string(static_cast<std::size_t>(zone.leaps) * static_cast<std::size_t>(time_size + 4), '\0');
}

inline std::string tzif_file(const MadeZone& zone, char version = '2') {
    return tzif_block(zone, 4, version) + tzif_block(zone, 8, version) + "\n" + zone.footer + "\n";
}

} // namespace bleibe::test
