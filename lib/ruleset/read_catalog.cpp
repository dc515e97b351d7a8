// SPDX-License-Identifier: Apache-2.0
// The idea: whatever is German stands in catalog.yaml, and the engine takes its words from there.
#include "ruleset/readers.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

std::vector<std::string> read_texts(Keys& keys, std::string_view key) {
    std::vector<std::string> texts;
    if (const Node* list = keys.get_sequence(key)) {
        for (const Node* item : list->items) {
            if (expect_text(keys.context(), *item, "an entry of " + quoted(key))) {
                texts.push_back(folded(item->text));
            }
        }
    }
    return texts;
}

void read_languages(Keys& keys) {
    ReadContext& context = keys.context();
    const Node* list = keys.need("languages") == nullptr ? nullptr : keys.get_sequence("languages");
    if (list == nullptr) {
        return;
    }
    std::vector<std::string>& languages = context.catalog.languages;
    for (const Node* item : list->items) {
        if (!expect_text(context, *item, "a language") ||
            !check_identifier(context, item->text, item->span, IdentifierKind::name)) {
            continue;
        }
        if (std::find(languages.begin(), languages.end(), item->text) != languages.end()) {
            context.add(Code::name_taken, item->span,
                        "the language " + quoted(item->text) + " is named twice", "remove one of the two");
            continue;
        }
        languages.push_back(item->text);
    }
    if (list->items.empty()) {
        context.add(Code::wrong_shape, list->span, "a catalog without languages",
                    "name at least one, such as `[de, en]`");
    }
}

void read_kinds(Keys& keys) {
    const Node* kinds = keys.get_mapping("kinds");
    if (kinds == nullptr) {
        return;
    }
    ReadContext& context = keys.context();
    for (const Member& member : kinds->members) {
        check_identifier(context, member.key, member.key_span, IdentifierKind::name);
        PermitKind kind;
        kind.id = member.key;
        if (expect_mapping(context, *member.value, quoted(member.key))) {
            Keys kind_keys(context, *member.value, "a kind of permit");
            kind.label = kind_keys.label("", true);
            kind_keys.finish();
        }
        context.catalog.kinds.push_back(std::move(kind));
    }
}

void read_citation_words(Keys& keys) {
    const Node* words = keys.get_mapping("citation");
    if (words == nullptr) {
        return;
    }
    Keys word_keys(keys.context(), *words, "`citation`");
    CitationWords& citation = keys.context().catalog.citation;
    citation.section = word_keys.text("section");
    citation.paragraph = word_keys.need_text("paragraph");
    citation.sentence = word_keys.text("sentence");
    citation.number = word_keys.text("number");
    citation.letter = word_keys.text("letter");
    citation.tail = word_keys.text("tail");
    citation.and_ = word_keys.text("and");
    word_keys.finish();
}

} // namespace

void read_catalog_file(ReadContext& context, const Document& document) {
    Keys keys(context, *document.root, "a catalog");
    CatalogData& catalog = context.catalog;
    catalog.id = keys.need_text("catalog");
    catalog.law_as_of = keys.date("law_as_of");
    read_languages(keys);
    if (const Node* authority = keys.get_mapping("authority")) {
        Keys authority_keys(context, *authority, "`authority`");
        catalog.authority = authority_keys.label("", true);
        authority_keys.finish();
    }
    read_kinds(keys);
    read_citation_words(keys);
    catalog.connecting_words = read_texts(keys, "connecting_words");
    keys.finish();
}

void read_profile(ReadContext& context, const Document& document) {
    Keys keys(context, *document.root, "a profile");
    Profile profile;
    profile.id = keys.need_text("profile");
    profile.span = beginning(*document.root);
    if (const Node* id = document.root->find("profile"); id != nullptr && !profile.id.empty()) {
        check_identifier(context, profile.id, id->span, IdentifierKind::word);
        if (context.catalog.find_profile(profile.id) != nullptr) {
            context.add(Code::name_taken, id->span,
                        "the profile " + quoted(profile.id) + " is declared twice",
                        "choose another name, or remove one of the two");
        }
    }
    profile.label = keys.label("", true);
    const Node* readings = keys.get_mapping("readings");
    for (const Member& member : members_of(readings)) {
        if (!expect_mapping(context, *member.value, quoted(member.key))) {
            continue;
        }
        Keys choice_keys(context, *member.value, "a choice of a reading");
        Profile::Choice choice;
        choice.dispute = member.key;
        choice.span = member.key_span;
        choice.reading = choice_keys.need_text("reading");
        if (const Node* source = choice_keys.need("source")) {
            choice.source = read_source_reference(context, *source).value_or(SourceReference());
        }
        choice_keys.finish();
        profile.readings.push_back(std::move(choice));
    }
    keys.finish();
    context.catalog.profiles.push_back(std::move(profile));
}

} // namespace bleibe::detail
