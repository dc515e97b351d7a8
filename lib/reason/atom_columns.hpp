// SPDX-License-Identifier: Apache-2.0
// The rows of a batch as sets of cases for `open_by_single_atoms`.
#pragma once

#include "compile/truth_formula.hpp"
#include "reason/colour_columns.hpp"
#include "reason/fact_columns.hpp"

#include <cstdint>
#include <functional>
#include <unordered_map>

namespace bleibe::detail {

class AtomRows {
public:
    using Set = const Word*;

    /// `truth` gives the planes of any part, as far as all readings agree; `first` is the first person of the
    /// batch in the source. Declined rows are in no set.
    AtomRows(Batch& batch, std::function<SpelledTruth(Ref)> truth, const FactSource& source,
             const ColumnMachine& machine, std::size_t first);

    [[nodiscard]] Set none() const { return batch_.none(); }
    [[nodiscard]] bool any(Set set) const { return batch_.any(set); }
    // Most sets of a walk are empty, and a new plane is new memory.
    [[nodiscard]] Set both(Set a, Set b) { return a == none() || b == none() ? none() : batch_.both(a, b); }
    [[nodiscard]] Set either(Set a, Set b) { return a == none() ? b : b == none() ? a : batch_.either(a, b); }
    [[nodiscard]] Set without(Set a, Set b) { return a == none() || b == none() ? a : batch_.without(a, b); }
    [[nodiscard]] Set yes(const TruthPart& part) { return truth_(part.ref).yes; }
    [[nodiscard]] Set no(const TruthPart& part) { return truth_(part.ref).no; }
    [[nodiscard]] Set open(const TruthPart& part);
    /// Everything is known of the fact.
    [[nodiscard]] Set known(std::uint32_t fact);
    /// Nothing is known of the fact.
    [[nodiscard]] Set unknown(std::uint32_t fact);

private:
    Batch& batch_;
    std::function<SpelledTruth(Ref)> truth_;
    const FactSource& source_;
    const ColumnMachine& machine_;
    std::size_t first_;
    Set rows_;
    std::unordered_map<std::uint32_t, Set> known_;
    std::unordered_map<std::uint32_t, Set> unknown_;
};

} // namespace bleibe::detail
