// SPDX-License-Identifier: Apache-2.0
// A stream of CSV (RFC 4180) cut into records, and a record into cells.
#pragma once

#include "base/arena.hpp"
#include "input/line_batches.hpp"

#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

namespace bleibe::detail {

struct RowCell {
    std::string_view text; // without quotes, and without blanks around it
    std::size_t begin = 0; // in the record, quotes included
    std::size_t end = 0;
};

/// Why a record has no cells.
struct RecordFault {
    std::size_t begin = 0; // in the record
    std::size_t end = 0;
    std::string_view message;
};

/// Cuts one record after the other, with the memory of the last one.
class CellSplitter {
public:
    explicit CellSplitter(char separator) : separator_(separator) {}

    /// The first cells of a record, at most `most`. The record must live as long as its cells.
    [[nodiscard]] std::optional<RecordFault>
    split(std::string_view record, std::size_t most = std::numeric_limits<std::size_t>::max());
    /// Of the record that was split last.
    [[nodiscard]] const std::vector<RowCell>& cells() const noexcept { return cells_; }

private:
    [[nodiscard]] std::optional<RecordFault> quoted_cell(std::string_view record, std::size_t& at);

    char separator_;
    Arena memory_; // of texts with doubled quotes
    std::vector<RowCell> cells_;
};

/// Records as the lines of a batch: a record whose quoted cells hold line breaks is one line with them. Blank
/// records are dropped. Where a quote is not closed, or a record of several lines is no record, the first of
/// its lines is given as it is, and reading goes on with the next one: a broken line costs only itself.
class RecordBatches {
public:
    /// The options must outlive it.
    RecordBatches(ReadBytes read, char separator, const CaseloadOptions& options)
        : lines_(std::move(read), options, LineBatches::Blank::kept), options_(options),
          splitter_(separator) {}

    /// Replaces what the batch holds; false at the end of the stream, with nothing in it.
    [[nodiscard]] bool fill(LineBatch& batch);
    void go_on_behind(std::uint64_t lines, std::uint64_t bytes) noexcept {
        lines_.go_on_behind(lines, bytes);
    }

private:
    [[nodiscard]] std::size_t join_from(std::size_t first, LineBatch& batch);

    LineBatches lines_;
    const CaseloadOptions& options_;
    CellSplitter splitter_;
};

/// The key of a record, the text of a cell: empty if that is empty, or if there is no such cell, or quotes do
/// not fit up to there. It lives until the splitter's next record.
[[nodiscard]] std::string_view key_of(CellSplitter& splitter, std::string_view record, std::size_t column);

/// One record after the other, with its key.
class KeyedRecords {
public:
    /// The options must outlive it.
    KeyedRecords(ReadBytes read, char separator, const CaseloadOptions& options)
        : records_(std::move(read), separator, options), splitter_(separator) {}

    /// Goes to the next record, whose key is that cell; false at the end.
    [[nodiscard]] bool next(std::size_t key_column);
    [[nodiscard]] std::string_view text() const noexcept { return batch_[at_]; }
    [[nodiscard]] const BatchLine& line() const noexcept { return batch_.lines[at_]; }
    /// Empty if it has none that can be read.
    [[nodiscard]] std::string_view key() const noexcept { return key_; }

private:
    RecordBatches records_;
    CellSplitter splitter_;
    LineBatch batch_;
    std::size_t at_ = 0;
    std::string_view key_;
};

} // namespace bleibe::detail
