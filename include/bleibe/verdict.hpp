// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace bleibe {

/// The answer for one permit. `undetermined` is no weak no: it depends on facts that are not known, or
/// on a reading that was left open. `no_law`: no version in force on the day contains the permit.
enum class Status : std::uint8_t { eligible, ineligible, undetermined, no_law };

/// With what force the law gives it, the strongest first: "gilt", "ist zu erteilen", "soll", "kann".
enum class Effect : std::uint8_t { by_law, shall, should, may };

/// Whether an exception from what the law states as a rule could turn the verdict: `in_favour` of a
/// person who is ineligible, `against` one who is eligible.
enum class OpenToException : std::uint8_t { none, in_favour, against };

/// How a caseload is sorted. `none`: the permit has no law on the day and is not counted.
enum class Colour : std::uint8_t { green, yellow, grey, red, none };

/// The bare verdict on one permit: a few bytes, computed by `assess`. Why, what is missing and the rest are
/// asked for with `report`.
struct Verdict {
    Status status = Status::no_law;
    /// The strongest force at which it is certain; nothing unless eligible.
    std::optional<Effect> effect;
    /// The strongest force that is still possible; nothing where none is.
    std::optional<Effect> effect_at_best;
    OpenToException open_to_exception = OpenToException::none;
    /// False: undetermined, and that all completions of the facts might have one verdict after all is not
    /// excluded: single facts do not show it (docs/semantics.md, "shown without a search"), and a search, if
    /// one was asked for, ended without an answer.
    bool proven = true;

    friend bool operator==(const Verdict&, const Verdict&) = default;
};

/// The words used in JSON and scenario files: "eligible", "by_law", "in_favour", "green". Static texts.
[[nodiscard]] std::string_view to_string(Status status) noexcept;
[[nodiscard]] std::string_view to_string(Effect effect) noexcept;
[[nodiscard]] std::string_view to_string(OpenToException open) noexcept;
[[nodiscard]] std::string_view to_string(Colour colour) noexcept;

} // namespace bleibe
