// SPDX-License-Identifier: Apache-2.0
// The idea: the model's lookups. Everything is short (tens of names, a few versions), so they search.
#include "ruleset/catalog.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

template <class T>
const T* find_by_id(const std::vector<T>& things, std::string_view id) noexcept {
    const auto found = std::find_if(things.begin(), things.end(), [&](const T& t) { return t.id == id; });
    return found == things.end() ? nullptr : &*found;
}

template <class T>
int index_by_id(const std::vector<T>& things, std::string_view id) noexcept {
    const T* found = find_by_id(things, id);
    return found == nullptr ? -1 : static_cast<int>(found - things.data());
}

bool agrees(const std::string& wanted, const std::string& given) noexcept {
    return wanted.empty() || wanted == given;
}

/// A proposal that is selected and has begun goes before the law; a later one before an earlier one.
bool goes_before(const Ruleset& a, const Ruleset& b) noexcept {
    return a.proposal.empty() != b.proposal.empty() ? !a.proposal.empty() : a.from > b.from;
}

} // namespace

std::string Quote::text() const {
    std::string joined;
    for (const std::string& piece : pieces) {
        joined += (joined.empty() ? "" : " … ") + piece;
    }
    return joined;
}

bool Place::covers(const Place& other) const noexcept {
    return agrees(paragraph, other.paragraph) && agrees(sentence, other.sentence) &&
           agrees(number, other.number) && agrees(letter, other.letter) && (!tail || other.tail);
}

std::string Reference::text() const {
    std::string joined = norm + "#" + name;
    if (pinned) {
        joined += "@" + pinned->to_string();
    }
    return joined;
}

int Vocabulary::find_fact(std::string_view id_wanted) const noexcept { return index_by_id(facts, id_wanted); }

const ChoiceDeclaration* Vocabulary::find_choice(std::string_view id_wanted) const noexcept {
    for (const ChoiceDeclaration& choice : choices) {
        if (choice.set.id == id_wanted) {
            return &choice;
        }
    }
    return nullptr;
}

const ChoiceDeclaration* Vocabulary::find_choice(const ChoiceSet& set) const noexcept {
    for (const ChoiceDeclaration& choice : choices) {
        if (&choice.set == &set) {
            return &choice;
        }
    }
    return nullptr;
}

const GroupDeclaration* Vocabulary::find_group(std::string_view id_wanted) const noexcept {
    return find_by_id(groups, id_wanted);
}

int DisputeDeclaration::find_reading(std::string_view id_wanted) const noexcept {
    return index_by_id(readings, id_wanted);
}

std::string Ruleset::law(const Citation& citation) const {
    const bool elsewhere_cited = !citation.places.empty() && !citation.places.front().section.empty();
    if (elsewhere_cited) {
        return citation.text;
    }
    if (citation.empty()) {
        return cite;
    }
    const std::size_t number = cite.find(' ');
    const std::size_t statute = number == std::string::npos ? number : cite.find(' ', number + 1);
    if (statute == std::string::npos) {
        return cite.empty() ? citation.text : cite + " " + citation.text;
    }
    return cite.substr(0, statute) + " " + citation.text + cite.substr(statute);
}

const ParameterDeclaration* Ruleset::find_parameter(std::string_view id_wanted) const noexcept {
    return find_by_id(parameters, id_wanted);
}

const DefinitionDeclaration* Ruleset::find_definition(std::string_view id_wanted) const noexcept {
    return find_by_id(definitions, id_wanted);
}

const CriterionDeclaration* Ruleset::find_criterion(std::string_view id_wanted) const noexcept {
    return find_by_id(criteria, id_wanted);
}

const PermitDeclaration* Ruleset::find_permit(std::string_view id_wanted) const noexcept {
    return find_by_id(permits, id_wanted);
}

bool CatalogData::may_be_unread(std::string_view id_wanted) const noexcept {
    // By its place a file is of that norm, unless its place is that of another.
    const std::string_view folders = id_wanted.substr(std::min(id_wanted.find('/'), id_wanted.size()));
    return std::any_of(unread.begin(), unread.end(), [&](const std::string& name) {
        const std::size_t slash = name.rfind('/');
        const std::size_t stem = slash == std::string::npos ? 0 : slash + 1;
        const bool by_place = slash != std::string::npos && name.ends_with(".yaml") &&
                              Date::parse(std::string_view(name).substr(stem, name.size() - stem - 5));
        return !by_place || ("/" + name.substr(0, slash)).ends_with(folders);
    });
}

bool CatalogData::has_norm(std::string_view id_wanted) const noexcept {
    return std::any_of(rulesets.begin(), rulesets.end(),
                       [&](const Ruleset& ruleset) { return ruleset.id == id_wanted; });
}

const Ruleset* CatalogData::version_on(std::string_view id_wanted, Date day,
                                       const std::vector<std::string>& proposals) const noexcept {
    const Ruleset* found = nullptr;
    for (const Ruleset& ruleset : rulesets) {
        const bool selected = ruleset.proposal.empty() || std::find(proposals.begin(), proposals.end(),
                                                                    ruleset.proposal) != proposals.end();
        if (ruleset.id == id_wanted && selected && ruleset.holds_on(day) &&
            (found == nullptr || goes_before(ruleset, *found))) {
            found = &ruleset;
        }
    }
    return found;
}

const Ruleset* CatalogData::version_from(std::string_view id_wanted, Date first_day) const noexcept {
    for (const Ruleset& ruleset : rulesets) {
        if (ruleset.id == id_wanted && ruleset.from == first_day && ruleset.proposal.empty()) {
            return &ruleset;
        }
    }
    return nullptr;
}

std::vector<const Ruleset*> CatalogData::versions(std::string_view id_wanted) const {
    std::vector<const Ruleset*> found;
    for (const Ruleset& ruleset : rulesets) {
        if (ruleset.id == id_wanted) {
            found.push_back(&ruleset);
        }
    }
    return found;
}

const Profile* CatalogData::find_profile(std::string_view id_wanted) const noexcept {
    return find_by_id(profiles, id_wanted);
}

} // namespace bleibe::detail
