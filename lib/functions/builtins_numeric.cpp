// SPDX-License-Identifier: Apache-2.0
// Functions of numbers, all on decimals; scales and divisors are checked before any digit moves.
#include "functions/rows.hpp"

#include <cstdlib>

namespace bleibe::detail {

namespace {

using Operands = std::span<const Value>;

Value no_number(Evaluation& evaluation) { return evaluation.null_because("the function takes numbers"); }

Value no_such_scale(Evaluation& evaluation) { return evaluation.null_because("the scale is out of range"); }

/// A scale beyond the digits that the number has changes nothing.
Value rounded_to(Evaluation& evaluation, const Decimal& number, std::int64_t scale, Rounding how) {
    if (scale < -decimal_max_exponent || scale > -decimal_min_exponent) {
        return no_such_scale(evaluation);
    }
    if (const auto exact = rounded(number, static_cast<std::int32_t>(scale), how)) {
        return Value::number(*exact, evaluation.arena);
    }
    if (scale >= -std::int64_t{number.exponent}) {
        return Value::number(number, evaluation.arena);
    }
    return evaluation.null_because("the number is out of range");
}

template <Rounding how>
Value round_to(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    if (operands[0].kind != Kind::number || operands.back().kind != Kind::number) {
        return no_number(evaluation);
    }
    const std::optional<std::int64_t> scale = operands.size() == 1 ? 0 : whole_part(operands[1]);
    return scale ? rounded_to(evaluation, operands[0].decimal(), *scale, how) : no_such_scale(evaluation);
}

Value absolute_value(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const Value& a = operands[0];
    const bool has_sign = a.kind == Kind::number || a.kind == Kind::months || a.kind == Kind::duration;
    if (!has_sign) {
        return evaluation.null_because("`abs` takes a number or a duration");
    }
    if (a.kind == Kind::number) {
        return Value::number(absolute(a.decimal()), evaluation.arena);
    }
    const Value negated = a.integer < 0 ? apply(evaluation, operator_row("negate"), operands) : a;
    return negated;
}

Value modulo_of(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    if (operands[0].kind != Kind::number || operands[1].kind != Kind::number) {
        return no_number(evaluation);
    }
    const auto rest = modulo(operands[0].decimal(), operands[1].decimal());
    return rest ? Value::number(*rest, evaluation.arena)
                : evaluation.null_because(
                      "there is no remainder: the divisor is zero or the number too large");
}

/// Only whole numbers are odd or even; the others are neither.
template <bool wanted_odd>
Value has_parity(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    if (operands[0].kind != Kind::number) {
        return no_number(evaluation);
    }
    const auto rest = modulo(operands[0].decimal(), Decimal(2));
    if (!rest) {
        return evaluation.null_because("the number is too large");
    }
    return Value::boolean(compare(*rest, Decimal(wanted_odd ? 1 : 0)) == 0);
}

/// These take as long as this many steps.
constexpr std::uint64_t series_steps = 200;

using OneNumber = std::optional<Decimal> (*)(const Decimal&);

enum class Domain : std::uint8_t { all, not_negative, positive };

template <OneNumber function, Domain domain>
Value number_of(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    if (operands[0].kind != Kind::number) {
        return no_number(evaluation);
    }
    const Decimal number = operands[0].decimal();
    if (domain != Domain::all && number.negative) {
        return evaluation.null_because("the number is negative");
    }
    if (domain == Domain::positive && number.is_zero()) {
        return evaluation.null_because("zero has no logarithm");
    }
    return evaluation.spend(series_steps) ? number_result(evaluation, function(number))
                                          : over_budget(evaluation);
}

// ---------------------------------------------------------------- rows

constexpr std::string_view numeric_clause = "DMN 1.5, 10.3.4.5, table 76";

Type same_kind(const FunctionRow& /*row*/, std::span<const Type> types) {
    if (const auto open = unsettled(types)) {
        return *open;
    }
    const TypeKind kind = types[0].kind();
    const bool has_sign = kind == TypeKind::number || kind == TypeKind::months || kind == TypeKind::duration;
    return has_sign ? kind : TypeKind::never;
}

FunctionRow rounding(std::string_view name, bool optional_scale, ScalarFunction scalar,
                     std::string_view meaning) {
    return {
        .name = name,
        .group = FunctionGroup::numeric,
        .parameters = {{"n", TypeKind::number}, {"scale", TypeKind::number, optional_scale}},
        .result = TypeKind::number,
        .scalar = scalar,
        .meaning = meaning,
        .nulls =
            optional_scale
                ? "Null for null and for a scale outside -6111 to 6176. A scale that is not whole is cut."
                : "Null for null, without a scale, and for a scale outside -6111 to 6176. A scale that is "
                  "not whole is cut.",
        .clause = numeric_clause};
}

void add_roundings(Rows& rows) {
    rows.push_back(
        rounding("decimal", false, round_to<Rounding::half_even>,
                 "The number with `scale` digits behind the point; a half goes to the even digit."));
    rows.push_back(rounding("floor", true, round_to<Rounding::floor>,
                            "The largest number with `scale` digits (0 if not said) that is not above n."));
    rows.push_back(rounding("ceiling", true, round_to<Rounding::ceiling>,
                            "The smallest number with `scale` digits (0 if not said) that is not below n."));
    rows.push_back(
        rounding("round up", false, round_to<Rounding::up>, "Rounds to `scale` digits, away from zero."));
    rows.push_back(
        rounding("round down", false, round_to<Rounding::down>, "Rounds to `scale` digits, towards zero."));
    rows.push_back(rounding("round half up", false, round_to<Rounding::half_up>,
                            "Rounds to the nearest number with `scale` digits; a half goes away from zero."));
    rows.push_back(rounding("round half down", false, round_to<Rounding::half_down>,
                            "Rounds to the nearest number with `scale` digits; a half goes towards zero."));
}

void add_roots(Rows& rows) {
    const auto add_one = [&rows](std::string_view name, ScalarFunction scalar, std::string_view meaning,
                                 std::string_view nulls) {
        rows.push_back({.name = name,
                        .group = FunctionGroup::numeric,
                        .parameters = {{"number", TypeKind::number}},
                        .result = or_null(TypeKind::number),
                        .scalar = scalar,
                        .meaning = meaning,
                        .nulls = nulls,
                        .clause = numeric_clause});
    };
    add_one("sqrt", number_of<square_root, Domain::not_negative>, "The square root, to 34 digits.",
            "Null for null and for a negative number.");
    add_one("exp", number_of<exponential, Domain::all>,
            "Euler's number to the power of the number, to 34 digits.",
            "Null for null and where the result is out of range.");
    add_one("log", number_of<natural_logarithm, Domain::positive>, "The natural logarithm, to 34 digits.",
            "Null for null, for zero and for a negative number.");
}

} // namespace

void add_numeric_builtins(Rows& rows) {
    add_roundings(rows);
    add_roots(rows);
    rows.push_back({.name = "abs",
                    .group = FunctionGroup::numeric,
                    .parameters = {one_of_several_kinds("n")},
                    .rule = same_kind,
                    .scalar = absolute_value,
                    .meaning = "The number or duration without its sign.",
                    .nulls = "Null for null and for anything that has no sign.",
                    .clause = numeric_clause});
    rows.push_back(
        {.name = "modulo",
         .group = FunctionGroup::numeric,
         .parameters = {{"dividend", TypeKind::number}, {"divisor", TypeKind::number}},
         .result = or_null(TypeKind::number),
         .scalar = modulo_of,
         .meaning = "What is left of the dividend after `divisor * floor(dividend / divisor)`; it has the "
                    "sign of the divisor.",
         .nulls =
             "Null for null, for a divisor of zero, and where the number is too large for its remainder.",
         .clause = numeric_clause});
    for (const bool odd : {true, false}) {
        rows.push_back(
            {.name = odd ? "odd" : "even",
             .group = FunctionGroup::numeric,
             .parameters = {{"number", TypeKind::number}},
             .result = TypeKind::boolean,
             .scalar = odd ? has_parity<true> : has_parity<false>,
             .meaning = odd ? "True for 1, 3, -1 and so on." : "True for 0, 2, -2 and so on.",
             .nulls =
                 "Null for null and where the number is too large. A number that is not whole is neither odd "
                 "nor even.",
             .clause = numeric_clause});
    }
}

} // namespace bleibe::detail
