// SPDX-License-Identifier: Apache-2.0
// The colours of colours.hpp for a batch of people.
#pragma once

#include "columns/batch.hpp"
#include "compile/program.hpp"

#include <functional>
#include <vector>

namespace bleibe::detail {

/// A truth of all rows: yes and no, both written out.
struct SpelledTruth {
    const Word* yes = nullptr;
    const Word* no = nullptr;
};

/// What the questions below are answered from.
struct ColourRows {
    Batch& batch;
    const ProgramData& program;
    std::function<SpelledTruth(Ref)> truth;
    /// Rows of which a fact is known and was stated.
    std::function<const Word*(std::uint32_t)> stated;
};

/// The truths that are asked for.
void add_refs_of_colours(const ProgramData& program, const PermitOutline& outline, std::vector<Ref>& refs);
/// Rows in which the permit is given, with the effect that it has by itself.
[[nodiscard]] const Word* green_rows(const ColourRows& rows, const PermitOutline& outline);
/// Facts of which `stated` is asked.
void add_stated_facts(const ProgramData& program, const PermitOutline& outline,
                      std::vector<std::uint32_t>& facts);
/// Rows in which stated facts decide a requirement.
[[nodiscard]] const Word* decided_rows(const ColourRows& rows, const PermitOutline& outline);
/// Rows in which everything that stands against the person can still come, other than by waiting.
[[nodiscard]] const Word* coming_rows(const ColourRows& rows, const PermitOutline& outline);

} // namespace bleibe::detail
