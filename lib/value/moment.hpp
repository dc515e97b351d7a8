// SPDX-License-Identifier: Apache-2.0
// What the kinds `time` and `date_time` hold: a local clock reading, and where on earth it was read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bleibe::detail {

enum class ZoneForm : std::uint8_t {
    none,   // local, wherever that is
    offset, // "Z", "+02:00"
    named,  // "@Europe/Paris"
};

/// A time of day, or one on a day. Trivially copyable; the name of the zone must outlive it.
struct Moment {
    std::int64_t day = 0;        // day number; 0 for a time without a day
    std::int32_t second = 0;     // of the local day, 0 to 86,399
    std::int32_t nanosecond = 0; // 0 to 999,999,999
    std::int32_t offset = 0;     // seconds east of UTC; of a named zone once it is looked up
    ZoneForm form = ZoneForm::none;
    std::string_view zone = {}; // of a named zone, as written

    [[nodiscard]] bool zoned() const noexcept { return form != ZoneForm::none; }
    /// Local seconds since 1970-01-01T00:00:00, or since midnight.
    [[nodiscard]] std::int64_t local_seconds() const noexcept { return day * 86'400 + second; }
    /// The same in UTC for a zoned moment; the local ones otherwise.
    [[nodiscard]] std::int64_t line_seconds() const noexcept { return local_seconds() - offset; }
};

/// Of an offset as FEEL writes it, on either side.
constexpr std::int32_t largest_offset = 14 * 3'600;

/// "10:30:00", "10:30:00.123456789" (at most nine digits), then nothing, "Z", "+02:00", "-02:00:30" or
/// "@Europe/Paris"; "24:00:00" is midnight. Nothing for any other text. A named zone is not looked up: its
/// offset is 0, its name points into `text`.
[[nodiscard]] std::optional<Moment> parse_time(std::string_view text) noexcept;
/// A date and a time with `T` between them; 24:00:00 is the midnight of the next day. Nothing for any
/// other text, also where that day lies outside the calendar.
[[nodiscard]] std::optional<Moment> parse_date_time(std::string_view text) noexcept;
/// A name such as zones have: parts of letters, digits, `_`, `+` and `-`, with `/` between them, at most
/// 64 characters. No path that leads anywhere else has that form.
[[nodiscard]] bool is_zone_name(std::string_view name) noexcept;

/// With seconds always, and as many digits behind the point as there are; an offset of 0 is "Z".
[[nodiscard]] std::string time_text(const Moment& time);
[[nodiscard]] std::string date_time_text(const Moment& moment);

/// The moment whose local clock reads this; nothing outside the calendar. Zone and offset stay.
[[nodiscard]] std::optional<Moment> with_local_seconds(Moment moment, std::int64_t seconds) noexcept;
/// Written alike: every part the same, also the nanoseconds and the form of the zone ("Z" is "+00:00").
[[nodiscard]] bool same_writing(const Moment& a, const Moment& b) noexcept;
/// -1, 0, 1 on the line of time, to the whole second; nothing if only one of the two has a zone.
[[nodiscard]] std::optional<int> order_of_moments(const Moment& a, const Moment& b) noexcept;

} // namespace bleibe::detail
