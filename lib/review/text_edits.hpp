// SPDX-License-Identifier: Apache-2.0
// Changes of a YAML text that leave everything else as it was written.
#pragma once

#include "document/document.hpp"

#include <bleibe/next_version.hpp>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

/// Collects replacements of values, and notes on places of the old text; then makes the new text of them.
class TextEdits {
public:
    explicit TextEdits(const Source& source) : source_(source) {}

    /// Puts `value` behind the key, in place of what is there. A second one for the key is passed over.
    void replace(const Member& member, std::string value);
    /// A note on the place of the key.
    void note(const Member& member, bool emptied, std::string what);

    struct Result {
        std::string text;
        std::vector<VersionNote> notes;
    };
    [[nodiscard]] Result apply() const;

private:
    struct Edit {
        std::size_t begin = 0;
        std::size_t end = 0;
        std::string text;
    };
    struct PlacedNote {
        std::size_t at = 0;
        VersionNote note;
    };

    Source source_;
    std::vector<Edit> edits_;
    std::vector<PlacedNote> notes_;
};

/// The value as written, without white space behind it.
[[nodiscard]] std::string_view written(const Source& source, const Span& span);

/// A key and a text below it as a block, in lines of at most 158 columns.
[[nodiscard]] std::string sentence_block(std::string_view key, std::string_view text);

} // namespace bleibe::detail
