// SPDX-License-Identifier: Apache-2.0
#pragma once

#include "compile/program.hpp"

#include <cstdint>
#include <vector>

namespace bleibe::detail {

/// The steps of the top block that the refs need, in order.
[[nodiscard]] std::vector<std::uint32_t> steps_needed(const CompiledCode& code, const std::vector<Ref>& refs);
/// Those of `steps` that read operand `operand`, directly or through others.
[[nodiscard]] std::vector<std::uint32_t>
steps_depending(const CompiledCode& code, const std::vector<std::uint32_t>& steps, std::uint32_t operand);
/// Those of `steps` that read the fact, directly or through others.
[[nodiscard]] std::vector<std::uint32_t>
steps_reading(const CompiledCode& code, const std::vector<std::uint32_t>& steps, std::uint32_t fact);
/// A field of a block's entry that the block reads, and the steps of the block, in order, that rest on it,
/// directly or through others.
struct EntryField {
    std::uint32_t name = 0; // number of the name
    std::vector<std::uint32_t> steps;
};
/// The fields that more than one step reads, or that may be read again in a loop within the block: what one
/// of them asks of the field may guard the other.
[[nodiscard]] std::vector<EntryField> guarded_fields(const CompiledCode& code, const Block& block);

/// Fills the schedules, the facts of nodes and outlines, of the stretches and the disputes of the outlines.
void make_schedules(ProgramData& program);

} // namespace bleibe::detail
