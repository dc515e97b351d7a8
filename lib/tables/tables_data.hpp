// SPDX-License-Identifier: Apache-2.0
// The tables of a caseload as they were opened: what all threads share.
#pragma once

#include "tables/joined_table.hpp"

#include <bleibe/tables.hpp>

#include <cstdint>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// Records of the table of persons, and what is known of their keys.
struct PersonBatch : LineBatch {
    struct Key {
        KeyDigest digest;         // where one is needed
        std::uint32_t met_on = 0; // the line on which it stood before; 0: nowhere
    };
    std::vector<Key> keys;      // by record; of one without key nothing
    std::vector<RowSpan> spans; // by further table: the rows of these persons, if it is gone through in order
};

class TablesData {
public:
    /// Persons as a stream: in what order they stand is not known before they were read.
    TablesData(const Mapping& mapping, ReadBytes persons, std::vector<TableFile> tables,
               const CaseloadOptions& options);
    /// Persons as a file, which is read more than once.
    TablesData(const Mapping& mapping, TableFile persons, std::vector<TableFile> tables,
               const CaseloadOptions& options);

    void open(Diagnostics& diagnostics);

    /// The next persons; false at the end. One thread at a time.
    [[nodiscard]] bool fill(PersonBatch& batch);

    [[nodiscard]] const MappingData& mapping() const noexcept { return *mapping_; }
    [[nodiscard]] const std::shared_ptr<const MappingData>& share() const noexcept { return mapping_; }
    [[nodiscard]] const CaseloadOptions& options() const noexcept { return options_; }
    [[nodiscard]] const TableHeader& header() const noexcept { return header_; }
    [[nodiscard]] std::deque<JoinedTable>& tables() noexcept { return tables_; }
    [[nodiscard]] const std::deque<JoinedTable>& tables() const noexcept { return tables_; }
    /// An order in which the persons are known to stand.
    [[nodiscard]] std::optional<KeyOrder> order() const noexcept { return order_; }
    /// The persons' file from its beginning, if they stand in an order.
    [[nodiscard]] KeyedRecords open_persons() const;
    /// The number of rows of further tables that are nobody's, after the last person, and what is to be said
    /// of them.
    [[nodiscard]] std::uint64_t unclaimed(DiagnosticList& findings) const;

private:
    TablesData(const Mapping& mapping, std::optional<TableFile> file, ReadBytes persons,
               std::vector<TableFile> tables, const CaseloadOptions& options);

    [[nodiscard]] KeyOrders find_orders() const;
    void note_keys(PersonBatch& batch);
    [[nodiscard]] std::uint32_t met_in_order(std::string_view key, std::uint32_t line);

    std::shared_ptr<const MappingData> mapping_;
    CaseloadOptions options_;
    std::optional<TableFile> file_; // of the persons
    RecordBatches persons_;
    TableHeader header_;
    PersonBatch first_; // the batch with the header, until it is given
    bool first_is_given_ = false;
    CellSplitter splitter_;
    std::deque<JoinedTable> tables_; // stable addresses
    bool needs_digests_ = true;

    std::optional<KeyOrder> order_;
    std::string last_key_; // in order
    std::uint32_t line_of_last_ = 0;
    KeySet keys_; // not in order
};

} // namespace bleibe::detail
