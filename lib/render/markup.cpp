// SPDX-License-Identifier: Apache-2.0
// Blocks begin on lines of their own, so that a page can be read and compared as text.
#include "render/markup.hpp"

#include "render/page.hpp"

#include <algorithm>
#include <array>

namespace bleibe::detail {

namespace {

[[nodiscard]] bool is_block(std::string_view tag) noexcept {
    constexpr std::array<std::string_view, 8> inline_tags{"a",    "span",   "mark", "sup",
                                                          "code", "strong", "q",    "em"};
    return std::find(inline_tags.begin(), inline_tags.end(), tag) == inline_tags.end();
}

} // namespace

std::string escaped(std::string_view text) {
    const auto is_space = [](char c) { return c == ' ' || c == '\n' || c == '\t' || c == '\r'; };
    const std::string words = plain(text);
    std::string out;
    if (!text.empty() && is_space(text.front())) {
        out += ' ';
    }
    for (const char c : words) {
        switch (c) {
        case '&':
            out += "&amp;";
            break;
        case '<':
            out += "&lt;";
            break;
        case '>':
            out += "&gt;";
            break;
        case '"':
            out += "&quot;";
            break;
        case '\'':
            out += "&#39;";
            break;
        default:
            out += c;
        }
    }
    if (!words.empty() && is_space(text.back())) {
        out += ' ';
    }
    return out;
}

bool is_web_address(std::string_view url) noexcept {
    return url.starts_with("https://") || url.starts_with("http://");
}

void Markup::begin(std::string_view tag, Attributes attributes) {
    if (is_block(tag) && !out_.empty() && out_.back() != '\n') {
        out_ += '\n';
    }
    out_ += '<';
    out_ += tag;
    for (const Attribute& attribute : attributes) {
        if (!attribute.value.empty()) {
            out_ += ' ';
            out_ += attribute.name;
            out_ += "=\"" + escaped(attribute.value) + '"';
        }
    }
}

void Markup::open(std::string_view tag, Attributes attributes) {
    begin(tag, attributes);
    out_ += '>';
    open_.emplace_back(tag);
}

void Markup::close() {
    out_ += "</" + open_.back() + '>';
    if (is_block(open_.back())) {
        out_ += '\n';
    }
    open_.pop_back();
}

void Markup::empty(std::string_view tag, Attributes attributes) {
    begin(tag, attributes);
    out_ += "/>\n";
}

void Markup::element(std::string_view tag, std::string_view text, Attributes attributes) {
    open(tag, attributes);
    this->text(text);
    close();
}

void Markup::link(std::string_view url, std::string_view text) {
    if (is_web_address(url)) {
        element("a", text, {{"href", url}, {"rel", "noreferrer"}});
    } else {
        this->text(text);
    }
}

} // namespace bleibe::detail
