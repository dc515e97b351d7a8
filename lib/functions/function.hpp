// SPDX-License-Identifier: Apache-2.0
// The function table: every operator and builtin is one row with up to three forms.
#pragma once

#include "base/arena.hpp"
#include "value/possible.hpp"
#include "value/type.hpp"
#include "value/value.hpp"

#include <bleibe/limits.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe {
class TimeZones;
}

namespace bleibe::detail {

class PatternTable;

/// What a scalar form may use besides its operands.
class Evaluation {
public:
    explicit Evaluation(Arena& memory, const Limits& bounds) : arena(memory), limits(bounds) {}
    virtual ~Evaluation() = default;
    Evaluation(const Evaluation&) = delete;
    Evaluation& operator=(const Evaluation&) = delete;

    Arena& arena;
    const Limits& limits;
    /// A limit was met (steps, memory, nesting, length), so what came of it is no answer. Set by whoever
    /// meets the limit.
    bool exceeded = false;
    /// The host's time zones and what `now()` gives; null where the host gave none.
    const TimeZones* zones = nullptr;
    const Moment* instant = nullptr;
    /// Patterns that the program keeps; null where it keeps none.
    const PatternTable* patterns = nullptr;

    /// Counts work; false when the budget is used up (the caller then returns null).
    virtual bool spend(std::uint64_t steps) = 0;
    /// Calls a function value; null with a reason if it cannot be called.
    virtual Value call(const Value& function, std::span<const Value> arguments) = 0;
    /// Says why the result is null; kept for the diagnostics channel. The text must be static, or live
    /// in the arena.
    virtual void because(std::string_view reason) = 0;
    /// `because` and null, in one.
    Value null_because(std::string_view reason) {
        because(reason);
        return Value::null();
    }
};

struct FunctionRow;

/// One value. Unknown operands reach a scalar form only if its row says `sees_unknown`.
using ScalarFunction = Value (*)(Evaluation& evaluation, const FunctionRow& row,
                                 std::span<const Value> operands);
/// A batch of rows; comes with the column kernel. Empty places until then.
struct ColumnCall;
using ColumnForm = void (*)(ColumnCall& call);
/// What a range form is given: sets of operands, and the static type of the result. Null and unknown are
/// already taken out of the operands as the row says (`null_on_null`, `sees_unknown`), and no operand is
/// empty.
struct RangeCall {
    Evaluation& evaluation;
    const FunctionRow& row;
    std::span<const Possible> operands;
    const Type& type;

    /// Everything that the type allows, and that there may be no value.
    [[nodiscard]] Possible anything() const;
};
/// A set that holds the result for every choice of operands out of their sets. Called if not all of them are
/// exact.
using RangeForm = Possible (*)(const RangeCall& call);

/// What a row says about its result type, given the operand types (already checked to fit the
/// parameters). The type `never` means that operands of these types do not go together: an error in a
/// ruleset. FEEL runs the row all the same (`1 in ["a"]` is false, `1 < "a"` is null).
using ResultRule = Type (*)(const FunctionRow& row, std::span<const Type> operands);

struct Parameter {
    std::string_view name;
    /// A nullable type (plain `any` is one) takes null without complaint even where the row does not
    /// say `accepts_null`; `any` that is not nullable takes every kind of value, decided by the rule.
    Type type;
    bool optional = false;
    /// Of type `any` where the function takes several kinds of values, but no list: of a list with one item
    /// the item is meant.
    bool takes_no_list = false;
};

enum class FunctionGroup : std::uint8_t {
    operators,
    conversion,
    boolean,
    string,
    list,
    numeric,
    date,
    range,
    context,
    law, // what the engine adds
};

/// What a function reads off the calendar: why its result changes from one day to the next.
enum class Measures : std::uint8_t { nothing, age, time };

struct FunctionRow {
    std::string_view name; // "covers"; operators: "+", "and", "in", "."
    FunctionGroup group = FunctionGroup::operators;
    std::vector<Parameter> parameters = {};
    bool variadic = false;     // the last parameter may repeat
    Type result = {};          // where the rule is null
    ResultRule rule = nullptr; // may look at the operands' types
    bool sees_unknown = false; // otherwise an unknown operand makes the result unknown
    bool accepts_null = false; // a null operand is no mistake in a ruleset (it gives `result`)
    bool null_on_null = true;  // otherwise a null operand does not make the result null
    Measures measures = Measures::nothing;
    ScalarFunction scalar = nullptr;
    ColumnForm column = nullptr;
    RangeForm range = nullptr;
    // documentation
    std::string_view meaning;
    std::string_view nulls;  // what null does, and when the result is null
    std::string_view clause; // of DMN 1.5, or the paragraph of the law

    /// Least and largest number of operands.
    [[nodiscard]] std::size_t least() const noexcept;
    [[nodiscard]] std::size_t most() const noexcept; // SIZE_MAX if variadic
};

/// All rows, in the order of the documentation. Built once at the first call, immutable afterwards;
/// several rows may share a name (overloads by number or type of operands).
[[nodiscard]] std::span<const FunctionRow> function_table();
/// Rows of a builtin by name (not operators); empty if there is none.
[[nodiscard]] std::span<const FunctionRow* const> find_builtin(std::string_view name);
/// The row of an operator by its sign or word ("+", "in list", "index", the properties "year" …). For
/// any other text a row that gives null.
[[nodiscard]] const FunctionRow& operator_row(std::string_view sign);

/// The row of a property, such as "year"; null for any other text.
[[nodiscard]] const FunctionRow* find_property(std::string_view name);

/// The parameter that the operand of that place belongs to (the last one repeats in a variadic row);
/// null beyond the last.
[[nodiscard]] const Parameter* parameter_of(const FunctionRow& row, std::size_t operand) noexcept;
/// Null is no mistake as this operand of the row.
[[nodiscard]] bool takes_null(const FunctionRow& row, std::size_t operand) noexcept;
/// The row of a builtin for operands of these types. Null if no row takes that many; else the first
/// whose parameters the types fit (apart from null), else the first that takes that many, so that its
/// parameters can be named in a complaint. Functions over a list have two rows: `min(list)` for one
/// operand and `min(first, more…)` for several.
[[nodiscard]] const FunctionRow* select_overload(std::string_view name, std::span<const Type> types);
/// The type of the result, by rule or fixed. Nullable if an operand whose null makes the result null
/// is nullable itself: whoever has already complained about that operand passes its `not_null()`.
[[nodiscard]] Type result_type(const FunctionRow& row, std::span<const Type> types);
/// A list where the function takes none, so that its only item is meant, or another value where it takes
/// a list, so that a list of it is meant (DMN 1.5, 10.3.2.9.4)? Operators convert nothing.
[[nodiscard]] bool converts(const FunctionRow& row, std::size_t operand, Kind kind) noexcept;
/// The type of an argument once the call has converted it; nothing if there is nothing to convert.
[[nodiscard]] std::optional<Type> converted_type(const Type& type, const Parameter& parameter);
/// Runs the scalar form on the operands as its parameters take them, under the rules that the row states for
/// null and unknown operands. Null goes first: where it decides, it does so whatever the unknown operand may
/// turn out to be.
[[nodiscard]] Value apply(Evaluation& evaluation, const FunctionRow& row, std::span<const Value> operands);

/// `apply` of a builtin that was called by position: where the operands are no longer of the kinds that the
/// row was chosen for, their own types choose.
[[nodiscard]] Value apply_overload(Evaluation& evaluation, const FunctionRow& row,
                                   std::span<const Value> operands);
/// The same over sets of operands: by the range form; by the scalar form where all operands are exact;
/// else everything that `type`, the static type of the result, allows. `null_strict`: in code of rulesets,
/// where a null that the type does not know of is no answer, and where an operand that may be null stands
/// behind a guard, so that its null reaches no result.
[[nodiscard]] Possible apply_range(Evaluation& evaluation, const FunctionRow& row,
                                   std::span<const Possible> operands, const Type& type, bool null_strict);

/// A function value: a closure of a program (run/ knows how to call it) or a builtin.
struct Function {
    const FunctionRow* builtin = nullptr; // set for a builtin
    const void* block = nullptr;          // of the program, for a closure
    const void* program = nullptr;
    std::span<const Value> captured;
    std::uint32_t parameters = 0;
    std::span<const std::string_view> names; // of the parameters; of a builtin its row has them
    const Type* type = nullptr;              // of a closure, as far as it is known before it runs
};

/// The static type of a list of periods: entries with at least `from` (date) and `until` (date or
/// null; null means open).
[[nodiscard]] const Type& period_list();

} // namespace bleibe::detail
