// SPDX-License-Identifier: Apache-2.0
// The idea: a quote says which words a thing rests on. Where the new wording still has them in the sentences
// cited, the thing stands; where it has not, the thing is emptied and a person decides.
#include "document/read.hpp"
#include "review/text_edits.hpp"
#include "ruleset/citations.hpp"
#include "ruleset/quotes.hpp"
#include "ruleset/read_sources.hpp"
#include "ruleset/readers.hpp"
#include "ruleset/wording.hpp"

#include <bleibe/next_version.hpp>

#include <algorithm>
#include <array>
#include <iterator>
#include <map>

namespace bleibe {
namespace detail {
namespace {

constexpr std::string_view to_fill_in = " TODO";
/// What a quote stands for, where one of them stands beside it.
constexpr std::array<std::string_view, 7> meanings = {"value",   "when",  "effect",  "for",
                                                      "at_most", "until", "bears_on"};

/// The sentences of a text like the part `text:` of a ruleset. What is wrong is reported.
Ruleset read_new_wording(const Source& source, const CatalogData& catalog, Diagnostics& diagnostics) {
    Ruleset ruleset;
    const Limits limits;
    const Document document = read_yaml(source, diagnostics, limits, limits.source_bytes);
    if (document.root == nullptr) {
        return ruleset;
    }
    CatalogData scratch;
    scratch.citation = catalog.citation;
    const NameTable names;
    ReadContext context{scratch, diagnostics, limits, names};
    if (expect_mapping(context, *document.root, "a wording")) {
        Keys keys(context, *document.root, "a wording");
        if (keys.need("text") != nullptr) {
            read_wording(keys, ruleset);
        }
        keys.finish();
    }
    for (Sentence& sentence : ruleset.text) {
        sentence.node = nullptr; // of a document that ends here
    }
    return ruleset;
}

std::string text_of_sentences(const Ruleset& ruleset, const std::vector<std::size_t>& sentences) {
    std::string text;
    for (const std::size_t i : sentences) {
        text += (text.empty() ? "" : " ") + ruleset.text[i].text;
    }
    return text;
}

const Sentence* find_sentence(const Ruleset& ruleset, std::string_view key) {
    const auto found = std::find_if(ruleset.text.begin(), ruleset.text.end(),
                                    [&](const Sentence& sentence) { return sentence.key == key; });
    return found == ruleset.text.end() ? nullptr : &*found;
}

class VersionMaker {
public:
    VersionMaker(const Ruleset& before, const Document& document, const CitationWords& words)
        : before_(before), root_(*document.root), words_(words), edits_(document.source) {}

    TextEdits::Result make(Date from, const Ruleset* after) {
        after_ = after;
        edits_.replace(*root_.member("in_force"), " {from: " + from.to_string() + "}");
        edits_.note(*root_.member("ruleset"), false,
                    "the comments and labels at the head were those of " + detail::quoted(before_.version()));
        for (const std::string_view key : {"enacted", "wording", "url"}) {
            if (const Member* member = root_.member(key)) {
                empty(*member, "`" + std::string(key) + "`");
            }
        }
        wording();
        if (after_ != nullptr) {
            fates();
            for (const Member& part : root_.members) {
                if (part.key != "text" && part.key != "covers") {
                    walk(*part.value, part.key);
                }
            }
        }
        return edits_.apply();
    }

private:
    /// What became of the words of a quote.
    struct Fate {
        bool stands = true;
        std::string moved_to; // the one other sentence that has them
        std::string words;
    };

    void empty(const Member& member, const std::string& what) {
        edits_.replace(member, std::string(to_fill_in));
        edits_.note(member, true, what + " is to be filled in");
    }

    // ------------------------------------------------------------ the wording

    void wording() {
        const Member* text = root_.member("text");
        if (text == nullptr) {
            return;
        }
        if (after_ == nullptr) {
            empty(*text, "the wording");
            return;
        }
        std::string block;
        for (const Sentence& sentence : after_->text) {
            const Sentence* old = find_sentence(before_, sentence.key);
            const bool same = old != nullptr && old->text == sentence.text;
            block += '\n';
            block += same ? as_written(*old) : sentence_block(sentence.key, sentence.text);
            if (!same) {
                edits_.note(*text, false,
                            detail::quoted(sentence.key) + (old == nullptr ? " is new" : " changed"));
            }
        }
        for (const Sentence& sentence : before_.text) {
            if (find_sentence(*after_, sentence.key) == nullptr) {
                edits_.note(*text, false, detail::quoted(sentence.key) + " is gone");
            }
        }
        edits_.replace(*text, block);
    }

    std::string as_written(const Sentence& sentence) const {
        const std::size_t end =
            sentence.node->span.begin + written(before_.source, sentence.node->span).size();
        return "  " + std::string(before_.source.text().substr(sentence.key_span.begin,
                                                               end - sentence.key_span.begin));
    }

    // ------------------------------------------------------------ what rests on it

    void fates() {
        for_each_quote(before_, [&](const Citation& law, const Quote& quote, bool) {
            const bool foreign = law.places.empty() || !law.places.front().section.empty();
            if (!quote.empty() && !foreign) {
                fates_.emplace(quote.span.begin, fate_of(law, quote));
            }
        });
    }

    Fate fate_of(const Citation& law, const Quote& quote) const {
        Fate fate;
        fate.words = quote.text();
        const std::string cited = text_of_sentences(*after_, cited_sentences(*after_, law));
        fate.stands = find_pieces(cited, quote.pieces).has_value();
        std::size_t others = 0;
        for (const Sentence& sentence : after_->text) {
            if (!fate.stands && find_pieces(sentence.text, quote.pieces)) {
                fate.moved_to = sentence.key;
                ++others;
            }
        }
        if (others > 1) {
            fate.moved_to.clear();
        }
        return fate;
    }

    void walk(const Node& node, const std::string& path) {
        if (node.is_mapping()) {
            mapping(node, path);
            for (const Member& member : node.members) {
                walk(*member.value, path + "." + member.key);
            }
        }
        for (std::size_t i = 0; i < node.items.size(); ++i) {
            walk(*node.items[i], path + "[" + std::to_string(i) + "]");
        }
    }

    void mapping(const Node& node, const std::string& path) {
        const Member* quote = node.member("quote");
        const Member* law = node.member("law");
        const auto fate = quote == nullptr ? fates_.end() : fates_.find(quote->value->span.begin);
        if (fate != fates_.end() && !fate->second.stands) {
            lost(node, *quote, law, fate->second, path);
        } else if (law != nullptr && law->value->is_scalar()) {
            cited(node, *law, path);
        }
    }

    void lost(const Node& node, const Member& quote, const Member* law, const Fate& fate,
              const std::string& path) {
        if (!fate.moved_to.empty() && law != nullptr) {
            edits_.replace(*law, " " + fate.moved_to);
            edits_.note(*law, false,
                        "the words of " + detail::quoted(path) + " now stand in " +
                            detail::quoted(fate.moved_to) + "; is what they mean the same?");
            return;
        }
        edits_.replace(quote, std::string(to_fill_in));
        edits_.note(quote, true, "the words of " + detail::quoted(path) + " are gone: `" + fate.words + "`");
        empty_meaning(node);
        if (law != nullptr && is_gone(*law)) {
            edits_.replace(*law, std::string(to_fill_in));
        }
    }

    void empty_meaning(const Node& node) {
        for (const std::string_view key : meanings) {
            if (const Member* member = node.member(key)) {
                edits_.replace(*member, std::string(to_fill_in));
            }
        }
    }

    /// It rests on a sentence without quoting it, or quotes words that still stand.
    void cited(const Node& node, const Member& law, const std::string& path) {
        const auto places = parse_citation(law.value->text, words_);
        if (!places || places->empty() || !places->front().section.empty()) {
            return;
        }
        if (is_gone(law)) {
            edits_.replace(law, std::string(to_fill_in));
            edits_.note(law, true,
                        detail::quoted(path) + " rests on " + detail::quoted(law.value->text) +
                            ", which is gone");
            empty_meaning(node);
            return;
        }
        const Citation citation{law.value->text, *places, {}};
        if (text_of_sentences(before_, cited_sentences(before_, citation)) !=
            text_of_sentences(*after_, cited_sentences(*after_, citation))) {
            edits_.note(law, false,
                        detail::quoted(path) + " rests on " + detail::quoted(law.value->text) +
                            ", which changed around it");
        }
    }

    /// It cites a place of the old wording that the new one does not have.
    bool is_gone(const Member& law) const {
        const auto places = parse_citation(law.value->text, words_);
        return places && std::any_of(places->begin(), places->end(), [&](const Place& place) {
                   return place.section.empty() && has_place(before_, place) && !has_place(*after_, place);
               });
    }

    const Ruleset& before_;
    const Node& root_;
    const CitationWords& words_;
    TextEdits edits_;
    const Ruleset* after_ = nullptr;
    std::map<std::size_t, Fate> fates_; // by where the quote begins
};

const Ruleset* newest(const CatalogData& catalog, std::string_view norm) {
    const Ruleset* found = nullptr;
    for (const Ruleset* ruleset : catalog.versions(norm)) {
        if (ruleset->proposal.empty() && (found == nullptr || found->from < ruleset->from)) {
            found = ruleset;
        }
    }
    return found;
}

const Document* document_of(const CatalogData& catalog, const Ruleset& ruleset) {
    for (const Document& document : catalog.documents) {
        if (document.source.name() == ruleset.source.name() && document.root != nullptr) {
            return &document;
        }
    }
    return nullptr;
}

/// The last version with a last day before the new one begins; one that ends earlier stays as it is.
std::string closed(const Ruleset& ruleset, const Document& document, Date from) {
    const Date last(from.days() - 1);
    if (ruleset.until && *ruleset.until <= last) {
        return std::string(ruleset.source.text());
    }
    TextEdits edits(document.source);
    edits.replace(*document.root->member("in_force"),
                  " {from: " + ruleset.from.to_string() + ", until: " + last.to_string() + "}");
    return edits.apply().text;
}

std::string name_beside(const std::string& name, Date from) {
    const std::size_t folder = name.find_last_of("/\\");
    return (folder == std::string::npos ? "" : name.substr(0, folder + 1)) + from.to_string() + ".yaml";
}

/// What is wrong with this file.
void keep_errors_of(const std::string& file, const DiagnosticList& findings, Diagnostics& diagnostics) {
    DiagnosticList own;
    std::copy_if(findings.begin(), findings.end(), std::back_inserter(own), [&](const Diagnostic& finding) {
        return finding.severity == Severity::error && finding.file == file;
    });
    diagnostics.append(own);
}

Checked<NextVersion> make_next(const CatalogData& catalog, const DiagnosticList& findings,
                               std::string_view norm, Date from, const Source* wording) {
    Diagnostics diagnostics;
    const Ruleset* before = newest(catalog, norm);
    const Document* document = before == nullptr ? nullptr : document_of(catalog, *before);
    if (document == nullptr) {
        diagnostics.add(Code::unknown_norm, "there is no norm " + detail::quoted(norm))
            .help("a norm is named as behind `ruleset:`, such as `de/aufenthg/104c`");
        return Checked<NextVersion>(diagnostics.take());
    }
    keep_errors_of(before->source.name(), findings, diagnostics);
    if (from <= before->from) {
        diagnostics
            .add(Code::backwards, before->span,
                 "the newest version begins on " + detail::quoted(before->version()) + ", not before " +
                     detail::quoted(from.to_string()))
            .help("versions are made in order of time");
    }
    const Ruleset after = wording == nullptr ? Ruleset() : read_new_wording(*wording, catalog, diagnostics);
    if (diagnostics.has_errors()) {
        return Checked<NextVersion>(diagnostics.take());
    }
    TextEdits::Result made =
        VersionMaker(*before, *document, catalog.citation).make(from, wording == nullptr ? nullptr : &after);
    return {NextVersion{before->source.name(), closed(*before, *document, from),
                        name_beside(before->source.name(), from), std::move(made.text),
                        std::move(made.notes)},
            diagnostics.take()};
}

Checked<NextVersion> read_and_make(std::span<const Source> texts, Diagnostics& read, std::string_view norm,
                                   Date from, const Source* wording) {
    const auto catalog = read_catalog(texts, read, Limits());
    return catalog ? make_next(*catalog, read.list(), norm, from, wording)
                   : Checked<NextVersion>(read.take());
}

} // namespace
} // namespace detail

Checked<NextVersion> next_version(std::span<const std::filesystem::path> folders, std::string_view norm,
                                  Date from, const Source* wording) {
    detail::Diagnostics read;
    std::vector<Source> sources;
    for (const std::filesystem::path& folder : folders) {
        const std::vector<Source> more = detail::read_folder(folder, read, Limits());
        sources.insert(sources.end(), more.begin(), more.end());
    }
    return detail::read_and_make(sources, read, norm, from, wording);
}

Checked<NextVersion> next_version(std::span<const Source> texts, std::string_view norm, Date from,
                                  const Source* wording) {
    detail::Diagnostics read;
    return detail::read_and_make(texts, read, norm, from, wording);
}

} // namespace bleibe
