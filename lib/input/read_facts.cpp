// SPDX-License-Identifier: Apache-2.0
// The idea: the declaration says what a value must look like; nothing is guessed from its spelling, and
// what does not fit is named by its path.
#include "input/read_facts.hpp"

#include "base/suggest.hpp"
#include "compile/schedule.hpp"
#include "run/machine.hpp"
#include "value/calendar.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

bool is_text(const Node& node) {
    return node.is_scalar() && (node.form == ScalarForm::plain || node.form == ScalarForm::quoted);
}

bool is_word(const Node& node, std::string_view word) {
    return node.is_scalar() && node.text == word &&
           (node.form == ScalarForm::plain || node.form == ScalarForm::json_boolean);
}

std::string token(const Node& node) {
    return node.is_scalar() ? "`" + shown(node.text) + "`" : node.is_sequence() ? "a list" : "an object";
}

std::vector<std::string_view> field_names(const FactDeclaration& fact) {
    std::vector<std::string_view> names{"source"};
    for (const FieldDeclaration& field : fact.fields) {
        names.emplace_back(field.id);
    }
    return names;
}

} // namespace

std::string FactPath::text() const {
    if (up == nullptr) {
        return std::string(name);
    }
    return up->text() + (in_list ? "[" + std::to_string(index) + "]" : "." + shown(name));
}

std::shared_ptr<CaseData> FactReader::empty() const {
    const Vocabulary& vocabulary = model_.written().vocabulary;
    auto data = std::make_shared<CaseData>();
    data->facts.assign(vocabulary.facts.size(), Value::unknown());
    data->assumed.assign(vocabulary.facts.size(), false);
    for (std::size_t i = 0; i < vocabulary.facts.size(); ++i) {
        if (vocabulary.facts[i].unless_stated) {
            data->facts[i] = *vocabulary.facts[i].unless_stated;
            data->assumed[i] = true;
        }
    }
    return data;
}

Value* FactReader::blank_entry(std::size_t fact, Arena& arena) const {
    const std::size_t count = model_.shapes[fact].names.size();
    const std::size_t declared = model_.written().vocabulary.facts[fact].fields.size();
    auto* fields = arena.allocate_array<Value>(count);
    std::fill_n(fields, count, Value::unknown());
    if (count > declared) {
        fields[declared] = Value::null(); // `source`, which no rule reads
    }
    return fields;
}

void FactReader::read(const Node& facts, CaseData& into, const std::string& path) {
    const Vocabulary& vocabulary = model_.written().vocabulary;
    if (!facts.is_mapping()) {
        diagnostics_
            .add_private(Code::case_shape, facts.span,
                         "`" + path + "` is " + token(facts) + ", not an object")
            .path(path)
            .help("write `\"facts\": {…}`");
        return;
    }
    const FactPath all{nullptr, path};
    for (const Member& member : facts.members) {
        const FactPath at{&all, member.key};
        const int index = vocabulary.find_fact(member.key);
        if (index < 0) {
            unknown_fact(member, at);
            continue;
        }
        const auto number = static_cast<std::size_t>(index);
        const FactDeclaration& fact = vocabulary.facts[number];
        parts_.clear();
        listed_.reset();
        into.facts[number] = fact.fields.empty() || member.value->is_null()
                                 ? value(*member.value, fact.type, at, into)
                                 : list(*member.value, fact.type, &fact, at, into);
        into.assumed[number] = false;
        put_together(number, into);
    }
}

void FactReader::unknown_fact(const Member& member, const FactPath& path) {
    std::vector<std::string_view> known;
    if (!diagnostics_.is_full(Code::case_unknown_fact, member.key_span.source)) {
        for (const FactDeclaration& fact : model_.written().vocabulary.facts) {
            known.emplace_back(fact.id);
        }
    }
    diagnostics_
        .add_private(Code::case_unknown_fact, member.key_span, "no fact is named `" + shown(member.key) + "`")
        .path(path.text())
        .help(did_you_mean(member.key, known));
}

Value FactReader::list(const Node& node, const Type& type, const FactDeclaration* entries,
                       const FactPath& path, CaseData& into) {
    if (node.is_mapping()) {
        return part(node, type, entries, path, into);
    }
    if (!node.is_sequence()) {
        return wrong(node, path, "a list");
    }
    if (node.items.size() > limits_.list_length) {
        diagnostics_
            .add_private(Code::too_large, node.span,
                         "the list has " + std::to_string(node.items.size()) +
                             " entries, more than the limit of " + std::to_string(limits_.list_length))
            .path(path.text());
        return Value::unknown();
    }
    auto* items = into.arena.allocate_array<Value>(node.items.size());
    for (std::size_t i = 0; i < node.items.size(); ++i) {
        const FactPath at{&path, {}, true, i};
        items[i] = entries == nullptr ? value(*node.items[i], type.item(), at, into)
                                      : entry(*node.items[i], *entries, at, into);
    }
    return Value::list({items, node.items.size()});
}

Value FactReader::entry(const Node& node, const FactDeclaration& fact, const FactPath& path, CaseData& into) {
    if (!node.is_mapping()) {
        return wrong(node, path, "an object with fields");
    }
    const auto number = static_cast<std::size_t>(&fact - model_.written().vocabulary.facts.data());
    const Shape& shape = model_.shapes[number];
    Value* const fields = blank_entry(number, into.arena);
    const Type text(TypeKind::string);
    for (const Member& member : node.members) {
        const FactPath at{&path, member.key};
        const int index = shape.find(member.key);
        if (index < 0) {
            diagnostics_
                .add_private(Code::case_unknown_fact, member.key_span,
                             "entries of `" + fact.id + "` have no field `" + shown(member.key) + "`")
                .path(at.text())
                .help(did_you_mean(member.key, field_names(fact)));
            continue;
        }
        const auto place = static_cast<std::size_t>(index);
        const Type& type = place < fact.fields.size() ? fact.fields[place].type : text;
        fields[place] = value(*member.value, type, at, into);
    }
    ContextData data;
    data.shape = &shape;
    data.fields = fields;
    return Value::context(*into.arena.create(data));
}

Value FactReader::value(const Node& node, const Type& type, const FactPath& path, CaseData& into) {
    return node.is_mapping() ? part(node, type, nullptr, path, into) : known_value(node, type, path, into);
}

Value FactReader::known_value(const Node& node, const Type& type, const FactPath& path, CaseData& into) {
    if (node.is_null()) {
        if (type.nullable()) {
            return Value::null();
        }
        diagnostics_.add_private(Code::case_null, node.span, "null has no meaning here")
            .path(path.text())
            .help("leave it out to say unknown");
        return Value::unknown();
    }
    if (type.is(TypeKind::list)) {
        return list(node, type, nullptr, path, into);
    }
    if (!node.is_scalar() || node.form == ScalarForm::empty) {
        return wrong(node, path, type.not_null().to_string());
    }
    return scalar(node, type, path, into);
}

Value FactReader::scalar(const Node& node, const Type& type, const FactPath& path, CaseData& into) {
    switch (type.kind()) {
    case TypeKind::boolean:
        if (is_word(node, "true") || is_word(node, "false")) {
            return Value::boolean(node.text == "true");
        }
        return wrong(node, path, "true or false");
    case TypeKind::number:
        if (node.form == ScalarForm::json_number || node.form == ScalarForm::plain) {
            if (const auto number = parse_decimal(node.text)) {
                return Value::number(*number, into.arena);
            }
        }
        return wrong(node, path, "a number");
    case TypeKind::date:
        if (is_text(node)) {
            if (const auto day = parse_date(node.text)) {
                return Value::date(*day);
            }
            diagnostics_.add_private(Code::case_date, node.span, token(node) + " is no date")
                .path(path.text())
                .help("write days that exist, as 2022-12-31");
            return Value::unknown();
        }
        return wrong(node, path, "a date such as 2022-12-31");
    case TypeKind::months:
    case TypeKind::duration:
        if (is_text(node)) {
            if (const auto d = parse_duration(node.text); d && d->is_months == type.is(TypeKind::months)) {
                return d->is_months ? Value::months(d->months) : Value::duration(d->seconds, d->nanoseconds);
            }
        }
        return wrong(node, path,
                     type.is(TypeKind::months) ? "a duration such as P1Y6M" : "a duration such as P10D");
    case TypeKind::choice: {
        if (!is_text(node)) {
            return wrong(node, path, "one of the choice `" + type.choice_set()->id + "`");
        }
        if (const auto index = type.choice_set()->find(node.text)) {
            return Value::choice(*type.choice_set(), *index);
        }
        std::vector<std::string_view> known;
        if (!diagnostics_.is_full(Code::case_unknown_choice, node.span.source)) {
            known.assign(type.choice_set()->values.begin(), type.choice_set()->values.end());
        }
        diagnostics_
            .add_private(Code::case_unknown_choice, node.span,
                         "the choice `" + type.choice_set()->id + "` has no value " + token(node))
            .path(path.text())
            .help(did_you_mean(node.text, known));
        return Value::unknown();
    }
    case TypeKind::string:
        if (!is_text(node)) {
            return wrong(node, path, "a text");
        }
        if (node.text.size() > limits_.text_bytes) {
            diagnostics_.add_private(Code::too_large, node.span, "the text is longer than the limit")
                .path(path.text());
            return Value::unknown();
        }
        return Value::string(into.arena.copy(node.text));
    default:
        return wrong(node, path, type.to_string());
    }
}

Value FactReader::wrong(const Node& node, const FactPath& path, std::string_view wanted) {
    diagnostics_.add_private(Code::case_wrong_type, node.span, token(node) + " is not " + std::string(wanted))
        .path(path.text());
    return Value::unknown();
}

void FactReader::check_constraints(const CaseData& facts, const Node* written, const Span& place) {
    const auto& constraints = model_.written().vocabulary.constraints;
    Arena arena;
    Machine machine(model_.constraints, arena, limits_);
    std::vector<Value> slots(model_.constraints.top.steps.size(), Value::unknown());
    const Value day = Value::unknown();
    machine.bind(facts.facts.data(), &day, slots.data());
    machine.run_all();
    for (std::size_t i = 0; i < constraints.size(); ++i) {
        // What could not be computed does not bind less.
        const Ref result = model_.constraint_results[i];
        const bool uncomputed = result.base() == Ref::top && machine.is_uncomputed(result.index());
        if (!machine.value(result).is_false() && !uncomputed) {
            continue;
        }
        report_broken(i, broken_at(machine, facts, i, written), place);
    }
    if (!facts.in_part.empty() && !diagnostics_.has_errors()) {
        check_sets(facts, written, place);
    }
}

void FactReader::report_broken(std::size_t constraint, const Broken& broken, const Span& place) {
    const ConstraintDeclaration& declared = model_.written().vocabulary.constraints[constraint];
    const std::string_view label = declared.label.in("en");
    diagnostics_
        .add_private(Code::case_constraint, broken.span ? *broken.span : place,
                     "the facts contradict `" + declared.id + "`" +
                         (label.empty() ? std::string() : ": " + std::string(label)))
        .path(broken.paths);
}

FactReader::Broken FactReader::broken_at(Machine& machine, const CaseData& facts, std::size_t constraint,
                                         const Node* written) const {
    const Vocabulary& vocabulary = model_.written().vocabulary;
    Broken broken;
    for (const std::uint32_t fact : model_.constraint_facts[constraint]) {
        const std::string& id = vocabulary.facts[fact].id;
        const Member* member = written != nullptr && written->is_mapping() ? written->member(id) : nullptr;
        const auto entry = broken_entry(machine, facts, constraint, fact);
        const bool has_entry = entry && member != nullptr && member->value->is_sequence() &&
                               *entry < member->value->items.size();
        broken.paths += (broken.paths.empty() ? "" : ", ") + id +
                        (entry ? "[" + std::to_string(*entry) + "]" : std::string());
        if (member != nullptr && !broken.span) {
            broken.span = has_entry ? member->value->items[*entry]->span : member->key_span;
        }
    }
    return broken;
}

/// The first entry of a list for which an `every` of the constraint does not hold.
std::optional<std::size_t> FactReader::broken_entry(Machine& machine, const CaseData& facts,
                                                    std::size_t constraint, std::uint32_t fact) const {
    const CompiledCode& code = model_.constraints;
    for (const std::uint32_t index : steps_needed(code, {model_.constraint_results[constraint]})) {
        const Step& step = code.top.steps[index];
        if (step.kind != StepKind::every || code.top.operands_of(step)[0] != Ref(Ref::facts, fact)) {
            continue;
        }
        std::size_t number = 0;
        for (const Value& entry : machine.entries(facts.facts[fact])) {
            if (machine.look_into(code.blocks[step.block], {&entry, 1}).is_false()) {
                return number;
            }
            ++number;
        }
    }
    return std::nullopt;
}

} // namespace bleibe::detail
