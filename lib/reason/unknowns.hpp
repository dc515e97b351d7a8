// SPDX-License-Identifier: Apache-2.0
// Which facts leave a value unknown: a walk back over the slots.
#pragma once

#include "run/assessment_data.hpp"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace bleibe::detail {

/// Collects the facts, and the disputes, that values are unknown for. Only operands that are unknown
/// themselves are followed: what others decided already does not matter.
class UnknownWalk {
public:
    explicit UnknownWalk(AssessmentData& assessment) : assessment_(assessment) {}

    /// Adds what leaves this value unknown, or unknown in part. True if a step that could not be computed
    /// is among what it rests on.
    bool follow(Ref ref) { return follow(ref, nullptr); }
    /// Adds what leaves a point of the tree open. True if something of it could not be computed.
    bool follow(const OutlineNode& node);

    /// "convictions[].day_fines", "birth_date"; in vocabulary order.
    [[nodiscard]] std::vector<std::string> paths() const;
    [[nodiscard]] const std::set<std::uint32_t>& disputes() const noexcept { return disputes_; }
    /// Norms whose wording the catalog lacks for the day.
    [[nodiscard]] const std::set<std::string>& norms() const noexcept { return norms_; }

private:
    /// `fields`: only these entries of contexts matter; null: all.
    using Fields = std::vector<std::string>;
    using Origins = std::vector<std::string>;

    bool follow(Ref ref, const Fields* fields);
    bool follow_slot(Ref ref, const Value& value, const Fields* fields);
    bool step(const Block& block, const Step& step, const Value& value, const Fields* fields);
    bool any_of(std::span<const Ref> operands, const Fields* fields);
    bool field(const Step& step, Ref of);
    bool select(std::span<const Ref> operands, const Fields* fields);
    bool reading(std::span<const Ref> operands, const Fields* fields);
    bool branch(const Step& step, Ref condition);
    bool invoke(std::span<const Ref> operands);
    bool loop(const Block& block, const Step& step, const Value& value, const Fields* fields);
    /// Runs a block once more and follows its result.
    bool look_into(const Block& body, std::span<const Value> parameters);
    void inside(const Value& value, const Origins& origins, const Fields* fields);
    [[nodiscard]] Origins origins(Ref ref) const;
    [[nodiscard]] Origins step_origins(const Block& block, const Step& step) const;
    [[nodiscard]] const Block* block_of(std::uint32_t base) const;

    AssessmentData& assessment_;
    std::set<std::string> found_;
    std::set<std::uint32_t> disputes_;
    std::set<std::string> norms_;
    std::map<std::uint32_t, const Block*> blocks_; // that are being looked into, by base
    std::map<std::uint32_t, Origins> elements_;    // where the entry in them comes from
    /// By base: what was followed already, with these fields, and what `follow` said.
    std::map<std::uint32_t, std::map<std::pair<std::uint32_t, Fields>, bool>> seen_;
};

} // namespace bleibe::detail
