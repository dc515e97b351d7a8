// SPDX-License-Identifier: Apache-2.0
// One reader per kind of file and per large part of a ruleset. Each fills the catalog and reports; none
// needs another's result beyond the catalog (the vocabulary is read before the rulesets).
#pragma once

#include "ruleset/shape.hpp"

#include <vector>

namespace bleibe::detail {

/// catalog.yaml: id, day of the law, languages, kinds, words of citations.
void read_catalog_file(ReadContext& context, const Document& document);
/// profiles/ID.yaml
void read_profile(ReadContext& context, const Document& document);

/// The choices and groups of a vocabulary file, then its facts and constraints; several files of one
/// vocabulary add up, so all choices are read before any fact.
void read_choices(ReadContext& context, const Document& document);
void read_facts(ReadContext& context, const Document& document);

/// One norm in one version.
void read_ruleset(ReadContext& context, const Document& document);

// The large parts of a ruleset, in the order in which they are read.
void read_wording(Keys& keys, Ruleset& ruleset);
void read_parameters(Keys& keys, Ruleset& ruleset);
void read_definitions(Keys& keys, Ruleset& ruleset);
/// `criteria` and `conditions`.
void read_criteria(Keys& keys, Ruleset& ruleset);
void read_permits(Keys& keys, Ruleset& ruleset);
void read_disputes(Keys& keys, Ruleset& ruleset);
/// `omitted` and `elsewhere`.
void read_omissions(Keys& keys, Ruleset& ruleset);

[[nodiscard]] Cure read_cure(Keys& keys);
/// Where an item stands: only a ground of refusal may carry `effect`.
enum class ItemPlace : std::uint8_t { requirement, refusal };
[[nodiscard]] Item read_item(ReadContext& context, const Node& node, const Citation& law,
                             ItemPlace place = ItemPlace::requirement);
/// A mapping with `all`, `any`, `not`, `at_least` or `use`, or a list that stands for `all`; the root
/// is always an `all`.
[[nodiscard]] Item read_tree(ReadContext& context, const Node& node, const Citation& law);
/// What a criterion or an unnamed branch says about its own truth: one of the keys `when`, `all`, `any`,
/// `not`, `at_least` or `use`. A finding if there is none, or more than one.
[[nodiscard]] Item read_body(Keys& keys, const Citation& law);
/// A text with FEEL in braces.
[[nodiscard]] TextTemplate read_template(ReadContext& context, const Node& node, std::string_view language);

/// A warning for things whose words the law must hold, if the norm's wording is there at all.
void warn_without_quote(ReadContext& context, const Quote& quote, const Span& span, std::string_view what,
                        std::string_view help = "quote the words of the norm that say so");

/// Folder and file name against `ruleset` and `from`.
void check_place(ReadContext& context, const Ruleset& ruleset, const Node& root);
/// A parameter or definition whose name expressions already use for something else.
bool check_scope_name(ReadContext& context, const Ruleset& ruleset, const Member& member);

// What only the whole catalog shows: versions, gaps, disputes told twice.
void check_versions(CatalogData& catalog, Diagnostics& diagnostics);
void check_disputes(const CatalogData& catalog, Diagnostics& diagnostics);

} // namespace bleibe::detail
