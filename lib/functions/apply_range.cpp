// SPDX-License-Identifier: Apache-2.0
// The idea: where all operands are exact the scalar form answers; else the row's range form; and where a row
// has none, everything that the type allows. Null and unknown are handled here, once for all rows.
#include "functions/range_forms.hpp"

#include <boost/container/small_vector.hpp>

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr std::size_t small = 8;

bool all_exact(std::span<const Possible> operands) {
    return std::all_of(operands.begin(), operands.end(), [](const Possible& one) { return one.exact; });
}

Possible exactly(Evaluation& evaluation, const FunctionRow& row, std::span<const Possible> operands,
                 const Type& type, bool null_strict) {
    boost::container::small_vector<Value, small> values;
    for (const Possible& operand : operands) {
        values.push_back(operand.low);
    }
    return apply_exactly(evaluation, row, {values.data(), values.size()}, type, null_strict);
}

} // namespace

Possible apply_exactly(Evaluation& evaluation, const FunctionRow& row, std::span<const Value> operands,
                       const Type& type, bool null_strict) {
    const Value result = apply(evaluation, row, operands);
    const bool is_gap =
        result.is_null() && null_strict && !type.nullable() &&
        std::none_of(operands.begin(), operands.end(), [](const Value& one) { return one.is_null(); });
    return Possible::of(is_gap ? Value::unknown() : result);
}

Possible RangeCall::anything() const {
    const Possible values = possible_of(type, evaluation.arena);
    return values.may_be(Kind::null) ? values : values.with(Kind::null);
}

Possible apply_range(Evaluation& evaluation, const FunctionRow& row, std::span<const Possible> operands,
                     const Type& type, bool null_strict) {
    if (all_exact(operands)) {
        return exactly(evaluation, row, operands, type, null_strict);
    }
    boost::container::small_vector<Possible, small> kept(operands.begin(), operands.end());
    bool null = false;
    bool unknown = false;
    bool empty = false;
    for (std::size_t i = 0; i < operands.size(); ++i) {
        if (row.null_on_null && kept[i].may_be(Kind::null)) {
            kept[i] = kept[i].without(Kind::null);
            null = true;
        }
        if (!row.sees_unknown && kept[i].may_be(Kind::unknown)) {
            kept[i] = kept[i].without(Kind::unknown);
            unknown = true;
        }
        empty = empty || kept[i].is_nothing();
    }
    const std::span<const Possible> rest{kept.data(), kept.size()};
    Possible result;
    if (!empty && all_exact(rest)) {
        result = exactly(evaluation, row, rest, type, null_strict);
    } else if (!empty) {
        const RangeCall call{evaluation, row, rest, type};
        result = row.range != nullptr ? row.range(call) : call.anything();
        if (null_strict && !type.nullable() && result.may_be(Kind::null)) {
            // As `Machine::without_value` has it; a null that came from an operand is behind a guard.
            unknown = true;
            result = result.without(Kind::null);
        }
    }
    if (null && (!null_strict || type.nullable() || empty)) {
        result = join(result, Possible::of(Value::null()), evaluation.arena);
    }
    return unknown ? join(result, Possible::of(Value::unknown()), evaluation.arena) : result;
}

} // namespace bleibe::detail
