// SPDX-License-Identifier: Apache-2.0
#include "base/suggest.hpp"

#include <doctest/doctest.h>

using bleibe::detail::did_you_mean;
using bleibe::detail::did_you_mean_one_of;
using bleibe::detail::nearest;

TEST_CASE("suggest: the nearest known word, or none") {
    const std::vector<std::string_view> words{"language_level", "birth_date", "stays", "status"};
    struct Row {
        std::string_view word;
        std::string_view nearest; // empty: none
    };
    const std::vector<Row> rows{
        {"languge_level", "language_level"},
        {"langauge_level", "language_level"},
        {"birthdate", "birth_date"},
        {"stay", "stays"},
        {"satys", "stays"},
        {"sty", ""},
        {"income", ""},
        {"", ""},
        {"status", "status"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.word);
        CHECK(nearest(row.word, words).value_or("") == row.nearest);
    }
}

TEST_CASE("suggest: ties go to the first, long words to none") {
    CHECK(nearest("cat", {"cut", "cot"}) == "cut");
    CHECK_FALSE(nearest(std::string(65, 'a'), {"aa"}).has_value());
    CHECK_FALSE(nearest("aaa", {std::string_view()}).has_value());
}

TEST_CASE("suggest: the sentence") {
    CHECK(did_you_mean("stay", {"stays"}) == "did you mean `stays`?");
    CHECK(did_you_mean("income", {"stays"}).empty());
}

TEST_CASE("suggest: on a command line a part of the name is enough, and few names are all told") {
    const std::vector<std::string_view> words{"de/law/1#principal", "de/law/1#family", "de/law/2#principal"};
    CHECK(did_you_mean_one_of("de/law/1#familly", words) == "did you mean `de/law/1#family`?");
    CHECK(did_you_mean_one_of("2#principal", words) == "did you mean `de/law/2#principal`?");
    CHECK(did_you_mean_one_of("xyz", {"a", "b", "a"}) == "there is `a`, `b`");
    CHECK(did_you_mean_one_of("xyz", {}).empty());
    CHECK(did_you_mean_one_of("xyz", std::vector<std::string_view>(9, "abcdef")).empty());
}
