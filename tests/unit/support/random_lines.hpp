// SPDX-License-Identifier: Apache-2.0
// People as lines of NDJSON: plain ones, ones that are written in an unusual way, and broken ones.
#pragma once

#include "unit/support/random_rules.hpp"

#include <bleibe/case.hpp>
#include <bleibe/catalog.hpp>

#include <string>
#include <vector>

namespace bleibe::test {

/// The facts that are known, keys in the order of the vocabulary, without a blank.
[[nodiscard]] std::string plain_line(const Catalog& catalog, const Case& person, const std::string& id);
/// The same with keys in another order, blanks, escapes and other ways to write the same; not always correct
/// after it.
[[nodiscard]] std::string unusual_line(const Catalog& catalog, const Case& person, const std::string& id,
                                       Dice& dice);
/// A few bytes of a line changed, doubled, left out or cut off.
[[nodiscard]] std::string damaged(std::string line, Dice& dice);

/// Reads the lines with `CaseloadReader` and each with `CaseReader`. Empty if both say the same of every
/// line: accepted or not, id, findings, facts value by value; else what differs.
[[nodiscard]] std::string difference_of_readers(const Catalog& catalog, const std::vector<std::string>& lines,
                                                std::size_t* read_strictly = nullptr);

} // namespace bleibe::test
