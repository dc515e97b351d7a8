// SPDX-License-Identifier: Apache-2.0
// The idea: one norm in one version, read in the order in which the parts rest on each other: the
// wording first, since every citation is looked up in it.
#include "base/sha256.hpp"
#include "ruleset/citations.hpp"
#include "ruleset/readers.hpp"
#include "ruleset/typed.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

void check_direction(ReadContext& context, Date from, const std::optional<Date>& until, const Node& node) {
    if (until && *until < from) {
        const Node* end = node.find("until");
        context.add(Code::backwards, end == nullptr ? node.span : end->span,
                    "the end " + quoted(until->to_string()) + " lies before the beginning " +
                        quoted(from.to_string()),
                    "`until` is the last day, `from` the first");
    }
}

/// False if the first day stays unknown.
bool read_in_force(Keys& keys, Ruleset& ruleset) {
    const Node* node = keys.need("in_force");
    if (node == nullptr || !expect_mapping(keys.context(), *node, "`in_force`")) {
        return false;
    }
    Keys force(keys.context(), *node, "`in_force`");
    const auto from = force.need("from") != nullptr ? force.date("from") : std::nullopt;
    ruleset.from = from.value_or(Date());
    ruleset.until = force.date("until");
    force.finish();
    if (from) {
        check_direction(keys.context(), ruleset.from, ruleset.until, *node);
    }
    return from.has_value();
}

void read_wording_state(Keys& keys, Ruleset& ruleset) {
    const Node* node = keys.get_mapping("wording");
    if (node == nullptr) {
        return;
    }
    Keys wording(keys.context(), *node, "`wording`");
    const WordingState stated = wording.need_word<WordingState>(
        "is", {{"literal", WordingState::literal}, {"reconstructed", WordingState::reconstructed}},
        WordingState::not_stated);
    if (keys.has("text")) {
        ruleset.wording = stated;
    }
    ruleset.attested = wording.date("attested");
    wording.finish();
}

void read_gaps(Keys& keys, Ruleset& ruleset) {
    const Node* list = keys.get_sequence("gaps");
    if (list == nullptr) {
        return;
    }
    for (const Node* item : list->items) {
        if (!expect_mapping(keys.context(), *item, "a gap")) {
            continue;
        }
        Keys gap(keys.context(), *item, "a gap");
        const bool both = gap.need("from") != nullptr && gap.need("until") != nullptr;
        const auto from = both ? gap.date("from") : std::nullopt;
        const auto until = both ? gap.date("until") : std::nullopt;
        gap.finish();
        if (from && until) {
            check_direction(keys.context(), *from, until, *item);
            ruleset.gaps.emplace_back(*from, *until);
        }
    }
}

void read_vocabulary_name(Keys& keys, Ruleset& ruleset) {
    ruleset.facts = keys.need_text("facts");
    const Node* node = keys.node().find("facts");
    const std::string& known = keys.context().catalog.vocabulary.id;
    if (node != nullptr && !ruleset.facts.empty() && ruleset.facts != known) {
        keys.context().add(Code::wrong_word, node->span, "no vocabulary is named " + quoted(ruleset.facts),
                           known.empty() ? "load the file of the vocabulary too"
                                         : "the catalog's vocabulary is " + quoted(known));
    }
}

/// False if it does not say which version of which norm this is.
bool read_head(Keys& keys, Ruleset& ruleset) {
    ruleset.id = keys.need_text("ruleset");
    if (const Node* id = keys.node().find("ruleset"); id != nullptr && !ruleset.id.empty()) {
        check_identifier(keys.context(), ruleset.id, id->span, IdentifierKind::norm);
    }
    ruleset.cite = keys.need_text("cite");
    keys.context().law = ruleset.cite;
    const bool dated = read_in_force(keys, ruleset);
    ruleset.label = keys.label("", true);
    ruleset.enacted = keys.text("enacted");
    read_wording_state(keys, ruleset);
    ruleset.url = keys.text("url");
    read_vocabulary_name(keys, ruleset);
    ruleset.proposal = keys.text("proposal");
    if (const Node* proposal = keys.node().find("proposal");
        proposal != nullptr && !ruleset.proposal.empty()) {
        check_identifier(keys.context(), ruleset.proposal, proposal->span, IdentifierKind::word);
    }
    read_gaps(keys, ruleset);
    return dated && !ruleset.id.empty();
}

void read_covers(Keys& keys, Ruleset& ruleset) {
    if (const Node* covers = keys.get_sequence("covers")) {
        for (const Node* item : covers->items) {
            ruleset.covers.push_back(read_citation(keys.context(), *item));
        }
    }
}

std::optional<Value> read_parameter_value(Keys& keys, const Type& type) {
    const Node* node = keys.need("value");
    return node == nullptr ? std::nullopt : read_value(keys.context(), *node, type);
}

ParameterDeclaration read_parameter(Keys& keys, const Member& member) {
    ParameterDeclaration parameter;
    parameter.id = member.key;
    parameter.span = member.key_span;
    parameter.law = read_law(keys, {});
    LawScope law(keys.context(), parameter.law);
    parameter.type = read_type(keys).type;
    parameter.value = read_parameter_value(keys, parameter.type).value_or(Value::null());
    parameter.unit = keys.text("unit");
    parameter.quote = read_quote(keys);
    if (const Node* source = keys.get("source")) {
        parameter.source = read_source_reference(keys.context(), *source);
    } else {
        warn_without_quote(keys.context(), parameter.quote, member.key_span,
                           "the parameter " + quoted(member.key),
                           "quote the words of the norm that say so, or name a `source`");
    }
    keys.finish();
    return parameter;
}

DefinitionDeclaration read_definition(Keys& keys, const Member& member) {
    DefinitionDeclaration definition;
    definition.id = member.key;
    definition.span = member.key_span;
    definition.law = read_law(keys, {});
    LawScope law(keys.context(), definition.law);
    definition.quote = read_quote(keys);
    if (const Node* use = keys.get("use")) {
        definition.use = read_reference(keys.context(), *use);
        if (keys.has("value")) {
            keys.context().add(Code::unknown_key, keys.node().member("value")->key_span,
                               "a definition with both `use` and `value`", "keep one of the two");
        }
    } else if (const Node* value = keys.need("value")) {
        definition.value = read_formula(keys.context(), *value, "`value`");
    }
    keys.finish();
    return definition;
}

} // namespace

bool check_scope_name(ReadContext& context, const Ruleset& ruleset, const Member& member) {
    check_identifier(context, member.key, member.key_span, IdentifierKind::name);
    const Vocabulary& vocabulary = context.catalog.vocabulary;
    std::string_view other;
    if (vocabulary.find_fact(member.key) >= 0) {
        other = "a fact";
    } else if (vocabulary.find_group(member.key) != nullptr) {
        other = "a group of the vocabulary";
    } else if (ruleset.find_parameter(member.key) != nullptr) {
        other = "a parameter";
    } else if (ruleset.find_definition(member.key) != nullptr) {
        other = "a definition";
    } else {
        return true;
    }
    context.add(Code::name_taken, member.key_span,
                quoted(member.key) + " is the name of " + std::string(other) + " already",
                "choose another name: an expression could not tell the two apart");
    return false;
}

void warn_without_quote(ReadContext& context, const Quote& quote, const Span& span, std::string_view what,
                        std::string_view help) {
    const bool has_wording = context.ruleset == nullptr || !context.ruleset->text.empty();
    const bool is_told = quote.span.end > 0;        // the key is there, and what it lacks was said
    if (quote.empty() && !is_told && has_wording) { // without a wording that one warning is enough
        context.add(Code::missing_quote, span, std::string(what) + " without `quote`", std::string(help));
    }
}

void read_wording(Keys& keys, Ruleset& ruleset) {
    ReadContext& context = keys.context();
    const Node* text = keys.get_mapping("text");
    if (text == nullptr) {
        if (keys.node().find("text") == nullptr) {
            context.add(Code::missing_quote, beginning(keys.node()), "a ruleset without `text`",
                        "add the wording, sentence by sentence; quotes are looked up in it");
        }
        return;
    }
    for (const Member& member : text->members) {
        const auto places = parse_citation(member.key, context.catalog.citation);
        if (!places || places->size() != 1 || !places->front().section.empty()) {
            context.add(Code::bad_citation, member.key_span, quoted(member.key) + " is no key of a text",
                        "one sentence each; " + citation_grammar(context.catalog.citation));
            continue;
        }
        if (!expect_text(context, *member.value, quoted(member.key))) {
            continue;
        }
        Sentence sentence;
        sentence.key = folded(member.key);
        sentence.place = places->front();
        sentence.text = folded(member.value->text);
        sentence.key_span = member.key_span;
        sentence.node = member.value;
        if (!ruleset.text.empty() && !stands_before(ruleset.text.back().place, sentence.place)) {
            context.add(Code::bad_citation, member.key_span,
                        quoted(sentence.key) + " stands behind " + quoted(ruleset.text.back().key),
                        "write the sentences in the order of the norm, each once");
        }
        ruleset.text.push_back(std::move(sentence));
    }
}

void read_parameters(Keys& keys, Ruleset& ruleset) {
    const Node* mapping = keys.get_mapping("parameters");
    for (const Member& member : members_of(mapping)) {
        if (check_scope_name(keys.context(), ruleset, member) &&
            expect_mapping(keys.context(), *member.value, quoted(member.key))) {
            Keys parameter(keys.context(), *member.value, "a parameter");
            ruleset.parameters.push_back(read_parameter(parameter, member));
        }
    }
}

void read_definitions(Keys& keys, Ruleset& ruleset) {
    const Node* mapping = keys.get_mapping("definitions");
    for (const Member& member : members_of(mapping)) {
        if (check_scope_name(keys.context(), ruleset, member) &&
            expect_mapping(keys.context(), *member.value, quoted(member.key))) {
            Keys definition(keys.context(), *member.value, "a definition");
            ruleset.definitions.push_back(read_definition(definition, member));
        }
    }
}

void read_ruleset(ReadContext& context, const Document& document) {
    Keys keys(context, *document.root, "a ruleset");
    Ruleset ruleset;
    ruleset.source = document.source;
    ruleset.span = beginning(*document.root);
    ruleset.hash = sha256_hex(document.source.text());
    const bool has_place = read_head(keys, ruleset);
    context.ruleset = &ruleset;
    read_wording(keys, ruleset);
    read_covers(keys, ruleset);
    read_parameters(keys, ruleset);
    read_definitions(keys, ruleset);
    read_criteria(keys, ruleset);
    read_permits(keys, ruleset);
    read_disputes(keys, ruleset);
    read_omissions(keys, ruleset);
    keys.finish();
    if (has_place) {
        check_place(context, ruleset, *document.root);
    }
    context.ruleset = nullptr;
    context.law.clear();
    if (has_place) {
        context.catalog.rulesets.push_back(std::move(ruleset));
    } else { // it cannot be set beside the others: what they miss may be here
        context.catalog.unread.push_back(ruleset.source.name());
    }
}

} // namespace bleibe::detail
