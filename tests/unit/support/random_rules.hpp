// SPDX-License-Identifier: Apache-2.0
// Random requirement trees as YAML, and what docs/semantics.md says of them, computed the slow and plain
// way: by recursion over the tree as it was invented, without any part of the library.
#pragma once

#include <bleibe/verdict.hpp>

#include <cstdint>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace bleibe::test {

/// Bounded draws that are the same on every platform.
class Dice {
public:
    explicit Dice(std::uint64_t seed) : engine_(seed) {}
    /// 0 to `sides` - 1.
    [[nodiscard]] unsigned roll(unsigned sides) { return static_cast<unsigned>(engine_() % sides); }
    [[nodiscard]] bool one_in(unsigned sides) { return roll(sides) == 0; }

private:
    std::mt19937_64 engine_;
};

enum class Truth : unsigned char { no, unknown, yes };

enum class Shape : unsigned char { leaf, all, any, negation, at_least };
enum class Exceptional : unsigned char { none, in_favour, against, either };

struct Rule {
    Shape shape = Shape::leaf;
    std::string name; // empty: an unnamed branch
    unsigned fact = 0;
    unsigned at_least = 1;
    Exceptional exception = Exceptional::none;
    struct Waived {
        unsigned fact = 0;
        Effect effect = Effect::may;
    };
    std::vector<Waived> waived_if;
    std::optional<unsigned> applies_if;
    std::vector<Rule> children;
};

struct Refusal {
    Rule rule;
    bool may = false; // `effect: may`
};

struct RandomPermit {
    std::string name;
    Effect effect = Effect::shall;
    std::vector<Rule> required;
    std::vector<Refusal> refused_if;
};

constexpr unsigned fact_count = 10;
/// Facts by number are named fact_0 …; the even ones have the cure `none`.
inline bool is_curable(unsigned fact) { return fact % 2 == 1; }

/// A vocabulary of `fact_count` boolean facts.
[[nodiscard]] std::string boolean_vocabulary();
[[nodiscard]] RandomPermit random_permit(Dice& dice, const std::string& name);
/// All criteria and permits as one ruleset.
[[nodiscard]] std::string yaml_of(const std::vector<RandomPermit>& permits);

/// By number of the fact.
using Facts = std::vector<Truth>;

/// What the definition says of one permit for one person.
class Model {
public:
    Model(const RandomPermit& permit, const Facts& facts) : permit_(permit), facts_(facts) {}

    [[nodiscard]] Verdict verdict() const;
    [[nodiscard]] Colour colour() const;
    /// Names of the criteria that decide; empty unless ineligible.
    [[nodiscard]] std::vector<std::string> because() const;
    /// Numbers of the facts that the open points wait for; empty unless undetermined.
    [[nodiscard]] std::vector<unsigned> missing() const;
    /// "met", "unmet", "open", "waived", "does_not_apply".
    [[nodiscard]] std::string state(const Rule& rule, bool refusal) const;

private:
    /// How the tree is looked at: waivers down to a level, and what becomes of exceptions and of
    /// points that can still change.
    struct View {
        Effect level = Effect::may;
        bool conceded = false;
        bool opposed = false;
        bool hopeful = false; // everything that can still come has come
    };
    [[nodiscard]] Truth whole(const View& view) const;
    [[nodiscard]] Truth inside(const Rule& rule, bool refusal, const View& view) const;
    [[nodiscard]] Truth truth(const Rule& rule, bool refusal, const View& view) const;
    [[nodiscard]] bool against(const Rule& rule, bool refusal) const;
    void decide(const Rule& rule, bool refusal, const std::string& named,
                std::vector<std::string>& names) const;
    void wait_for(const Rule& rule, bool refusal, std::vector<unsigned>& facts) const;

    const RandomPermit& permit_;
    const Facts& facts_;
};

} // namespace bleibe::test
