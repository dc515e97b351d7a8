// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <bleibe/diagnostic.hpp>
#include <bleibe/limits.hpp>
#include <bleibe/program.hpp>
#include <bleibe/screening.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <stop_token>
#include <string>

namespace bleibe {

/// How far a caseload is.
struct CaseloadProgress {
    std::uint64_t bytes = 0;   // read and done
    std::uint64_t people = 0;  // screened
    std::uint64_t refused = 0; // lines that are no person; a finding says why
    std::uint64_t lines = 0;   // that are not blank: people and refused ones
    /// Rows of further tables that belong to nobody (`screen_tables`); known at the end.
    std::uint64_t unclaimed = 0;
};

/// A piece of the result, in the order of the lines.
struct CaseloadPiece {
    std::string_view rows;          // what `row` wrote, of the people of these lines
    const DiagnosticList& findings; // about these lines, in their order
    CaseloadProgress done;          // this piece included
};

struct CaseloadOptions {
    Readings readings;
    ReportOptions report;
    Limits limits;
    /// Threads to use, the caller's among them; at least 1. The result does not depend on it.
    unsigned threads = 1;
    /// What findings show.
    std::string name = "caseload";
    /// Lines read, assessed and written together; a batch ends earlier with the line that passes
    /// `batch_bytes`.
    std::size_t batch_lines = 512;
    std::size_t batch_bytes = 16U << 20U;
    /// Asked between batches; lines behind are not read, and the result ends before them.
    std::stop_token stop;
};

struct CaseloadResult {
    CaseloadProgress done;
    Summary summary;
    bool stopped = false; // by `stop`, or because `write` had enough
};

/// Fills a buffer with the next bytes of the caseload and gives their number; 0 at the end. Called by one
/// thread at a time. May throw.
using ReadBytes = std::function<std::size_t(char* into, std::size_t size)>;
/// Appends what is to be written of one person. Called by several threads at once. May throw.
using WriteRow = std::function<void(std::string& out, const CaseReport& report)>;
/// Takes the pieces in order, one at a time, from any of the threads; false: enough. May throw.
using WritePiece = std::function<bool(const CaseloadPiece& piece)>;

/// Screens a caseload of NDJSON, one case a line, as a stream: reading, assessing and writing run beside each
/// other, and memory is bounded by the batches that are under way, one per thread, whatever the length of the
/// file. Blank lines are passed over; every other line is a person or refused with a finding (also one beyond
/// `limits.case_bytes`, of which nothing is kept). Each report equals `report` of the line's case. What one
/// of the functions throws ends it and is thrown here.
[[nodiscard]] CaseloadResult screen_lines(const Program& program, Date on, const ReadBytes& read,
                                          const WriteRow& row, const WritePiece& write,
                                          const CaseloadOptions& options = {});

} // namespace bleibe
