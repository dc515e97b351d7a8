// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstddef>
#include <cstdint>

namespace bleibe {

/// Bounds on untrusted or broken input. Exceeding one is an ordinary diagnostic when reading, and
/// null with that reason when evaluating; never a crash, never a hang. The defaults suit rulesets
/// and cases of real size with room to spare.
struct Limits {
    /// Bytes of one ruleset, vocabulary, catalog, profile or scenario file.
    std::size_t source_bytes = 8U << 20U;
    /// Bytes of one case (one JSON object, one line of a caseload).
    std::size_t case_bytes = 4U << 20U;
    /// Nesting of YAML and JSON.
    std::uint32_t document_depth = 64;
    /// Nodes (scalars, lists, mappings) of one document.
    std::size_t document_nodes = 1U << 20U;
    /// Entries of one list of a case.
    std::size_t list_length = 10'000;
    /// Bytes of one text of a case.
    std::size_t text_bytes = 65'536;
    /// Bytes of one FEEL expression.
    std::size_t expression_bytes = 65'536;
    /// Nesting of one FEEL expression.
    std::uint32_t expression_depth = 200;
    /// Steps that one FEEL expression may take; assessing a case runs under this default.
    std::uint64_t steps = 4'000'000;
    /// Nesting of function calls while evaluating.
    std::uint32_t call_depth = 256;
    /// Entries of a list that an expression builds.
    std::size_t built_list_length = 1'000'000;
    /// Bytes of one text that an expression builds, and of the JSON that `evaluate_feel` gives.
    std::size_t built_text_bytes = 16U << 20U;
    /// Greatest power of ten of a number that an expression writes or computes, either way: 1e100 and 1e-100
    /// need 100. The default is where decimal128 ends.
    std::uint32_t number_exponent = 6'176;
    /// Bytes that one evaluation may use for values.
    std::size_t evaluation_bytes = 64U << 20U;
};

} // namespace bleibe
