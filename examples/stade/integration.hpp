// SPDX-License-Identifier: Apache-2.0
// What §§ 25a and 25b ask for besides the chain of papers: school, work, language, family.
#pragma once

#include "facts.hpp"
#include "person.hpp"

#include <cstdint>
#include <vector>

namespace stade {

/// What the parts of a file share, so that they fit together.
struct Life {
    std::int64_t age = 0;     // on the day of screening
    std::int64_t settled = 0; // 0 to 999: how well somebody has found their way in
    bool married = false;
    std::vector<Day> children; // days of birth
};

[[nodiscard]] Life sketch_life(Random& random, const Outline& person);

// Each adds its facts, in the order of the vocabulary.
void school(Random& random, const Outline& person, const Life& life, Facts& facts);
void livelihood(Random& random, const Outline& person, const Life& life, Facts& facts);
void language(Random& random, const Life& life, Facts& facts);
void family(Random& random, const Outline& person, const Life& life, Facts& facts);

} // namespace stade
