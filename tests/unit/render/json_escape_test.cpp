// SPDX-License-Identifier: Apache-2.0
// Texts are looked through in blocks; here each byte is held against the plain rule for one byte.
#include "render/json_writer.hpp"

#include <doctest/doctest.h>

#include <cstdio>
#include <string>

namespace {

using bleibe::detail::JsonWriter;

std::string written(const std::string& text) {
    std::string out;
    JsonWriter(out).text(text);
    return out;
}

std::string plainly(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        const auto code = static_cast<unsigned char>(c);
        const std::string_view named = "\"\\\b\f\n\r\t";
        const std::size_t place = named.find(c);
        if (place != std::string_view::npos) {
            out += '\\';
            out += std::string_view("\"\\bfnrt")[place];
        } else if (code < 0x20 || code == 0x7f) {
            char four[8];
            std::snprintf(four, sizeof four, "\\u%04x", code);
            out += four;
        } else {
            out += c;
        }
    }
    return out + '"';
}

} // namespace

TEST_CASE("every byte at every place of a block is escaped by the same rule") {
    for (int code = 0; code < 256; ++code) {
        for (std::size_t size = 0; size <= 17; ++size) {
            for (std::size_t place = 0; place < size; ++place) {
                for (const char around : {'a', '\x80', '!', '"'}) {
                    std::string text(size, around);
                    text[place] = static_cast<char>(code);
                    if (written(text) != plainly(text)) {
                        FAIL("byte ", code, " at ", place, " of ", size);
                    }
                }
            }
        }
    }
    CHECK(written("") == "\"\"");
}
