// SPDX-License-Identifier: Apache-2.0
// The idea: a folder listing is the history of a norm; what contradicts it, within one file or between
// several, is found here.
#include "ruleset/readers.hpp"
#include "value/calendar.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

std::vector<std::string_view> segments(std::string_view path) {
    std::vector<std::string_view> result;
    std::size_t begin = 0;
    while (begin <= path.size()) {
        const std::size_t end = std::min(path.find_first_of("/\\", begin), path.size());
        if (end > begin && path.substr(begin, end - begin) != ".") {
            result.push_back(path.substr(begin, end - begin));
        }
        begin = end + 1;
    }
    return result;
}

/// The folders above the file end with the segments of the id behind the first: that one is the
/// catalog's own folder, which may bear any name.
bool ends_with(const std::vector<std::string_view>& folders, const std::vector<std::string_view>& id) {
    const std::size_t needed = id.size() > 1 ? id.size() - 1 : id.size();
    return folders.size() >= needed && std::equal(id.end() - static_cast<std::ptrdiff_t>(needed), id.end(),
                                                  folders.end() - static_cast<std::ptrdiff_t>(needed));
}

void report_place(ReadContext& context, const Ruleset& ruleset, const Node& root, bool folder_differs) {
    const std::string expected = ruleset.id + "/" + ruleset.from.to_string() + ".yaml";
    const Node* place = root.find(folder_differs ? "ruleset" : "in_force");
    const Node* from = place != nullptr && !folder_differs ? place->find("from") : nullptr;
    const Span span = from != nullptr ? from->span : place != nullptr ? place->span : ruleset.span;
    context.add(Code::wrong_place, span,
                folder_differs ? "the folder is not that of " + quoted(ruleset.id)
                               : "the file is not named by the first day " + quoted(ruleset.from.to_string()),
                "the file belongs into " + quoted(expected));
}

bool follows_at_once(Date until, Date from) { return until.days() + 1 == from.days(); }

/// The norm's versions without proposals, by first day.
std::vector<const Ruleset*> law_of(const CatalogData& catalog, std::string_view id) {
    std::vector<const Ruleset*> versions = catalog.versions(id);
    versions.erase(std::remove_if(versions.begin(), versions.end(),
                                  [](const Ruleset* ruleset) { return !ruleset->proposal.empty(); }),
                   versions.end());
    return versions;
}

bool is_declared_gap(const std::vector<const Ruleset*>& versions, Date from, Date until) {
    const std::vector<std::pair<Date, Date>>& gaps = versions.back()->gaps;
    return std::any_of(gaps.begin(), gaps.end(),
                       [&](const auto& gap) { return gap.first <= from && until <= gap.second; });
}

void report_overlap(Diagnostics& diagnostics, const Ruleset& earlier, const Ruleset& later) {
    auto entry = diagnostics.add(Code::overlap, later.span,
                                 "two versions of " + quoted(later.id) + " are in force on " +
                                     quoted(later.from.to_string()));
    entry.law(later.cite);
    if (earlier.from == later.from) {
        entry.help("two files have the same first day");
    } else {
        entry.help("the version of " + quoted(earlier.version()) +
                   " needs `until: " + Date(later.from.days() - 1).to_string() + "`");
    }
}

void report_gap(Diagnostics& diagnostics, const Ruleset& earlier, const Ruleset& later, Date first,
                Date last) {
    diagnostics
        .add(Code::gap, later.span,
             "no version of " + quoted(later.id) + " from " + quoted(first.to_string()) + " to " +
                 quoted(last.to_string()))
        .help("add the version that is missing after " + quoted(earlier.version()) +
              ", or declare the days under `gaps` of the newest file")
        .law(later.cite);
}

/// `complete`: no version stands in a file that could not be read.
void check_norm(const std::vector<const Ruleset*>& versions, bool complete, Diagnostics& diagnostics) {
    for (std::size_t i = 1; i < versions.size(); ++i) {
        const Ruleset& earlier = *versions[i - 1];
        const Ruleset& later = *versions[i];
        if (!earlier.until || *earlier.until >= later.from) {
            report_overlap(diagnostics, earlier, later);
        } else if (!follows_at_once(*earlier.until, later.from)) {
            const Date first(earlier.until->days() + 1);
            const Date last(later.from.days() - 1);
            if (complete && !is_declared_gap(versions, first, last)) {
                report_gap(diagnostics, earlier, later, first, last);
            }
        }
    }
}

void check_proposals(const CatalogData& catalog, Diagnostics& diagnostics) {
    const auto same = [](const Ruleset& a, const Ruleset& b) {
        return a.id == b.id && a.from == b.from && a.proposal == b.proposal;
    };
    for (std::size_t i = 1; i < catalog.rulesets.size(); ++i) {
        const Ruleset& ruleset = catalog.rulesets[i];
        if (!ruleset.proposal.empty() && same(catalog.rulesets[i - 1], ruleset)) {
            diagnostics
                .add(Code::name_taken, ruleset.span,
                     "the proposal " + quoted(ruleset.proposal) + " has this version of " +
                         quoted(ruleset.id) + " twice")
                .law(ruleset.cite);
        }
    }
}

std::vector<std::string_view> reading_ids(const DisputeDeclaration& dispute) {
    std::vector<std::string_view> ids;
    for (const ReadingDeclaration& reading : dispute.readings) {
        ids.emplace_back(reading.id);
    }
    return ids;
}

std::string difference(const DisputeDeclaration& a, const DisputeDeclaration& b) {
    if (a.label.texts != b.label.texts) {
        return "another label";
    }
    if (a.baseline != b.baseline) {
        return "another baseline";
    }
    return reading_ids(a) != reading_ids(b) ? "other readings" : "";
}

} // namespace

void check_place(ReadContext& context, const Ruleset& ruleset, const Node& root) {
    std::vector<std::string_view> path = segments(ruleset.source.name());
    constexpr std::string_view ending = ".yaml";
    if (path.empty() || ruleset.id.empty() || !path.back().ends_with(ending)) {
        return;
    }
    const std::string_view stem = path.back().substr(0, path.back().size() - ending.size());
    path.pop_back();
    const bool looks_like_path = !path.empty() && parse_date(stem).has_value();
    if (!context.named_by_path && !looks_like_path) {
        return;
    }
    if (!ends_with(path, segments(ruleset.id))) {
        report_place(context, ruleset, root, true);
    }
    if (stem != ruleset.from.to_string()) {
        report_place(context, ruleset, root, false);
    }
}

void check_versions(CatalogData& catalog, Diagnostics& diagnostics) {
    std::stable_sort(catalog.rulesets.begin(), catalog.rulesets.end(),
                     [](const Ruleset& a, const Ruleset& b) {
                         return std::tie(a.id, a.from, a.proposal) < std::tie(b.id, b.from, b.proposal);
                     });
    std::string_view last;
    for (const Ruleset& ruleset : catalog.rulesets) {
        if (ruleset.id != last) {
            check_norm(law_of(catalog, ruleset.id), !catalog.may_be_unread(ruleset.id), diagnostics);
        }
        last = ruleset.id;
    }
    check_proposals(catalog, diagnostics);
}

void check_disputes(const CatalogData& catalog, Diagnostics& diagnostics) {
    std::vector<std::pair<const Ruleset*, const DisputeDeclaration*>> first;
    for (const Ruleset& ruleset : catalog.rulesets) {
        for (const DisputeDeclaration& dispute : ruleset.disputes) {
            const auto known = std::find_if(first.begin(), first.end(), [&](const auto& entry) {
                return entry.second->id == dispute.id;
            });
            if (known == first.end()) {
                first.emplace_back(&ruleset, &dispute);
                continue;
            }
            const std::string differs = difference(*known->second, dispute);
            if (!differs.empty()) {
                diagnostics
                    .add(Code::different_dispute, dispute.span,
                         "the dispute " + quoted(dispute.id) + " has " + differs + " in " +
                             quoted(known->first->id + "@" + known->first->version()))
                    .help(
                        "one dispute is chosen once for all norms: write label, baseline and readings alike, "
                        "or give it an id of its own")
                    .law(ruleset.cite);
            }
        }
    }
}

} // namespace bleibe::detail
