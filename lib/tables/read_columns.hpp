// SPDX-License-Identifier: Apache-2.0
// The parts of a mapping that say what a cell is: codes, and columns.
#pragma once

#include "ruleset/shape.hpp"
#include "tables/mapping_data.hpp"

#include <map>
#include <string>
#include <vector>

namespace bleibe::detail {

/// Codes of one kind, as several columns may have them.
struct CodeTable {
    Type type = TypeKind::never; // after an error
    CellWords words;
};

/// What the whole mapping says about cells.
struct CellRules {
    std::optional<DayForm> days;
    std::optional<NumberForm> numbers;
    std::map<std::string, CodeTable, std::less<>> codes;
};

/// The keys `days`, `numbers` and `codes` of a mapping. `vocabulary` is the one whose choices codes stand
/// for.
[[nodiscard]] CellRules read_cell_rules(Keys& keys, const Vocabulary& vocabulary);
/// The key `columns` of a table.
[[nodiscard]] std::vector<TableColumn> read_columns(Keys& keys, const CellRules& rules);

} // namespace bleibe::detail
