// SPDX-License-Identifier: Apache-2.0
// What the files of function rows share: how they hand in their rows, and safe ways to read operands
// of any kind and to build results within the limits.
#pragma once

#include "functions/function.hpp"
#include "value/calendar.hpp"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace bleibe::detail {

using Rows = std::vector<FunctionRow>;

void add_arithmetic_operators(Rows& rows);
void add_comparison_operators(Rows& rows);
void add_logic_rows(Rows& rows);
void add_conversion_builtins(Rows& rows);
void add_string_builtins(Rows& rows);
void add_regex_builtins(Rows& rows);
void add_aggregate_builtins(Rows& rows);
void add_statistics_builtins(Rows& rows);
void add_list_builtins(Rows& rows);
void add_rearranging_builtins(Rows& rows);
void add_numeric_builtins(Rows& rows);
void add_interval_builtins(Rows& rows);
void add_range_builtins(Rows& rows);
void add_time_builtins(Rows& rows);
void add_date_rows(Rows& rows);
void add_context_builtins(Rows& rows);
void add_law_functions(Rows& rows);
void add_made_periods(Rows& rows);

/// What the one parameter of a property is called, and of no other operator's.
constexpr std::string_view property_parameter = "of";

// ---------------------------------------------------------------- types

/// Takes every kind of value but not null.
[[nodiscard]] inline Type anything() { return Type(TypeKind::any).not_null(); }
/// A parameter for several kinds of values of which none is a list; the row's rule says which.
[[nodiscard]] inline Parameter one_of_several_kinds(std::string_view name) {
    return {name, anything(), false, true};
}
[[nodiscard]] inline Type or_null(TypeKind kind) { return Type(kind).or_null(); }
[[nodiscard]] inline Type list_of(Type item) { return Type::list(std::move(item)); }
/// Among operands of unsettled type a rule can say no more than this: `never` if one is `never`, else
/// `any` if one is `any`, else nothing.
[[nodiscard]] std::optional<Type> unsettled(std::span<const Type> types);
/// May the two be equal, or ordered, as far as their types say?
enum class Comparable : std::uint8_t { no, perhaps, yes };
[[nodiscard]] Comparable comparable(const Type& a, const Type& b);
[[nodiscard]] Comparable orderable(const Type& a, const Type& b);
/// Boolean, nullable if an operand is nullable.
[[nodiscard]] Type boolean_unless_null(const FunctionRow& row, std::span<const Type> types);

// ---------------------------------------------------------------- operands

/// The items of a list; any other value counts as a list of one. The value must outlive the span.
[[nodiscard]] inline std::span<const Value> items_of(const Value& value) noexcept {
    return value.kind == Kind::list ? value.items() : std::span<const Value>(&value, 1);
}
/// The characters of a string or a choice.
[[nodiscard]] std::optional<std::string_view> text_of(const Value& value) noexcept;
/// The whole part of a number (cut towards zero) if it fits.
[[nodiscard]] std::optional<std::int64_t> whole_part(const Value& value);
[[nodiscard]] bool any_unknown(std::span<const Value> values) noexcept;
[[nodiscard]] bool any_null(std::span<const Value> values) noexcept;

// ---------------------------------------------------------------- results

/// FEEL's truth with unknown: false decides `and`, true decides `or`; then unknown goes before null.
/// Anything that is neither boolean nor unknown counts as null.
[[nodiscard]] Value logical_and(const Value& a, const Value& b) noexcept;
[[nodiscard]] Value logical_or(const Value& a, const Value& b) noexcept;
[[nodiscard]] Value logical_not(const Value& a) noexcept;

/// Null with the reason of a number out of range where there is no result.
[[nodiscard]] Value number_result(Evaluation& evaluation, const std::optional<Decimal>& number);
/// A date, or null if the day lies outside the calendar.
[[nodiscard]] Value date_result(Evaluation& evaluation, std::optional<std::int64_t> day);
/// Room for the items of a new list. Null (and the reason is said) if a limit forbids it; never null
/// for a count of 0.
[[nodiscard]] Value* new_items(Evaluation& evaluation, std::size_t count);
/// Room for a new text, with the same rule.
[[nodiscard]] char* new_text(Evaluation& evaluation, std::size_t bytes);
/// A new list with these items.
[[nodiscard]] Value list_result(Evaluation& evaluation, std::span<const Value> items);
/// A context with fresh fields; null if a limit forbids it.
[[nodiscard]] Value context_result(Evaluation& evaluation, const Shape& shape, std::span<const Value> fields);
/// Null because the steps are used up.
Value over_budget(Evaluation& evaluation);

} // namespace bleibe::detail
