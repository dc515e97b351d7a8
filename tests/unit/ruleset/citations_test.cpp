// SPDX-License-Identifier: Apache-2.0
#include "ruleset/citations.hpp"

#include <doctest/doctest.h>

using namespace bleibe::detail;

namespace {

CitationWords german() {
    CitationWords words;
    words.paragraph = "Abs.";
    words.sentence = "Satz";
    words.number = "Nr.";
    words.letter = "Buchst.";
    words.tail = "Schluss";
    words.and_ = "und";
    return words;
}

Place place(const char* text) {
    const auto places = parse_citation(text, german());
    REQUIRE(places.has_value());
    REQUIRE(places->size() == 1);
    return places->front();
}

} // namespace

TEST_CASE("a citation names paragraph, sentence, number, letter, tail") {
    const Place full = place("§ 25b Abs. 1a Satz 2 Nr. 3 Buchst. aa Schluss");
    CHECK(full.section == "25b");
    CHECK(full.paragraph == "1a");
    CHECK(full.sentence == "2");
    CHECK(full.number == "3");
    CHECK(full.letter == "aa");
    CHECK(full.tail);
    CHECK(place("Abs. 4") == place("  Abs.  4 "));
    CHECK(place("§ 60a Abs. 5 AufenthG").statute == "AufenthG");
    CHECK(place("§5").section == "5");
}

TEST_CASE("several numbers are several places") {
    const auto places = parse_citation("Abs. 1 Satz 2, 3 und 5", german());
    REQUIRE(places.has_value());
    REQUIRE(places->size() == 3);
    CHECK((*places)[2] == place("Abs. 1 Satz 5"));
}

TEST_CASE("what is outside the grammar is no citation") {
    for (const char* text :
         {"", "Absatz 1", "Abs.", "Abs. eins", "Satz 1 Abs. 2", "Abs. 1 Satz", "Abs. 1 AufenthG",
          "Abs. 1 und", "Nr. 1234x7", "Abs. 1 Abs. 2", "§ 25b, Abs. 1"}) {
        CHECK_MESSAGE(!parse_citation(text, german()).has_value(), text);
    }
    CHECK(!parse_citation("Abs. 1", CitationWords()).has_value());
}

TEST_CASE("a place covers what lies below it") {
    CHECK(place("Abs. 1").covers(place("Abs. 1 Satz 2 Nr. 1")));
    CHECK(place("Abs. 1 Nr. 1").covers(place("Abs. 1 Satz 2 Nr. 1")));
    CHECK(place("Abs. 1 Satz 2").covers(place("Abs. 1 Satz 2 Schluss")));
    CHECK(!place("Abs. 1 Satz 2 Schluss").covers(place("Abs. 1 Satz 2")));
    CHECK(!place("Abs. 1 Nr. 1").covers(place("Abs. 1 Nr. 1a")));
    CHECK(!place("Abs. 1 Satz 1").covers(place("Abs. 1")));
}

TEST_CASE("places stand in the order of a norm") {
    const char* const order[] = {"Abs. 1",
                                 "Abs. 1 Satz 1",
                                 "Abs. 1 Satz 1 Nr. 1",
                                 "Abs. 1 Satz 1 Nr. 1 Buchst. a",
                                 "Abs. 1 Satz 1 Nr. 1 Schluss",
                                 "Abs. 1 Satz 1 Nr. 1a",
                                 "Abs. 1 Satz 1 Nr. 2",
                                 "Abs. 1 Satz 1 Nr. 10",
                                 "Abs. 1 Satz 1 Schluss",
                                 "Abs. 1 Satz 2",
                                 "Abs. 1a",
                                 "Abs. 2 Nr. 1",
                                 "Abs. 2 Schluss",
                                 "Abs. 10"};
    for (std::size_t i = 0; i < std::size(order); ++i) {
        for (std::size_t j = 0; j < std::size(order); ++j) {
            CHECK_MESSAGE(stands_before(place(order[i]), place(order[j])) == (i < j), order[i], " / ",
                          order[j]);
        }
    }
}
