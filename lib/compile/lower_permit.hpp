// SPDX-License-Identifier: Apache-2.0
// From a permit's tree of criteria to truths at every level, over the norms in force on one day.
#pragma once

#include "check/checked_catalog.hpp"
#include "compile/builder.hpp"
#include "compile/lower_expression.hpp"
#include "compile/program.hpp"

#include <map>
#include <memory>
#include <string>

namespace bleibe::detail {

/// The disputes of a program by id.
using DisputeNumbers = std::map<std::string, std::uint32_t, std::less<>>;

/// Lowers permits for one day's versions. Outline nodes are appended to the program.
class PermitLowering {
public:
    PermitLowering(ProgramData& program, const CheckedCatalog& checked, Builder& builder,
                   const DisputeNumbers& disputes, Date day);
    ~PermitLowering();
    PermitLowering(const PermitLowering&) = delete;
    PermitLowering& operator=(const PermitLowering&) = delete;

    [[nodiscard]] PermitOutline lower(const Ruleset& ruleset, const PermitDeclaration& permit);
    /// The last outline has more points than are allowed and is not complete.
    [[nodiscard]] bool is_too_large() const noexcept {
        return program_.nodes.size() - first_node_ > most_points;
    }
    /// Points of one permit, each counted as often as it is mentioned.
    static constexpr std::size_t most_points = 10'000;
    /// All criteria and conditions of a norm as the requirements of `caller`, a permit of another.
    [[nodiscard]] PermitOutline lower_criteria(const Ruleset& ruleset, const PermitDeclaration& caller);

private:
    class Names; // the outside of one ruleset's expressions, for one caller
    struct Caller {
        Force effect = Force::shall;
        std::string chapter;
        friend bool operator<(const Caller& a, const Caller& b) {
            return std::tie(a.effect, a.chapter) < std::tie(b.effect, b.chapter);
        }
    };
    struct Place {
        const Ruleset* ruleset = nullptr;
        Caller caller;
        bool negative = false;
        const Ruleset* home = nullptr;   // of the permit: its criteria are named without their norm
        std::vector<std::string> except; // names left out of the group below
    };

    std::uint32_t item(const Item& item, const Place& place);
    std::uint32_t named(const Item& item, const CriterionDeclaration& criterion, const Place& place);
    std::uint32_t used(const Item& item, const Place& place);
    std::uint32_t used_permit(const Item& item, const Ruleset& ruleset, const PermitDeclaration& permit,
                              const Place& place);
    void body(OutlineNode& node, Truths& raw, const Item& item, const Place& place);
    void join_children(OutlineNode& node, Truths& raw);
    void finish(OutlineNode& node, Truths raw, const CriterionDeclaration& criterion, const Place& place);
    [[nodiscard]] std::vector<OutlineText> texts(const std::vector<TextTemplate>& texts, const Place& place);
    [[nodiscard]] Ref formula(const Formula& formula, const Place& place);
    [[nodiscard]] Ref criterion_formula(const CriterionDeclaration& criterion, const Place& place);
    [[nodiscard]] Names& names(const Place& place);
    std::uint32_t add(OutlineNode node);

    ProgramData& program_;
    const CheckedCatalog& checked_;
    Builder& builder_;
    const DisputeNumbers& disputes_;
    Date day_;
    std::size_t first_node_ = 0; // of the outline that is being lowered
    std::map<std::pair<const Ruleset*, Caller>, std::unique_ptr<Names>> names_;
};

} // namespace bleibe::detail
