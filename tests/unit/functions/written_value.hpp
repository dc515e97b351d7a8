// SPDX-License-Identifier: Apache-2.0
// Values as a test writes them: `?` for unknown, 1.5, "text", 2022-12-31, P1Y, PT5S, 10:30:00Z,
// 2022-12-31T10:30:00, [a, b], {from: 2020-01-01, until: null}, and ranges as in FEEL: [1..5), (null..3].
#pragma once

#include "value/value.hpp"

#include <bleibe/time_zones.hpp>

#include <string>
#include <string_view>
#include <vector>

namespace bleibe::test {

/// One zone, Middle/East: two hours east, three from 2021-03-28T01:00:00Z to 2021-10-31T01:00:00Z.
[[nodiscard]] const TimeZones& zones_of_tests();
/// The value lives in the arena. A text that writes none fails the test and gives null.
[[nodiscard]] detail::Value read_value(std::string_view text, detail::Arena& arena);
/// Several, with `|` between them; none for an empty text.
[[nodiscard]] std::vector<detail::Value> read_values(std::string_view text, detail::Arena& arena);
/// The same notation; numbers without trailing zeros.
[[nodiscard]] std::string write_value(const detail::Value& value);

} // namespace bleibe::test
