// SPDX-License-Identifier: Apache-2.0
// How a truth is put together from truths that each read one fact: what tells, without asking completions,
// that an open truth can turn out either way (run/single_atoms.hpp).
#pragma once

#include "compile/code.hpp"

#include <cstdint>
#include <span>
#include <vector>

namespace bleibe::detail {

struct ProgramData;

/// A truth within the formula of another.
struct TruthPart {
    enum class Kind : std::uint8_t {
        junction, // and, or, or at least so many of the children
        negation, // of child 0
        choice,   // child 0 ? child 1 : child 2
        reading,  // child i under reading i of the dispute `number`
        atom,     // reads the fact `number` alone, which is no text
        given,    // reads no fact
        tied,     // reads facts in any other way
    };
    /// How an atom stands in the whole: 1 straight, 2 turned by a negation, 3 both. 0: only where the formula
    /// ends before it.
    static constexpr std::uint8_t straight = 1;
    static constexpr std::uint8_t turned = 2;

    Kind kind = Kind::tied;
    std::uint8_t sense = 0;
    std::uint32_t number = 0;
    Ref ref;
    std::uint32_t first = 0; // of the children, in TruthFormula::children
    std::uint32_t count = 0;
};

/// The parts of a truth, each once and before its own children; part 0 is the whole. Atoms, and what is
/// given or tied, have no children: the greatest part that reads one fact alone is the atom.
struct TruthFormula {
    Ref truth;
    std::vector<TruthPart> parts;
    std::vector<std::uint32_t> children;
    std::vector<std::uint32_t> disputes; // that its steps read, by number

    [[nodiscard]] std::span<const std::uint32_t> children_of(const TruthPart& part) const noexcept {
        return {children.data() + part.first, part.count};
    }
};

/// Fills the formulas of the levels of all outlines; the schedules must have been made.
void make_formulas(ProgramData& program);

} // namespace bleibe::detail
