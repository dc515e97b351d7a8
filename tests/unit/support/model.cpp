// SPDX-License-Identifier: Apache-2.0
// docs/semantics.md, sentence by sentence.
#include "random_rules.hpp"

#include <algorithm>

namespace bleibe::test {
namespace {

Truth opposite(Truth truth) { return static_cast<Truth>(2 - static_cast<int>(truth)); }
Truth both(Truth a, Truth b) { return std::min(a, b); }
Truth either(Truth a, Truth b) { return std::max(a, b); }
Truth certain(bool yes) { return yes ? Truth::yes : Truth::no; }

bool in_favour(Exceptional exception) {
    return exception == Exceptional::in_favour || exception == Exceptional::either;
}
bool against_the_person(Exceptional exception) {
    return exception == Exceptional::against || exception == Exceptional::either;
}

/// What waives it or makes it apply can change: it reads these facts too.
bool may_be_passed_over(const Rule& rule) {
    return (rule.applies_if && is_curable(*rule.applies_if)) ||
           std::any_of(rule.waived_if.begin(), rule.waived_if.end(),
                       [](const Rule::Waived& waived) { return is_curable(waived.fact); });
}

void add_once(std::vector<std::string>& names, const std::string& name) {
    if (std::find(names.begin(), names.end(), name) == names.end()) {
        names.push_back(name);
    }
}

} // namespace

/// What the rule's own words give, waivers and `applies_if` aside. Under `not` sides change.
Truth Model::inside(const Rule& rule, bool refusal, const View& view) const {
    if (rule.shape == Shape::leaf) {
        const Truth found = facts_[rule.fact];
        const Truth good = certain(!refusal);
        return view.hopeful && (found == Truth::unknown || is_curable(rule.fact)) ? good : found;
    }
    unsigned yes = 0;
    unsigned possible = 0;
    for (const Rule& child : rule.children) {
        const Truth found = truth(child, rule.shape == Shape::negation ? !refusal : refusal, view);
        yes += found == Truth::yes ? 1 : 0;
        possible += found == Truth::no ? 0 : 1;
    }
    const unsigned count = static_cast<unsigned>(rule.children.size());
    const unsigned needed = rule.shape == Shape::any        ? 1
                            : rule.shape == Shape::at_least ? rule.at_least
                                                            : count;
    const Truth found = yes >= needed ? Truth::yes : possible < needed ? Truth::no : Truth::unknown;
    return rule.shape == Shape::negation ? opposite(found) : found;
}

Truth Model::truth(const Rule& rule, bool refusal, const View& view) const {
    const Truth good = certain(!refusal);
    Truth found = inside(rule, refusal, view);
    if (view.hopeful && (in_favour(rule.exception) || !against(rule, refusal) || may_be_passed_over(rule))) {
        return good;
    }
    if (view.conceded && in_favour(rule.exception)) {
        found = good;
    }
    if (view.opposed && against_the_person(rule.exception)) {
        found = opposite(good);
    }
    for (const Rule::Waived& waived : rule.waived_if) {
        if (waived.effect <= view.level) {
            const Truth when = facts_[waived.fact];
            found = refusal ? both(found, opposite(when)) : either(found, when);
        }
    }
    if (rule.applies_if) {
        const Truth applies = facts_[*rule.applies_if];
        found = refusal ? both(found, applies) : either(found, opposite(applies));
    }
    return found;
}

Truth Model::whole(const View& view) const {
    Truth found = Truth::yes;
    for (const Rule& rule : permit_.required) {
        found = both(found, truth(rule, false, view));
    }
    for (const Refusal& refusal : permit_.refused_if) {
        if (!refusal.may || view.level != Effect::may) {
            found = both(found, opposite(truth(refusal.rule, true, view)));
        }
    }
    return found;
}

Verdict Model::verdict() const {
    Verdict verdict;
    const Truth status = whole({});
    verdict.status = status == Truth::yes  ? Status::eligible
                     : status == Truth::no ? Status::ineligible
                                           : Status::undetermined;
    for (const Effect level : {Effect::may, Effect::should, Effect::shall}) {
        View view;
        view.level = level;
        // "by_law that reaches shall is by_law"; never stronger than the permit's own.
        const Effect reached = level == Effect::shall ? permit_.effect : std::max(level, permit_.effect);
        const Truth at = whole(view);
        if (at == Truth::yes) {
            verdict.effect = reached;
        }
        if (at != Truth::no) {
            verdict.effect_at_best = reached;
        }
    }
    View conceded;
    conceded.conceded = true;
    View opposed;
    opposed.opposed = true;
    if (status == Truth::no && whole(conceded) != Truth::no) {
        verdict.open_to_exception = OpenToException::in_favour;
    }
    if (status == Truth::yes && whole(opposed) != Truth::yes) {
        verdict.open_to_exception = OpenToException::against;
    }
    return verdict;
}

Colour Model::colour() const {
    const Verdict found = verdict();
    if (found.status == Status::eligible) {
        return found.effect == permit_.effect ? Colour::green : Colour::yellow;
    }
    View hopeful;
    hopeful.hopeful = true;
    bool comes = true;
    bool decided = false;
    for (const Rule& rule : permit_.required) {
        comes = comes && truth(rule, false, hopeful) == Truth::yes;
        decided = decided || inside(rule, false, {}) != Truth::unknown;
    }
    for (const Refusal& refusal : permit_.refused_if) {
        // One that may be passed over weakens the effect and makes nobody ineligible.
        comes = comes && (refusal.may || truth(refusal.rule, true, hopeful) == Truth::no);
    }
    return comes && decided ? Colour::yellow : comes ? Colour::grey : Colour::red;
}

bool Model::against(const Rule& rule, bool refusal) const {
    return truth(rule, refusal, {}) == certain(refusal);
}

void Model::decide(const Rule& rule, bool refusal, const std::string& named,
                   std::vector<std::string>& names) const {
    const std::string& self = rule.name.empty() ? named : rule.name;
    std::vector<std::vector<std::string>> branches;
    std::size_t fewest = SIZE_MAX;
    for (const Rule& child : rule.children) {
        const bool turned = rule.shape == Shape::negation ? !refusal : refusal;
        if (against(child, turned)) {
            branches.emplace_back();
            decide(child, turned, self, branches.back());
            fewest = std::min(fewest, branches.back().size());
        }
    }
    const bool nearest_only = !refusal && (rule.shape == Shape::any || rule.shape == Shape::at_least);
    for (const auto& branch : branches) {
        if (!nearest_only || branch.size() == fewest) {
            for (const std::string& name : branch) {
                add_once(names, name);
            }
        }
    }
    if (branches.empty()) {
        add_once(names, self);
    }
}

std::vector<std::string> Model::because() const {
    std::vector<std::string> names;
    if (verdict().status != Status::ineligible) {
        return names;
    }
    const auto take = [&](const Rule& rule, bool refusal) {
        std::vector<std::string> own;
        if (against(rule, refusal)) {
            decide(rule, refusal, "", own);
        }
        for (const std::string& name : own) {
            if (!name.empty()) { // what has no name at all cannot be named
                add_once(names, name);
            }
        }
    };
    for (const Rule& rule : permit_.required) {
        take(rule, false);
    }
    for (const Refusal& refusal : permit_.refused_if) {
        if (!refusal.may) {
            take(refusal.rule, true);
        }
    }
    return names;
}

void Model::wait_for(const Rule& rule, bool refusal, std::vector<unsigned>& facts) const {
    if (truth(rule, refusal, {}) != Truth::unknown) {
        return;
    }
    const auto wait = [&](unsigned fact) {
        if (facts_[fact] == Truth::unknown) {
            facts.push_back(fact);
        }
    };
    if (rule.shape == Shape::leaf) {
        wait(rule.fact);
    }
    if (rule.applies_if) {
        wait(*rule.applies_if);
    }
    if (inside(rule, refusal, {}) != certain(!refusal)) {
        for (const Rule::Waived& waived : rule.waived_if) {
            wait(waived.fact);
        }
    }
    for (const Rule& child : rule.children) {
        wait_for(child, rule.shape == Shape::negation ? !refusal : refusal, facts);
    }
}

std::vector<unsigned> Model::missing() const {
    std::vector<unsigned> facts;
    if (verdict().status != Status::undetermined) {
        return facts;
    }
    for (const Rule& rule : permit_.required) {
        wait_for(rule, false, facts);
    }
    for (const Refusal& refusal : permit_.refused_if) {
        if (!refusal.may) {
            wait_for(refusal.rule, true, facts);
        }
    }
    std::sort(facts.begin(), facts.end());
    facts.erase(std::unique(facts.begin(), facts.end()), facts.end());
    return facts;
}

std::string Model::state(const Rule& rule, bool refusal) const {
    if (rule.applies_if && facts_[*rule.applies_if] == Truth::no) {
        return "does_not_apply";
    }
    const Truth found = truth(rule, refusal, {});
    const Truth good = certain(!refusal);
    if (found == Truth::unknown) {
        return "open";
    }
    if (found == good && inside(rule, refusal, {}) != good) {
        return "waived";
    }
    return found == Truth::yes ? "met" : "unmet";
}

} // namespace bleibe::test
