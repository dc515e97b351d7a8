// SPDX-License-Identifier: Apache-2.0
// Texts in JSON: what must be escaped is, everything else is copied in stretches, which are looked through
// eight bytes at a time.
#include "render/json_writer.hpp"

#include <cstdint>
#include <cstring>

namespace bleibe::detail {

namespace {

[[nodiscard]] bool needs_escape(char c) noexcept {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == '\x7f';
}

/// One of eight bytes needs it. Exact for the eight as a whole: a borrow starts at a byte that does.
[[nodiscard]] bool any_needs_escape(std::uint64_t bytes) noexcept {
    constexpr std::uint64_t ones = 0x0101010101010101U;
    constexpr std::uint64_t tops = ones << 7U;
    const auto below = [](std::uint64_t all, std::uint64_t limit) { return (all - ones * limit) & ~all; };
    const auto equals = [&](char c) { return below(bytes ^ (ones * static_cast<unsigned char>(c)), 1); };
    return ((below(bytes, 0x20) | equals('"') | equals('\\') | equals('\x7f')) & tops) != 0;
}

/// Where the next byte stands that needs an escape, from `begin` on.
[[nodiscard]] std::size_t find_escape(std::string_view text, std::size_t begin) noexcept {
    for (std::uint64_t bytes = 0; begin + sizeof bytes <= text.size(); begin += sizeof bytes) {
        std::memcpy(&bytes, text.data() + begin, sizeof bytes);
        if (any_needs_escape(bytes)) {
            break;
        }
    }
    while (begin < text.size() && !needs_escape(text[begin])) {
        ++begin;
    }
    return begin;
}

void escape(std::string& out, char c) {
    constexpr std::string_view hex = "0123456789abcdef";
    switch (c) {
    case '"':
        out += "\\\"";
        return;
    case '\\':
        out += "\\\\";
        return;
    case '\n':
        out += "\\n";
        return;
    case '\r':
        out += "\\r";
        return;
    case '\t':
        out += "\\t";
        return;
    case '\b':
        out += "\\b";
        return;
    case '\f':
        out += "\\f";
        return;
    default:
        break;
    }
    const auto code = static_cast<unsigned char>(c);
    out += "\\u00";
    out += hex[code >> 4U];
    out += hex[code & 0xFU];
}

} // namespace

void JsonWriter::write_text(std::string_view value) {
    out_ += '"';
    for (std::size_t begin = 0; begin < value.size();) {
        const std::size_t end = find_escape(value, begin);
        out_ += value.substr(begin, end - begin);
        if (end < value.size()) {
            escape(out_, value[end]);
        }
        begin = end + 1;
    }
    out_ += '"';
}

} // namespace bleibe::detail
