// SPDX-License-Identifier: Apache-2.0
// The idea: a name is lowered once per ruleset and caller; where disputes replace it, the reading is an
// operand.
#include "compile/permit_names.hpp"

namespace bleibe::detail {
namespace {

std::string_view word_of(Force force) {
    switch (force) {
    case Force::by_law:
        return "by_law";
    case Force::shall:
        return "shall";
    case Force::should:
        return "should";
    case Force::may:
        return "may";
    }
    return {};
}

} // namespace

PermitLowering::Names::Names(PermitLowering& owner, const Place& place) : owner_(owner), place_(place) {
    parameters_.resize(place.ruleset->parameters.size());
    definitions_.resize(place.ruleset->definitions.size());
}

Ref PermitLowering::Names::lower(const Annotation& note) {
    Builder& builder = owner_.builder_;
    switch (note.meaning) {
    case Meaning::fact:
        return {Ref::facts, note.index};
    case Meaning::day:
        return {Ref::operands, 0};
    case Meaning::parameter:
        return parameter(note.index);
    case Meaning::definition:
        return definition(note.index);
    case Meaning::group:
        return group(note.index);
    case Meaning::caller_effect:
        return builder.constant(Value::string(word_of(place_.caller.effect)));
    case Meaning::caller_chapter:
        return builder.constant(Value::string(place_.caller.chapter));
    default:
        return builder.constant(Value::null());
    }
}

Ref PermitLowering::Names::parameter(std::uint32_t index) {
    const ParameterDeclaration& declared = place_.ruleset->parameters[index];
    if (!parameters_[index]) {
        const Ref written = owner_.builder_.constant(declared.value);
        parameters_[index] = under_readings(written, declared.type,
                                            [&](const ReadingDeclaration& reading) -> std::optional<Ref> {
                                                for (const auto& [name, value] : reading.parameters) {
                                                    if (name == declared.id) {
                                                        return owner_.builder_.constant(value);
                                                    }
                                                }
                                                return std::nullopt;
                                            });
    }
    return *parameters_[index];
}

Ref PermitLowering::Names::definition(std::uint32_t index) {
    const DefinitionDeclaration& declared = place_.ruleset->definitions[index];
    if (definitions_[index]) {
        return *definitions_[index];
    }
    if (declared.use) {
        definitions_[index] = definition_of_other(*declared.use);
    } else {
        const Ref written = owner_.formula(declared.value, place_);
        const Type& type = owner_.checked_.rulesets.at(place_.ruleset).definition_types[index];
        definitions_[index] =
            under_readings(written, type, [&](const ReadingDeclaration& reading) -> std::optional<Ref> {
                for (const auto& [name, replacing] : reading.definitions) {
                    if (name == declared.id) {
                        return owner_.formula(replacing, place_);
                    }
                }
                return std::nullopt;
            });
    }
    return *definitions_[index];
}

Ref PermitLowering::Names::definition_of_other(const Reference& reference) {
    const CatalogData& catalog = *owner_.checked_.written;
    const Ruleset* other = reference.pinned
                               ? catalog.version_from(reference.norm, *reference.pinned)
                               : catalog.version_on(reference.norm, owner_.day_, owner_.program_.proposals);
    if (other != nullptr) {
        for (std::uint32_t i = 0; i < other->definitions.size(); ++i) {
            if (other->definitions[i].id == reference.name) {
                Place place = place_;
                place.ruleset = other;
                return owner_.names(place).definition(i);
            }
        }
    }
    Builder::StepParts parts;
    parts.name = reference.norm;
    return owner_.builder_.emit(StepKind::missing, {}, Type(), parts);
}

Ref PermitLowering::Names::group(std::uint32_t index) {
    const GroupDeclaration& declared = owner_.checked_.written->vocabulary.groups[index];
    std::vector<Ref> values;
    for (const std::uint32_t value : declared.values) {
        values.push_back(owner_.builder_.constant(Value::choice(declared.choice->set, value)));
    }
    return owner_.builder_.list(values, Type::list(Type::choice(declared.choice->set)));
}

} // namespace bleibe::detail
