// SPDX-License-Identifier: Apache-2.0
// The idea: a reading replaces values that the file declares, so each is read as what it replaces.
#include "base/suggest.hpp"
#include "ruleset/readers.hpp"
#include "ruleset/typed.hpp"

namespace bleibe::detail {
namespace {

template <class T>
bool is_declared(ReadContext& context, const std::vector<T>& things, const Member& member,
                 std::string_view what) {
    std::vector<std::string_view> known;
    for (const T& thing : things) {
        if (thing.id == member.key) {
            return true;
        }
        known.emplace_back(thing.id);
    }
    std::string help = did_you_mean(member.key, known);
    context.add(Code::replaces_nothing, member.key_span,
                "a reading replaces the " + std::string(what) + " " + quoted(member.key) +
                    ", which this ruleset does not have",
                help.empty() ? "declare it with the value that holds without the reading" : std::move(help));
    return false;
}

void read_replaced_parameters(Keys& keys, const Ruleset& ruleset, ReadingDeclaration& reading) {
    for (const Member& member : members_of(keys.get_mapping("parameters"))) {
        if (!is_declared(keys.context(), ruleset.parameters, member, "parameter")) {
            continue;
        }
        const ParameterDeclaration& parameter = *ruleset.find_parameter(member.key);
        LawScope law(keys.context(), parameter.law);
        if (const auto value = read_value(keys.context(), *member.value, parameter.type)) {
            reading.parameters.emplace_back(member.key, *value);
        }
    }
}

/// The expression itself, or a mapping with it behind `key`.
Formula read_replacement(ReadContext& context, const Member& member, std::string_view key) {
    if (!member.value->is_mapping() || member.value->flow) {
        return read_formula(context, *member.value, quoted(member.key));
    }
    Keys keys(context, *member.value, "a replacement");
    Formula formula;
    if (const Node* node = keys.need(key)) {
        formula = read_formula(context, *node, quoted(key));
    }
    keys.finish();
    return formula;
}

void read_replaced_definitions(Keys& keys, const Ruleset& ruleset, ReadingDeclaration& reading) {
    for (const Member& member : members_of(keys.get_mapping("definitions"))) {
        if (is_declared(keys.context(), ruleset.definitions, member, "definition")) {
            LawScope law(keys.context(), ruleset.find_definition(member.key)->law);
            Formula formula = read_replacement(keys.context(), member, "value");
            if (formula.is_set()) {
                reading.definitions.emplace_back(member.key, std::move(formula));
            }
        }
    }
}

void read_replaced_criteria(Keys& keys, const Ruleset& ruleset, ReadingDeclaration& reading) {
    for (const Member& member : members_of(keys.get_mapping("criteria"))) {
        if (!is_declared(keys.context(), ruleset.criteria, member, "criterion")) {
            continue;
        }
        const CriterionDeclaration& criterion = *ruleset.find_criterion(member.key);
        LawScope law(keys.context(), criterion.law);
        Formula formula = read_replacement(keys.context(), member, "when");
        if (formula.is_set() && criterion.body.kind != ItemKind::when) {
            keys.context().add(Code::replaces_nothing, member.key_span,
                               "a reading replaces the `when` of " + quoted(member.key) + ", which is a tree",
                               "give the disputed branch a name of its own, and replace its `when`");
        } else if (formula.is_set()) {
            reading.criteria.emplace_back(member.key, std::move(formula));
        }
    }
}

void read_holders(Keys& keys, ReadingDeclaration& reading) {
    if (const Node* holders = keys.get_sequence("holders")) {
        for (const Node* item : holders->items) {
            if (auto source = read_source_reference(keys.context(), *item)) {
                reading.holders.push_back(std::move(*source));
            }
        }
    }
}

ReadingDeclaration read_reading(Keys& keys, const Ruleset& ruleset, const Member& member) {
    ReadingDeclaration reading;
    reading.id = member.key;
    reading.span = member.key_span;
    reading.label = keys.label("", false);
    reading.summary = keys.label("summary", false);
    read_holders(keys, reading);
    read_replaced_parameters(keys, ruleset, reading);
    read_replaced_definitions(keys, ruleset, reading);
    read_replaced_criteria(keys, ruleset, reading);
    keys.finish();
    return reading;
}

DisputeDeclaration read_dispute(Keys& keys, const Ruleset& ruleset, const Member& member) {
    DisputeDeclaration dispute;
    dispute.id = member.key;
    dispute.span = member.key_span;
    dispute.label = keys.label("", true);
    dispute.baseline = keys.text("baseline");
    if (keys.need("readings") != nullptr) {
        for (const Member& entry : members_of(keys.get_mapping("readings"))) {
            check_identifier(keys.context(), entry.key, entry.key_span, IdentifierKind::name);
            if (expect_mapping(keys.context(), *entry.value, quoted(entry.key))) {
                Keys reading(keys.context(), *entry.value, "a reading");
                dispute.readings.push_back(read_reading(reading, ruleset, entry));
            }
        }
    }
    keys.finish();
    return dispute;
}

} // namespace

void read_disputes(Keys& keys, Ruleset& ruleset) {
    for (const Member& member : members_of(keys.get_mapping("disputes"))) {
        check_identifier(keys.context(), member.key, member.key_span, IdentifierKind::name);
        if (expect_mapping(keys.context(), *member.value, quoted(member.key))) {
            Keys dispute(keys.context(), *member.value, "a dispute");
            ruleset.disputes.push_back(read_dispute(dispute, ruleset, member));
        }
    }
}

} // namespace bleibe::detail
