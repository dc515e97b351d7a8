// SPDX-License-Identifier: Apache-2.0
// One invented person with a Duldung, as the file of an immigration office may hold it: lists of papers,
// and facts that nobody has asked for yet.
#pragma once

#include "random.hpp"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace stade {

/// A day, counted from 1970-01-01.
using Day = std::int64_t;

[[nodiscard]] Day day_of(std::int64_t year, std::int64_t month, std::int64_t day);
[[nodiscard]] std::string text_of(Day day);

struct Stay {
    Day from = 0;
    std::optional<Day> until; // nothing: not noted in the file
    std::string_view status;  // empty: not noted
};

enum class Origin : std::uint8_t {
    long_stayer,   // here well before the cut-off
    at_boundary,   // the first paper lies within days of 31 October 2017
    newcomer,      // too late for the five years
    dublin,        // a Dublin order lies in the chain
    child,         // with a parent who may get the permit
    joined_spouse, // came later, married to somebody who may get it
};

/// How complete the file is.
enum class File : std::uint8_t { complete, ordinary, thin, not_yet_here };

struct Outline {
    Origin origin = Origin::long_stayer;
    File file = File::complete;
    Day birth = 0;
    Day entry = 0;
    bool born_here = false;
};

[[nodiscard]] Outline sketch(Random& random);
/// Papers of three to six months each, from the first to the one that is valid on the day of screening.
[[nodiscard]] std::vector<Stay> papers(Random& random, const Outline& person);
/// The facts as JSON, in the order of the vocabulary.
[[nodiscard]] std::string facts(Random& random, const Outline& person);

/// The list of convictions as JSON, with fines around the limits of 50 and 90 day fines.
[[nodiscard]] std::string convictions(Random& random, const Outline& person);

} // namespace stade
