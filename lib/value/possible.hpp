// SPDX-License-Identifier: Apache-2.0
// A set of values: what an expression may yield while facts, the day or readings are not known exactly. The
// range form of a program computes with these as the scalar form computes with values.
#pragma once

#include "base/arena.hpp"
#include "value/type.hpp"
#include "value/value.hpp"

#include <cstdint>
#include <optional>
#include <span>

namespace bleibe::detail {

/// How often an entry stands in a list.
enum class Occurs : std::uint8_t { once, perhaps, many }; // exactly once; once or not at all; any number

struct PossibleEntry;

/// The set is one value (`exact`, then `low` is it), or what `kinds` and the details of its one kind say.
/// It may hold more than can really occur, never less. Null and unknown are kinds like others: unknown in a
/// set means that the scalar form itself has no answer there (a function without a value, a norm that the
/// catalog lacks). Details are there if there is one kind besides these two; with several kinds every value
/// of them is possible. Lists whose entries are not exact have no order.
struct Possible {
    std::uint16_t kinds = 0; // bit per Kind
    bool exact = false;
    bool may_be_true = false;
    bool may_be_false = false;
    bool has_low = false; // of numbers, dates, months, durations: the closed ends `low` and `high`
    bool has_high = false;
    std::uint32_t count = 0;  // of entries, of texts, or of the values between `low` and `high`; 0: all
    std::uint32_t origin = 0; // the open place of a case whose value this is, or `of_day`; 0: none
    Value low;
    Value high;
    std::uint64_t choices = 0; // bit per value of `choice_set`
    const void* parts =
        nullptr; // ChoiceSet, PossibleEntry[count], PossibleRange, fields of `shape`, Value[count]
    const Shape* shape = nullptr;

    /// The origin of the decision day. Two sets of one origin stand for one value.
    static constexpr std::uint32_t of_day = UINT32_MAX;

    static Possible nothing() noexcept { return {}; }
    static Possible of(const Value& value) noexcept;
    static Possible truth(bool may_be_true, bool may_be_false) noexcept;
    /// Every value of the kind.
    static Possible all_of(Kind kind) noexcept;
    static Possible anything() noexcept;
    /// From `low` to `high`, both of one kind that has an order, and both in the set.
    static Possible between(const Value& low, const Value& high) noexcept;
    /// `low` upwards, or downwards.
    static Possible from(const Value& low) noexcept;
    static Possible up_to(const Value& high) noexcept;
    /// One of these of one kind that has an order, in ascending order; they must outlive the set. Whoever
    /// computes with it may take everything between them.
    static Possible one_of(std::span<const Value> values) noexcept;
    static Possible choice_of(const ChoiceSet& set, std::uint64_t values) noexcept;
    /// One of these texts, which must outlive the set.
    static Possible text_of(std::span<const Value> texts) noexcept;
    /// A list; an exact one if all of its entries are exact and stand there once.
    static Possible list(std::span<const PossibleEntry> entries, Arena& arena);
    static Possible context(const Shape& shape, const Possible* fields, Arena& arena);
    static Possible range(const Possible& low, const Possible& high, const RangeData& written, Arena& arena);

    [[nodiscard]] bool may_be(Kind kind) const noexcept { return (kinds & bit(kind)) != 0; }
    [[nodiscard]] bool is_nothing() const noexcept { return kinds == 0; }
    /// It is of that kind whatever happens.
    [[nodiscard]] bool is_only(Kind kind) const noexcept { return kinds == bit(kind); }
    [[nodiscard]] bool is_certainly(bool truth) const noexcept {
        return is_only(Kind::boolean) && (truth ? !may_be_false : !may_be_true);
    }
    /// The one kind besides null and unknown; nothing if there is none, or several.
    [[nodiscard]] std::optional<Kind> kind() const noexcept;
    [[nodiscard]] std::span<const Value> texts() const noexcept {
        return {static_cast<const Value*>(parts), count};
    }
    /// Of numbers, dates, months, durations: the only ones; empty if all between the ends are.
    [[nodiscard]] std::span<const Value> values() const noexcept {
        return {static_cast<const Value*>(parts), count};
    }
    [[nodiscard]] const ChoiceSet* choice_set() const noexcept {
        return static_cast<const ChoiceSet*>(parts);
    }
    /// Of a set that is a context: all fields of its shape.
    [[nodiscard]] const Possible* fields() const noexcept { return static_cast<const Possible*>(parts); }
    /// Without these kinds.
    [[nodiscard]] Possible without(Kind kind) const noexcept;
    [[nodiscard]] Possible with(Kind kind) const noexcept;

    static constexpr std::uint16_t bit(Kind kind) noexcept {
        return static_cast<std::uint16_t>(1U << static_cast<unsigned>(kind));
    }
};

struct PossibleEntry {
    Possible value;
    Occurs occurs = Occurs::once;
};

/// The ends of a range; `written` says which there are, and whether they are closed.
struct PossibleRange {
    Possible low;
    Possible high;
    RangeData written;
};

/// Everything of the type. Of a list: any number of any entries; of a context: any fields, for which the
/// shape must be given.
[[nodiscard]] Possible possible_of(const Type& type, Arena& arena, const Shape* shape = nullptr);

/// What a fact of which nothing is known is looked for among: days from 1900 to 2100, numbers up to a
/// thousand million of either sign, durations up to two hundred years of either sign.
[[nodiscard]] Possible plausible_of(const Type& type, Arena& arena, const Shape* shape = nullptr);
/// The value, with everything plausible in place of its unknown parts.
[[nodiscard]] Possible plausible_of(const Value& value, const Type& type, Arena& arena,
                                    const Shape* shape = nullptr);
/// The values of either, perhaps with others between them.
[[nodiscard]] Possible join(const Possible& a, const Possible& b, Arena& arena);
/// The entries if it may be a list: of an exact one each once. Nothing, if nothing is known of them.
[[nodiscard]] std::optional<std::span<const PossibleEntry>> entries_of(const Possible& list, Arena& arena);
/// The ends of a range, if they are known as sets.
[[nodiscard]] std::optional<PossibleRange> range_of(const Possible& range);
/// The set of an entry of a context, or nothing if it is not known to have one of that name.
[[nodiscard]] std::optional<Possible> field_of(const Possible& context, std::string_view name);
/// The value is in the set. For tests, and for whoever takes one out of it.
[[nodiscard]] bool contains(const Possible& set, const Value& value);
/// The same set, as far as can be seen.
[[nodiscard]] bool identical(const Possible& a, const Possible& b);

} // namespace bleibe::detail
