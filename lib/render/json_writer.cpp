// SPDX-License-Identifier: Apache-2.0
// Texts in JSON: what must be escaped is, everything else is copied in stretches.
#include "render/json_writer.hpp"

namespace bleibe::detail {

namespace {

[[nodiscard]] bool needs_escape(char c) noexcept {
    return static_cast<unsigned char>(c) < 0x20 || c == '"' || c == '\\' || c == '\x7f';
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
    std::size_t copied = 0;
    for (std::size_t i = 0; i < value.size(); ++i) {
        if (needs_escape(value[i])) {
            out_ += value.substr(copied, i - copied);
            escape(out_, value[i]);
            copied = i + 1;
        }
    }
    out_ += value.substr(copied);
    out_ += '"';
}

} // namespace bleibe::detail
