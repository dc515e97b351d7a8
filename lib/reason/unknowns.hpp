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

    /// Adds what leaves this value unknown, or unknown in part.
    void follow(Ref ref) { follow(ref, nullptr); }
    /// Adds what leaves a point of the tree open.
    void follow(const OutlineNode& node);

    /// "convictions[].day_fines", "birth_date"; in vocabulary order.
    [[nodiscard]] std::vector<std::string> paths() const;
    [[nodiscard]] const std::set<std::uint32_t>& disputes() const noexcept { return disputes_; }
    /// Norms whose wording the catalog lacks for the day.
    [[nodiscard]] const std::set<std::string>& norms() const noexcept { return norms_; }

private:
    /// `fields`: only these entries of contexts matter; null: all.
    using Fields = std::vector<std::string>;
    using Origins = std::vector<std::string>;

    void follow(Ref ref, const Fields* fields);
    void step(const Block& block, const Step& step, const Value& value, const Fields* fields);
    void loop(const Block& block, const Step& step, const Value& value, const Fields* fields);
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
};

} // namespace bleibe::detail
