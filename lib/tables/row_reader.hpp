// SPDX-License-Identifier: Apache-2.0
// One row of a table: its cells become the inputs of the table's expressions.
#pragma once

#include "base/arena.hpp"
#include "run/machine.hpp"
#include "source/diagnostics.hpp"
#include "tables/mapping_data.hpp"
#include "tables/records.hpp"

#include <bleibe/limits.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// Where a file has the columns of the mapping.
struct TableHeader {
    std::size_t cells = 0;
    std::size_t key = 0;
    std::vector<std::size_t> columns; // by number of the column
};

/// A record with its place, for findings.
struct TableRecord {
    std::string_view text;
    const std::string* file = nullptr;
    std::uint64_t line = 0;
};

/// Finds the columns in the first record. False after a finding.
[[nodiscard]] bool read_header(const TableRecord& record, const MappedTable& table, char separator,
                               TableHeader& header, Diagnostics& diagnostics);

/// Reads row after row, with the memory of the last one. Findings are private. Not thread-safe.
class RowReader {
public:
    RowReader(const MappedTable& table, const TableHeader& header, char separator, const Limits& limits)
        : table_(table), header_(header), limits_(limits), splitter_(separator) {}

    /// Cuts the record into cells. The record must live until the next one. False after a finding.
    [[nodiscard]] bool begin(const TableRecord& record, Diagnostics& diagnostics);
    /// The key, which is not empty.
    [[nodiscard]] std::string_view key() const noexcept { return splitter_.cells()[header_.key].text; }
    /// Reads the cells and computes what the expressions give; values live in `arena`, the mapping and the
    /// record. False after a finding.
    [[nodiscard]] bool compute(Arena& arena, Diagnostics& diagnostics);
    /// What an expression gave, after `compute`. Unknown, with a finding, if it has no value for these cells.
    [[nodiscard]] Value value(const MappedValue& mapped, Diagnostics& diagnostics);

    /// The whole record as a place.
    [[nodiscard]] Span place();
    /// A finding about the whole row.
    Diagnostics::Entry report_row(Diagnostics& diagnostics, Code code, std::string message) {
        return report(diagnostics, code, 0, record_.text.size(), std::move(message));
    }
    /// A finding about a part of it.
    Diagnostics::Entry report(Diagnostics& diagnostics, Code code, std::size_t begin, std::size_t end,
                              std::string message);

private:
    [[nodiscard]] Value read_cell(const TableColumn& column, const RowCell& cell, Arena& arena,
                                  Diagnostics& diagnostics);
    void refuse_code(const TableColumn& column, const RowCell& cell, Diagnostics& diagnostics);
    [[nodiscard]] const Value& value_at(Ref ref) const noexcept;

    const MappedTable& table_;
    const TableHeader& header_;
    const Limits& limits_;
    CellSplitter splitter_;
    TableRecord record_;
    std::optional<Source> source_; // of the record, once a finding needs it
    std::vector<Value> inputs_;
    std::vector<Value> slots_;
    std::optional<Machine> machine_; // of a table whose expressions have steps
};

} // namespace bleibe::detail
