// SPDX-License-Identifier: Apache-2.0
#include "ruleset/wording.hpp"

#include <doctest/doctest.h>

using namespace bleibe::detail;

namespace {

bool finds(const char* text, std::vector<std::string> pieces) {
    return find_pieces(text, pieces).has_value();
}

} // namespace

TEST_CASE("white space folds, spaces that do not break among it") {
    CHECK(folded("  nach §\xC2\xA0"
                 "25b\n  und\t") == "nach § 25b und");
    CHECK(folded(" \n ").empty());
    const std::string text = " ab\n  c";
    const auto offsets = folded_offsets(text);
    REQUIRE(offsets.size() == folded(text).size());
    CHECK(text[offsets[3]] == 'c');
}

TEST_CASE("words leave punctuation out") {
    const std::string text = "§ 5 Abs. 1, „Nr. 1a“ – und (hat)";
    std::vector<std::string> words;
    for (const TextRange& word : words_of(text)) {
        words.push_back(text.substr(word.begin, word.end - word.begin));
    }
    CHECK(words == std::vector<std::string>{"§", "5", "Abs", "1", "Nr", "1a", "und", "hat"});
    CHECK(words_of("– … ,").empty());
}

TEST_CASE("pieces are found in order, at the edges of words") {
    const char* const text = "soll eine Aufenthaltserlaubnis erteilt werden, wenn er lebt";
    CHECK(finds(text, {"soll", "erteilt werden"}));
    CHECK(!finds(text, {"erteilt werden", "soll"}));
    CHECK(!finds(text, {"soll eine Aufenthalt"}));
    CHECK(!finds(text, {"laubnis erteilt"}));
    CHECK(finds(text, {"werden, wenn"}));
    CHECK(finds("über die Länge", {"Länge"}));
    CHECK(!finds("über die Länge", {"nge"}));
    CHECK(!finds(text, {"erteilt", "erteilt"}));
}

TEST_CASE("the nearest place says how far a quote goes along") {
    const NearestPlace nearest =
        find_nearest("seit fünf Jahren in Deutschland lebt", {"seit fünf Monaten lebt"});
    CHECK(nearest.found == "seit fünf");
    CHECK(nearest.goes_on == "Jahren in Deutschland lebt");
    CHECK(find_nearest("seit fünf Jahren", {"niemals"}).found.empty());
    const NearestPlace second = find_nearest("soll hier erteilt werden", {"soll", "erteilt wird"});
    CHECK(second.found == "erteilt");
    CHECK(second.goes_on == "werden");
}
