// SPDX-License-Identifier: Apache-2.0
// The idea: the counts of a header give the length of its block, which is compared with the bytes that are
// there before anything is read from it.
#include "value/tzif.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr std::size_t header_size = 44;
constexpr std::int32_t largest_zone_offset = 26 * 3'600;

std::uint64_t big_endian(std::string_view bytes) noexcept {
    std::uint64_t number = 0;
    for (const char byte : bytes) {
        number = number << 8U | static_cast<unsigned char>(byte);
    }
    return number;
}

/// How many of each the block behind a header holds, in the order of the header.
struct Header {
    std::uint64_t utc_marks = 0;
    std::uint64_t standard_marks = 0;
    std::uint64_t leaps = 0;
    std::uint64_t times = 0;
    std::uint64_t types = 0;
    std::uint64_t letters = 0;

    [[nodiscard]] std::uint64_t block_size(std::uint64_t time_size) const noexcept {
        return times * (time_size + 1) + types * 6 + letters + leaps * (time_size + 4) + standard_marks +
               utc_marks;
    }
};

/// Takes a header off the front.
std::optional<Header> take_header(std::string_view& bytes) noexcept {
    if (bytes.size() < header_size || !is_tzif(bytes)) {
        return std::nullopt;
    }
    const auto count = [bytes](std::size_t i) { return big_endian(bytes.substr(20 + 4 * i, 4)); };
    const Header header{count(0), count(1), count(2), count(3), count(4), count(5)};
    bytes.remove_prefix(header_size);
    return header;
}

std::int64_t read_time(std::string_view bytes) noexcept {
    const std::uint64_t number = big_endian(bytes);
    return bytes.size() == 4 ? static_cast<std::int32_t>(static_cast<std::uint32_t>(number))
                             : static_cast<std::int64_t>(number);
}

/// The block at the front, which must be there in full.
std::optional<ZoneRules> read_block(std::string_view block, const Header& header, std::size_t time_size) {
    if (header.types == 0 || header.leaps != 0) {
        return std::nullopt;
    }
    const std::string_view times = block.substr(0, header.times * time_size);
    const std::string_view numbers = block.substr(times.size(), header.times);
    const std::string_view types = block.substr(times.size() + numbers.size(), header.types * 6);
    std::vector<std::int32_t> offsets;
    for (std::size_t i = 0; i < header.types; ++i) {
        const std::int64_t offset = read_time(types.substr(i * 6, 4));
        if (offset <= -largest_zone_offset || offset >= largest_zone_offset) {
            return std::nullopt;
        }
        offsets.push_back(static_cast<std::int32_t>(offset));
    }
    ZoneRules rules;
    rules.first_offset = offsets.front();
    for (std::size_t i = 0; i < header.times; ++i) {
        const auto type = static_cast<unsigned char>(numbers[i]);
        const std::int64_t at = read_time(times.substr(i * time_size, time_size));
        if (type >= offsets.size() || (!rules.changes.empty() && at <= rules.changes.back().at)) {
            return std::nullopt;
        }
        rules.changes.push_back({at, offsets[type]});
    }
    return rules;
}

} // namespace

std::int32_t ZoneRules::offset_at(std::int64_t utc_second) const noexcept {
    const auto next = std::upper_bound(changes.begin(), changes.end(), utc_second,
                                       [](std::int64_t second, const Change& c) { return second < c.at; });
    if (next == changes.end() && later) {
        return later->offset_at(utc_second);
    }
    return next == changes.begin() ? first_offset : std::prev(next)->offset;
}

bool is_tzif(std::string_view bytes) noexcept { return bytes.starts_with("TZif"); }

std::optional<ZoneRules> read_tzif(std::string_view bytes) {
    const bool has_second_block = bytes.size() > 4 && bytes[4] != '\0';
    auto header = take_header(bytes);
    if (!header || header->block_size(4) > bytes.size()) {
        return std::nullopt;
    }
    if (!has_second_block) {
        return read_block(bytes, *header, 4);
    }
    bytes.remove_prefix(header->block_size(4));
    header = take_header(bytes);
    if (!header || header->block_size(8) > bytes.size()) {
        return std::nullopt;
    }
    auto rules = read_block(bytes, *header, 8);
    bytes.remove_prefix(header->block_size(8));
    const std::size_t end = bytes.size() > 1 ? bytes.find('\n', 1) : std::string_view::npos;
    if (!rules || end == std::string_view::npos || bytes.front() != '\n') {
        return std::nullopt;
    }
    const std::string_view footer = bytes.substr(1, end - 1);
    if (!footer.empty()) {
        rules->later = parse_posix_zone(footer);
        if (!rules->later) {
            return std::nullopt;
        }
    }
    return rules;
}

} // namespace bleibe::detail
