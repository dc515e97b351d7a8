// SPDX-License-Identifier: Apache-2.0
// One person out of a row and the rows that belong to it.
#pragma once

#include "input/read_facts.hpp"
#include "tables/tables_data.hpp"

#include <bleibe/case.hpp>

#include <memory>
#include <optional>
#include <vector>

namespace bleibe::detail {

/// Reads one person after the other, with the memory of the last one. Not thread-safe: one per thread.
class PersonReader {
public:
    /// `tables` must outlive it.
    explicit PersonReader(TablesData& tables);

    /// The rows that are asked for are those of this batch, which must live as long.
    void begin(const PersonBatch& batch);
    /// The person of a row of the batch; of each one, in their order. Nothing, with findings, where the row
    /// or one of those that belong to it is refused. Whether the facts contradict each other was not asked.
    [[nodiscard]] std::optional<Case> read(std::size_t row, DiagnosticList& findings);
    /// The person of this row contradicts no constraint; else false, with findings.
    [[nodiscard]] bool check(std::size_t row, const Case& person, DiagnosticList& findings);

private:
    struct Joined {
        Joined(JoinedTable& joined, const Limits& limits)
            : table(&joined), rows(joined),
              reader(joined.mapped().table, joined.header(), joined.separator(), limits) {}

        JoinedTable* table;
        JoinedRows rows;
        RowReader reader;
        std::vector<Value> entries; // of one person
    };

    [[nodiscard]] bool begin_row(std::size_t row);
    void take_findings(DiagnosticList& into);
    /// All that the tables say of the person of the row that was begun; without the further ones for a key
    /// that stood before, whose rows were read then.
    void read_all(const PersonBatch::Key& key, CaseData& into);
    /// The entries of the person in one table; false if there is no row of the key.
    [[nodiscard]] bool read_entries(Joined& joined, const KeyDigest& key, CaseData& into);
    void read_row(Joined& joined, CaseData& into);
    [[nodiscard]] Value entry(Joined& joined, CaseData& into);

    TablesData& tables_;
    FactReader facts_;
    Diagnostics diagnostics_;
    RowReader person_;
    const PersonBatch* batch_ = nullptr;
    std::vector<std::unique_ptr<Joined>> joined_;
};

} // namespace bleibe::detail
