// SPDX-License-Identifier: Apache-2.0
// The names of one ruleset, and the typing of its definitions in whatever order they need each other.
#pragma once

#include "check/applicable_versions.hpp"
#include "check/checked_catalog.hpp"
#include "check/environment.hpp"

#include <map>
#include <memory>

namespace bleibe::detail {

class RulesetEnvironment;

/// Typing of all rulesets of a catalog: one environment each, made on demand.
class CatalogTyping {
public:
    CatalogTyping(CheckedCatalog& checked, Diagnostics& diagnostics)
        : checked_(checked), diagnostics_(diagnostics), versions_(*checked.written) {}
    ~CatalogTyping();
    CatalogTyping(const CatalogTyping&) = delete;
    CatalogTyping& operator=(const CatalogTyping&) = delete;

    [[nodiscard]] RulesetEnvironment& environment(const Ruleset& ruleset);
    [[nodiscard]] const CatalogData& catalog() const { return *checked_.written; }
    [[nodiscard]] CheckedCatalog& checked() { return checked_; }
    [[nodiscard]] Diagnostics& diagnostics() { return diagnostics_; }
    [[nodiscard]] const ApplicableVersions& versions() const { return versions_; }

    /// How many definitions rest on one another below the one that is being typed.
    std::uint32_t height = 0;
    /// How many are being typed.
    std::uint32_t open = 0;

    /// Types one formula in the names of a ruleset and keeps the result.
    void type_formula(const Ruleset& ruleset, const Formula& formula, const Type& expected, std::string law);

private:
    CheckedCatalog& checked_;
    Diagnostics& diagnostics_;
    ApplicableVersions versions_;
    std::map<const Ruleset*, std::unique_ptr<RulesetEnvironment>> environments_;
};

/// The vocabulary's names alone: what constraints may use.
class VocabularyEnvironment : public Environment {
public:
    explicit VocabularyEnvironment(const Vocabulary& vocabulary) : vocabulary_(vocabulary) {}
    [[nodiscard]] std::optional<Binding> find(std::string_view name) override;
    [[nodiscard]] std::vector<std::string_view> names() const override;
    [[nodiscard]] bool is_periods(std::uint32_t fact) const override {
        return vocabulary_.facts[fact].periods;
    }

private:
    const Vocabulary& vocabulary_;
};

class RulesetEnvironment final : public VocabularyEnvironment {
public:
    RulesetEnvironment(CatalogTyping& typing, const Ruleset& ruleset);

    [[nodiscard]] std::optional<Binding> find(std::string_view name) override;
    [[nodiscard]] std::vector<std::string_view> names() const override;
    [[nodiscard]] bool has_caller() const override { return true; }

    /// Types every definition (functions are typed at their calls).
    void type_all();
    /// The type of a definition; typing it if that has not happened yet.
    [[nodiscard]] Type definition_type(std::size_t index);

private:
    enum class State : std::uint8_t { untyped, being_typed, typed };
    void type_untyped(std::size_t index);
    [[nodiscard]] Type type_definition(const DefinitionDeclaration& definition);
    [[nodiscard]] Type type_of_use(const DefinitionDeclaration& definition);

    CatalogTyping& typing_;
    const Ruleset& ruleset_;
    std::vector<State> states_;
    std::vector<std::uint32_t> heights_; // of typed definitions, with all that they rest on
};

} // namespace bleibe::detail
