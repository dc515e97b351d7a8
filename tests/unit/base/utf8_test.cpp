// SPDX-License-Identifier: Apache-2.0
#include "base/utf8.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace bleibe::detail;

namespace {

constexpr std::size_t npos = std::string_view::npos;

} // namespace

TEST_CASE("utf8: what is valid and where it stops being so") {
    struct Row {
        std::string text;
        std::size_t invalid_at;
        std::size_t characters;
    };
    const std::vector<Row> rows{
        {"", npos, 0},
        {"abc", npos, 3},
        {"ä€😀", npos, 3},
        {"eight bytes and an ä behind them", npos, 32},
        {"\x7F", npos, 1},
        {"\xC2\x80", npos, 1},
        {"\xF4\x8F\xBF\xBF", npos, 1},
        {"ab\xFF"
         "c",
         2, 4},
        {"\x80", 0, 1},              // continues nothing
        {"\xC0\x80", 0, 2},          // overlong
        {"\xC1\xBF", 0, 2},          // overlong
        {"\xE0\x9F\xBF", 0, 3},      // overlong
        {"\xF0\x8F\xBF\xBF", 0, 4},  // overlong
        {"x\xED\xA0\x80", 1, 4},     // half a surrogate
        {"\xED\x9F\xBF", npos, 1},   // the last before them
        {"\xEE\x80\x80", npos, 1},   // the first behind them
        {"\xF4\x90\x80\x80", 0, 4},  // above U+10FFFF
        {"\xF5\x80\x80\x80", 0, 4},  // no lead byte
        {"\xE2\x82", 0, 2},          // cut off
        {"12345678\xE2\x82", 8, 10}, // cut off behind a whole word of ASCII
        {"\xE2\x28\xA1", 0, 3},      // the second byte is none
        {"\xF0\x9F\x98\x28", 0, 4},  // the fourth byte is none
    };
    for (const Row& row : rows) {
        CAPTURE(row.text);
        CHECK(find_invalid_utf8(row.text) == row.invalid_at);
        CHECK(count_code_points(row.text) == row.characters);
    }
}

TEST_CASE("utf8: reading gives back what was appended") {
    for (const char32_t value :
         {0x0U, 0x41U, 0x7FU, 0x80U, 0x7FFU, 0x800U, 0xD7FFU, 0xE000U, 0xFFFFU, 0x10000U, 0x10FFFFU}) {
        std::string text;
        append_utf8(text, value);
        CAPTURE(static_cast<std::uint32_t>(value));
        CHECK(text.size() == utf8_length(value));
        const CodePoint point = code_point_at(text, 0);
        CHECK(point.valid);
        CHECK(point.value == value);
        CHECK(point.length == text.size());
    }
}

TEST_CASE("utf8: what is no character becomes the replacement character") {
    for (const char32_t value : {0xD800U, 0xDFFFU, 0x110000U, 0xFFFFFFFFU}) {
        std::string text;
        append_utf8(text, value);
        CHECK(text == "\uFFFD");
        CHECK((value < 0x10000U || utf8_length(value) == 3));
    }
}

TEST_CASE("utf8: offsets of characters") {
    const std::string text = "aä€😀b";
    CHECK(offset_of_code_point(text, 0) == 0);
    CHECK(offset_of_code_point(text, 1) == 1);
    CHECK(offset_of_code_point(text, 2) == 3);
    CHECK(offset_of_code_point(text, 3) == 6);
    CHECK(offset_of_code_point(text, 4) == 10);
    CHECK(offset_of_code_point(text, 9) == text.size());
}

TEST_CASE("utf8: nothing that steers a terminal stays") {
    CHECK(printable("§ 25b ß") == "§ 25b ß");
    CHECK(printable("a\tb\x1B[31m") == "a\\u{9}b\\u{1b}[31m");
    CHECK(printable("\u0085\u202Ex\uFEFF\u00AD") == "\\u{85}\\u{202e}x\\u{feff}\\u{ad}");
    CHECK(printable(std::string_view("\0", 1)) == "\\u{0}");
    CHECK(printable("a\xFF") == "a\uFFFD");
    std::string text;
    CHECK(append_printable(text, 'a') == 1);
    CHECK(append_printable(text, 0x9B) == 6);
}
