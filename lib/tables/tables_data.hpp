// SPDX-License-Identifier: Apache-2.0
// The tables of a caseload as they were opened: what all threads share.
#pragma once

#include "tables/keys.hpp"
#include "tables/row_reader.hpp"

#include <bleibe/tables.hpp>

#include <atomic>
#include <cstdint>
#include <deque>
#include <memory>
#include <vector>

namespace bleibe::detail {

/// Records of the table of persons, and what is known of their keys.
struct PersonBatch : LineBatch {
    struct Key {
        KeyDigest digest;
        std::uint32_t met_on = 0; // the line on which it stood before; 0: nowhere
    };
    std::vector<Key> keys; // by record; of one without key nothing
};

/// A further table after it was read through.
class JoinedTable {
public:
    /// `table` must outlive it.
    JoinedTable(const FurtherTable& table, char separator, TableFile file, const CaseloadOptions& options);

    /// Reads header and keys. What is said of the header are errors; rows without a key are told later.
    void read_through(Diagnostics& diagnostics);

    [[nodiscard]] const FurtherTable& mapped() const noexcept { return table_; }
    [[nodiscard]] const TableHeader& header() const noexcept { return header_; }
    [[nodiscard]] const TableFile& file() const noexcept { return file_; }
    [[nodiscard]] char separator() const noexcept { return separator_; }
    [[nodiscard]] const CaseloadOptions& options() const noexcept { return options_; }
    [[nodiscard]] const KeyRuns& runs() const noexcept { return runs_; }
    /// The rows of this run belong to somebody. Any thread.
    void claim(std::size_t run) noexcept {
        claimed_[run / bits_per_word].fetch_or(std::uint64_t{1} << (run % bits_per_word),
                                               std::memory_order_relaxed);
    }
    /// What is to be said of rows that belong to nobody, once everybody was read; and how many they are.
    [[nodiscard]] std::uint64_t unclaimed(DiagnosticList& findings);

private:
    static constexpr std::size_t bits_per_word = 64;
    void add_row(const LineBatch& batch, std::size_t row);

    const FurtherTable& table_;
    char separator_;
    TableFile file_;
    CaseloadOptions options_;
    TableHeader header_;
    KeyRuns runs_;
    CellSplitter splitter_;
    std::vector<std::atomic<std::uint64_t>> claimed_;
    Diagnostics without_key_;
    std::uint64_t rows_without_key_ = 0;
};

/// Reads the rows of one run after the other where they stand. Not thread-safe.
class RunRows {
public:
    /// The table must outlive it.
    explicit RunRows(const JoinedTable& table);
    RunRows(const RunRows&) = delete;
    RunRows& operator=(const RunRows&) = delete;

    void begin(const KeyRun& run);
    /// The next rows; false at the end of the run.
    [[nodiscard]] bool fill(LineBatch& batch) { return records_.fill(batch); }

private:
    static constexpr std::size_t read_ahead = 64U << 10U;
    [[nodiscard]] std::size_t read(char* into, std::size_t size);

    const TableFile& file_;
    std::uint64_t at_ = 0;
    std::uint64_t end_ = 0; // of the run
    std::vector<char> window_;
    std::uint64_t window_at_ = 0;
    std::size_t filled_ = 0;
    RecordBatches records_;
};

class TablesData {
public:
    TablesData(const Mapping& mapping, ReadBytes persons, std::vector<TableFile> tables,
               const CaseloadOptions& options);

    void open(Diagnostics& diagnostics);

    /// The next persons; false at the end. One thread at a time.
    [[nodiscard]] bool fill(PersonBatch& batch);

    [[nodiscard]] const MappingData& mapping() const noexcept { return *mapping_; }
    [[nodiscard]] const std::shared_ptr<const MappingData>& share() const noexcept { return mapping_; }
    [[nodiscard]] const CaseloadOptions& options() const noexcept { return options_; }
    [[nodiscard]] const TableHeader& header() const noexcept { return header_; }
    [[nodiscard]] std::deque<JoinedTable>& tables() noexcept { return tables_; }
    /// Of all further tables, after the last person.
    [[nodiscard]] std::uint64_t unclaimed(DiagnosticList& findings);

private:
    void note_keys(PersonBatch& batch);

    std::shared_ptr<const MappingData> mapping_;
    CaseloadOptions options_;
    RecordBatches persons_;
    TableHeader header_;
    PersonBatch first_; // the batch with the header, until it is given
    bool first_is_given_ = false;
    CellSplitter splitter_;
    KeySet keys_;
    std::deque<JoinedTable> tables_; // stable addresses
};

} // namespace bleibe::detail
