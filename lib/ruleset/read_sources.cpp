// SPDX-License-Identifier: Apache-2.0
// The idea: what a file is its first key says; the order of reading follows what rests on what: catalog,
// choices, facts, rulesets, profiles, then what only the whole shows.
#include "ruleset/read_sources.hpp"

#include "base/suggest.hpp"
#include "document/read.hpp"
#include "functions/builtin_names.hpp"
#include "ruleset/quotes.hpp"
#include "ruleset/readers.hpp"

#include <algorithm>
#include <tuple>

namespace bleibe::detail {
namespace {

enum class FileKind : std::uint8_t { catalog, vocabulary, ruleset, profile, scenarios, unknown };

FileKind kind_of(const Node& root) {
    const auto has = [&](std::string_view key) { return root.member(key) != nullptr; };
    if (has("scenarios") || has("people")) {
        return FileKind::scenarios;
    }
    return has("catalog")      ? FileKind::catalog
           : has("vocabulary") ? FileKind::vocabulary
           : has("ruleset")    ? FileKind::ruleset
           : has("profile")    ? FileKind::profile
                               : FileKind::unknown;
}

void report_unknown_kind(const Node& root, Diagnostics& diagnostics) {
    const std::vector<std::string_view> known = {"catalog", "vocabulary", "ruleset", "profile"};
    std::string help;
    if (root.is_mapping()) {
        for (const Member& member : root.members) {
            help = help.empty() ? did_you_mean(member.key, known) : help;
        }
    }
    diagnostics.add(Code::missing_key, beginning(root), "nothing says what this file is")
        .help(help.empty() ? "begin with " + one_of(known) : std::move(help));
}

class CatalogReader {
public:
    CatalogReader(const Limits& limits, SourceNames names, const FoldersRead& folders)
        : catalog_(std::make_shared<CatalogData>()), searched_(folders.searched),
          context_{
              *catalog_, diagnostics_, limits, builtin_names(), {}, nullptr, names == SourceNames::paths} {
        catalog_->unread = folders.unread;
    }

    std::shared_ptr<CatalogData> read(std::span<const Source> sources) {
        for (const Source& source : sources) {
            add(source);
        }
        const bool incomplete = of(FileKind::catalog).empty() || of(FileKind::vocabulary).empty();
        if ((!catalog_->unread.empty() && incomplete) || !read_catalog_files()) {
            return nullptr; // every ruleset would only repeat what is wrong there
        }
        if (!sources.empty() && of(FileKind::ruleset).empty() && !diagnostics_.has_errors()) {
            diagnostics_.add(Code::no_rulesets, "no rulesets").help("load the files of the norms too");
        }
        collect_permits();
        each(FileKind::vocabulary, read_choices);
        each(FileKind::vocabulary, read_facts);
        each(FileKind::ruleset, read_ruleset);
        each(FileKind::profile, read_profile);
        check_versions(*catalog_, diagnostics_);
        check_disputes(*catalog_, diagnostics_);
        check_quotes(*catalog_, diagnostics_);
        return catalog_;
    }

    /// By source as given, then by place; findings without a place first.
    DiagnosticList sorted_findings(std::span<const Source> sources) {
        DiagnosticList list = diagnostics_.take();
        const auto position = [&](const Diagnostic& d) {
            const auto at = std::find_if(sources.begin(), sources.end(),
                                         [&](const Source& source) { return source.name() == d.file; });
            const auto index = d.line == 0 ? -1 : at - sources.begin();
            return std::tuple(index, d.line, d.column);
        };
        std::stable_sort(list.begin(), list.end(),
                         [&](const Diagnostic& a, const Diagnostic& b) { return position(a) < position(b); });
        return list;
    }

private:
    void add(const Source& source) {
        Document document = read_yaml(source, diagnostics_, context_.limits, context_.limits.source_bytes);
        if (document.root == nullptr) {
            catalog_->unread.push_back(source.name());
            return;
        }
        const FileKind kind = document.root->is_mapping() ? kind_of(*document.root) : FileKind::unknown;
        if (kind == FileKind::unknown) {
            report_unknown_kind(*document.root, diagnostics_);
            catalog_->unread.push_back(source.name());
        }
        catalog_->documents.push_back(std::move(document));
        kinds_.push_back(kind);
    }

    std::vector<const Document*> of(FileKind kind) const {
        std::vector<const Document*> found;
        for (std::size_t i = 0; i < kinds_.size(); ++i) {
            if (kinds_[i] == kind) {
                found.push_back(&catalog_->documents[i]);
            }
        }
        return found;
    }

    template <class Read>
    void each(FileKind kind, Read read_one) {
        for (const Document* document : of(kind)) {
            read_one(context_, *document);
        }
    }

    bool read_catalog_files() {
        const std::vector<const Document*> files = of(FileKind::catalog);
        if (files.empty()) {
            if (!diagnostics_.has_errors()) {
                no_catalog();
            }
            return false;
        }
        Diagnostics found;
        ReadContext context{*catalog_, found, context_.limits, context_.names};
        read_catalog_file(context, *files.front());
        const bool good = !found.has_errors();
        diagnostics_.append(found.take());
        for (std::size_t i = 1; i < files.size(); ++i) {
            diagnostics_
                .add(Code::no_catalog, beginning(*files[i]->root), "more than one catalog among the files")
                .help("keep one of them");
        }
        return good;
    }

    void no_catalog() {
        std::string folders;
        for (const std::string& folder : searched_) {
            folders += (folders.empty() ? "" : ", ") + detail::quoted(folder);
        }
        const std::string below = folders.empty() ? "" : " below " + folders;
        Span place;
        place.source = Source(searched_.empty() ? std::string() : searched_.front(), {});
        (searched_.empty() ? diagnostics_.add(Code::no_catalog, "no catalog among the files")
                           : diagnostics_.add(Code::no_catalog, place, "no catalog among the files" + below))
            .help("add a file with the keys `catalog` and `languages`" +
                  std::string(folders.empty() ? "" : ", or name the folder that holds it"));
    }

    /// Facts of type `permit` name permits of rulesets that are read after them.
    void collect_permits() {
        ChoiceSet& permits = catalog_->vocabulary.permits;
        permits.id = "permit";
        for (const Document* document : of(FileKind::ruleset)) {
            const Node* id = document->root->find("ruleset");
            const Node* list = document->root->find("permits");
            for (const Member& member : members_of(id != nullptr && id->is_scalar() ? list : nullptr)) {
                permits.values.push_back(folded(id->text) + "#" + member.key);
            }
        }
        std::sort(permits.values.begin(), permits.values.end());
        permits.values.erase(std::unique(permits.values.begin(), permits.values.end()), permits.values.end());
    }

    std::shared_ptr<CatalogData> catalog_;
    const std::vector<std::string>& searched_;
    Diagnostics diagnostics_;
    ReadContext context_;
    std::vector<FileKind> kinds_;
};

} // namespace

std::shared_ptr<CatalogData> read_catalog(std::span<const Source> sources, Diagnostics& diagnostics,
                                          const Limits& limits, SourceNames names,
                                          const FoldersRead& folders) {
    CatalogReader reader(limits, names, folders);
    std::shared_ptr<CatalogData> catalog = reader.read(sources);
    diagnostics.append(reader.sorted_findings(sources));
    return catalog;
}

} // namespace bleibe::detail
