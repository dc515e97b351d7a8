// SPDX-License-Identifier: Apache-2.0
// Many people's facts as cells, batch by batch, wherever they come from.
#pragma once

#include "run/column_machine.hpp"
#include "value/case_data.hpp"

#include <bleibe/fact_columns.hpp>
#include <bleibe/screening.hpp>

#include <map>
#include <memory>
#include <vector>

namespace bleibe::detail {

struct CatalogModel;

/// An array of the host's.
struct HostColumn {
    Form form = Form::same; // `same`: none was given
    std::uint8_t width = 0;
    const void* data = nullptr;
    const Word* yes = nullptr;
    const Word* known = nullptr;
    bool has_nulls = false; // found when it was handed in
};

struct HostFact {
    bool given = false;
    HostColumn column;                    // of a fact that is no list
    const std::uint8_t* counts = nullptr; // of a list
    const Word* known = nullptr;          // of a list
    const Word* stated = nullptr; // of a fact that holds unless stated; null: it is stated of everybody
    std::vector<std::vector<HostColumn>> slots; // by slot and field; of a list of plain values one field
};

struct FactColumnsData {
    std::shared_ptr<const CatalogModel> model;
    std::size_t people = 0;
    std::vector<HostFact> facts; // by number
    std::map<std::size_t, Case> cases;
};

/// What a screening reads. Batches may be asked for from several threads.
class FactSource {
public:
    virtual ~FactSource() = default;
    [[nodiscard]] virtual std::size_t people() const = 0;
    /// Sets the facts that the machine's plan needs for the people from `first` on, as many as its batch has
    /// rows. Declines those who are computed alone.
    virtual void fill(ColumnMachine& machine, std::size_t first) const = 0;
    /// One fact of the people of a batch.
    [[nodiscard]] virtual Cell cell(Batch& batch, std::uint32_t fact, std::size_t first) const = 0;
    /// The people of a batch of whom one fact is known and was stated, not taken as the vocabulary has it.
    [[nodiscard]] virtual const Word* stated(Batch& batch, std::uint32_t fact, std::size_t first) const = 0;
    /// The people of a batch of whom one fact is known in part: a range, one of some, a list that may be
    /// longer.
    [[nodiscard]] virtual const Word* in_part(Batch& batch, std::uint32_t fact, std::size_t first) const = 0;
    /// The person's facts, for computing them alone. `row` of the machine's batch is this person.
    [[nodiscard]] virtual Case subject(const ColumnMachine& machine, std::size_t person,
                                       std::size_t row) const = 0;
};

/// People as cases: their values are put into columns, batch by batch.
[[nodiscard]] std::unique_ptr<FactSource> facts_of(const ProgramData& program, const Population& population);
/// People in the host's arrays, read where they are.
[[nodiscard]] std::unique_ptr<FactSource> facts_of(const ProgramData& program,
                                                   const FactColumnsData& columns);

} // namespace bleibe::detail
