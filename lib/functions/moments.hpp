// SPDX-License-Identifier: Apache-2.0
// Arithmetic on the line of time, and the making of moments: the only place that asks the host's zones.
#pragma once

#include "functions/function.hpp"
#include "value/moment.hpp"

#include <cstdint>
#include <optional>

namespace bleibe::detail {

__extension__ using Signed128 = __int128;

constexpr std::int64_t nanoseconds_a_second = 1'000'000'000;
constexpr std::int64_t seconds_a_day = 86'400;

// ---------------------------------------------------------------- durations

/// The whole length of a days and time duration.
[[nodiscard]] inline Signed128 nanoseconds_of(const Value& duration) {
    return Signed128{duration.integer} * nanoseconds_a_second + duration.size;
}
/// A duration of that length; null, with the reason said, out of range.
[[nodiscard]] Value duration_result(Evaluation& evaluation, Signed128 nanoseconds);

// ---------------------------------------------------------------- moments

/// The moment with the offset that its named zone has then (of a time: without a day). Null, with the reason
/// said, where there is no moment, and where the zone cannot be looked up. The zone's name must outlive the
/// value.
[[nodiscard]] Value time_result(Evaluation& evaluation, std::optional<Moment> time);
[[nodiscard]] Value date_time_result(Evaluation& evaluation, std::optional<Moment> moment);
/// A date counts as its midnight in UTC. Any other kind has none.
[[nodiscard]] std::optional<Moment> moment_of(const Value& value);
/// The local day of a date or a date and time.
[[nodiscard]] std::optional<std::int64_t> day_of(const Value& value);

/// The local day moves, month ends as `add_months` has them, and the clock stays.
[[nodiscard]] Value plus_months(Evaluation& evaluation, const Moment& moment, std::int64_t months);
/// Moves a date and time on the line of time: where a named zone changes its offset in between, the clock
/// moves by more or less.
[[nodiscard]] Value plus_nanoseconds(Evaluation& evaluation, const Moment& moment, Signed128 nanoseconds);
/// Moves the clock of a time, around midnight if need be.
[[nodiscard]] Value turned(Evaluation& evaluation, const Moment& time, Signed128 nanoseconds);
/// The duration from `b` to `a`; null, with the reason said, if only one of them has a zone.
[[nodiscard]] Value difference(Evaluation& evaluation, const Moment& a, const Moment& b);

} // namespace bleibe::detail
