// SPDX-License-Identifier: Apache-2.0
// The one rule by hand, twice: as a loop with offsets and early exits over folded columns, and without
// branches over padded slots. What the rule filters by is folded into the columns when they are made, in
// their favour.
#pragma once

#include "one_rule_people.hpp"

#include <cstdint>
#include <vector>

namespace bench {

/// Bits of the reasons that fail.
constexpr unsigned not_tolerated = 1;
constexpr unsigned interrupted = 2;
constexpr unsigned no_commitment = 4;
constexpr unsigned prison = 8;
constexpr unsigned ordinary_fines = 16;
constexpr unsigned all_fines = 32;
constexpr unsigned deception = 64;

/// Child rows with offsets. Only periods and convictions that count are there.
class OffsetColumns {
public:
    explicit OffsetColumns(const RawColumns& raw);
    /// 1 for each person who is eligible, else 0.
    void run(std::uint8_t* eligible) const;

private:
    [[nodiscard]] bool is_eligible(std::size_t person) const;
    [[nodiscard]] bool is_covered(std::size_t person) const;

    std::size_t people_;
    std::vector<std::uint8_t> flags_; // 1: tolerated, 2: commitment, 4: both false statements
    std::vector<std::uint32_t> period_offsets_;
    std::vector<std::int16_t> from_;
    std::vector<std::int16_t> until_;
    std::vector<std::uint32_t> conviction_offsets_;
    std::vector<std::uint8_t> day_fines_;
    std::vector<std::uint8_t> bars_; // 1: prison, 2: only foreigners can commit it
};

/// Padded slots. A period that does not count ends before it begins; days are counted from the window's
/// start.
struct PaddedColumns {
    explicit PaddedColumns(const RawColumns& raw);

    std::size_t people;
    std::size_t slots;
    std::vector<std::vector<std::int16_t>> from;
    std::vector<std::vector<std::int16_t>> end; // the day after the last, or 0
    std::vector<std::uint8_t> flags;            // reasons that are known without counting
    std::vector<std::uint8_t> ordinary[conviction_slots];
    std::vector<std::uint8_t> foreigners[conviction_slots];
};

/// Writes the reasons that fail of the people from `first` to `end`. One per instruction set.
using PaddedForm = void (*)(const PaddedColumns& columns, std::uint8_t* reasons);
void run_padded_plain(const PaddedColumns& columns, std::uint8_t* reasons);
void run_padded_avx2(const PaddedColumns& columns, std::uint8_t* reasons);
void run_padded_avx512(const PaddedColumns& columns, std::uint8_t* reasons);
/// As `bleibe::VerdictOptions::instructions` has it.
[[nodiscard]] PaddedForm padded_form(const std::string& instructions);

} // namespace bench
