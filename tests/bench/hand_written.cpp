// SPDX-License-Identifier: Apache-2.0
// The idea: what somebody writes who wants it fast and has one rule only.
#include "hand_written.hpp"

#include <algorithm>

namespace bench {
namespace {

constexpr std::int16_t first_day = 6513; // 2017-10-31
constexpr std::int16_t last_day = 8339;  // 2022-10-31
constexpr unsigned most_ordinary = 50;
constexpr unsigned most_fines = 90;

bool bit(const Plane& plane, std::size_t person) { return (plane[person / 64] >> (person % 64) & 1U) != 0; }

bool counts(const RawColumns& raw, std::size_t slot, std::size_t person) {
    return slot < raw.conviction_counts[person] && bit(raw.intentional[slot], person) &&
           bit(raw.in_germany[slot], person);
}

bool is_prison(const RawColumns& raw, std::size_t slot, std::size_t person) {
    return raw.kind[slot][person] == 1 || bit(raw.youth_prison[slot], person);
}

} // namespace

OffsetColumns::OffsetColumns(const RawColumns& raw) : people_(raw.people) {
    period_offsets_.push_back(0);
    conviction_offsets_.push_back(0);
    for (std::size_t i = 0; i < people_; ++i) {
        const bool deceives = bit(raw.repeated, i) && bit(raw.prevents, i);
        flags_.push_back(static_cast<std::uint8_t>((raw.status[i] == 0 ? 1 : 0) |
                                                   (bit(raw.commitment, i) ? 2 : 0) | (deceives ? 4 : 0)));
        for (std::size_t s = 0; s < raw.period_counts[i]; ++s) {
            if (raw.period_status[s][i] != 3) {
                from_.push_back(raw.from[s][i]);
                until_.push_back(raw.until[s][i]);
            }
        }
        period_offsets_.push_back(static_cast<std::uint32_t>(from_.size()));
        for (std::size_t s = 0; s < conviction_slots; ++s) {
            if (counts(raw, s, i)) {
                day_fines_.push_back(raw.day_fines[s][i]);
                bars_.push_back(static_cast<std::uint8_t>((is_prison(raw, s, i) ? 1 : 0) |
                                                          (bit(raw.foreigner_only[s], i) ? 2 : 0)));
            }
        }
        conviction_offsets_.push_back(static_cast<std::uint32_t>(day_fines_.size()));
    }
}

bool OffsetColumns::is_covered(std::size_t person) const {
    const std::uint32_t begin = period_offsets_[person];
    const std::uint32_t end = period_offsets_[person + 1];
    int reach = first_day;
    bool moved = true;
    while (moved) {
        moved = false;
        for (std::uint32_t i = begin; i < end; ++i) {
            if (from_[i] <= reach && until_[i] >= reach) {
                reach = until_[i] + 1;
                moved = true;
            }
        }
        if (reach > last_day) {
            return true;
        }
    }
    return false;
}

bool OffsetColumns::is_eligible(std::size_t person) const {
    if (flags_[person] != 3) {
        return false;
    }
    unsigned ordinary = 0;
    unsigned all = 0;
    for (std::uint32_t i = conviction_offsets_[person]; i < conviction_offsets_[person + 1]; ++i) {
        if ((bars_[i] & 1U) != 0) {
            return false;
        }
        all += day_fines_[i];
        ordinary += (bars_[i] & 2U) != 0 ? 0 : day_fines_[i];
    }
    return ordinary <= most_ordinary && all <= most_fines && is_covered(person);
}

void OffsetColumns::run(std::uint8_t* eligible) const {
    for (std::size_t i = 0; i < people_; ++i) {
        eligible[i] = is_eligible(i) ? 1 : 0;
    }
}

PaddedColumns::PaddedColumns(const RawColumns& raw)
    : people(raw.people), slots(raw.slots), from(raw.slots, std::vector<std::int16_t>(raw.people)), end(from),
      flags(raw.people) {
    for (std::size_t s = 0; s < conviction_slots; ++s) {
        ordinary[s].resize(people);
        foreigners[s].resize(people);
    }
    for (std::size_t i = 0; i < people; ++i) {
        unsigned failing = (raw.status[i] == 0 ? 0U : not_tolerated) |
                           (bit(raw.commitment, i) ? 0U : no_commitment) |
                           (bit(raw.repeated, i) && bit(raw.prevents, i) ? deception : 0U);
        for (std::size_t s = 0; s < slots; ++s) {
            const bool is_counted = s < raw.period_counts[i] && raw.period_status[s][i] != 3;
            from[s][i] = static_cast<std::int16_t>(is_counted ? raw.from[s][i] - first_day : INT16_MAX);
            end[s][i] = static_cast<std::int16_t>(is_counted ? raw.until[s][i] + 1 - first_day : 0);
        }
        for (std::size_t s = 0; s < conviction_slots; ++s) {
            if (counts(raw, s, i)) {
                failing |= is_prison(raw, s, i) ? prison : 0U;
                (bit(raw.foreigner_only[s], i) ? foreigners : ordinary)[s][i] = raw.day_fines[s][i];
            }
        }
        flags[i] = static_cast<std::uint8_t>(failing);
    }
}

PaddedForm padded_form(const std::string& instructions) {
    return instructions == "avx512" ? run_padded_avx512
           : instructions == "avx2" ? run_padded_avx2
                                    : run_padded_plain;
}

} // namespace bench
