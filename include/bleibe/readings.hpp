// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/case.hpp>
#include <bleibe/date.hpp>
#include <bleibe/program.hpp>
#include <bleibe/verdict.hpp>
#include <bleibe/words.hpp>

#include <cstddef>
#include <string_view>
#include <vector>

namespace bleibe {

/// A dispute that a permit's rules use, with its readings. Views and pointers live as long as the program.
struct ComparedDispute {
    std::size_t number = 0; // in Program::disputes()
    std::string_view id;
    const Words* label = nullptr;
    struct Reading {
        std::string_view id;
        const Words* label = nullptr; // null: it has none
        struct Holder {
            std::string_view cite;
            std::string_view url;
        };
        std::vector<Holder> holders; // who holds it
    };
    std::vector<Reading> readings;
    int chosen = -1; // the one that was chosen and therefore holds in all rows; -1: all are compared
};

/// The verdict under some readings.
struct ReadingsRow {
    /// By dispute of the table: the reading, or -1: whichever.
    std::vector<int> readings;
    Verdict verdict;
};

/// The verdict on one permit under every combination of readings of the disputes that its rules use. Every
/// combination is in exactly one row.
struct ReadingsTable {
    std::vector<ComparedDispute> disputes; // in the order of the program
    /// One row: the verdict holds under every reading. None: no law on the day.
    std::vector<ReadingsRow> rows;
    /// False: there were too many rows, and those that are left out are not in the table.
    bool complete = true;

    /// Status and effect are the same in all rows.
    [[nodiscard]] bool holds_under_every_reading() const noexcept {
        for (const ReadingsRow& row : rows) {
            if (row.verdict.status != rows.front().verdict.status ||
                row.verdict.effect != rows.front().verdict.effect) {
                return false;
            }
        }
        return complete;
    }
};

/// At most `most_rows` rows. A reading that `readings` chooses holds; of all other disputes, settled by a
/// baseline or not, every reading counts.
[[nodiscard]] ReadingsTable compare_readings(const Program& program, const Case& subject, Date on,
                                             PermitId permit, const Readings& readings = {},
                                             std::size_t most_rows = 256);

} // namespace bleibe
