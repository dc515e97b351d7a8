// SPDX-License-Identifier: Apache-2.0
// The idea: what the typed expressions and the trees mention is used; the rest of what is declared is
// not.
#include "check/lints.hpp"

#include <set>

namespace bleibe::detail {
namespace {

class Uses {
public:
    explicit Uses(const CheckedCatalog& checked) : checked_(checked) {}

    /// Constraints are left out: a fact that only a constraint reads serves nothing.
    void collect() {
        for (const Ruleset& ruleset : checked_.written->rulesets) {
            ruleset_ = &ruleset;
            for (const DefinitionDeclaration& definition : ruleset.definitions) {
                formula(definition.value);
                if (definition.use) {
                    used_names.insert(definition.use->norm + "#" + definition.use->name);
                }
            }
            for (const CriterionDeclaration& criterion : ruleset.criteria) {
                this->criterion(criterion);
            }
            for (const PermitDeclaration& permit : ruleset.permits) {
                item(permit.requires_);
                for (const Item& refusal : permit.refused_if) {
                    item(refusal);
                }
                if (permit.grant) {
                    formula(permit.grant->until);
                }
            }
            for (const DisputeDeclaration& dispute : ruleset.disputes) {
                for (const ReadingDeclaration& reading : dispute.readings) {
                    for (const auto& [name, replaced] : reading.definitions) {
                        formula(replaced);
                    }
                    for (const auto& [name, replaced] : reading.criteria) {
                        formula(replaced);
                    }
                }
            }
        }
    }

    std::set<std::uint32_t> facts;
    std::set<std::pair<const Ruleset*, std::uint32_t>> parameters;
    std::set<std::pair<const Ruleset*, std::uint32_t>> definitions;
    std::set<std::pair<const Ruleset*, std::string>> criteria;
    std::set<std::string> used_names; // "norm#name", whatever the version

private:
    void formula(const Formula& formula) {
        const auto found = checked_.formulas.find(&formula);
        if (found != checked_.formulas.end()) {
            typed(found->second);
        }
    }

    void typed(const TypedExpression& expression) {
        for (const Annotation& note : expression.annotations) {
            if (note.meaning == Meaning::fact) {
                facts.insert(note.index);
            } else if (note.meaning == Meaning::parameter) {
                parameters.emplace(ruleset_, note.index);
            } else if (note.meaning == Meaning::definition) {
                definitions.emplace(ruleset_, note.index);
            }
            if (note.inlined) {
                typed(*note.inlined);
            }
        }
    }

    void item(const Item& item) {
        if (item.kind == ItemKind::criterion) {
            criteria.emplace(ruleset_, item.name);
        } else if (item.kind == ItemKind::use) {
            used_names.insert(item.reference.norm + "#" + item.reference.name);
        } else if (item.kind == ItemKind::when) {
            formula(item.when);
        }
        for (const Item& child : item.children) {
            this->item(child);
        }
    }

    void criterion(const CriterionDeclaration& criterion) {
        item(criterion.body);
        for (const Waiver& waiver : criterion.waived_if) {
            formula(waiver.when);
        }
        if (criterion.applies_if) {
            formula(*criterion.applies_if);
        }
        for (const auto* texts : {&criterion.found, &criterion.required}) {
            for (const TextTemplate& text : *texts) {
                for (const TextTemplate::Piece& piece : text.pieces) {
                    if (piece.formula) {
                        formula(*piece.formula);
                    }
                }
            }
        }
    }

    const CheckedCatalog& checked_;
    const Ruleset* ruleset_ = nullptr;
};

} // namespace

void lint_unused(const CheckedCatalog& checked, Diagnostics& diagnostics) {
    const CatalogData& catalog = *checked.written;
    Uses uses(checked);
    uses.collect();
    const auto warn = [&](const Span& span, const char* what, const std::string& id) {
        diagnostics.add(Code::unused, span, "the " + std::string(what) + " " + quoted(id) + " is not used")
            .help("remove it, or use it");
    };
    for (std::uint32_t i = 0; i < catalog.vocabulary.facts.size(); ++i) {
        if (uses.facts.count(i) == 0) {
            warn(catalog.vocabulary.facts[i].span, "fact", catalog.vocabulary.facts[i].id);
        }
    }
    for (const Ruleset& ruleset : catalog.rulesets) {
        for (std::uint32_t i = 0; i < ruleset.parameters.size(); ++i) {
            if (uses.parameters.count({&ruleset, i}) == 0) {
                warn(ruleset.parameters[i].span, "parameter", ruleset.parameters[i].id);
            }
        }
        for (std::uint32_t i = 0; i < ruleset.definitions.size(); ++i) {
            const std::string& id = ruleset.definitions[i].id;
            if (uses.definitions.count({&ruleset, i}) == 0 &&
                uses.used_names.count(ruleset.id + "#" + id) == 0) {
                warn(ruleset.definitions[i].span, "definition", id);
            }
        }
        for (const CriterionDeclaration& criterion : ruleset.criteria) {
            // A condition is there for other norms, of which the catalog need not hold one yet.
            if (!criterion.is_condition && uses.criteria.count({&ruleset, criterion.id}) == 0 &&
                uses.used_names.count(ruleset.id + "#" + criterion.id) == 0) {
                warn(criterion.span, "criterion", criterion.id);
            }
        }
    }
}

} // namespace bleibe::detail
