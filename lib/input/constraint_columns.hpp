// SPDX-License-Identifier: Apache-2.0
// The vocabulary's constraints, asked of many people at once.
#pragma once

#include "compile/program.hpp"
#include "reason/fact_columns.hpp"
#include "run/column_machine.hpp"

#include <bleibe/catalog.hpp>
#include <bleibe/screening.hpp>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bleibe::detail {

/// Not thread-safe: one per thread.
class ConstraintColumns {
public:
    explicit ConstraintColumns(const Catalog& catalog);

    /// Marks the rows of which it is not certain that they break nothing: whoever reads them strictly says
    /// what they break. There are as many rows as people.
    void doubtful(const FactColumnsData& people, std::vector<bool>& rows);
    void doubtful(const Population& people, std::vector<bool>& rows);

private:
    [[nodiscard]] std::size_t layout();
    void run(const FactSource& people, std::vector<bool>& rows);

    ProgramData layouts_; // without code
    const CatalogModel& model_;
    ColumnMachine machine_;
    std::vector<std::uint32_t> schedule_;
    Value no_day_ = Value::unknown();
};

} // namespace bleibe::detail
