// SPDX-License-Identifier: Apache-2.0
// What all benchmarks share: the catalog of the folder `rulesets` in the working directory, and the invented
// people of examples/stade.
#pragma once

#include <bleibe/bleibe.hpp>

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace bench {

/// The folders that are loaded.
[[nodiscard]] const std::vector<std::filesystem::path>& folders();
/// Loaded once; throws with the findings if it cannot be.
[[nodiscard]] const bleibe::Catalog& catalog();
/// All permits of the catalog, or the one that is named.
[[nodiscard]] bleibe::Program compile(std::string_view permit = {});
/// The day of screening.
[[nodiscard]] bleibe::Date day();
/// The permit that is looked at alone.
inline constexpr std::string_view principal = "de/aufenthg/104c#principal";

/// So many lines of the invented caseload.
[[nodiscard]] std::vector<std::string> lines(std::size_t count);
/// The people of those lines; of lines with a constraint broken there are none.
[[nodiscard]] std::vector<bleibe::Case> people(std::size_t count);
/// The first invented person with this status for the principal permit.
[[nodiscard]] bleibe::Case person(bleibe::Status status);

} // namespace bench
