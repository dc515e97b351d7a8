// SPDX-License-Identifier: Apache-2.0
// The tables of characters as wholes: how many are in each category, and that letters of one ring are one
// class.
#include "functions/regex_characters.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <string>

using namespace bleibe::detail;

TEST_CASE("every code point has the one category that Unicode 14 gives it") {
    std::map<CategorySet, int> counted;
    for (char32_t code = 0; code <= 0x10FFFF; ++code) {
        ++counted[category_of(code)];
    }
    const std::map<std::string, int> expected = {
        {"Lu", 1831}, {"Ll", 2227}, {"Lt", 31}, {"Lm", 334}, {"Nd", 660}, {"Pc", 10},
        {"Zs", 17},   {"Zl", 1},    {"Zp", 1},  {"Sc", 63},  {"Cc", 65},  {"Co", 137'468},
    };
    for (const auto& [name, count] : expected) {
        const std::string category = name;
        CAPTURE(category);
        CHECK_EQ(counted[categories_named(category).value_or(0)], count);
    }
    CHECK_EQ(counted.size(), 30);
    CHECK_EQ(categories_named("C").value_or(0) | categories_named("L").value_or(0) |
                 categories_named("M").value_or(0) | categories_named("N").value_or(0) |
                 categories_named("P").value_or(0) | categories_named("S").value_or(0) |
                 categories_named("Z").value_or(0),
             every_category);
}

TEST_CASE("letters that differ in case alone are one ring with one key") {
    int letters = 0;
    for (char32_t code = 0; code <= 0x10FFFF; ++code) {
        const char32_t key = case_key(code);
        int ring = 1;
        for (char32_t next = next_case_variant(code); next != code && ring < 10;
             next = next_case_variant(next)) {
            ++ring;
            if (case_key(next) != key) {
                FAIL_CHECK("another key: " << static_cast<unsigned>(code));
            }
        }
        if (ring > 4 || key > code) {
            FAIL_CHECK("no ring: " << static_cast<unsigned>(code));
        }
        letters += ring > 1 ? 1 : 0;
    }
    CHECK_EQ(letters, 2885);
    CHECK_EQ(case_key('k'), U'K');
    CHECK_EQ(case_key(0x212A), U'K');
    CHECK_EQ(case_key('1'), U'1');
}

TEST_CASE("blocks are found by name and lie one behind the other") {
    char32_t most = 0;
    for (const UnicodeBlock& block : unicode_blocks()) {
        CAPTURE(std::string(block.name));
        CHECK_EQ(block_named(block.name), &block);
        CHECK_LT(block.first, block.last);
        CHECK_EQ(block.first % 16, 0);
        CHECK_EQ(block.last % 16, 15);
        most = std::max(most, block.last);
    }
    CHECK_EQ(most, char32_t{0x10FFFF});
    CHECK_EQ(unicode_blocks().size(), 324);
    CHECK_EQ(block_named("Basic Latin"), nullptr);
    CHECK_EQ(block_named(""), nullptr);
}
