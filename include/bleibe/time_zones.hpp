// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/checked.hpp>
#include <bleibe/limits.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string_view>

namespace bleibe {

/// Seconds east of UTC in a zone such as "Europe/Berlin" at a second since 1970-01-01T00:00:00Z; nothing
/// where there is no zone of that name. Gives the same for the same arguments always, does not throw, and
/// may be called by several threads at once.
using ZoneOffset = std::function<std::optional<std::int32_t>(std::string_view zone, std::int64_t utc_second)>;

/// What the host knows about time zones. Immutable; a copy shares the data. The library has no zones of
/// its own and looks for none.
class TimeZones {
public:
    /// None at all.
    TimeZones() noexcept = default;
    /// As the host computes them.
    explicit TimeZones(ZoneOffset offset);

    /// False where no zones were given.
    [[nodiscard]] bool given() const noexcept { return offset_ != nullptr; }
    /// Nothing for a name that is not known, and for an offset of 26 hours or more, which is none.
    [[nodiscard]] std::optional<std::int32_t> offset_at(std::string_view zone, std::int64_t utc_second) const;
    /// The offset that a local clock has that shows these seconds since 1970-01-01T00:00:00. Where clocks
    /// were put back and show a time twice, the first of the two; where they were put forward and never
    /// showed it, the offset from before.
    [[nodiscard]] std::optional<std::int32_t> offset_of_local(std::string_view zone,
                                                              std::int64_t local_second) const;
    /// The offset that a time of day without a day has: the zone's time in winter, that is the smaller of
    /// its offsets at the beginning of January and of July 2025.
    [[nodiscard]] std::optional<std::int32_t> offset_without_day(std::string_view zone) const;

private:
    std::shared_ptr<const ZoneOffset> offset_;
};

/// Reads all TZif files (RFC 8536) below a folder such as `/usr/share/zoneinfo`; a zone is named by the path
/// of its file. The folders `posix` and `right` and files that are no TZif files are passed over, links only
/// followed to places below the folder. No value if the folder cannot be read or holds no zone; a file that
/// is broken or counts leap seconds is left out with a warning.
[[nodiscard]] Checked<TimeZones> load_time_zones(const std::filesystem::path& folder,
                                                 const Limits& limits = {});

} // namespace bleibe
