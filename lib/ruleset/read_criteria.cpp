// SPDX-License-Identifier: Apache-2.0
// The idea: a criterion is a body (a leaf or a tree) and what may be said about it besides.
#include "ruleset/readers.hpp"

namespace bleibe::detail {
namespace {

Waiver read_waiver(ReadContext& context, const Node& node, const Citation& law) {
    Waiver waiver;
    waiver.span = beginning(node);
    if (!expect_mapping(context, node, "an entry of `waived_if`")) {
        return waiver;
    }
    Keys keys(context, node, "a waiver");
    waiver.law = read_law(keys, law);
    LawScope scope(context, waiver.law);
    if (const Node* when = keys.need("when")) {
        waiver.when = read_formula(context, *when, "`when`");
    }
    waiver.effect = keys.need_word<Force>(
        "effect", {{"shall", Force::shall}, {"should", Force::should}, {"may", Force::may}}, Force::may);
    waiver.label = keys.label("", false);
    waiver.quote = read_quote(keys);
    keys.finish();
    return waiver;
}

void read_waivers(Keys& keys, CriterionDeclaration& criterion) {
    if (const Node* list = keys.get_sequence("waived_if")) {
        for (const Node* item : list->items) {
            Waiver waiver = read_waiver(keys.context(), *item, criterion.law);
            if (waiver.when.is_set()) {
                criterion.waived_if.push_back(std::move(waiver));
            }
        }
    }
}

std::vector<TextTemplate> read_templates(Keys& keys, std::string_view prefix) {
    std::vector<TextTemplate> templates;
    std::string missing;
    for (const std::string& language : keys.context().catalog.languages) {
        const std::string key = std::string(prefix) + "_" + language;
        if (!keys.has(key)) {
            missing = key;
        } else if (const Node* node = keys.get(key);
                   node != nullptr && expect_text(keys.context(), *node, quoted(key))) {
            templates.push_back(read_template(keys.context(), *node, language));
        }
    }
    if (!templates.empty() && !missing.empty()) {
        keys.context().add(Code::missing_translation, beginning(keys.node()),
                           "a criterion without " + quoted(missing),
                           "the catalog's languages each give a text of their own");
    }
    return templates;
}

CriterionDeclaration read_criterion(Keys& keys, const Member& member) {
    CriterionDeclaration criterion;
    criterion.id = member.key;
    criterion.span = member.key_span;
    criterion.label = keys.label("", true);
    criterion.law = read_law(keys, {});
    LawScope law(keys.context(), criterion.law);
    criterion.quote = read_quote(keys);
    criterion.body = read_body(keys, criterion.law);
    criterion.body.law = criterion.law;
    criterion.exception = keys.word<Exception>(
        "exception",
        {{"in_favour", Exception::in_favour}, {"against", Exception::against}, {"either", Exception::either}},
        Exception::none);
    read_waivers(keys, criterion);
    if (const Node* applies = keys.get("applies_if")) {
        Formula formula = read_formula(keys.context(), *applies, "`applies_if`");
        if (formula.is_set()) {
            criterion.applies_if = std::move(formula);
        }
    }
    criterion.found = read_templates(keys, "found");
    criterion.required = read_templates(keys, "required");
    criterion.cure = read_cure(keys);
    keys.finish();
    return criterion;
}

void read_section(Keys& keys, Ruleset& ruleset, std::string_view section, bool is_condition) {
    ReadContext& context = keys.context();
    for (const Member& member : members_of(keys.get_mapping(section))) {
        check_identifier(context, member.key, member.key_span, IdentifierKind::word);
        if (ruleset.find_criterion(member.key) != nullptr) {
            context.add(Code::name_taken, member.key_span,
                        quoted(member.key) + " is the name of another criterion or condition",
                        "choose another name: a requirement could not tell the two apart");
            continue;
        }
        if (expect_mapping(context, *member.value, quoted(member.key))) {
            Keys criterion(context, *member.value, is_condition ? "a condition" : "a criterion");
            ruleset.criteria.push_back(read_criterion(criterion, member));
            ruleset.criteria.back().is_condition = is_condition;
        }
    }
}

} // namespace

void read_criteria(Keys& keys, Ruleset& ruleset) {
    const Member* criteria = keys.node().member("criteria");
    const Member* conditions = keys.node().member("conditions");
    const bool conditions_first =
        criteria != nullptr && conditions != nullptr && conditions->key_span.begin < criteria->key_span.begin;
    if (conditions_first) {
        read_section(keys, ruleset, "conditions", true);
    }
    read_section(keys, ruleset, "criteria", false);
    if (!conditions_first) {
        read_section(keys, ruleset, "conditions", true);
    }
}

} // namespace bleibe::detail
