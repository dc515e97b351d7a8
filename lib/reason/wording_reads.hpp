// SPDX-License-Identifier: Apache-2.0
// Words of the law that a point rests on through the names in its expressions.
#pragma once

#include "run/assessment_data.hpp"

#include <vector>

namespace bleibe::detail {

struct Citation;
struct Quote;

/// The words of a parameter or a definition.
struct WordsRead {
    const Ruleset* ruleset = nullptr;
    const Citation* law = nullptr;
    const Quote* quote = nullptr;
};

/// Of all parameters and definitions that the point's own expressions name, directly or through others; those
/// without a quote are left out.
[[nodiscard]] std::vector<WordsRead> words_read(const AssessmentData& assessment, const OutlineNode& node);

} // namespace bleibe::detail
