// SPDX-License-Identifier: Apache-2.0
// The idea: a scenario is a person with some facts changed, a day, and what the verdict must be; all of
// it is read with the same strictness as a case.
#include "base/suggest.hpp"
#include "document/read.hpp"
#include "input/read_facts.hpp"
#include "scenario/scenario.hpp"
#include "value/calendar.hpp"

#include <algorithm>
#include <map>

namespace bleibe::detail {
namespace {

class ScenarioReader {
public:
    ScenarioReader(const Catalog& catalog, Diagnostics& diagnostics, const Limits& limits)
        : catalog_(catalog), diagnostics_(diagnostics), limits_(limits) {}

    ScenarioFile read(const Source& source) {
        ScenarioFile file;
        file.source = source;
        const Document document = read_yaml(source, diagnostics_, limits_, limits_.source_bytes);
        if (document.root == nullptr) {
            return file;
        }
        if (!document.root->is_mapping()) {
            shape(*document.root, "a scenario file is a mapping with `ruleset`, `people` and `scenarios`");
            return file;
        }
        const Node& root = *document.root;
        keys(root, {"ruleset", "people", "scenarios"});
        file.ruleset = text(root, "ruleset");
        ruleset_ = file.ruleset;
        if (!file.ruleset.empty() && !catalog_.model().written().has_norm(file.ruleset)) {
            diagnostics_.add(Code::unknown_norm, root.member("ruleset")->value->span,
                             "there is no norm `" + file.ruleset + "`");
        }
        if (const Node* people = mapping(root, "people")) {
            for (const Member& member : people->members) {
                people_[member.key] = member.value;
            }
        }
        if (const Node* list = sequence(root, "scenarios", true)) {
            for (const Node* node : list->items) {
                scenario(*node, file);
            }
        }
        return file;
    }

private:
    void shape(const Node& node, std::string message) {
        diagnostics_.add(Code::wrong_shape, node.span, std::move(message));
    }

    void keys(const Node& node, const std::vector<std::string_view>& known) {
        for (const Member& member : node.members) {
            if (std::find(known.begin(), known.end(), member.key) == known.end()) {
                diagnostics_
                    .add(Code::unknown_key, member.key_span, "there is no key `" + member.key + "` here")
                    .help(did_you_mean(member.key, known));
            }
        }
    }

    /// The mapping behind a key; null (and a finding, if there is something else) otherwise.
    const Node* mapping(const Node& node, std::string_view key) {
        const Node* value = node.find(key);
        if (value != nullptr && !value->is_mapping()) {
            shape(*value, "`" + std::string(key) + "` is not a mapping");
            return nullptr;
        }
        return value;
    }

    const Node* sequence(const Node& node, std::string_view key, bool required = false) {
        const Node* value = node.find(key);
        if (value == nullptr && required) {
            diagnostics_.add(Code::missing_key, node.span, "the key `" + std::string(key) + "` is missing");
        }
        if (value != nullptr && !value->is_sequence()) {
            shape(*value, "`" + std::string(key) + "` is not a list");
            return nullptr;
        }
        return value;
    }

    /// One of the words, or a finding.
    std::string word(const Node& node, std::string_view key, const std::vector<std::string_view>& known) {
        std::string found = node.is_null() ? "none" : node.text;
        if (!node.is_scalar() || std::find(known.begin(), known.end(), found) == known.end()) {
            diagnostics_.add(Code::wrong_word, node.span, "`" + node.text + "` is no " + std::string(key))
                .help(did_you_mean(node.text, known));
        }
        return found;
    }

    std::string text(const Node& node, std::string_view key, bool required = true) {
        const Node* value = node.find(key);
        if (value == nullptr) {
            if (required) {
                diagnostics_.add(Code::missing_key, node.span,
                                 "the key `" + std::string(key) + "` is missing");
            }
            return {};
        }
        if (!value->is_scalar()) {
            shape(*value, "`" + std::string(key) + "` is not a text");
            return {};
        }
        return value->text;
    }

    void scenario(const Node& node, ScenarioFile& file) {
        if (!node.is_mapping()) {
            shape(node, "a scenario is a mapping with `name`, `day` and `expect`");
            return;
        }
        const std::size_t before = diagnostics_.size();
        keys(node, {"name", "day", "like", "facts", "unknown", "readings", "profile", "caller", "expect"});
        Scenario scenario;
        scenario.name = text(node, "name");
        scenario.span = node.span;
        if (const auto day = Date::parse(text(node, "day"))) {
            scenario.day = *day;
        } else if (const Node* written = node.find("day")) {
            diagnostics_.add(Code::bad_date, written->span, "`" + written->text + "` is no day");
        }
        scenario.profile = text(node, "profile", false);
        scenario.caller = text(node, "caller", false);
        scenario.facts = person(node);
        readings(node, scenario);
        if (const Node* expect = node.find("expect")) {
            expectations(*expect, scenario);
        } else {
            text(node, "expect");
        }
        if (diagnostics_.size() == before) {
            file.scenarios.push_back(std::move(scenario));
        }
    }

    std::shared_ptr<const CaseData> person(const Node& node) {
        FactReader reader(catalog_.model(), diagnostics_, limits_);
        std::shared_ptr<CaseData> data = reader.empty();
        data->catalog = catalog_.share();
        data->id = text(node, "name", false);
        const std::string like = text(node, "like", false);
        if (!like.empty()) {
            const auto found = people_.find(like);
            if (found == people_.end()) {
                std::vector<std::string_view> known;
                for (const auto& [name, facts] : people_) {
                    known.emplace_back(name);
                }
                diagnostics_
                    .add(Code::unknown_person, node.find("like")->span, "there is no person `" + like + "`")
                    .help(did_you_mean(like, known));
            } else {
                reader.read(*found->second, *data, "people." + like);
            }
        }
        if (const Node* facts = node.find("facts")) {
            reader.read(*facts, *data, "facts");
        }
        if (const Node* unknown = sequence(node, "unknown")) {
            forget(*unknown, *data, *reader.empty());
        }
        reader.check_constraints(*data, node.find("facts"), node.span);
        return data;
    }

    void forget(const Node& names, CaseData& data, const CaseData& empty) {
        for (const Node* name : names.items) {
            const int fact = catalog_.model().written().vocabulary.find_fact(name->text);
            if (fact < 0) {
                diagnostics_.add(Code::unknown_fact, name->span, "no fact is named `" + name->text + "`");
                continue;
            }
            data.facts[static_cast<std::size_t>(fact)] = empty.facts[static_cast<std::size_t>(fact)];
            data.assumed[static_cast<std::size_t>(fact)] = empty.assumed[static_cast<std::size_t>(fact)];
            if (!data.in_part.empty()) {
                data.in_part[static_cast<std::size_t>(fact)] = Possible::nothing();
            }
        }
    }

    void readings(const Node& node, Scenario& scenario) {
        if (const Node* readings = mapping(node, "readings")) {
            for (const Member& member : readings->members) {
                scenario.readings.push_back(member.key + "=" + member.value->text);
            }
        }
    }

    void expectations(const Node& node, Scenario& scenario) {
        if (node.is_sequence()) {
            for (const Node* one : node.items) {
                expectation(*one, scenario);
            }
        } else {
            expectation(node, scenario);
        }
    }

    void expectation(const Node& node, Scenario& scenario) {
        if (!node.is_mapping()) {
            shape(node, "`expect` is a mapping such as `principal: eligible`");
            return;
        }
        Expectation expectation;
        expectation.span = node.span;
        for (const Member& member : node.members) {
            part(member, expectation);
        }
        if (expectation.permit.empty()) {
            expectation.permit = scenario.caller;
        }
        scenario.expectations.push_back(std::move(expectation));
    }

    void part(const Member& member, Expectation& expectation) {
        static const std::vector<std::string_view> effects{"by_law", "shall", "should", "may", "none"};
        const Node& value = *member.value;
        if (member.key == "because") {
            expectation.because = list(value);
        } else if (member.key == "missing") {
            expectation.missing = list(value);
        } else if (member.key == "waivers") {
            expectation.waivers = list(value);
        } else if (member.key == "effect") {
            expectation.effect = word(value, member.key, effects);
        } else if (member.key == "effect_at_best") {
            expectation.effect_at_best = word(value, member.key, effects);
        } else if (member.key == "open_to_exception") {
            expectation.open_to_exception = word(value, member.key, {"none", "in_favour", "against"});
        } else if (member.key == "colour") {
            expectation.colour = word(value, member.key, {"green", "yellow", "grey", "red", "none"});
        } else if (member.key == "grant") {
            expectation.grant = grant(value);
        } else if (member.key == "grant_at_most") {
            expectation.grant = "at most " + grant(value);
        } else if (member.key == "under") {
            expectation.under = pairs(value, "status", {"eligible", "ineligible", "undetermined", "no_law"});
        } else if (member.key == "criteria") {
            expectation.criteria =
                pairs(value, "state", {"met", "unmet", "open", "waived", "does_not_apply"});
        } else {
            status(member, expectation);
        }
    }

    /// As the report writes it, so that P18M and P1Y6M are the same.
    std::string grant(const Node& node) {
        if (node.is_null()) {
            return "none";
        }
        if (const auto duration = parse_duration(node.text)) {
            return duration->is_months ? months_text(duration->months)
                                       : duration_text(duration->seconds, duration->nanoseconds);
        }
        if (!parse_date(node.text) && node.text != "none") {
            diagnostics_.add(Code::bad_value, node.span, "`" + node.text + "` is no duration and no day");
        }
        return node.text;
    }

    /// The one key that is none of the words: the permit, with its status.
    void status(const Member& member, Expectation& expectation) {
        const std::string id =
            member.key.find('#') == std::string::npos ? ruleset_ + "#" + member.key : member.key;
        const std::vector<std::string> known = catalog_.permits();
        if (std::find(known.begin(), known.end(), id) == known.end()) {
            const std::vector<std::string_view> views(known.begin(), known.end());
            diagnostics_.add(Code::unknown_permit, member.key_span, "there is no permit `" + id + "`")
                .help(did_you_mean(id, views));
            return;
        }
        expectation.permit = id;
        for (const Status status :
             {Status::eligible, Status::ineligible, Status::undetermined, Status::no_law}) {
            if (member.value->text == to_string(status)) {
                expectation.status = status;
            }
        }
        if (!expectation.status) {
            diagnostics_
                .add(Code::wrong_word, member.value->span, "`" + member.value->text + "` is no status")
                .help("write `eligible`, `ineligible`, `undetermined` or `no_law`");
        }
    }

    std::vector<std::string> list(const Node& node) {
        std::vector<std::string> words;
        if (!node.is_sequence()) {
            shape(node, "a list is needed here");
        }
        for (const Node* item : node.items) {
            words.push_back(item->text);
        }
        return words;
    }

    std::vector<std::pair<std::string, std::string>> pairs(const Node& node, std::string_view what,
                                                           const std::vector<std::string_view>& known) {
        std::vector<std::pair<std::string, std::string>> found;
        if (!node.is_mapping()) {
            shape(node, "a mapping is needed here");
        }
        for (const Member& member : node.members) {
            found.emplace_back(member.key, word(*member.value, what, known));
        }
        return found;
    }

    const Catalog& catalog_;
    Diagnostics& diagnostics_;
    const Limits& limits_;
    std::string ruleset_;
    std::map<std::string, const Node*> people_;
};

} // namespace

ScenarioFile read_scenarios(const Catalog& catalog, const Source& source, Diagnostics& diagnostics,
                            const Limits& limits) {
    ScenarioFile file = ScenarioReader(catalog, diagnostics, limits).read(source);
    // A scenario file stands beside its ruleset and shares its name; a proposal is selected for it.
    std::string beside = source.name();
    const std::string ending = ".scenarios.yaml";
    if (beside.size() > ending.size()) {
        beside.replace(beside.size() - ending.size(), ending.size(), ".yaml");
    }
    for (const Ruleset& ruleset : catalog.model().written().rulesets) {
        if (ruleset.source.name() == beside) {
            file.proposal = ruleset.proposal;
        }
    }
    return file;
}

} // namespace bleibe::detail
