// SPDX-License-Identifier: Apache-2.0
// The idea: status and effect of somebody who is known are read off the truths of the levels, the strongest
// that is met first.
#include "run/verdict_truths.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

Effect weaker(Effect own, Effect level) { return std::max(own, level); }

} // namespace

std::vector<Ref> VerdictTruths::all() const {
    std::vector<Ref> refs{status};
    for (const Level& level : levels) {
        if (std::find(refs.begin(), refs.end(), level.truth) == refs.end()) {
            refs.push_back(level.truth);
        }
    }
    return refs;
}

VerdictTruths truths_of(const PermitOutline& outline) {
    const auto truth = [&](Mode mode) { return outline.truth[static_cast<std::size_t>(mode)]; };
    VerdictTruths truths;
    truths.status = truth(Mode::may);
    truths.effect = weaker(outline.effect, Effect::may);
    const Effect should = weaker(outline.effect, Effect::should);
    if (outline.effect < should) {
        truths.levels.push_back({outline.effect, truth(Mode::shall)});
    }
    if (should < truths.effect) {
        truths.levels.push_back({should, truth(Mode::should)});
    }
    return truths;
}

std::optional<ExactVerdict> verdict_on(Search& search, const VerdictTruths& truths,
                                       const Completion& completion) {
    const auto status = search.outcome(truths.status, completion);
    if (!status) {
        return std::nullopt;
    }
    ExactVerdict verdict;
    if (*status != Outcome::yes) {
        verdict.status = *status == Outcome::no ? Status::ineligible : Status::undetermined;
        return verdict;
    }
    verdict.status = Status::eligible;
    verdict.effect = truths.effect;
    for (const VerdictTruths::Level& level : truths.levels) {
        if (search.outcome(level.truth, completion) == Outcome::yes) {
            verdict.effect = level.effect;
            break;
        }
    }
    return verdict;
}

} // namespace bleibe::detail
