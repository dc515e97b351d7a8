// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/case.hpp>
#include <bleibe/catalog.hpp>
#include <bleibe/diagnostic.hpp>
#include <bleibe/fact_columns.hpp>
#include <bleibe/limits.hpp>

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string_view>

namespace bleibe {

/// One line of a caseload: a JSON object as `read_case` reads it.
struct CaseLine {
    std::string_view text;
    std::uint64_t number = 0; // in the file, from 1: what findings say
};

/// Reads lines of NDJSON into columns, a batch at a time, with the memory of the last batch. Lines that are
/// written plainly are read by a scanner that follows the vocabulary; every other line, and every line that
/// breaks a constraint, by the strict reader of `CaseReader`, which also says what is wrong. What is
/// accepted, what is read and what is said is the same as with `CaseReader`, line by line.
///
/// Row i is line i, so that no line is lost: a line that is refused is a row without a person, of whom
/// nothing is known. Not thread-safe: one reader per thread.
class CaseloadReader {
public:
    explicit CaseloadReader(const Catalog& catalog, const Limits& limits = {});
    ~CaseloadReader();
    CaseloadReader(CaseloadReader&&) noexcept;
    CaseloadReader& operator=(CaseloadReader&&) noexcept;

    /// Forgets the last batch and reads another one. The texts must live until the next call. `name` is what
    /// findings show.
    void read(std::span<const CaseLine> lines, std::string_view name);

    /// One row per line; valid until the next `read`.
    [[nodiscard]] const FactColumns& people() const noexcept;
    [[nodiscard]] std::size_t size() const noexcept;
    /// False: the line was refused, and one of the findings says why.
    [[nodiscard]] bool is_person(std::size_t row) const noexcept;
    /// As given; empty where there was none. Part of the line, or of what was read of it.
    [[nodiscard]] std::string_view id(std::size_t row) const noexcept;
    /// The person of a row (`is_person`) as a case, read anew where the scanner read it.
    [[nodiscard]] Case subject(std::size_t row) const;
    /// What was found in this batch, in the order of the lines.
    [[nodiscard]] const DiagnosticList& findings() const noexcept;
    /// Lines of this batch that the strict reader read.
    [[nodiscard]] std::size_t read_strictly() const noexcept;

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace bleibe
