// SPDX-License-Identifier: Apache-2.0
// The idea: one question, the offset at a second in UTC, answers all others; a local clock is asked by
// trying the offsets of the day before, of the day itself and of the day after.
#include "value/moment.hpp"

#include <bleibe/instant.hpp>
#include <bleibe/time_zones.hpp>

#include <algorithm>
#include <array>

namespace bleibe {
namespace {

constexpr std::int64_t seconds_a_day = 86'400;

} // namespace

TimeZones::TimeZones(ZoneOffset offset)
    : offset_(offset == nullptr ? nullptr : std::make_shared<const ZoneOffset>(std::move(offset))) {}

std::optional<std::int32_t> TimeZones::offset_at(std::string_view zone, std::int64_t utc_second) const {
    constexpr std::int32_t bound = 26 * 3'600;
    if (offset_ == nullptr) {
        return std::nullopt;
    }
    const auto offset = (*offset_)(zone, utc_second);
    return offset && (*offset <= -bound || *offset >= bound) ? std::nullopt : offset;
}

std::optional<std::int32_t> TimeZones::offset_of_local(std::string_view zone,
                                                       std::int64_t local_second) const {
    // Larger offsets first: of two moments with the same clock they are the earlier one.
    std::array<std::int32_t, 3> tried{};
    for (std::size_t i = 0; i < tried.size(); ++i) {
        const auto offset =
            offset_at(zone, local_second + (static_cast<std::int64_t>(i) - 1) * seconds_a_day);
        if (!offset) {
            return std::nullopt;
        }
        tried[i] = *offset;
    }
    const std::int32_t before = tried.front();
    std::sort(tried.begin(), tried.end(), std::greater<>());
    for (const std::int32_t offset : tried) {
        if (offset_at(zone, local_second - offset) == offset) {
            return offset;
        }
    }
    return before;
}

std::optional<std::int32_t> TimeZones::offset_without_day(std::string_view zone) const {
    constexpr std::int64_t january = 1'735'689'600; // 2025-01-01T00:00:00Z
    constexpr std::int64_t july = 1'751'328'000;    // 2025-07-01T00:00:00Z
    const auto winter = offset_at(zone, january);
    const auto summer = offset_at(zone, july);
    return winter && summer ? std::optional(std::min(*winter, *summer)) : std::nullopt;
}

std::optional<Instant> Instant::parse(std::string_view text) noexcept {
    const auto moment = detail::parse_date_time(text);
    if (!moment || moment->form != detail::ZoneForm::offset) {
        return std::nullopt;
    }
    return Instant{moment->line_seconds(), moment->nanosecond, moment->offset};
}

} // namespace bleibe
