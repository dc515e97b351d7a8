// SPDX-License-Identifier: Apache-2.0
// The idea: choices and groups first, since types and values of facts rest on them.
#include "base/suggest.hpp"
#include "ruleset/readers.hpp"
#include "ruleset/typed.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

bool is_taken(ReadContext& context, bool taken, const Member& member, std::string_view what) {
    if (taken) {
        context.add(Code::name_taken, member.key_span,
                    std::string(what) + " " + quoted(member.key) + " is declared twice",
                    "choose another name, or remove one of the two");
    }
    return taken;
}

// ---------------------------------------------------------------- choices

void read_choice_values(ReadContext& context, const Node& values, ChoiceDeclaration& choice) {
    for (const Member& member : values.members) {
        check_identifier(context, member.key, member.key_span, IdentifierKind::word);
        Label label;
        Citation law;
        if (expect_mapping(context, *member.value, quoted(member.key))) {
            Keys keys(context, *member.value, "a value of a choice");
            label = keys.label("", true);
            law = read_law(keys, {});
            keys.finish();
        }
        if (!law.places.empty() && law.places.front().section.empty()) {
            context.add(Code::bad_citation, law.span, quoted(law.text) + " does not name the norm",
                        "a value of a choice may stand in several norms: begin with the section");
        }
        choice.set.values.push_back(member.key);
        choice.labels.push_back(std::move(label));
        choice.laws.push_back(std::move(law));
    }
}

void read_choice(ReadContext& context, const Member& member) {
    Vocabulary& vocabulary = context.catalog.vocabulary;
    check_identifier(context, member.key, member.key_span, IdentifierKind::name);
    if (is_taken(context, vocabulary.find_choice(member.key) != nullptr, member, "the choice") ||
        !expect_mapping(context, *member.value, quoted(member.key))) {
        return;
    }
    Keys keys(context, *member.value, "a choice");
    ChoiceDeclaration& choice = vocabulary.choices.emplace_back();
    choice.set.id = member.key;
    choice.set.ordered = keys.boolean("ordered");
    choice.span = member.key_span;
    if (const Node* values = keys.need("values");
        values != nullptr && expect_mapping(context, *values, "`values`")) {
        read_choice_values(context, *values, choice);
    }
    keys.finish();
}

// ---------------------------------------------------------------- groups

bool has_all(const ChoiceSet& set, const Node& values) {
    return std::all_of(values.items.begin(), values.items.end(), [&](const Node* value) {
        return value->is_scalar() && set.find(value->text).has_value();
    });
}

std::size_t count_of(const ChoiceSet& set, const Node& values) {
    return static_cast<std::size_t>(
        std::count_if(values.items.begin(), values.items.end(), [&](const Node* value) {
            return value->is_scalar() && set.find(value->text).has_value();
        }));
}

/// The choice that has all the values, else (after a finding) null.
const ChoiceDeclaration* choice_of_group(ReadContext& context, const Node& values, const Member& member) {
    const ChoiceDeclaration* best = nullptr;
    const ChoiceDeclaration* other = nullptr;
    for (const ChoiceDeclaration& choice : context.catalog.vocabulary.choices) {
        if (best != nullptr && has_all(best->set, values) && has_all(choice.set, values)) {
            other = &choice;
        }
        if (best == nullptr || count_of(choice.set, values) > count_of(best->set, values)) {
            best = &choice;
        }
    }
    if (other != nullptr) {
        context.add(Code::wrong_word, member.key_span,
                    "the values of " + quoted(member.key) + " are in " + quoted(best->set.id) + " and in " +
                        quoted(other->set.id),
                    "write the group as a mapping with `of`, the choice, and `values`");
        return nullptr;
    }
    return best;
}

const ChoiceDeclaration* named_choice(Keys& keys) {
    const std::string name = keys.need_text("of");
    const ChoiceDeclaration* choice = keys.context().catalog.vocabulary.find_choice(name);
    if (choice == nullptr && !name.empty()) {
        keys.context().add(Code::unknown_choice, keys.get("of")->span, "no choice is named " + quoted(name));
    }
    return choice;
}

void fill_group(ReadContext& context, const Node& values, GroupDeclaration& group) {
    const Type type = Type::choice(group.choice->set);
    for (const Node* value : values.items) {
        if (const auto word = read_value(context, *value, type)) {
            group.values.push_back(word->size);
        }
    }
}

void read_group(ReadContext& context, const Member& member) {
    Vocabulary& vocabulary = context.catalog.vocabulary;
    check_identifier(context, member.key, member.key_span, IdentifierKind::name);
    if (is_taken(context, vocabulary.find_group(member.key) != nullptr, member, "the group")) {
        return;
    }
    GroupDeclaration group;
    group.id = member.key;
    group.span = member.key_span;
    const Node* values = member.value;
    if (values->is_mapping()) {
        Keys keys(context, *values, "a group");
        group.choice = named_choice(keys);
        values = keys.get_sequence("values");
        keys.finish();
    } else if (!expect_sequence(context, *values, quoted(member.key))) {
        return;
    } else {
        group.choice = choice_of_group(context, *values, member);
    }
    if (group.choice != nullptr && values != nullptr) {
        fill_group(context, *values, group);
        vocabulary.groups.push_back(std::move(group));
    }
}

// ---------------------------------------------------------------- facts

void read_unless_stated(Keys& keys, FactDeclaration& fact) {
    const Node* node = keys.get("unless_stated");
    if (node == nullptr) {
        return;
    }
    if (!fact.judgement) {
        keys.context().add(Code::unknown_key, keys.node().member("unless_stated")->key_span,
                           "`unless_stated` without `judgement: true`",
                           "only what a human asserts may be given from the start");
    }
    fact.unless_stated = read_value(keys.context(), *node, fact.type);
}

void check_periods(ReadContext& context, const FactDeclaration& fact, const Node& node) {
    const auto is_date = [&](std::string_view id) {
        return std::any_of(fact.fields.begin(), fact.fields.end(), [&](const FieldDeclaration& field) {
            return field.id == id && (field.type.is(TypeKind::date) || field.type.is(TypeKind::never));
        });
    };
    if (fact.periods && !(is_date("from") && is_date("until"))) {
        context.add(Code::wrong_shape, node.member("periods")->key_span,
                    "periods without the dates `from` and `until`",
                    "`periods: true` stands at a list whose entries have both");
    }
}

FactDeclaration read_fact_keys(Keys& keys, const Member& member) {
    FactDeclaration fact;
    fact.id = member.key;
    fact.span = member.key_span;
    DeclaredType declared = read_type(keys);
    fact.fields = std::move(declared.fields);
    fact.is_permit = declared.is_permit;
    fact.label = keys.label("", true);
    fact.ask = keys.label("ask", false);
    fact.evidence = keys.label("evidence", false);
    fact.absent = read_absent(keys);
    fact.type = fact.absent.empty() ? declared.type : declared.type.or_null();
    fact.judgement = keys.boolean("judgement");
    fact.periods = keys.boolean("periods");
    fact.unit = keys.text("unit");
    read_unless_stated(keys, fact);
    if (!keys.has("cure")) {
        keys.context().add(Code::missing_cure, member.key_span,
                           "the fact " + quoted(member.key) + " does not say what can change it",
                           "add `cure`: wait, evidence, act, authority, reapply or none");
    }
    fact.cure = read_cure(keys);
    check_periods(keys.context(), fact, keys.node());
    keys.finish();
    return fact;
}

void read_fact(ReadContext& context, const Member& member) {
    Vocabulary& vocabulary = context.catalog.vocabulary;
    check_identifier(context, member.key, member.key_span, IdentifierKind::name);
    const bool taken = vocabulary.find_fact(member.key) >= 0 || vocabulary.find_group(member.key) != nullptr;
    if (is_taken(context, taken, member, "the fact") ||
        !expect_mapping(context, *member.value, quoted(member.key))) {
        return;
    }
    Keys keys(context, *member.value, "a fact");
    vocabulary.facts.push_back(read_fact_keys(keys, member));
}

void read_constraint(ReadContext& context, const Member& member) {
    std::vector<ConstraintDeclaration>& constraints = context.catalog.vocabulary.constraints;
    check_identifier(context, member.key, member.key_span, IdentifierKind::name);
    const bool taken = std::any_of(constraints.begin(), constraints.end(),
                                   [&](const ConstraintDeclaration& c) { return c.id == member.key; });
    if (is_taken(context, taken, member, "the constraint") ||
        !expect_mapping(context, *member.value, quoted(member.key))) {
        return;
    }
    Keys keys(context, *member.value, "a constraint");
    ConstraintDeclaration constraint;
    constraint.id = member.key;
    constraint.span = member.key_span;
    if (const Node* when = keys.need("when")) {
        constraint.when = read_formula(context, *when, "`when`");
    }
    constraint.label = keys.label("", true);
    keys.finish();
    if (constraint.when.is_set()) {
        constraints.push_back(std::move(constraint));
    }
}

template <class ReadOne>
void read_each(Keys& keys, std::string_view key, ReadOne read_one) {
    if (const Node* mapping = keys.get_mapping(key)) {
        for (const Member& member : mapping->members) {
            read_one(keys.context(), member);
        }
    }
}

} // namespace

Cure read_cure(Keys& keys) {
    return keys.word<Cure>("cure",
                           {{"wait", Cure::wait},
                            {"evidence", Cure::evidence},
                            {"act", Cure::act},
                            {"authority", Cure::authority},
                            {"reapply", Cure::reapply},
                            {"none", Cure::none}},
                           Cure::unstated);
}

void read_choices(ReadContext& context, const Document& document) {
    Keys keys(context, *document.root, "a vocabulary");
    Vocabulary& vocabulary = context.catalog.vocabulary;
    const std::string id = keys.text("vocabulary");
    if (const Node* node = document.root->find("vocabulary"); node != nullptr && !id.empty()) {
        check_identifier(context, id, node->span, IdentifierKind::norm);
        if (!vocabulary.id.empty() && vocabulary.id != id) {
            context.add(Code::wrong_word, node->span,
                        "the vocabulary is " + quoted(id) + " here and " + quoted(vocabulary.id) +
                            " elsewhere",
                        "a catalog has one vocabulary; its files bear the same name");
        }
    }
    vocabulary.id = vocabulary.id.empty() ? id : vocabulary.id;
    read_each(keys, "choices", read_choice);
    read_each(keys, "groups", read_group);
    for (const std::string_view later : {"facts", "constraints"}) {
        keys.allow(later);
    }
    keys.finish();
}

void read_facts(ReadContext& context, const Document& document) {
    Keys keys(context, *document.root, "a vocabulary");
    read_each(keys, "facts", read_fact);
    read_each(keys, "constraints", read_constraint);
}

} // namespace bleibe::detail
