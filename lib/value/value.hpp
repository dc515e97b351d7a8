// SPDX-License-Identifier: Apache-2.0
// What an expression yields: FEEL's values, null among them, and *unknown*, which is ours.
#pragma once

#include "base/arena.hpp"
#include "value/decimal.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// Unknown is not null: null is an answer ("there is none", "cannot be computed"), unknown is the
/// lack of one. Unknown enters only through facts and is never visible to an expression.
enum class Kind : std::uint8_t {
    unknown,
    null,
    boolean,
    number,
    string,
    choice,    // one value of a vocabulary's choice: an index into its ChoiceSet
    date,      // day number
    time,      // of day, with or without a zone
    date_time, // a day and a time, with or without a zone
    months,    // years and months duration
    duration,  // days and time duration
    list,
    context,
    range,
    function,
};

struct Value;
struct Function;

/// How deeply lists, contexts and ranges may nest. What lies deeper is null to `equal`, `deep_copy` and
/// `write_json`, so that no value can exhaust the stack.
constexpr int value_max_depth = 512;
/// The largest scale of a number that is no `big` one, so that 10^scale fits 64 bits.
constexpr int value_max_scale = 18;

/// The values of one choice in the order written, no two alike. Lives as long as the catalog.
struct ChoiceSet {
    std::string id;
    bool ordered = false; // `<` compares by the order written
    std::vector<std::string> values;

    [[nodiscard]] std::optional<std::uint32_t> find(std::string_view value) const;
};

/// The names of a context's entries, in order; two contexts of one shape share it or not.
struct Shape {
    std::span<const std::string_view> names;

    /// Index of a name or -1.
    [[nodiscard]] int find(std::string_view name) const;
};

struct ContextData;
struct RangeData;
struct Moment; // value/moment.hpp

/// 16 bytes, trivially copyable. Texts, lists, contexts point into an arena, a case or a program that
/// outlives the value.
///   number:   `integer` × 10^-`scale` (0 to 18), or, with `big`, a pointer to a Decimal
///   string:   pointer and length in bytes (UTF-8)
///   choice:   `size` is the index, the pointer is the ChoiceSet
///   date:     `integer` is the day number; months: the count; duration: seconds, `size` nanoseconds
///   time, date_time: pointer to a Moment
///   list:     pointer to `size` values; context, range, function: pointer
struct Value {
    Kind kind = Kind::unknown;
    std::int8_t scale = 0;
    bool big = false;
    std::uint8_t reserved = 0;
    std::uint32_t size = 0;
    union {
        std::int64_t integer = 0;
        const void* pointer;
    };

    [[nodiscard]] bool is_unknown() const noexcept { return kind == Kind::unknown; }
    [[nodiscard]] bool is_null() const noexcept { return kind == Kind::null; }
    [[nodiscard]] bool is_true() const noexcept { return kind == Kind::boolean && integer != 0; }
    [[nodiscard]] bool is_false() const noexcept { return kind == Kind::boolean && integer == 0; }

    [[nodiscard]] std::string_view text() const noexcept { return {static_cast<const char*>(pointer), size}; }
    [[nodiscard]] std::span<const Value> items() const noexcept {
        return {static_cast<const Value*>(pointer), size};
    }
    [[nodiscard]] const ChoiceSet& choice_set() const noexcept {
        return *static_cast<const ChoiceSet*>(pointer);
    }
    /// The word of a choice value.
    [[nodiscard]] std::string_view choice_text() const noexcept { return choice_set().values[size]; }
    [[nodiscard]] const ContextData& context() const noexcept;
    [[nodiscard]] const RangeData& range() const noexcept;
    [[nodiscard]] const Function& function() const noexcept;
    /// Of a time or a date and time.
    [[nodiscard]] const Moment& moment() const noexcept;
    [[nodiscard]] Decimal decimal() const noexcept {
        if (big) {
            return *static_cast<const Decimal*>(pointer);
        }
        Decimal d(integer);
        d.exponent = -scale;
        return d;
    }

    static Value unknown() noexcept { return {}; }
    static Value null() noexcept { return make(Kind::null, 0); }
    static Value boolean(bool b) noexcept { return make(Kind::boolean, b ? 1 : 0); }
    static Value number(std::int64_t n) noexcept { return make(Kind::number, n); }
    /// The smallest form; a coefficient beyond 64 bits, or a scale beyond 18, goes into the arena.
    static Value number(const Decimal& d, Arena& arena);
    /// `text` must outlive the value.
    static Value string(std::string_view text) noexcept;
    static Value choice(const ChoiceSet& set, std::uint32_t index) noexcept;
    static Value date(std::int64_t days) noexcept { return make(Kind::date, days); }
    /// `time`, `moment` and the names of their zones must outlive the value.
    static Value time(const Moment& time) noexcept;
    static Value date_time(const Moment& moment) noexcept;
    static Value months(std::int64_t months) noexcept { return make(Kind::months, months); }
    static Value duration(std::int64_t seconds, std::int32_t nanoseconds = 0) noexcept;
    /// `items` must outlive the value.
    static Value list(std::span<const Value> items) noexcept;
    static Value context(const ContextData& data) noexcept;
    static Value range(const RangeData& data) noexcept;
    static Value function(const Function& function) noexcept;

private:
    static Value make(Kind kind, std::int64_t integer) noexcept {
        Value v;
        v.kind = kind;
        v.integer = integer;
        return v;
    }
};
static_assert(sizeof(Value) == 16);

/// Entries of a context in the order of its shape.
struct ContextData {
    const Shape* shape = nullptr;
    const Value* fields = nullptr;

    [[nodiscard]] std::size_t size() const noexcept { return shape->names.size(); }
    /// The entry of that name, or null if there is none.
    [[nodiscard]] const Value* find(std::string_view name) const noexcept;
};

/// How a range was written: two ends, or one (`< 5`); `= 5`, which holds what [5..5] holds and yet is not
/// equal to it; `!= 5`, with 5 for both ends.
enum class RangeWriting : std::uint8_t { interval, equal_to, unequal };

/// `[low..high]`. Tests such as `< 10` are ranges without the other end (`has_low` false).
struct RangeData {
    Value low = Value::null();
    Value high = Value::null();
    bool low_closed = false;
    bool high_closed = false;
    bool has_low = true;
    bool has_high = true;
    RangeWriting writing = RangeWriting::interval;
};

/// FEEL's equality (table 42 of DMN 1.5): null equals null only; different kinds give null; unknown
/// within gives unknown unless a known part already differs; a part that gives null makes the whole null
/// unless another differs or is unknown. A string equals a choice of that word. Functions give null. Times,
/// and dates and times, are compared to the whole second: on the line of time if both have a zone, by the
/// clock if neither has one; with a zone on one side only they differ.
[[nodiscard]] Value equal(const Value& a, const Value& b);
/// FEEL's `is`: as `equal`, but values of different kinds differ, and moments are the same only if they are
/// written alike: by the same clock, to the nanosecond, with the same name of a zone or the same offset.
[[nodiscard]] Value same(const Value& a, const Value& b);
/// Written the same in every part, unknown parts at the same places: the very same answer, known or not.
[[nodiscard]] bool identical(const Value& a, const Value& b);
/// FEEL's order for numbers, strings (code points), dates, times, durations, ordered choices: -1, 0, 1;
/// nothing where the two have no order; moments with a zone on one side only have none. A string stands for
/// the word of an ordered choice beside it.
[[nodiscard]] std::optional<int> order(const Value& a, const Value& b);
/// True if the value is or contains unknown.
[[nodiscard]] bool has_unknown(const Value& value);
/// Whether the value has at most `parts` parts (itself and all within, shared ones counted as often as
/// they occur) and nests at most `depth` deep. The other verbs here take time in proportion to the parts.
[[nodiscard]] bool fits_bounds(const Value& value, std::size_t parts, int depth = value_max_depth);
/// A copy all of whose parts live in the arena. Choice sets and functions stay where they are; shapes
/// too unless `with_shapes`.
[[nodiscard]] Value deep_copy(const Value& value, Arena& arena, bool with_shapes = false);
/// The value as JSON: numbers without trailing zeros, so that equal ones are written alike; dates,
/// times, durations and ranges as texts; functions as null; unknown as the JSON given. Parts that are shared
/// are written as often as they occur; whoever did not make the value says how many bytes are enough: beyond
/// `most` what is written is no JSON.
void write_json(std::string& out, const Value& value, std::string_view unknown = "null",
                std::size_t most = SIZE_MAX);
/// A JSON string: escaped as JSON asks, and broken UTF-8 replaced by U+FFFD.
void write_json_text(std::string& out, std::string_view text);
/// A text for people: ISO dates, plain numbers as they are ("1.50"), choice words, lists in brackets
/// with their words in quotes.
[[nodiscard]] std::string to_text(const Value& value);

inline const ContextData& Value::context() const noexcept {
    return *static_cast<const ContextData*>(pointer);
}
inline const RangeData& Value::range() const noexcept { return *static_cast<const RangeData*>(pointer); }
inline const Moment& Value::moment() const noexcept { return *static_cast<const Moment*>(pointer); }
inline const Function& Value::function() const noexcept { return *static_cast<const Function*>(pointer); }

} // namespace bleibe::detail
