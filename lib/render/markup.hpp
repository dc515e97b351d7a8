// SPDX-License-Identifier: Apache-2.0
// HTML that is well-formed XML too: what is opened is closed, and whatever comes from outside is escaped.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace bleibe::detail {

struct Attribute {
    std::string_view name;
    std::string_view value; // an empty one is left out
};
using Attributes = std::initializer_list<Attribute>;

/// Text for HTML: white space folded to one blank, also at the ends; free of control characters and of marks
/// that turn the direction of writing; the five signs of markup as references.
[[nodiscard]] std::string escaped(std::string_view text);
/// Whether it may stand in a link: http or https.
[[nodiscard]] bool is_web_address(std::string_view url) noexcept;

/// Appends to a text.
class Markup {
public:
    explicit Markup(std::string& out) noexcept : out_(out) {}

    void open(std::string_view tag, Attributes attributes = {});
    /// The element that was opened last.
    void close();
    /// `<meta … />`
    void empty(std::string_view tag, Attributes attributes);
    void text(std::string_view text) { out_ += escaped(text); }
    void element(std::string_view tag, std::string_view text, Attributes attributes = {});
    /// A link if the address is one of the web, else the text alone.
    void link(std::string_view url, std::string_view text);
    /// What is markup already: the style sheet.
    void raw(std::string_view markup) { out_ += markup; }

private:
    void begin(std::string_view tag, Attributes attributes);

    std::string& out_;
    std::vector<std::string> open_;
};

} // namespace bleibe::detail
