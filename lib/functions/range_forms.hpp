// SPDX-License-Identifier: Apache-2.0
// Range forms that rows of several files name, and what they are made of. A form may give more than can
// occur, never less.
#pragma once

#include "functions/function.hpp"

#include <cstdint>
#include <span>

namespace bleibe::detail {

/// How a result moves when an operand grows: with it, or against it.
enum class Grows : std::uint8_t { with, against };

/// Of a function that is monotone in each operand: its values at the ends. Operands without bounds give none.
[[nodiscard]] Possible monotone(const RangeCall& call, std::initializer_list<Grows> ways);

/// Kleene's conjunction of sets of truths (`decides` = false) or their disjunction (`decides` = true), one
/// operand at a time.
class PossibleJunction {
public:
    explicit PossibleJunction(bool decides) noexcept : decides_(decides) {}
    void add(const Possible& operand) noexcept;
    [[nodiscard]] Possible result() const noexcept;

private:
    bool decides_;
    // With disjunctions turned into conjunctions of negations.
    bool all_may_be_true_ = true;
    bool one_may_be_false_ = false;
    bool all_may_hold_ = true; // none has to be false
    bool one_may_be_unknown_ = false;
    bool one_may_be_null_ = false;
    bool all_without_unknown_ = true; // each may be true or null
};

/// What the scalar form of the row gives in the machine for these operands.
[[nodiscard]] Possible apply_exactly(Evaluation& evaluation, const FunctionRow& row,
                                     std::span<const Value> operands, const Type& type, bool null_strict);

/// Kleene's conjunction and disjunction of sets of truths, as steps and rows have them.
[[nodiscard]] Possible conjunction(std::span<const Possible> operands);
[[nodiscard]] Possible disjunction(std::span<const Possible> operands);
[[nodiscard]] Possible negation(const Possible& operand);
/// What FEEL's equality may give.
[[nodiscard]] Possible equality(const Possible& a, const Possible& b);

// Operators.
[[nodiscard]] Possible range_equal(const RangeCall& call);
[[nodiscard]] Possible range_differs(const RangeCall& call);
[[nodiscard]] Possible range_is(const RangeCall& call);
[[nodiscard]] Possible range_less(const RangeCall& call);
[[nodiscard]] Possible range_less_equal(const RangeCall& call);
[[nodiscard]] Possible range_greater(const RangeCall& call);
[[nodiscard]] Possible range_greater_equal(const RangeCall& call);
[[nodiscard]] Possible range_between(const RangeCall& call);
[[nodiscard]] Possible range_in_range(const RangeCall& call);
[[nodiscard]] Possible range_in_list(const RangeCall& call);
[[nodiscard]] Possible range_in(const RangeCall& call);
[[nodiscard]] Possible range_and(const RangeCall& call);
[[nodiscard]] Possible range_or(const RangeCall& call);
[[nodiscard]] Possible range_not(const RangeCall& call);
[[nodiscard]] Possible range_plus(const RangeCall& call);
[[nodiscard]] Possible range_minus(const RangeCall& call);
[[nodiscard]] Possible range_times(const RangeCall& call);
[[nodiscard]] Possible range_divided(const RangeCall& call);
[[nodiscard]] Possible range_negated(const RangeCall& call);

// Numbers, dates.
/// Monotone in the first operand while the others are exact: floor, round half up, year …
[[nodiscard]] Possible range_of_growing(const RangeCall& call);
[[nodiscard]] Possible range_absolute(const RangeCall& call);
/// From the first to the second: completed years, years and months duration.
[[nodiscard]] Possible range_of_time_between(const RangeCall& call);
/// Monotone in both operands: earlier, later.
[[nodiscard]] Possible range_of_both_growing(const RangeCall& call);

// Lists.
[[nodiscard]] Possible range_count(const RangeCall& call);
[[nodiscard]] Possible range_sum(const RangeCall& call);
[[nodiscard]] Possible range_min(const RangeCall& call);
[[nodiscard]] Possible range_max(const RangeCall& call);
[[nodiscard]] Possible range_list_contains(const RangeCall& call);
[[nodiscard]] Possible range_joined(const RangeCall& call);
[[nodiscard]] Possible range_flattened(const RangeCall& call);

// Law.
[[nodiscard]] Possible range_age(const RangeCall& call);
[[nodiscard]] Possible range_happened_by(const RangeCall& call);
[[nodiscard]] Possible range_covers(const RangeCall& call);
[[nodiscard]] Possible range_unbroken_since(const RangeCall& call);
[[nodiscard]] Possible range_union_days(const RangeCall& call);
[[nodiscard]] Possible range_gaps(const RangeCall& call);
[[nodiscard]] Possible range_merged(const RangeCall& call);
[[nodiscard]] Possible range_without(const RangeCall& call);

} // namespace bleibe::detail
