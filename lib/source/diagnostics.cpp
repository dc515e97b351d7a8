// SPDX-License-Identifier: Apache-2.0
// The idea: a finding copies what it needs of its source when it is made, so that it outlives the
// source and stays small however long the line is.
#include "source/diagnostics.hpp"

#include "base/utf8.hpp"

#include <algorithm>
#include <limits>

namespace bleibe {

bool has_errors(const DiagnosticList& diagnostics) noexcept {
    return std::any_of(diagnostics.begin(), diagnostics.end(),
                       [](const Diagnostic& one) { return one.severity == Severity::error; });
}

namespace detail {
namespace {

constexpr char severity_letter(Code code) noexcept {
    enum Letter : char { E = 'E', W = 'W' };
    switch (code) {
#define BLEIBE_CODE(number, severity, name, meaning)                                                         \
    case Code::name:                                                                                         \
        return severity;
#include "source/codes.def"
#undef BLEIBE_CODE
    }
    return E;
}

/// The line around the place. Long lines are cut, since a hostile file may be one line with many findings.
void set_excerpt(Diagnostic& diagnostic, std::string_view line) {
    constexpr std::size_t longest = 160;
    constexpr std::size_t before = 60;
    if (offset_of_code_point(line, longest) == line.size()) {
        diagnostic.excerpt = line;
        return;
    }
    const std::size_t place = diagnostic.column - 1;
    const std::size_t first = place > before ? place - before : 0;
    const std::size_t begin = offset_of_code_point(line, first);
    std::string_view part = line.substr(begin);
    const std::size_t end = offset_of_code_point(part, longest);
    diagnostic.excerpt_column = static_cast<std::uint32_t>(first + 1);
    // Each `…` stands in the place of one character, so that columns stay true.
    if (begin > 0) {
        diagnostic.excerpt = "…";
        part.remove_prefix(offset_of_code_point(part, 1));
        diagnostic.excerpt += part.substr(0, offset_of_code_point(part, longest - 1));
    } else {
        diagnostic.excerpt = part.substr(0, end);
    }
    if (begin + end < line.size()) {
        diagnostic.excerpt += "…";
    }
}

std::string valid_utf8(std::string_view text) {
    std::string result;
    for (std::size_t offset = 0; offset < text.size();) {
        const CodePoint point = code_point_at(text, offset);
        append_utf8(result, point.value);
        offset += point.length;
    }
    return result;
}

Diagnostic make(Code code, std::string message) {
    Diagnostic diagnostic;
    diagnostic.severity = severity_of(code);
    diagnostic.code = text_of(code);
    diagnostic.message = std::move(message);
    return diagnostic;
}

Diagnostic make_at(Code code, const Span& span, std::string message) {
    Diagnostic diagnostic = make(code, std::move(message));
    const std::string_view text = span.source.text();
    const std::size_t begin = std::min(span.begin, text.size());
    const std::size_t end_of_line = std::min(text.find_first_of("\r\n", begin), text.size());
    const std::size_t end = std::clamp(span.end, begin, end_of_line);
    const Position position = span.source.position(begin);
    diagnostic.file = span.source.name();
    diagnostic.line = position.line;
    diagnostic.column = position.column;
    diagnostic.length = static_cast<std::uint32_t>(
        std::clamp<std::size_t>(count_code_points(text.substr(begin, end - begin)), 1, 0xFFFFFFFFU));
    return diagnostic;
}

} // namespace

Severity severity_of(Code code) noexcept {
    return severity_letter(code) == 'W' ? Severity::warning : Severity::error;
}

std::string text_of(Code code) {
    return std::string(1, severity_letter(code)) + std::to_string(static_cast<unsigned>(code));
}

std::string_view meaning_of(Code code) noexcept {
    switch (code) {
#define BLEIBE_CODE(number, severity, name, meaning)                                                         \
    case Code::name:                                                                                         \
        return meaning;
#include "source/codes.def"
#undef BLEIBE_CODE
    }
    return {};
}

Diagnostics::Entry& Diagnostics::Entry::help(std::string text) {
    diagnostic_->help = std::move(text);
    return *this;
}

Diagnostics::Entry& Diagnostics::Entry::law(std::string text) {
    diagnostic_->law = std::move(text);
    return *this;
}

Diagnostics::Entry& Diagnostics::Entry::path(std::string text) {
    diagnostic_->path = std::move(text);
    return *this;
}

Diagnostic* Diagnostics::keep(Code code, const Span& span, std::string message) {
    Count& count = counts_[{span.source.name(), severity_of(code)}];
    if (count.kept == most_per_source) {
        if (count.counted_only++ == 0) {
            count.first = span;
        }
        ++counted_only_;
        return nullptr;
    }
    ++count.kept;
    return &list_.emplace_back(make_at(code, span, std::move(message)));
}

bool Diagnostics::is_full(Code code, const Source& source) const {
    const auto found = counts_.find({source.name(), severity_of(code)});
    return found != counts_.end() && found->second.kept == most_per_source;
}

Diagnostics::Entry Diagnostics::add(Code code, const Span& span, std::string message) {
    Diagnostic* const diagnostic = keep(code, span, std::move(message));
    if (diagnostic == nullptr) {
        return Entry(not_kept_);
    }
    set_excerpt(*diagnostic, span.source.line_at(span.begin));
    diagnostic->excerpt = valid_utf8(diagnostic->excerpt);
    return Entry(*diagnostic);
}

Diagnostics::Entry Diagnostics::add_private(Code code, const Span& span, std::string message) {
    Diagnostic* const diagnostic = keep(code, span, std::move(message));
    return Entry(diagnostic == nullptr ? not_kept_ : *diagnostic);
}

Diagnostics::Entry Diagnostics::add(Code code, std::string message) {
    return Entry(list_.emplace_back(make(code, std::move(message))));
}

DiagnosticList Diagnostics::take() {
    for (const auto& [source, count] : counts_) {
        if (count.counted_only > 0) {
            const bool errors = source.second == Severity::error;
            const bool one = count.counted_only == 1;
            Diagnostic more = make_at(errors ? Code::more_errors : Code::more_warnings, count.first,
                                      "and " + std::to_string(count.counted_only) + " more " +
                                          (errors ? "error" : "warning") + (one ? "" : "s") +
                                          " in this text, the first of them here");
            more.help = "mend those that are shown, and look again";
            list_.push_back(std::move(more));
        }
    }
    counts_.clear();
    counted_only_ = 0;
    return std::exchange(list_, {});
}

void Diagnostics::append(const DiagnosticList& others) {
    list_.insert(list_.end(), others.begin(), others.end());
}

std::string shown(std::string_view token) {
    constexpr std::size_t most = 40;
    std::string result;
    std::size_t offset = 0;
    for (std::size_t count = 0; offset < token.size(); ++count) {
        if (count == most) {
            return result + "…";
        }
        const CodePoint point = code_point_at(token, offset);
        append_printable(result, point.value);
        offset += point.length;
    }
    return result;
}

std::string quoted(std::string_view token) { return "`" + shown(token) + "`"; }

} // namespace detail
} // namespace bleibe
