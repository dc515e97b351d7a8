// SPDX-License-Identifier: Apache-2.0
// The idea: what a compiler prints: the place, the words, the line with a mark under it, what to do.
// Nothing of the input reaches the text without becoming printable.
#include "base/utf8.hpp"

#include <bleibe/diagnostic.hpp>

#include <algorithm>

namespace bleibe {
namespace {

/// A shown line, and where the mark begins and ends under it, in characters as they appear.
struct Shown {
    std::string line;
    std::size_t begin = 0;
    std::size_t end = 0;
};

Shown show_excerpt(const Diagnostic& diagnostic) {
    const std::string_view text = diagnostic.excerpt;
    const std::size_t first =
        std::max(diagnostic.column, diagnostic.excerpt_column) - diagnostic.excerpt_column;
    const std::size_t last = first + std::max<std::size_t>(diagnostic.length, 1);
    Shown shown;
    std::size_t width = 0;
    std::size_t count = 0;
    for (std::size_t offset = 0; offset < text.size(); ++count) {
        shown.begin = count == first ? width : shown.begin;
        shown.end = count == last ? width : shown.end;
        const detail::CodePoint point = detail::code_point_at(text, offset);
        width += detail::append_printable(shown.line, point.value);
        offset += point.length;
    }
    shown.begin = count <= first ? width : shown.begin;
    shown.end = count <= last ? width : shown.end;
    shown.end = std::max(shown.end, shown.begin + 1);
    return shown;
}

void append_place(std::string& out, const Diagnostic& diagnostic) {
    if (diagnostic.file.empty() && diagnostic.line == 0) {
        return;
    }
    out += detail::printable(diagnostic.file);
    if (diagnostic.line > 0) {
        out += ":" + std::to_string(diagnostic.line) + ":" + std::to_string(diagnostic.column);
    }
    out += ": ";
}

void append_excerpt(std::string& out, const Diagnostic& diagnostic) {
    constexpr std::size_t gutter = 5;
    const std::string number = std::to_string(diagnostic.line);
    const std::size_t width = std::max(gutter, number.size());
    const Shown shown = show_excerpt(diagnostic);
    out += std::string(width - number.size(), ' ') + number + " | " + shown.line + "\n";
    out += std::string(width, ' ') + " | " + std::string(shown.begin, ' ') +
           std::string(shown.end - shown.begin, '^') + "\n";
}

void append_line(std::string& out, std::string_view label, std::string_view text) {
    if (!text.empty()) {
        out += "   " + std::string(label) + ": " + detail::printable(text) + "\n";
    }
}

} // namespace

std::string render(const Diagnostic& diagnostic) {
    std::string out;
    append_place(out, diagnostic);
    out += diagnostic.severity == Severity::error ? "error" : "warning";
    out += "[" + detail::printable(diagnostic.code) + "]: " + detail::printable(diagnostic.message) + "\n";
    if (!diagnostic.excerpt.empty() && diagnostic.line > 0) {
        append_excerpt(out, diagnostic);
    }
    append_line(out, "path", diagnostic.path);
    append_line(out, "help", diagnostic.help);
    append_line(out, "law", diagnostic.law);
    return out;
}

std::string render(const DiagnosticList& diagnostics) {
    std::string out;
    for (const Diagnostic& one : diagnostics) {
        out += render(one);
    }
    return out;
}

} // namespace bleibe
