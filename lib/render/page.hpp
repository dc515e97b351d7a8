// SPDX-License-Identifier: Apache-2.0
// Lines of text for people: wrapped between words, indented, free of control characters.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace bleibe::detail {

/// Characters (code points) of a UTF-8 text.
[[nodiscard]] std::size_t width_of(std::string_view text) noexcept;

/// White space folded; without control characters and marks that turn the direction of writing.
[[nodiscard]] std::string plain(std::string_view text);

/// Appends to a text.
class Page {
public:
    explicit Page(std::string& out, std::size_t width = 100) noexcept : out_(out), width_(width) {}

    /// One paragraph, its first line indented by `indent`, those that follow by `hanging` more. White
    /// space is folded; control characters and marks that turn the direction of writing are dropped. No
    /// line for no words.
    void paragraph(std::size_t indent, std::size_t hanging, std::string_view text);
    /// `name` and behind it, from column `column` on, a paragraph.
    void entry(std::size_t indent, std::string_view name, std::size_t column, std::string_view text);
    /// A line and a second one of `mark` below it, as long.
    void heading(std::string_view text, char mark);
    /// An empty line, unless the last one is empty.
    void gap();

private:
    void words(std::size_t column, std::size_t next_indent, std::string_view text);

    std::string& out_;
    std::size_t width_;
};

} // namespace bleibe::detail
