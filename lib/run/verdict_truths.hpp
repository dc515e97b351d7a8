// SPDX-License-Identifier: Apache-2.0
// The truths that a verdict is made of, and the verdict on somebody of whom everything is known.
#pragma once

#include "run/search.hpp"

#include <bleibe/verdict.hpp>

#include <optional>
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

} // namespace bleibe::detail
