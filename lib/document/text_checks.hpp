// SPDX-License-Identifier: Apache-2.0
// What YAML and JSON ask of a text alike, and how their readers report.
#pragma once

#include "document/document.hpp"

namespace bleibe::detail {

/// Reports places of one source, by its own or without the line of text (cases).
class Reporter {
public:
    Reporter(Source source, Diagnostics& diagnostics, bool private_text)
        : source_(std::move(source)), diagnostics_(&diagnostics), private_text_(private_text) {}

    Diagnostics::Entry add(Code code, std::size_t begin, std::size_t end, std::string message) {
        const Span place{source_, begin, end};
        return private_text_ ? diagnostics_->add_private(code, place, std::move(message))
                             : diagnostics_->add(code, place, std::move(message));
    }
    [[nodiscard]] const Source& source() const noexcept { return source_; }
    [[nodiscard]] std::string_view text() const noexcept { return source_.text(); }
    [[nodiscard]] std::size_t size() const noexcept { return diagnostics_->size(); }
    /// "line 3, column 5", for messages that name a second place.
    [[nodiscard]] std::string place_of(std::size_t offset) const;

private:
    Source source_;
    Diagnostics* diagnostics_;
    bool private_text_;
};

/// Deeper documents than this are refused whatever the limits say: readers recurse.
inline constexpr std::uint32_t deepest_document = 400;

/// Too large, a byte order mark, or nothing but white space: true if there was a finding.
[[nodiscard]] bool report_unreadable(Reporter& reporter, std::size_t max_bytes);
/// The first byte that is not UTF-8, or NUL: true if there was a finding.
[[nodiscard]] bool report_bad_byte(Reporter& reporter);
void report_too_deep(Reporter& reporter, std::size_t offset, std::uint32_t limit,
                     const std::string& path = {});
void report_too_many_nodes(Reporter& reporter, std::size_t offset, std::size_t limit);
/// A quote of YAML that nothing closes.
void report_unclosed_quote(Reporter& reporter, std::size_t offset);
/// False if it certainly holds none; costs little.
[[nodiscard]] bool may_hold_duplicate_keys(const Node& mapping);
/// Keys that stand twice in a mapping, at most twenty of them. `path` is that of the mapping.
void report_duplicate_keys(Reporter& reporter, const Node& mapping, const std::string& path);

/// Hands the findings of one text over in the order of their places; without a root if one is an error.
void finish_reading(Document& document, Diagnostics& findings, Diagnostics& diagnostics);

} // namespace bleibe::detail
