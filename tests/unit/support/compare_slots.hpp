// SPDX-License-Identifier: Apache-2.0
// Every slot of the column form against the scalar form, person by person.
#pragma once

#include "run/column_machine.hpp"

#include <bleibe/limits.hpp>

#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bleibe::test {

/// Slots in which an unknown element or field hides are the same if they are written alike.
inline bool same_slot(const detail::Value& a, const detail::Value& b) {
    return detail::identical(a, b) || (a.kind == b.kind && detail::equal(a, b).is_true());
}

/// `facts_of` gives the facts of a row. How many slots were compared: none of rows that the columns declined.
template <class FactsOf>
std::size_t compare_slots(const detail::ProgramData& program, const detail::ColumnMachine& columns,
                          std::size_t rows, const FactsOf& facts_of,
                          const std::vector<std::uint32_t>& schedule, const detail::Value* operands) {
    std::size_t compared = 0;
    std::vector<detail::Value> slots(program.code.top.steps.size());
    for (std::size_t row = 0; row < rows; ++row) {
        if (detail::bit_at(columns.batch().declined, row)) {
            continue;
        }
        detail::Arena memory;
        const Limits limits;
        detail::Machine machine(program.code, memory, limits);
        machine.bind(facts_of(row).data(), operands, slots.data());
        machine.run(schedule);
        for (const std::uint32_t step : schedule) {
            const detail::Value value =
                detail::value_of_cell(columns.cell({detail::Ref::top, step}), row, memory);
            CAPTURE(step);
            CAPTURE(row);
            CAPTURE(detail::to_text(value));
            CAPTURE(detail::to_text(slots[step]));
            REQUIRE(same_slot(value, slots[step]));
            ++compared;
        }
    }
    return compared;
}

} // namespace bleibe::test
