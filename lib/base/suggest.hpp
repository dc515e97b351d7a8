// SPDX-License-Identifier: Apache-2.0
// "Did you mean": the known word nearest to a misspelt one.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// The candidate with the smallest edit distance (a swap of neighbours counts once), if that distance
/// is at most a third of the word's length (and at most 3). Ties go to the first. Compares bytes.
[[nodiscard]] std::optional<std::string_view> nearest(std::string_view word,
                                                      const std::vector<std::string_view>& candidates);
/// "did you mean `x`?" or an empty text.
[[nodiscard]] std::string did_you_mean(std::string_view word,
                                       const std::vector<std::string_view>& candidates);

/// The same for what a person names on a command line: else the first candidate that holds the word, else all
/// of them if they are few.
[[nodiscard]] std::string did_you_mean_one_of(std::string_view word,
                                              const std::vector<std::string_view>& candidates);

} // namespace bleibe::detail
