// SPDX-License-Identifier: Apache-2.0
#include "random_rules.hpp"

namespace bleibe::test {
namespace {

constexpr const char* effect_words[] = {"by_law", "shall", "should", "may"};
constexpr const char* exception_words[] = {"", "in_favour", "against", "either"};

std::string fact_name(unsigned number) { return "fact_" + std::to_string(number); }

/// Invents one rule; what carries an exception, waivers or `applies_if` has a name.
Rule random_rule(Dice& dice, unsigned depth, const std::string& prefix, unsigned& next) {
    Rule rule;
    rule.shape = depth == 0 ? Shape::leaf : static_cast<Shape>(dice.roll(5));
    rule.fact = dice.roll(fact_count);
    const unsigned width = rule.shape == Shape::leaf       ? 0
                           : rule.shape == Shape::negation ? 1
                                                           : 1 + dice.roll(3);
    for (unsigned i = 0; i < width; ++i) {
        rule.children.push_back(random_rule(dice, depth - 1, prefix, next));
    }
    rule.at_least = 1 + dice.roll(width == 0 ? 1 : width);
    if (!dice.one_in(3)) {
        rule.name = prefix + "_" + std::to_string(next++);
        rule.exception = dice.one_in(2) ? static_cast<Exceptional>(dice.roll(4)) : Exceptional::none;
        for (unsigned i = dice.one_in(3) ? 1 + dice.roll(2) : 0; i > 0; --i) {
            rule.waived_if.push_back({dice.roll(fact_count), static_cast<Effect>(1 + dice.roll(3))});
        }
        if (dice.one_in(5)) {
            rule.applies_if = dice.roll(fact_count);
        }
    }
    return rule;
}

std::string item(const Rule& rule);

std::string children(const Rule& rule) {
    std::string text;
    for (const Rule& child : rule.children) {
        text += (text.empty() ? "" : ", ") + item(child);
    }
    return text;
}

/// The key that says what the rule is, in YAML's flow style.
std::string body(const Rule& rule) {
    switch (rule.shape) {
    case Shape::leaf:
        return "when: " + fact_name(rule.fact);
    case Shape::all:
        return "all: [" + children(rule) + "]";
    case Shape::any:
        return "any: [" + children(rule) + "]";
    case Shape::negation:
        return "not: " + item(rule.children.front());
    case Shape::at_least:
        return "at_least: " + std::to_string(rule.at_least) + ", of: [" + children(rule) + "]";
    }
    return {};
}

std::string item(const Rule& rule) { return rule.name.empty() ? "{" + body(rule) + "}" : rule.name; }

void write_criteria(const Rule& rule, std::string& yaml) {
    for (const Rule& child : rule.children) {
        write_criteria(child, yaml);
    }
    if (rule.name.empty()) {
        return;
    }
    yaml += "  " + rule.name + ": {en: " + rule.name + ", " + body(rule);
    if (rule.exception != Exceptional::none) {
        yaml += std::string(", exception: ") + exception_words[static_cast<unsigned>(rule.exception)];
    }
    if (rule.applies_if) {
        yaml += ", applies_if: " + fact_name(*rule.applies_if);
    }
    if (!rule.waived_if.empty()) {
        yaml += ", waived_if: [";
        for (const Rule::Waived& waived : rule.waived_if) {
            yaml += (&waived == rule.waived_if.data() ? "{when: " : ", {when: ") + fact_name(waived.fact) +
                    ", effect: " + effect_words[static_cast<unsigned>(waived.effect)] + "}";
        }
        yaml += "]";
    }
    yaml += "}\n";
}

void write_permit(const RandomPermit& permit, std::string& yaml) {
    yaml += "  " + permit.name + ":\n    kind: stay\n    en: stay\n    effect: " +
            effect_words[static_cast<unsigned>(permit.effect)] + "\n    requires:\n      all:\n";
    for (const Rule& rule : permit.required) {
        yaml += "        - " + item(rule) + "\n";
    }
    if (!permit.refused_if.empty()) {
        yaml += "    refused_if:\n";
    }
    for (const Refusal& refusal : permit.refused_if) {
        const std::string what = refusal.rule.name.empty() ? body(refusal.rule) : "use: " + refusal.rule.name;
        yaml += "      - {" + what + (refusal.may ? ", effect: may}" : "}") + "\n";
    }
}

} // namespace

std::string boolean_vocabulary() {
    std::string yaml = "vocabulary: xx/person\nfacts:\n";
    for (unsigned i = 0; i < fact_count; ++i) {
        yaml += "  " + fact_name(i) +
                ": {type: boolean, en: fact, cure: " + (is_curable(i) ? "act" : "none") + "}\n";
    }
    return yaml;
}

RandomPermit random_permit(Dice& dice, const std::string& name) {
    RandomPermit permit;
    permit.name = name;
    permit.effect = static_cast<Effect>(dice.roll(4));
    unsigned next = 0;
    for (unsigned i = 1 + dice.roll(3); i > 0; --i) {
        permit.required.push_back(random_rule(dice, dice.roll(4), name, next));
    }
    for (unsigned i = dice.roll(3); i > 0; --i) {
        permit.refused_if.push_back({random_rule(dice, dice.roll(3), name, next), dice.one_in(3)});
    }
    return permit;
}

std::string yaml_of(const std::vector<RandomPermit>& permits) {
    std::string criteria;
    std::string declared;
    for (const RandomPermit& permit : permits) {
        for (const Rule& rule : permit.required) {
            write_criteria(rule, criteria);
        }
        for (const Refusal& refusal : permit.refused_if) {
            write_criteria(refusal.rule, criteria);
        }
        write_permit(permit, declared);
    }
    return "ruleset: xx/law/1\nin_force: {from: 2020-01-01}\nen: Norm\ncite: § 1 Law\nfacts: xx/person\n" +
           (criteria.empty() ? "" : "criteria:\n" + criteria) + "permits:\n" + declared;
}

} // namespace bleibe::test
