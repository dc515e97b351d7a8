// SPDX-License-Identifier: Apache-2.0
// The facts of one person by their numbers in the vocabulary, as every form reads them.
#pragma once

#include "base/arena.hpp"
#include "value/possible.hpp"
#include "value/value.hpp"

#include <memory>
#include <string>
#include <vector>

namespace bleibe::detail {

struct CaseData {
    std::string id;
    std::vector<Value> facts;            // by number of the fact; unknown where not given
    std::vector<bool> assumed;           // by number: taken as the vocabulary's `unless_stated`
    /// By number, or empty: what is known of a fact that is known in part (it, or a part of it, is unknown among
    /// `facts` then); nothing (`is_nothing`) for other facts.
    std::vector<Possible> in_part;
    Arena arena;                         // what the values point into
    std::shared_ptr<const void> catalog; // keeps choices and shapes alive
};

} // namespace bleibe::detail
