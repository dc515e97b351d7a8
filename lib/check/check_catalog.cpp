// SPDX-License-Identifier: Apache-2.0
// The idea: every formula of every ruleset is typed once in the names of its ruleset; then everything
// that points somewhere is followed.
#include "check/check_references.hpp"
#include "check/checked_catalog.hpp"
#include "check/checker.hpp"
#include "check/lints.hpp"
#include "check/ruleset_environment.hpp"

#include <set>

namespace bleibe::detail {
namespace {

class CatalogWalk {
public:
    explicit CatalogWalk(CatalogTyping& typing) : typing_(typing) {}

    void constraints() {
        VocabularyEnvironment environment(typing_.catalog().vocabulary);
        for (const ConstraintDeclaration& constraint : typing_.catalog().vocabulary.constraints) {
            if (constraint.when.node == nullptr) {
                continue;
            }
            const Formula& formula = constraint.when;
            Checker checker(
                environment, [&formula](std::size_t b, std::size_t e) { return formula.span(b, e); },
                typing_.diagnostics());
            typing_.checked().formulas[&formula] = checker.check(formula.parsed, Type(TypeKind::boolean));
        }
    }

    void ruleset(const Ruleset& ruleset) {
        ruleset_ = &ruleset;
        names_once();
        RulesetEnvironment& environment = typing_.environment(ruleset);
        environment.type_all();
        for (const CriterionDeclaration& criterion : ruleset.criteria) {
            this->criterion(criterion);
        }
        for (const PermitDeclaration& permit : ruleset.permits) {
            this->permit(permit);
        }
        for (const DisputeDeclaration& dispute : ruleset.disputes) {
            for (const ReadingDeclaration& reading : dispute.readings) {
                this->reading(environment, reading);
            }
        }
    }

private:
    void boolean(const Formula& formula, const Citation& law) {
        typing_.type_formula(*ruleset_, formula, TypeKind::boolean, ruleset_->law(law));
    }

    void item(const Item& item, const Citation& law) {
        if (item.kind == ItemKind::when) {
            boolean(item.when, item.law.empty() ? law : item.law);
        }
        for (const Item& child : item.children) {
            this->item(child, item.law.empty() ? law : item.law);
        }
    }

    void templates(const std::vector<TextTemplate>& texts, const Citation& law) {
        for (const TextTemplate& text : texts) {
            for (const TextTemplate::Piece& piece : text.pieces) {
                if (piece.formula) {
                    typing_.type_formula(*ruleset_, *piece.formula, Type(), ruleset_->law(law));
                }
            }
        }
    }

    void criterion(const CriterionDeclaration& criterion) {
        item(criterion.body, criterion.law);
        for (const Waiver& waiver : criterion.waived_if) {
            boolean(waiver.when, waiver.law);
        }
        if (criterion.applies_if) {
            boolean(*criterion.applies_if, criterion.law);
        }
        templates(criterion.found, criterion.law);
        templates(criterion.required, criterion.law);
    }

    void permit(const PermitDeclaration& permit) {
        item(permit.requires_, permit.law);
        for (const Item& refusal : permit.refused_if) {
            item(refusal, permit.law);
        }
        if (permit.grant && permit.grant->kind == Grant::Kind::until) {
            typing_.type_formula(*ruleset_, permit.grant->until, Type(TypeKind::date).or_null(),
                                 ruleset_->law(permit.grant->law));
        }
    }

    void reading(RulesetEnvironment& environment, const ReadingDeclaration& reading) {
        for (const auto& [name, formula] : reading.definitions) {
            for (std::size_t i = 0; i < ruleset_->definitions.size(); ++i) {
                if (ruleset_->definitions[i].id == name) {
                    typing_.type_formula(*ruleset_, formula, environment.definition_type(i), ruleset_->cite);
                }
            }
        }
        for (const auto& [name, formula] : reading.criteria) {
            const CriterionDeclaration* criterion = ruleset_->find_criterion(name);
            boolean(formula, criterion != nullptr ? criterion->law : Citation{});
        }
    }

    void names_once() {
        std::set<std::string> seen;
        const auto take = [&](const std::string& id, const Span& span) {
            if (!seen.insert(id).second || typing_.catalog().vocabulary.find_fact(id) >= 0 ||
                typing_.catalog().vocabulary.find_group(id) != nullptr) {
                typing_.diagnostics()
                    .add(Code::name_taken, span, "the name " + quoted(id) + " is taken already")
                    .help(
                        "a parameter or definition needs a name of its own, different from facts and groups");
            }
        };
        for (const ParameterDeclaration& parameter : ruleset_->parameters) {
            take(parameter.id, parameter.span);
        }
        for (const DefinitionDeclaration& definition : ruleset_->definitions) {
            take(definition.id, definition.span);
        }
    }

    CatalogTyping& typing_;
    const Ruleset* ruleset_ = nullptr;
};

} // namespace

std::shared_ptr<CheckedCatalog> check_catalog(std::shared_ptr<const CatalogData> written,
                                              Diagnostics& diagnostics) {
    auto checked = std::make_shared<CheckedCatalog>();
    checked->written = std::move(written);
    CatalogTyping typing(*checked, diagnostics);
    CatalogWalk walk(typing);
    walk.constraints();
    for (const Ruleset& ruleset : checked->written->rulesets) {
        walk.ruleset(ruleset);
    }
    check_references(*checked->written, typing.versions(), diagnostics);
    if (!diagnostics.has_errors()) {
        lint_unused(*checked, diagnostics);
    }
    return checked;
}

} // namespace bleibe::detail
