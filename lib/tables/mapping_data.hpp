// SPDX-License-Identifier: Apache-2.0
// A mapping that was read and checked: what a row's cells are, and what facts they make.
#pragma once

#include "compile/code.hpp"
#include "ruleset/catalog.hpp"
#include "tables/cell_forms.hpp"
#include "value/type.hpp"

#include <bleibe/catalog.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace bleibe::detail {

enum class CellForm : std::uint8_t { text, day, number, code };

/// Finds by a view of the text.
struct TextHash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const noexcept {
        return std::hash<std::string_view>{}(text);
    }
};
using CellWords = std::unordered_map<std::string, Value, TextHash, std::equal_to<>>;

/// A column that the mapping declares: an input of the table's expressions.
struct TableColumn {
    std::string header; // as the file names it
    std::string name;   // as expressions name it
    Type type;
    CellForm form = CellForm::text;
    std::optional<DayForm> days;       // of a day
    std::optional<NumberForm> numbers; // of a number
    /// What whole cells stand for: codes, words for null, and words for unknown.
    CellWords words;
    Value empty = Value::unknown(); // what an empty cell stands for
    Span span;
    bool used = false;
};

/// An expression over a row, and where its value goes.
struct MappedValue {
    std::size_t place = 0; // number of the fact, or of the field
    std::string path;      // as findings have it: `birth_date`, `stays[].from`
    Ref result;
    std::vector<std::uint32_t> steps;   // that the result needs
    std::vector<std::uint32_t> columns; // that the expression names
};

struct MappedTable {
    std::string key;
    std::vector<TableColumn> columns;
    std::vector<MappedValue> values;
    CompiledCode code;
};

/// A table whose rows are entries of a list.
struct FurtherTable {
    std::string file;
    std::size_t fact = 0;
    bool has_fields = false; // else each row is one value
    MappedTable table;
    std::optional<MappedValue> only; // of its rows: true for those that are entries
    /// Of the row of a person without rows here: true where the list is then empty, else it is unknown.
    std::optional<MappedValue> none_if;
};

struct MappingData {
    explicit MappingData(const Catalog& of) : catalog(of) {}

    Catalog catalog;
    char separator = ',';
    MappedTable persons;
    std::vector<FurtherTable> tables;
    CatalogData scratch; // its arena holds what values of codes point into
};

} // namespace bleibe::detail
