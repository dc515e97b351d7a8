// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>

namespace stade {

/// "stade-0001".
[[nodiscard]] std::string id_of(std::uint64_t number);
/// The person of that number, counted from 1, as one line of the caseload without its line break.
[[nodiscard]] std::string line_of(std::uint64_t seed, std::uint64_t number);

} // namespace stade
