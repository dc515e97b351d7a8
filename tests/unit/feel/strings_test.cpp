// SPDX-License-Identifier: Apache-2.0
#include "feel/string_literal.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace bleibe::detail;

TEST_CASE("escapes stand for code points") {
    CHECK(decode_string(R"("a\n\t\r\"\\\'z")").text == "a\n\t\r\"\\'z");
    CHECK(decode_string(R"("\u00e4\u20AC")").text == "ä€");
    CHECK(decode_string(R"("\U01F40E")").text == "🐎");
    CHECK(decode_string(R"("\ud83d\udc0e\uD83D\uDE00")").text == "🐎😀");
    CHECK(decode_string(R"("\\u0041")").text == "\\u0041");
}

TEST_CASE("an escape that FEEL does not know stays as written") {
    CHECK(decode_string(R"("\s+\d\p{L}")").text == R"(\s+\d\p{L})");
    CHECK(decode_string(R"("\ä")").text == "\\ä");
}

TEST_CASE("wrong escapes are found with their place") {
    const auto problem = [](const char* literal) {
        const DecodedString decoded = decode_string(literal);
        CHECK_FALSE(decoded.valid);
        return std::string(literal).substr(decoded.begin, decoded.end - decoded.begin) + ": " +
               decoded.problem;
    };
    CHECK(problem(R"("ab\u12")") == "\\u: `\\u` needs four hexadecimal digits");
    CHECK(problem(R"("\U00zz00")") == "\\U: `\\U` needs six hexadecimal digits");
    CHECK(problem(R"("a\ud83d b")") == "\\ud83d: this is one half of a pair of UTF-16, no character");
    CHECK(problem(R"("\udc0e")") == "\\udc0e: this is one half of a pair of UTF-16, no character");
    CHECK(problem(R"("\U110000")") == "\\U110000: there is no such character");
}

TEST_CASE("every text has a literal") {
    std::string all = "ä€🐎\\u0041\\";
    for (char code = 1; code < 127; ++code) {
        all += code;
    }
    all += '\0';
    CHECK(decode_string(encode_string(all)).text == all);
    CHECK(encode_string("a\"b\\c\n\x01") == R"("a\"b\\c\n\u0001")");
}
