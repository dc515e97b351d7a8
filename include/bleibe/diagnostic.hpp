// SPDX-License-Identifier: Apache-2.0
#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace bleibe {

/// Errors keep a thing from being used (a ruleset does not load, a case is not read);
/// warnings do not, but `bleibe lint` fails on them.
enum class Severity : std::uint8_t { error, warning };

/// One finding about an input: what is wrong, where, and what to do. The reader is the person who
/// edits the input, a jurist with a YAML file as a rule, not the programmer of the host.
///
/// Findings about a case never carry the line of text it stands in (a line of a caseload is a
/// person): `excerpt` is empty there, and `message` names the offending token only, at most
/// 40 characters of it.
struct Diagnostic {
    Severity severity = Severity::error;
    /// For example "E210" or "W501": stable, documented in docs/diagnostics.md.
    std::string code;
    /// Lower case, no full stop, the user's own words in backticks.
    std::string message;
    /// Name of the source as it was given; empty where a finding has no place.
    std::string file;
    /// From 1; 0 where a finding has no place.
    std::uint32_t line = 0;
    /// From 1, in characters.
    std::uint32_t column = 0;
    /// How many characters the finding spans, at least 1.
    std::uint32_t length = 1;
    /// The line of the source, for the caret display; empty for cases. Of a very long line the part
    /// around the place, with `…` for what was cut off.
    std::string excerpt;
    /// The column at which `excerpt` begins: above 1 where the beginning of the line was cut off.
    std::uint32_t excerpt_column = 1;
    /// Where in a case or file, such as `facts.stays[2].from`; may be empty.
    std::string path;
    /// What to do; may be empty.
    std::string help;
    /// The law around the place, such as "§ 104c Abs. 1 Satz 1 AufenthG"; may be empty.
    std::string law;
};

/// Findings in the order in which they were made: by source, then by place.
using DiagnosticList = std::vector<Diagnostic>;

/// True if any of them is an error.
[[nodiscard]] bool has_errors(const DiagnosticList& diagnostics) noexcept;

/// One finding as text: `file:line:column: error[E210]: message`, the excerpt with a caret line, and
/// the lines `help:` and `law:` where there are such. Ends with a line break. Control characters of
/// the input are shown as `\u{…}`, so the text is safe to print on a terminal.
[[nodiscard]] std::string render(const Diagnostic& diagnostic);
/// All of them, one after the other.
[[nodiscard]] std::string render(const DiagnosticList& diagnostics);

} // namespace bleibe
