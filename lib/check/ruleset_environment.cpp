// SPDX-License-Identifier: Apache-2.0
// The idea: a definition is typed when it is first asked for; one that is asked for while it is being
// typed rests on itself.
#include "check/ruleset_environment.hpp"

#include "check/checker.hpp"

#include <algorithm>
#include <utility>

namespace bleibe::detail {
namespace {

/// Definitions that rest on one another further than that are an error: whoever walks them does so by
/// calling itself.
constexpr std::uint32_t deepest_chain = 200;

} // namespace

CatalogTyping::~CatalogTyping() = default;

RulesetEnvironment& CatalogTyping::environment(const Ruleset& ruleset) {
    auto& slot = environments_[&ruleset];
    if (!slot) {
        slot = std::make_unique<RulesetEnvironment>(*this, ruleset);
        checked_.rulesets[&ruleset].definition_types.resize(ruleset.definitions.size());
    }
    return *slot;
}

void CatalogTyping::type_formula(const Ruleset& ruleset, const Formula& formula, const Type& expected,
                                 std::string law) {
    if (formula.node == nullptr) {
        return;
    }
    Diagnostics own;
    Checker checker(
        environment(ruleset), [&formula](std::size_t b, std::size_t e) { return formula.span(b, e); }, own);
    checked_.formulas[&formula] = checker.check(
        formula.parsed, expected.is(TypeKind::any) ? std::nullopt : std::optional<Type>(expected));
    DiagnosticList found = own.take();
    for (Diagnostic& diagnostic : found) {
        if (diagnostic.law.empty()) {
            diagnostic.law = law;
        }
    }
    diagnostics_.append(found);
}

std::optional<Binding> VocabularyEnvironment::find(std::string_view name) {
    if (const int fact = vocabulary_.find_fact(name); fact >= 0) {
        Binding binding;
        binding.meaning = Meaning::fact;
        binding.index = static_cast<std::uint32_t>(fact);
        binding.type = vocabulary_.facts[binding.index].type;
        return binding;
    }
    for (std::size_t i = 0; i < vocabulary_.groups.size(); ++i) {
        const GroupDeclaration& group = vocabulary_.groups[i];
        if (group.id == name && group.choice != nullptr) {
            Binding binding;
            binding.meaning = Meaning::group;
            binding.index = static_cast<std::uint32_t>(i);
            binding.type = Type::list(Type::choice(group.choice->set));
            return binding;
        }
    }
    return std::nullopt;
}

std::vector<std::string_view> VocabularyEnvironment::names() const {
    std::vector<std::string_view> names;
    for (const FactDeclaration& fact : vocabulary_.facts) {
        names.emplace_back(fact.id);
    }
    for (const GroupDeclaration& group : vocabulary_.groups) {
        names.emplace_back(group.id);
    }
    return names;
}

RulesetEnvironment::RulesetEnvironment(CatalogTyping& typing, const Ruleset& ruleset)
    : VocabularyEnvironment(typing.catalog().vocabulary), typing_(typing), ruleset_(ruleset),
      states_(ruleset.definitions.size(), State::untyped), heights_(ruleset.definitions.size(), 0) {}

std::optional<Binding> RulesetEnvironment::find(std::string_view name) {
    Binding binding;
    for (std::size_t i = 0; i < ruleset_.parameters.size(); ++i) {
        if (ruleset_.parameters[i].id == name) {
            binding.meaning = Meaning::parameter;
            binding.index = static_cast<std::uint32_t>(i);
            binding.type = ruleset_.parameters[i].type;
            return binding;
        }
    }
    for (std::size_t i = 0; i < ruleset_.definitions.size(); ++i) {
        const DefinitionDeclaration& definition = ruleset_.definitions[i];
        if (definition.id != name) {
            continue;
        }
        binding.meaning = Meaning::definition;
        binding.index = static_cast<std::uint32_t>(i);
        if (definition.value.parsed.root && definition.value.parsed.root->kind == ExpressionKind::function) {
            binding.function = &definition.value.parsed;
        } else {
            binding.type = definition_type(i);
        }
        return binding;
    }
    return VocabularyEnvironment::find(name);
}

std::vector<std::string_view> RulesetEnvironment::names() const {
    std::vector<std::string_view> names = VocabularyEnvironment::names();
    for (const ParameterDeclaration& parameter : ruleset_.parameters) {
        names.emplace_back(parameter.id);
    }
    for (const DefinitionDeclaration& definition : ruleset_.definitions) {
        names.emplace_back(definition.id);
    }
    return names;
}

void RulesetEnvironment::type_all() {
    for (const DefinitionDeclaration& definition : ruleset_.definitions) {
        (void)find(definition.id);
    }
}

Type RulesetEnvironment::definition_type(std::size_t index) {
    const DefinitionDeclaration& definition = ruleset_.definitions[index];
    Type& type = typing_.checked().rulesets[&ruleset_].definition_types[index];
    if (states_[index] == State::being_typed) {
        typing_.diagnostics()
            .add(Code::circle, definition.span,
                 "the definition " + quoted(definition.id) + " rests on itself")
            .law(ruleset_.law(definition.law));
        type = TypeKind::never;
        states_[index] = State::typed;
    }
    if (states_[index] == State::untyped) {
        type_untyped(index);
    }
    typing_.height = std::max(typing_.height, heights_[index]);
    return typing_.checked().rulesets[&ruleset_].definition_types[index];
}

void RulesetEnvironment::type_untyped(std::size_t index) {
    const DefinitionDeclaration& definition = ruleset_.definitions[index];
    const std::uint32_t outer = std::exchange(typing_.height, 0);
    states_[index] = State::being_typed;
    ++typing_.open;
    Type found = TypeKind::never;
    if (typing_.open <= deepest_chain) {
        found = type_definition(definition);
    }
    const bool too_deep = typing_.open > deepest_chain || typing_.height == deepest_chain;
    --typing_.open;
    if (too_deep) {
        // Said once: what rests on it starts to count anew.
        typing_.height = 0;
        found = TypeKind::never;
        typing_.diagnostics()
            .add(Code::too_deep, definition.span,
                 "the definition " + quoted(definition.id) + " rests on more than " +
                     std::to_string(deepest_chain) + " others, one on the other")
            .law(ruleset_.law(definition.law));
    }
    if (states_[index] == State::being_typed) {
        typing_.checked().rulesets[&ruleset_].definition_types[index] = found;
        states_[index] = State::typed;
    }
    heights_[index] = typing_.height + 1;
    typing_.height = outer;
}

Type RulesetEnvironment::type_definition(const DefinitionDeclaration& definition) {
    if (definition.use) {
        return type_of_use(definition);
    }
    typing_.type_formula(ruleset_, definition.value, Type(), ruleset_.law(definition.law));
    const auto found = typing_.checked().formulas.find(&definition.value);
    if (found == typing_.checked().formulas.end() || !found->second.usable()) {
        return TypeKind::never;
    }
    return found->second.type();
}

Type RulesetEnvironment::type_of_use(const DefinitionDeclaration& definition) {
    const Reference& reference = *definition.use;
    std::optional<Type> joined;
    std::vector<const Ruleset*> lacking;
    for (const Ruleset* version : typing_.versions().targets(reference, ruleset_)) {
        const DefinitionDeclaration* found = version->find_definition(reference.name);
        if (found == nullptr) {
            lacking.push_back(version);
            continue;
        }
        const auto index = static_cast<std::size_t>(found - version->definitions.data());
        const Type type = typing_.environment(*version).definition_type(index);
        joined = joined ? join(*joined, type) : type;
    }
    if (!joined) {
        typing_.diagnostics()
            .add(Code::unknown_norm, reference.span, "there is no definition " + quoted(reference.text()))
            .law(ruleset_.law(definition.law));
        return TypeKind::never;
    }
    for (const Ruleset* version : lacking) {
        typing_.diagnostics()
            .add(Code::missing_in_version, reference.span,
                 "there is no " + quoted(reference.name) + " in " + quoted(reference.norm) +
                     " in the version of " + version->version())
            .law(ruleset_.cite);
    }
    return *joined;
}

} // namespace bleibe::detail
