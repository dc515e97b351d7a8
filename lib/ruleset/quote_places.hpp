// SPDX-License-Identifier: Apache-2.0
// Where quotes, and the words that join them, stand in the wording.
#pragma once

#include "ruleset/catalog.hpp"
#include "ruleset/wording.hpp"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// Bytes of one sentence.
struct PlaceInText {
    std::size_t sentence = 0; // index into Ruleset::text
    TextRange range;
};

/// Where a quote stands in what it cites, piece by piece; without words the cited sentences as a whole.
/// Empty for a quote that is not there.
[[nodiscard]] std::vector<PlaceInText> places_of(const Ruleset& ruleset, const Citation& law,
                                                 const Quote& quote);

/// The words of a text that are connecting phrases of the catalog; a phrase counts only where every word of
/// it is free.
[[nodiscard]] std::vector<TextRange> connecting_in(std::string_view text,
                                                   const std::vector<std::string>& phrases,
                                                   const std::function<bool(const TextRange&)>& is_free);

} // namespace bleibe::detail
