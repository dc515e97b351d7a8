// SPDX-License-Identifier: Apache-2.0
// A further table of a caseload: where the rows of a person stand.
#pragma once

#include "tables/key_order.hpp"
#include "tables/keys.hpp"
#include "tables/row_reader.hpp"

#include <bleibe/tables.hpp>

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// A file from its beginning. It must outlive what reads it.
[[nodiscard]] ReadBytes from_beginning(const TableFile& file);

void report_no_header(Diagnostics& diagnostics, const std::string& name);

/// Rows that stand behind each other in a file.
struct RowSpan {
    std::uint64_t offset = 0;
    std::uint64_t bytes = 0;
    std::uint64_t line = 1; // of the first
};

/// A further table, which is joined to the persons in one of two ways. If its rows stand in an order of their
/// keys in which the persons stand too, both are gone through beside each other, and nothing is kept. Else
/// it is kept where the rows of each key stand.
class JoinedTable {
public:
    /// `table` must outlive it.
    JoinedTable(const FurtherTable& table, char separator, TableFile file, const CaseloadOptions& options);

    /// Reads the header, and the file once or twice for its keys. `persons` are the orders of the persons.
    void open(const KeyOrders& persons, Diagnostics& diagnostics);

    [[nodiscard]] const FurtherTable& mapped() const noexcept { return table_; }
    [[nodiscard]] const TableHeader& header() const noexcept { return header_; }
    [[nodiscard]] const TableFile& file() const noexcept { return file_; }
    [[nodiscard]] char separator() const noexcept { return separator_; }
    [[nodiscard]] const CaseloadOptions& options() const noexcept { return options_; }
    /// The order in which it is gone through; nothing if it is kept where the rows of each key stand.
    [[nodiscard]] std::optional<KeyOrder> order() const noexcept { return order_; }

    /// In order: the rows behind those of the call before, up to the last ones of this key. One thread at a
    /// time.
    [[nodiscard]] RowSpan up_to(std::string_view key);
    /// Not in order: where the rows of each key stand.
    [[nodiscard]] const KeyRuns& runs() const noexcept { return runs_; }
    /// Not in order: the rows of this run are somebody's. Any thread.
    void claim_run(std::size_t run) noexcept {
        claimed_runs_[run / bits_per_word].fetch_or(std::uint64_t{1} << (run % bits_per_word),
                                                    std::memory_order_relaxed);
    }
    /// So many rows are somebody's. Any thread.
    void claim(std::uint64_t rows) noexcept { claimed_.fetch_add(rows, std::memory_order_relaxed); }

    /// How many rows are nobody's, those without key among them, once everybody was read.
    [[nodiscard]] std::uint64_t unclaimed() const noexcept {
        return rows_ - claimed_.load(std::memory_order_relaxed);
    }
    /// Not in order: the runs that are nobody's, in the order of the file.
    [[nodiscard]] std::vector<RowSpan> unclaimed_runs() const;

private:
    static constexpr std::size_t bits_per_word = 64;
    [[nodiscard]] std::optional<KeyOrder> find_order(const KeyOrders& persons, KeyedRecords& rows);
    void note_runs();

    const FurtherTable& table_;
    char separator_;
    TableFile file_;
    CaseloadOptions options_;
    TableHeader header_;
    std::uint64_t rows_ = 0;
    std::atomic<std::uint64_t> claimed_ = 0;

    std::optional<KeyOrder> order_;
    std::optional<KeyedRecords> ahead_; // at the next row for `up_to`
    bool has_ahead_ = false;

    KeyRuns runs_;
    std::vector<std::atomic<std::uint64_t>> claimed_runs_;
};

/// Records of one span after the other. Not thread-safe.
class SpanRows {
public:
    /// The table must outlive it.
    explicit SpanRows(const JoinedTable& table);
    SpanRows(const SpanRows&) = delete;
    SpanRows& operator=(const SpanRows&) = delete;

    void begin(const RowSpan& span);
    /// The next rows; false at the end of the span.
    [[nodiscard]] bool fill(LineBatch& batch) { return records_.fill(batch); }

private:
    static constexpr std::size_t read_ahead = 64U << 10U;
    [[nodiscard]] std::size_t read(char* into, std::size_t size);

    const TableFile& file_;
    std::uint64_t at_ = 0;
    std::uint64_t end_ = 0; // of the span
    std::vector<char> window_;
    std::uint64_t window_at_ = 0;
    std::size_t filled_ = 0;
    RecordBatches records_;
};

/// The rows of one person after the other, by whichever way they are joined. Not thread-safe.
class JoinedRows {
public:
    /// The table must outlive it.
    explicit JoinedRows(JoinedTable& table);

    /// In order: the persons that follow have their rows in this span.
    void begin(const RowSpan& span);
    /// The rows of this person are asked for; in order, persons come in that order too, and each once. The
    /// key must live until the next one.
    void look_up(std::string_view key, const KeyDigest& digest);
    /// Their next row, valid until the next call; null behind the last.
    [[nodiscard]] const TableRecord* next();

private:
    [[nodiscard]] bool find_in_order();
    [[nodiscard]] bool find_in_runs();
    /// Goes to a row that was not passed yet; false at the end of the span.
    [[nodiscard]] bool has_row();

    JoinedTable& table_;
    SpanRows rows_;
    CellSplitter splitter_;
    LineBatch batch_;
    std::size_t at_ = 0;
    std::optional<std::string_view> key_at_; // of the row there, if it was looked at
    TableRecord record_;

    std::string_view key_;
    KeyRuns::Found found_;    // runs that are still to be read
    std::size_t run_ = 0;     // that is being read
    std::uint64_t count_ = 0; // of the person's rows
};

} // namespace bleibe::detail
