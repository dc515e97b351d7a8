// SPDX-License-Identifier: Apache-2.0
// Which values stand for a set: the ends, and those at which something may change, because the law or the
// case names them or a period away from them.
#pragma once

#include "compile/code.hpp"
#include "value/possible.hpp"

#include <cstdint>
#include <vector>

namespace bleibe::detail {

class Choices {
public:
    /// Constants of the code, the known parts of the facts, and the day.
    Choices(const CompiledCode& code, const std::vector<Possible>& facts, const Value& day);

    /// A value of the set: its lower end (0), its upper end (1), or at random among those that matter. Of a
    /// list that may be longer: as short as it can be, or with an entry more.
    Value pick(const Possible& set, unsigned way, Arena& arena);
    /// Parts that make up the set: single values first, then what is left of it.
    std::vector<Possible> parts_of(const Possible& set, Arena& arena) const;
    /// The values worth asking about, in order: all of a small set, else the ends and some in between.
    std::vector<Value> answers(const Possible& set, std::size_t most, Arena& arena) const;
    /// What a text may be: those that the rules name, and one that none of them is.
    [[nodiscard]] std::span<const Value> texts() const noexcept { return texts_; }

private:
    void collect(const Value& value);
    void collect(const Possible& set);
    void spread_days();
    std::uint32_t random(std::size_t below);
    Value pick_in_order(const Possible& set, unsigned way);
    [[nodiscard]] Value middle(const Possible& set) const;

    std::vector<std::int64_t> days_;
    std::vector<std::int64_t> months_;
    std::vector<std::int64_t> numbers_; // in hundredths
    std::vector<Value> texts_;
    std::uint64_t state_ = 0x9E3779B97F4A7C15U;
};

} // namespace bleibe::detail
