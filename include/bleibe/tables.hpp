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

/// The tables of a caseload: one of persons, and further ones, joined by a key.
///
/// Where the table of persons is a file and stands in an order of its keys, a further table that stands in
/// that order too is gone through beside it, and what is kept in memory is the batches that are under way,
/// whatever the length of the files. Two orders are known: by the bytes of the key (code points), and the
/// same with digits that stand together as one number (`A-9` before `A-10`); which one it is is found out
/// when the tables are opened. A further table in another order, and all of them if the persons stand in none
/// or are a stream, costs 16 bytes per person with rows in it (per row, where the rows of a key do not stand
/// together); persons in no order, or as a stream, cost some 20 to 30 bytes each besides.
/// Verdicts and findings do not depend on it.
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

    /// The tables of which something is kept in memory for each person, since they are not known to stand in
    /// an order: that of persons first, if it is one of them. Sort them by key, if they are very large.
    [[nodiscard]] std::vector<std::string> out_of_order() const;

    [[nodiscard]] detail::TablesData& data() const noexcept { return *data_; }

private:
    std::shared_ptr<detail::TablesData> data_;
};

/// Reads the headers, and the files for their keys. `persons` is read twice, and once more per further table
/// where rows of further tables belong to nobody. `tables` are the files of `Mapping::files`, in that order.
/// Of the options it takes `limits`, `batch_lines` and `batch_bytes`. No value if a header lacks a column, or
/// has it twice. What a file throws is thrown here; later too, as is `std::runtime_error` if the persons'
/// file was changed meanwhile, and `std::length_error` for a further table out of order that is larger than a
/// terabyte or has a row beyond 16 MB.
[[nodiscard]] Checked<CaseTables> open_tables(const Mapping& mapping, TableFile persons,
                                              std::vector<TableFile> tables,
                                              const CaseloadOptions& options = {});
/// The same where the persons are a stream, which can be read but once: so all tables count as out of order.
/// Findings call it `name` of the options.
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
