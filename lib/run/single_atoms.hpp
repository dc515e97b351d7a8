// SPDX-License-Identifier: Apache-2.0
// Which open truths can turn out either way for certain, told from the slots alone: without a search.
//
// The argument. Walk down from an open truth over the parts of its formula that are open in this case. If
// every atom that the walk meets
//   (a) rests on one fact of which nothing is known (not a range, not one of some, not a list with open
//   entries), (b) is met straight or turned by negations, not both, (c) is true for one value of its fact and
//   false for another, both found by running its steps (so what an
//       operator means, a null, the edge of a type and the day are asked of the one machine), and both
//       values make every constraint of the vocabulary that reads the fact true whatever else is the case,
//   (d) is the only atom on its fact that is met, or all atoms on it in the formula have values in common for
//       which all of them speak for the whole, and others for which all speak against it,
// then take anybody who fits the case, and give these facts the values that speak for the whole: that person
// fits too, because of (c), whatever the other facts are. All other parts that the walk met are decided, or
// rest on no open fact, and a decided part stays what it is however facts turn out (docs/semantics.md). The
// rest of the formula is and, or, at least, and not, which by (b) grow with each atom; so the whole is true
// there, or, where a part has no answer for anybody, at least not false. Given the values that speak against
// it, it is false, or at least not true. No completion of all is the answer of all: the verdict is open.
//
// Readings. An open dispute's formula is walked under all of its readings at once. Where the truth is decided
// under each of them but not alike, it is open for everybody. Where it is open under one, what the walk under
// that reading alone would meet is among what this walk met, and the argument holds under that reading.
//
// Where the walk meets anything else, nothing is said, and a search has to be asked. So it is with a
// condition that is open itself, texts, parts that read two facts, facts known in part, fields of entries,
// and facts that a constraint may tie to others.
#pragma once

#include "compile/program.hpp"
#include "run/machine.hpp"

#include <cstdint>
#include <optional>
#include <span>
#include <unordered_map>
#include <utility>
#include <vector>

namespace bleibe::detail {

/// What an atom can be on one day under given readings.
struct AtomEnds {
    bool both = false;     // (c) above
    bool together = false; // the second half of (d) above
};

/// Finds the ends of atoms, each once. Not thread-safe.
class SingleAtoms {
public:
    SingleAtoms(const ProgramData& program, const Limits& limits);

    /// The day, and the readings: unknown where a dispute is open. What was found is forgotten if they differ
    /// from those before.
    void set_operands(std::span<const Value> operands);
    [[nodiscard]] std::span<const Value> operands() const noexcept { return operands_; }
    /// `part` is the number of an atom of the formula.
    [[nodiscard]] AtomEnds ends(const TruthFormula& formula, std::size_t part);
    /// The open disputes of the formula can be combined in so many ways that forms differ in what they try.
    [[nodiscard]] bool has_too_many_readings(const TruthFormula& formula) const;

private:
    struct Fact;
    void find(Fact& fact);
    void try_value(Fact& fact, const Value& value);
    void note(Fact& fact);
    bool is_free(const Fact& fact);

    const ProgramData& program_;
    Limits limits_;
    Arena values_; // of one fact
    Arena memory_; // of one evaluation
    std::vector<Value> operands_;
    std::vector<Value> facts_; // all unknown between calls
    std::vector<Value> slots_;
    std::vector<Value> constraint_slots_;
    Machine machine_;
    Machine constraints_;
    std::unordered_map<const TruthFormula*, std::vector<std::optional<AtomEnds>>> known_; // by part
};

/// The cases in which an open truth is shown to be open by its atoms: `Rows` gives sets of cases (one case: a
/// truth) for each question, and puts sets together.
template <class Rows>
typename Rows::Set open_by_single_atoms(const TruthFormula& formula, SingleAtoms& atoms, Rows& rows) {
    using Set = typename Rows::Set;
    struct Met {
        Set straight;
        Set turned;
    };
    std::vector<Met> met(formula.parts.size(), Met{rows.none(), rows.none()});
    std::vector<std::pair<std::uint32_t, Set>> facts_met;
    met[0].straight = rows.open(formula.parts[0]);
    if (!rows.any(met[0].straight) || atoms.has_too_many_readings(formula)) {
        return rows.none();
    }
    Set beyond = rows.none(); // cases in which the walk meets what it cannot judge
    const auto pass_on = [&](std::uint32_t child, const Met& from, bool negated) {
        const Set open = rows.open(formula.parts[child]);
        Met& to = met[child];
        to.straight = rows.either(to.straight, rows.both(negated ? from.turned : from.straight, open));
        to.turned = rows.either(to.turned, rows.both(negated ? from.straight : from.turned, open));
    };
    const auto among = [&](const Met& all, Set some) {
        return Met{rows.both(all.straight, some), rows.both(all.turned, some)};
    };
    const auto atom = [&](std::size_t index, const TruthPart& part, const Met& from, Set here) {
        // A fact that is known gives the atom no answer, for everybody.
        const Set free = rows.both(here, rows.unknown(part.number));
        const Set rest = rows.without(here, free);
        if (rows.any(rest)) {
            beyond = rows.either(beyond, rows.without(rest, rows.known(part.number)));
        }
        if (!rows.any(free)) {
            return;
        }
        const AtomEnds ends = atoms.ends(formula, index);
        beyond =
            rows.either(beyond, ends.both ? rows.both(free, rows.both(from.straight, from.turned)) : free);
        if (ends.both && !ends.together) {
            for (const auto& [fact, before] : facts_met) {
                beyond = fact == part.number ? rows.either(beyond, rows.both(before, free)) : beyond;
            }
            facts_met.emplace_back(part.number, free);
        }
    };
    for (std::size_t i = 0; i < formula.parts.size(); ++i) {
        const TruthPart& part = formula.parts[i];
        const Met from = met[i];
        const Set here = rows.either(from.straight, from.turned);
        if (!rows.any(here)) {
            continue;
        }
        const auto children = formula.children_of(part);
        switch (part.kind) {
        case TruthPart::Kind::junction:
        case TruthPart::Kind::negation:
            for (const std::uint32_t child : children) {
                pass_on(child, from, part.kind == TruthPart::Kind::negation);
            }
            break;
        case TruthPart::Kind::choice: {
            const Set yes = rows.yes(formula.parts[children[0]]);
            const Set no = rows.no(formula.parts[children[0]]);
            beyond = rows.either(beyond, rows.without(rows.without(here, yes), no));
            pass_on(children[1], among(from, yes), false);
            pass_on(children[2], among(from, no), false);
            break;
        }
        case TruthPart::Kind::reading: {
            const Value& chosen = atoms.operands()[1 + part.number];
            for (std::size_t reading = 0; reading < children.size(); ++reading) {
                if (chosen.is_unknown() || chosen.integer == static_cast<std::int64_t>(reading)) {
                    pass_on(children[reading], from, false);
                }
            }
            break;
        }
        case TruthPart::Kind::atom:
            atom(i, part, from, here);
            break;
        case TruthPart::Kind::given:
            break; // no answer, for everybody
        case TruthPart::Kind::tied:
            beyond = rows.either(beyond, here);
            break;
        }
    }
    return rows.without(met[0].straight, beyond);
}

} // namespace bleibe::detail
