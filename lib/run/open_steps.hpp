// SPDX-License-Identifier: Apache-2.0
// What has to run again while sets are narrowed: only what something open still rests on.
#pragma once

#include "compile/code.hpp"

#include <algorithm>
#include <cstdint>
#include <span>
#include <vector>

namespace bleibe::detail {

/// Finds, again and again, the steps that something open still rests on. Not thread-safe.
class OpenSteps {
public:
    explicit OpenSteps(const CompiledCode& code) : code_(code), is_wanted_(code.top.steps.size()) {}

    /// Those of `steps` (ascending) that are not settled and that the roots rest on, directly or through
    /// others like them. What such a step reads is wanted wherever it stands; `is_settled` says of which
    /// steps the value cannot change.
    template <class IsSettled>
    const std::vector<std::uint32_t>& below(std::span<const Ref> roots, std::span<const std::uint32_t> steps,
                                            const IsSettled& is_settled) {
        is_wanted_.assign(is_wanted_.size(), 0);
        for (const Ref root : roots) {
            want(root);
        }
        // Whatever a step reads stands before it.
        found_.clear();
        std::for_each(steps.rbegin(), steps.rend(), [&](std::uint32_t step) {
            if (is_wanted_[step] != 0 && !is_settled(step)) {
                found_.push_back(step);
                for (const Ref read : code_.reads.of(step)) {
                    want(read);
                }
            }
        });
        std::reverse(found_.begin(), found_.end());
        return found_;
    }

private:
    void want(Ref ref) {
        if (ref.base() == Ref::top) {
            is_wanted_[ref.index()] = 1;
        }
    }

    const CompiledCode& code_;
    std::vector<std::uint8_t> is_wanted_; // by step
    std::vector<std::uint32_t> found_;
};

} // namespace bleibe::detail
