// SPDX-License-Identifier: Apache-2.0
// The idea: a reference must lead somewhere on every day on which its norm may apply, so each is tried
// against every version that it may meet.
#include "check/check_references.hpp"

#include "base/suggest.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace bleibe::detail {
namespace {

/// Things that rest on one another further than that are an error: whoever walks them does so by calling
/// itself.
constexpr std::uint32_t deepest_chain = 200;

/// One of the conditions that the group joins with `all`; what stands deeper is not the group's to leave
/// out.
bool has_condition(const Item& group, std::string_view name) {
    return group.kind == ItemKind::all &&
           std::any_of(group.children.begin(), group.children.end(), [&](const Item& child) {
               return (child.kind == ItemKind::criterion && child.name == name) ||
                      (child.kind == ItemKind::use &&
                       (child.reference.name == name || child.reference.text() == name));
           });
}

class ReferenceCheck {
public:
    ReferenceCheck(const CatalogData& catalog, const ApplicableVersions& versions, Diagnostics& diagnostics)
        : catalog_(catalog), versions_(versions), diagnostics_(diagnostics) {}

    void run() {
        for (const Ruleset& ruleset : catalog_.rulesets) {
            ruleset_ = &ruleset;
            for (const CriterionDeclaration& criterion : ruleset.criteria) {
                item(criterion.body);
            }
            for (const PermitDeclaration& permit : ruleset.permits) {
                kind(permit);
                item(permit.requires_);
                for (const Item& refusal : permit.refused_if) {
                    item(refusal);
                }
            }
            disputes();
        }
        for (const Ruleset& ruleset : catalog_.rulesets) {
            for (const CriterionDeclaration& criterion : ruleset.criteria) {
                circle(ruleset, criterion.id, criterion.span);
            }
            for (const PermitDeclaration& permit : ruleset.permits) {
                circle(ruleset, permit.id, permit.span);
            }
        }
        profiles();
    }

private:
    void kind(const PermitDeclaration& permit) {
        std::vector<std::string_view> known;
        for (const PermitKind& one : catalog_.kinds) {
            known.emplace_back(one.id);
        }
        if (std::find(known.begin(), known.end(), permit.kind) == known.end() && !known.empty()) {
            diagnostics_
                .add(Code::unknown_kind, permit.span,
                     "the catalog has no kind of permit " + quoted(permit.kind))
                .help(did_you_mean(permit.kind, known))
                .law(ruleset_->cite);
        }
    }

    void item(const Item& item) {
        if (item.kind == ItemKind::criterion && ruleset_->find_criterion(item.name) == nullptr) {
            std::vector<std::string_view> known;
            for (const CriterionDeclaration& criterion : ruleset_->criteria) {
                known.emplace_back(criterion.id);
            }
            diagnostics_.add(Code::unknown_criterion, item.span, "there is no criterion " + quoted(item.name))
                .help(did_you_mean(item.name, known))
                .law(ruleset_->cite);
        }
        if (item.kind == ItemKind::use) {
            use(item);
        }
        for (const Item& child : item.children) {
            this->item(child);
        }
    }

    void use(const Item& item) {
        const Reference& reference = item.reference;
        const bool may_be_unread = catalog_.may_be_unread(reference.norm);
        if (!catalog_.has_norm(reference.norm)) {
            std::vector<std::string_view> known;
            for (const Ruleset& ruleset : catalog_.rulesets) {
                known.emplace_back(ruleset.id);
            }
            if (may_be_unread) {
                return; // that its file cannot be read was told
            }
            diagnostics_.add(Code::unknown_norm, reference.span, "there is no norm " + quoted(reference.norm))
                .help(did_you_mean(reference.norm, known))
                .law(ruleset_->cite);
            return;
        }
        const auto versions = versions_.targets(reference, *ruleset_);
        if (reference.pinned && versions.empty() && !may_be_unread) {
            diagnostics_
                .add(Code::unknown_norm, reference.span,
                     quoted(reference.norm) + " has no version of " + reference.pinned->to_string())
                .law(ruleset_->cite);
        }
        for (const Ruleset* version : versions) {
            const CriterionDeclaration* criterion = version->find_criterion(reference.name);
            const bool there = criterion != nullptr || version->find_permit(reference.name) != nullptr;
            if (!there) {
                diagnostics_
                    .add(versions.size() > 1 ? Code::missing_in_version : Code::unknown_norm, reference.span,
                         "there is no " + quoted(reference.name) + " in " + quoted(reference.norm) +
                             " in the version of " + version->version())
                    .law(ruleset_->cite);
            }
            for (const auto& [name, span] : item.except) {
                if (there && (criterion == nullptr || !has_condition(criterion->body, name))) {
                    diagnostics_
                        .add(Code::unknown_except, span,
                             quoted(reference.text()) + " holds no " + quoted(name) + " in the version of " +
                                 version->version())
                        .law(ruleset_->cite);
                }
            }
        }
    }

    void disputes() {
        std::map<std::string, std::string> replaced;
        for (const DisputeDeclaration& dispute : ruleset_->disputes) {
            if (!dispute.baseline.empty() && dispute.find_reading(dispute.baseline) < 0) {
                diagnostics_
                    .add(Code::unknown_dispute, dispute.span,
                         "the dispute " + quoted(dispute.id) + " has no reading " + quoted(dispute.baseline))
                    .help("`baseline` names one of its readings, or is left out");
            }
            std::set<std::string> own;
            for (const ReadingDeclaration& reading : dispute.readings) {
                for (const auto& [name, value] : reading.parameters) {
                    own.insert(name);
                    must_exist(reading, name, "parameter", ruleset_->find_parameter(name) != nullptr);
                }
                for (const auto& [name, formula] : reading.definitions) {
                    own.insert(name);
                    must_exist(reading, name, "definition", ruleset_->find_definition(name) != nullptr);
                }
                for (const auto& [name, formula] : reading.criteria) {
                    own.insert(name);
                    const CriterionDeclaration* criterion = ruleset_->find_criterion(name);
                    must_exist(reading, name, "criterion with `when`",
                               criterion != nullptr && criterion->body.kind == ItemKind::when);
                }
            }
            for (const std::string& name : own) {
                const auto [other, fresh] = replaced.emplace(name, dispute.id);
                if (!fresh) {
                    diagnostics_
                        .add(Code::replaced_twice, dispute.span,
                             "the disputes " + quoted(other->second) + " and " + quoted(dispute.id) +
                                 " both replace " + quoted(name))
                        .help("disputes are independent: give each a parameter of its own and join them");
                }
            }
        }
    }

    void must_exist(const ReadingDeclaration& reading, const std::string& name, const char* what,
                    bool exists) {
        if (!exists) {
            diagnostics_
                .add(Code::replaces_nothing, reading.span,
                     "the reading " + quoted(reading.id) + " replaces a " + what + " " + quoted(name) +
                         " that the ruleset does not have")
                .law(ruleset_->cite);
        }
    }

    void profiles() {
        for (const Profile& profile : catalog_.profiles) {
            for (const Profile::Choice& choice : profile.readings) {
                bool dispute_found = false;
                bool reading_found = false;
                for (const Ruleset& ruleset : catalog_.rulesets) {
                    for (const DisputeDeclaration& dispute : ruleset.disputes) {
                        if (dispute.id == choice.dispute) {
                            dispute_found = true;
                            reading_found = reading_found || dispute.find_reading(choice.reading) >= 0;
                        }
                    }
                }
                if (!reading_found && catalog_.unread.empty()) {
                    diagnostics_.add(Code::unknown_dispute, choice.span,
                                     dispute_found ? "the dispute " + quoted(choice.dispute) +
                                                         " has no reading " + quoted(choice.reading)
                                                   : "there is no dispute " + quoted(choice.dispute));
                }
            }
        }
    }

    using Place = std::pair<const Ruleset*, std::string>;

    /// Depth first; a name met again on the way down rests on itself. Returns how many things rest on one
    /// another from here down.
    std::uint32_t circle(const Ruleset& ruleset, const std::string& name, const Span& span) {
        const Place place{&ruleset, name};
        if (const auto done = heights_.find(place); done != heights_.end()) {
            return done->second;
        }
        if (open_.count(place) != 0) {
            if (reported_.insert(place).second) {
                diagnostics_.add(Code::circle, span, quoted(ruleset.id + "#" + name) + " rests on itself")
                    .law(ruleset.cite);
            }
            return 0;
        }
        open_.insert(place);
        std::uint32_t height = 1;
        if (open_.size() > deepest_chain) {
            height = deepest_chain + 1;
        } else if (const CriterionDeclaration* criterion = ruleset.find_criterion(name)) {
            height += follow(ruleset, criterion->body);
        } else if (const PermitDeclaration* permit = ruleset.find_permit(name)) {
            std::uint32_t below = follow(ruleset, permit->requires_);
            for (const Item& refusal : permit->refused_if) {
                below = std::max(below, follow(ruleset, refusal));
            }
            height += below;
        }
        open_.erase(place);
        if (height > deepest_chain && !too_deep_) {
            too_deep_ = true;
            diagnostics_
                .add(Code::too_deep, span,
                     quoted(ruleset.id + "#" + name) + " rests on more than " +
                         std::to_string(deepest_chain) + " others, one on the other")
                .law(ruleset.cite);
        }
        return heights_[place] = height;
    }

    std::uint32_t follow(const Ruleset& ruleset, const Item& item) {
        std::uint32_t height = 0;
        if (item.kind == ItemKind::criterion) {
            height = circle(ruleset, item.name, item.span);
        } else if (item.kind == ItemKind::use) {
            for (const Ruleset* version : versions_.targets(item.reference, ruleset)) {
                height = std::max(height, circle(*version, item.reference.name, item.span));
            }
        }
        for (const Item& child : item.children) {
            height = std::max(height, follow(ruleset, child));
        }
        return height;
    }

    const CatalogData& catalog_;
    const ApplicableVersions& versions_;
    Diagnostics& diagnostics_;
    const Ruleset* ruleset_ = nullptr;
    std::set<Place> open_;
    std::map<Place, std::uint32_t> heights_;
    std::set<Place> reported_;
    bool too_deep_ = false;
};

} // namespace

void check_references(const CatalogData& catalog, const ApplicableVersions& versions,
                      Diagnostics& diagnostics) {
    ReferenceCheck(catalog, versions, diagnostics).run();
}

} // namespace bleibe::detail
