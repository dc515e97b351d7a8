// SPDX-License-Identifier: Apache-2.0
// The idea: a reference must lead somewhere on every day on which its norm is in force, so each is tried
// against every version that overlaps the caller's time.
#include "check/check_references.hpp"

#include "base/suggest.hpp"

#include <algorithm>
#include <map>
#include <set>

namespace bleibe::detail {
namespace {

bool holds_name(const Item& item, std::string_view name) {
    if ((item.kind == ItemKind::criterion && item.name == name) ||
        (item.kind == ItemKind::use && (item.reference.name == name || item.reference.text() == name))) {
        return true;
    }
    return std::any_of(item.children.begin(), item.children.end(),
                       [&](const Item& child) { return holds_name(child, name); });
}

class ReferenceCheck {
public:
    ReferenceCheck(const CatalogData& catalog, Diagnostics& diagnostics)
        : catalog_(catalog), diagnostics_(diagnostics) {}

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

    [[nodiscard]] std::vector<const Ruleset*> targets(const Reference& reference,
                                                      const Ruleset& caller) const {
        std::vector<const Ruleset*> found;
        for (const Ruleset* version : catalog_.versions(reference.norm)) {
            const bool wanted =
                reference.pinned ? version->from == *reference.pinned : version->overlaps(caller);
            if (wanted) {
                found.push_back(version);
            }
        }
        return found;
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
        const auto versions = targets(reference, *ruleset_);
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
                if (there && (criterion == nullptr || !holds_name(criterion->body, name))) {
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

    /// Depth first; a name met again on the way down rests on itself.
    void circle(const Ruleset& ruleset, const std::string& name, const Span& span) {
        const std::pair<const Ruleset*, std::string> node{&ruleset, name};
        if (done_.count(node) != 0) {
            return;
        }
        if (!open_.insert(node).second) {
            if (reported_.insert(node).second) {
                diagnostics_.add(Code::circle, span, quoted(ruleset.id + "#" + name) + " rests on itself")
                    .law(ruleset.cite);
            }
            return;
        }
        if (const CriterionDeclaration* criterion = ruleset.find_criterion(name)) {
            follow(ruleset, criterion->body);
        } else if (const PermitDeclaration* permit = ruleset.find_permit(name)) {
            follow(ruleset, permit->requires_);
            for (const Item& refusal : permit->refused_if) {
                follow(ruleset, refusal);
            }
        }
        open_.erase(node);
        done_.insert(node);
    }

    void follow(const Ruleset& ruleset, const Item& item) {
        if (item.kind == ItemKind::criterion) {
            circle(ruleset, item.name, item.span);
        } else if (item.kind == ItemKind::use) {
            for (const Ruleset* version : targets(item.reference, ruleset)) {
                circle(*version, item.reference.name, item.span);
            }
        }
        for (const Item& child : item.children) {
            follow(ruleset, child);
        }
    }

    const CatalogData& catalog_;
    Diagnostics& diagnostics_;
    const Ruleset* ruleset_ = nullptr;
    std::set<std::pair<const Ruleset*, std::string>> open_;
    std::set<std::pair<const Ruleset*, std::string>> done_;
    std::set<std::pair<const Ruleset*, std::string>> reported_;
};

} // namespace

void check_references(const CatalogData& catalog, Diagnostics& diagnostics) {
    ReferenceCheck(catalog, diagnostics).run();
}

} // namespace bleibe::detail
