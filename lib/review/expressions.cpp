// SPDX-License-Identifier: Apache-2.0
// The idea: an explanation shows a criterion's entry that decided. Of "some … satisfies every …" there is no
// one entry; the inner question gets a name in a definition, where it can be read and tested by itself.
#include "review/review.hpp"

namespace bleibe::detail {
namespace {

bool is_quantifier(const Expression& expression) {
    return expression.kind == ExpressionKind::some || expression.kind == ExpressionKind::every;
}

/// The first quantifier that stands inside another, or null.
const Expression* nested(const Expression& expression, bool inside) {
    const bool quantifies = is_quantifier(expression);
    if (quantifies && inside) {
        return &expression;
    }
    for (const ExpressionPointer& child : expression.children) {
        if (const Expression* found = nested(*child, inside || quantifies)) {
            return found;
        }
    }
    return nullptr;
}

class ExpressionReview {
public:
    ExpressionReview(const Ruleset& ruleset, Diagnostics& diagnostics)
        : ruleset_(ruleset), diagnostics_(diagnostics) {}

    void run() {
        for (const CriterionDeclaration& criterion : ruleset_.criteria) {
            item(criterion.body, criterion.law);
            for (const Waiver& waiver : criterion.waived_if) {
                formula(waiver.when, waiver.law);
            }
            if (criterion.applies_if) {
                formula(*criterion.applies_if, criterion.law);
            }
        }
        for (const PermitDeclaration& permit : ruleset_.permits) {
            item(permit.requires_, permit.law);
            for (const Item& refusal : permit.refused_if) {
                item(refusal, refusal.law);
            }
        }
        for (const DisputeDeclaration& dispute : ruleset_.disputes) {
            for (const ReadingDeclaration& reading : dispute.readings) {
                for (const auto& [name, replaced] : reading.criteria) {
                    formula(replaced, {});
                }
            }
        }
    }

private:
    void item(const Item& item, const Citation& law) {
        if (item.kind == ItemKind::when) {
            formula(item.when, law);
        }
        for (const Item& child : item.children) {
            this->item(child, child.law.empty() ? law : child.law);
        }
    }

    void formula(const Formula& formula, const Citation& law) {
        if (!formula.is_set() || formula.parsed.root == nullptr) {
            return;
        }
        if (const Expression* inner = nested(*formula.parsed.root, false)) {
            diagnostics_
                .add(Code::nested_quantifiers, formula.span(inner->begin, inner->end),
                     "`some` or `every` inside another in a criterion")
                .help(
                    "give the inner question a name under `definitions`, or filter the list first: `list[…]`")
                .law(ruleset_.law(law));
        }
    }

    const Ruleset& ruleset_;
    Diagnostics& diagnostics_;
};

} // namespace

void review_expressions(const CatalogData& catalog, Diagnostics& diagnostics) {
    for (const Ruleset& ruleset : catalog.rulesets) {
        ExpressionReview(ruleset, diagnostics).run();
    }
}

} // namespace bleibe::detail
