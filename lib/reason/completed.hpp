// SPDX-License-Identifier: Apache-2.0
// Single completions of a case: what stands at an open place of one, what becomes of it with another value
// there, what its verdict is, and how to show it as a person.
#pragma once

#include "run/assessment_data.hpp"

#include <bleibe/completion.hpp>

#include <optional>
#include <string>
#include <vector>

namespace bleibe::detail {

/// The truths on which the status and the effect of a permit rest: those of `may`, and of the levels that
/// give another effect.
struct VerdictTruths {
    struct Level {
        Effect effect = Effect::may;
        Ref truth;
    };
    Ref status;
    std::vector<Level> levels;   // the strongest first, `status` not among them
    Effect effect = Effect::may; // where no level is met

    [[nodiscard]] std::vector<Ref> all() const;
};
[[nodiscard]] VerdictTruths truths_of(const PermitOutline& outline);

/// The verdict on somebody of whom everything is known.
struct ExactVerdict {
    Status status = Status::undetermined;
    std::optional<Effect> effect;

    friend bool operator==(const ExactVerdict&, const ExactVerdict&) = default;
};
/// Nothing for a completion that breaks a constraint.
[[nodiscard]] std::optional<ExactVerdict> verdict_on(Search& search, const VerdictTruths& truths,
                                                     const Completion& completion);

/// Open places of a case, as the box had them before anything was narrowed.
class Places {
public:
    explicit Places(Search& search);

    [[nodiscard]] std::uint32_t count() const noexcept { return static_cast<std::uint32_t>(all_.size()); }
    [[nodiscard]] const OpenPlace& place(std::uint32_t number) const noexcept { return all_[number - 1]; }
    /// Of a list's place the whole list.
    [[nodiscard]] Value value(const Completion& completion, std::uint32_t number) const;
    /// The completion with what another has at the place: of a list its further entries, and not those that
    /// the case knows. Its parts live in the arena.
    [[nodiscard]] Completion put(const Completion& completion, std::uint32_t number, const Value& value,
                                 Arena& arena) const;
    /// The same for a set: the place is open in it, all else of the fact as in the completion.
    [[nodiscard]] Possible freed(const Completion& completion, std::uint32_t number, Search& search) const;
    /// The list of an open box with exactly these further entries.
    [[nodiscard]] Possible with_entries(const Possible& list, std::uint32_t number, const Value& value,
                                        Arena& arena) const;
    /// "stays[1].until", "birth_date".
    [[nodiscard]] std::string path(const ProgramData& program, std::uint32_t number) const;

private:
    std::vector<OpenPlace> all_;
    std::vector<Possible> sets_;     // by place
    std::vector<std::size_t> known_; // by place: of a list, entries that the case knows
};

[[nodiscard]] CompletedPerson shown_person(const AssessmentData& assessment, const Places& places,
                                           const ExactVerdict& verdict, const Completion& completion);
/// For an undetermined permit: the two completions that show it, if they were found.
[[nodiscard]] std::vector<CompletedPerson> shown_completions(AssessmentData& assessment, PermitId permit);

} // namespace bleibe::detail
