// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/case.hpp>
#include <bleibe/caseload.hpp>
#include <bleibe/mapping.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace bleibe {

namespace detail {
class TablesData;
}

/// Fills a buffer with the bytes of a file from a place on, and gives their number; 0 at the end. Called by
/// several threads at once. May throw.
using ReadBytesAt = std::function<std::size_t(char* into, std::size_t size, std::uint64_t offset)>;

struct TableFile {
    std::string name; // what findings show
    ReadBytesAt read;
};

/// The people of one batch. A row that is refused has no case; one of the findings says why.
struct TablePeople {
    struct Row {
        std::uint64_t line = 0; // of the table of persons, from 1; the header is a line too
        std::optional<Case> subject;
    };
    std::vector<Row> rows;
    DiagnosticList findings; // about these rows and their rows in further tables
    std::uint64_t bytes = 0; // of the table of persons, up to here
};

/// The tables of a caseload: one of persons, which is read once, as a stream; and further ones, joined by a
/// key, whose files are read through once when they are opened and then where the rows of a person stand.
/// They may be in any order. What is kept in memory is the batches that are under way, some 30 bytes per
/// person, and 16 bytes per person and further table (per row, where the rows of a key do not stand
/// together).
///
/// Tables are CSV (RFC 4180) in UTF-8, with or without byte order mark, with a header. A row that cannot be
/// read refuses the person whose key it has. A key that stands twice among the persons is refused the second
/// time.
class CaseTables {
public:
    explicit CaseTables(std::shared_ptr<detail::TablesData> data) : data_(std::move(data)) {}

    /// The next people; false at the end, with nothing in it but findings about rows of further tables that
    /// belong to nobody. Not thread-safe.
    [[nodiscard]] bool read(TablePeople& batch);

    [[nodiscard]] detail::TablesData& data() const noexcept { return *data_; }

private:
    std::shared_ptr<detail::TablesData> data_;
};

/// Reads the headers and finds out where the rows of each key stand. `tables` are the files of
/// `Mapping::files`, in that order. Of the options it takes `name` (of the table of persons), `limits`,
/// `batch_lines` and `batch_bytes`. No value if a header lacks a column, or has it twice. What `persons` or a
/// file throws is thrown here.
[[nodiscard]] Checked<CaseTables> open_tables(const Mapping& mapping, ReadBytes persons,
                                              std::vector<TableFile> tables,
                                              const CaseloadOptions& options = {});

/// Screens a caseload of tables as `screen_lines` screens lines: the same reports in the order of the
/// persons, whatever the number of threads. The last piece may have findings alone, about rows of further
/// tables that belong to nobody. `tables` must not have been read from before; it is used up.
[[nodiscard]] CaseloadResult screen_tables(const Program& program, Date on, CaseTables tables,
                                           const WriteRow& row, const WritePiece& write,
                                           const CaseloadOptions& options = {});

} // namespace bleibe
