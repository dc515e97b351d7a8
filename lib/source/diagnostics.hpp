// SPDX-License-Identifier: Apache-2.0
// How every layer reports: a code from the one list, a span of a source, the words, and what to do.
#pragma once

#include <bleibe/diagnostic.hpp>
#include <bleibe/source.hpp>

#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>

namespace bleibe::detail {

/// All diagnostic codes, from codes.def. The number in the text form ("E210") is the value.
enum class Code : std::uint16_t {
#define BLEIBE_CODE(number, severity, name, meaning) name = number,
#include "source/codes.def"
#undef BLEIBE_CODE
};

[[nodiscard]] Severity severity_of(Code code) noexcept;
/// "E210", "W503".
[[nodiscard]] std::string text_of(Code code);
/// The one-line meaning of codes.def.
[[nodiscard]] std::string_view meaning_of(Code code) noexcept;

/// A piece of a source, in bytes. A default span has no place.
struct Span {
    Source source;
    std::size_t begin = 0;
    std::size_t end = 0;
};

/// Collects findings. `add` returns a handle for the optional parts; it is valid until the next `add`.
/// Of one source (by name) it keeps at most `most_per_source` errors and as many warnings; the rest is
/// counted, and `take` adds one finding that says how many there are and where the first of them stands.
class Diagnostics {
public:
    static constexpr std::size_t most_per_source = 100;

    class Entry {
    public:
        explicit Entry(Diagnostic& diagnostic) : diagnostic_(&diagnostic) {}
        Entry& help(std::string text);
        Entry& law(std::string text);
        Entry& path(std::string text);

    private:
        Diagnostic* diagnostic_;
    };

    Entry add(Code code, const Span& span, std::string message);
    /// A finding about a case: the place, but never the line of text.
    Entry add_private(Code code, const Span& span, std::string message);
    /// A finding without a place.
    Entry add(Code code, std::string message);

    void append(const DiagnosticList& others);

    [[nodiscard]] bool has_errors() const noexcept { return bleibe::has_errors(list_); }
    /// All findings, those that are only counted among them.
    [[nodiscard]] std::size_t size() const noexcept { return list_.size() + counted_only_; }
    /// Those that are kept.
    [[nodiscard]] const DiagnosticList& list() const noexcept { return list_; }
    /// A further finding like this about the source would only be counted: whoever makes costly words for
    /// it may leave them out.
    [[nodiscard]] bool is_full(Code code, const Source& source) const;
    [[nodiscard]] DiagnosticList take();

private:
    struct Count {
        std::size_t kept = 0;
        std::size_t counted_only = 0;
        Span first; // of those that are only counted
    };
    /// Null, and one more counted, where the source has enough of them.
    Diagnostic* keep(Code code, const Span& span, std::string message);

    DiagnosticList list_;
    std::map<std::pair<std::string, Severity>, Count> counts_;
    std::size_t counted_only_ = 0;
    Diagnostic not_kept_;
};

/// At most 40 characters of a token; control characters appear as `\u{…}`, a cut end as `…`.
[[nodiscard]] std::string shown(std::string_view token);
/// The same in backticks, as messages quote the user's words.
[[nodiscard]] std::string quoted(std::string_view token);

} // namespace bleibe::detail
