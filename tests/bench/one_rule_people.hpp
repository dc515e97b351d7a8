// SPDX-License-Identifier: Apache-2.0
// Invented people for the benchmark of one rule, as the arrays that a host would have: padded slots, days in
// 16 bits, choices and small numbers in bytes, truths as bits.
#pragma once

#include <bleibe/bleibe.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace bench {

constexpr std::size_t conviction_slots = 3;

struct Period {
    std::int16_t from = 0;  // days since 2000-01-01
    std::int16_t until = 0; // the last day
    std::uint8_t status = 0;
};

struct Conviction {
    bool intentional = false;
    bool in_germany = false;
    std::uint8_t kind = 0;
    std::uint8_t day_fines = 0;
    bool foreigner_only = false;
    bool youth_prison = false;
};

struct Person {
    std::uint8_t status = 0;
    bool commitment = false;
    bool repeated = false;
    bool prevents = false;
    std::vector<Period> periods;
    std::vector<Conviction> convictions;
};

/// The person of that number; always the same one. One to `most_periods` periods, some of them out of order,
/// overlapping or with holes, and up to three convictions.
[[nodiscard]] Person one_rule_person(std::uint64_t number, std::size_t most_periods);
/// The person as a line of JSON.
[[nodiscard]] std::string json_of(const Person& person);

using Plane = std::vector<std::uint64_t>;

/// The same people as columns.
struct RawColumns {
    RawColumns(std::size_t people, std::size_t most_periods);
    /// The columns as facts; they must outlive them. One part of `unknown_part` of all fields is not known
    /// (0: all are known).
    [[nodiscard]] bleibe::FactColumns facts(const bleibe::Catalog& catalog, unsigned unknown_part = 0);

    std::size_t people = 0;
    std::size_t slots = 0;
    std::vector<std::uint8_t> status;
    Plane commitment;
    Plane repeated;
    Plane prevents;
    std::vector<std::uint8_t> period_counts;
    std::vector<std::vector<std::int16_t>> from; // by slot
    std::vector<std::vector<std::int16_t>> until;
    std::vector<std::vector<std::uint8_t>> period_status;
    std::vector<std::uint8_t> conviction_counts;
    std::array<Plane, conviction_slots> intentional;
    std::array<Plane, conviction_slots> in_germany;
    std::array<std::vector<std::uint8_t>, conviction_slots> kind;
    std::array<std::vector<std::uint8_t>, conviction_slots> day_fines;
    std::array<Plane, conviction_slots> foreigner_only;
    std::array<Plane, conviction_slots> youth_prison;
    std::vector<Plane> known; // planes of what is known, one per column
};

} // namespace bench
