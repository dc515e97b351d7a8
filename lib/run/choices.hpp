// SPDX-License-Identifier: Apache-2.0
// Which values stand for a set: the ends, and those at which something may change, because the law or the
// case names them or a period away from them.
#pragma once

#include "compile/code.hpp"
#include "value/possible.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace bleibe::detail {

class Choices {
public:
    /// Constants of the code, the known parts of the facts, and the day.
    Choices(const CompiledCode& code, const std::vector<Possible>& facts, const Value& day);

    /// A value of the set: its lower end (0), its upper end (1), or at random among those that matter. Of a
    /// list that may be longer: as short as it can be, or with an entry more.
    Value pick(const Possible& set, unsigned way, Arena& arena);
    /// Another value of the set, at random: of a list the same with one entry more, one less, or one field of
    /// an entry changed, where the first `known` entries stay as they are. Days and numbers are often those
    /// of the `person`'s other facts, or next to them, since rules compare facts with each other. An entry
    /// more is mostly one of the `fitting` ones, if there are any.
    Value vary(const Possible& set, const Value& value, std::size_t known, std::span<const Value> person,
               std::span<const Value> fitting, Arena& arena);
    /// Another value of the set, at random: of a list all of what is open about it; else like `vary`.
    Value another(const Possible& set, std::span<const Value> person, Arena& arena);
    /// The list with an entry more, at random; the same list if it cannot be longer.
    Value with_entry(const Possible& set, const Value& list, Arena& arena);
    /// The list with one field of its last entry changed, as `vary` does.
    Value vary_last(const Possible& set, const Value& list, std::span<const Value> person, Arena& arena);
    /// The day that rules call today: values near it are tried more often than others.
    void set_day(const Value& day) noexcept { day_ = day; }
    std::uint32_t random(std::size_t below);
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
    Value vary_entry(const Possible& entry, const Value& value, std::span<const Value> person, Arena& arena);
    Value pick_like(const Possible& set, std::span<const Value> person, Arena& arena);
    Value pick_in_order(const Possible& set, unsigned way);
    [[nodiscard]] Value middle(const Possible& set) const;

    std::vector<std::int64_t> days_;
    std::vector<std::int64_t> months_;
    std::vector<std::int64_t> numbers_; // in hundredths
    std::vector<Value> texts_;
    Value day_;
    std::uint64_t state_ = 0x9E3779B97F4A7C15U;
};

} // namespace bleibe::detail
