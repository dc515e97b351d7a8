// SPDX-License-Identifier: Apache-2.0
// A mapping as it is written, before its expressions are checked.
#pragma once

#include "ruleset/shape.hpp"
#include "tables/mapping_data.hpp"

#include <deque>
#include <string>
#include <vector>

namespace bleibe::detail {

/// An expression with what is expected of it.
struct WrittenValue {
    std::size_t place = 0;
    std::string path;
    Type expected;
    Formula formula;
};

struct WrittenTable {
    const Node* node = nullptr; // its mapping
    std::vector<WrittenValue> values;
    Formula only;
    Formula none_if;
};

/// Points into the document.
struct WrittenMapping {
    WrittenTable persons;
    std::deque<WrittenTable> tables; // as in `MappingData::tables`
};

/// Reads all but the expressions' meaning into `mapping`; `written` has the expressions.
void read_mapping(ReadContext& context, const Document& document, MappingData& mapping,
                  WrittenMapping& written);

/// Types the expressions against the vocabulary and turns them into steps. Uses up what was written.
void compile_mapping(WrittenMapping& written, const Limits& limits, MappingData& mapping,
                     Diagnostics& diagnostics);

} // namespace bleibe::detail
