// SPDX-License-Identifier: Apache-2.0
// Tables of `bench_screen` beside the one rule by hand.
#pragma once

#include <bleibe/bleibe.hpp>

#include <cstddef>

namespace bench {

/// All permits of the catalog over so many invented people: in memory, and from lines to rows of CSV; and
/// reading alone.
void whole_catalog(std::size_t people);
/// Of that, only what is in memory.
void catalog_in_memory(std::size_t people);
/// What one person costs as there are more rows, permits, periods, unknown fields and threads. `program`: the
/// one rule.
void growth(const bleibe::Catalog& catalog, const bleibe::Program& program, std::size_t most_people);

} // namespace bench
