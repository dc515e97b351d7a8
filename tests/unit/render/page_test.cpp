// SPDX-License-Identifier: Apache-2.0
#include "render/page.hpp"

#include "words/phrases.hpp"

#include <doctest/doctest.h>

using namespace bleibe;
using detail::Page;

TEST_CASE("paragraphs wrap between words and count characters") {
    std::string out;
    Page page(out, 12);
    page.paragraph(2, 2, "äöü äöü\täöü  äöü");
    CHECK(out == "  äöü äöü\n    äöü äöü\n");
    out.clear();
    page.paragraph(0, 0, "https://example.org/long word");
    CHECK(out == "https://example.org/long\nword\n");
    out.clear();
    page.paragraph(0, 0, "eins zwei § 104c");
    CHECK(out == "eins zwei\n§ 104c\n");
    out.clear();
    page.paragraph(2, 0, "");
    CHECK(out.empty());
}

TEST_CASE("control characters and marks of direction are dropped") {
    std::string out;
    Page page(out);
    page.paragraph(0, 0,
                   "a\x1b[31mb\x07 \xC2\x9B"
                   "c \xE2\x80\xAE"
                   "d \xE2\x81\xA6"
                   "e \x7f f");
    CHECK(out == "a[31mb c d e f\n");
}

TEST_CASE("entries hang behind their name") {
    std::string out;
    Page page(out, 20);
    page.entry(0, "Recht", 8, "eins zwei drei vier");
    CHECK(out == "Recht   eins zwei\n        drei vier\n");
    out.clear();
    page.entry(0, "Sehr langer Name", 8, "eins");
    CHECK(out == "Sehr langer Name eins\n");
}

TEST_CASE("headings and gaps") {
    std::string out;
    Page page(out);
    page.gap();
    page.heading("Fälle", '=');
    page.gap();
    page.gap();
    CHECK(out == "Fälle\n=====\n\n");
}

TEST_CASE("durations in words") {
    CHECK(detail::duration_in_words("P18M", "de") == "18 Monate");
    CHECK(detail::duration_in_words("P1Y6M", "en") == "1 year and 6 months");
    CHECK(detail::duration_in_words("P1D", "de") == "1 Tag");
    CHECK(detail::duration_in_words("PT1H", "de") == "PT1H");
    CHECK(detail::duration_in_words("P", "de") == "P");
    CHECK(detail::duration_in_words("P99999999999999999999M", "de") == "P99999999999999999999M");
}
