// SPDX-License-Identifier: Apache-2.0
#include "words/phrases.hpp"

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::detail;

TEST_CASE("days are written as the language writes them") {
    CHECK(day_in_words("2022-10-31", "de") == "31.10.2022");
    CHECK(day_in_words("2022-02-03", "de") == "03.02.2022");
    CHECK(day_in_words("2022-10-31", "en") == "31 October 2022");
    CHECK(day_in_words("2022-01-01", "fr") == "1 January 2022");
    CHECK(day_in_words(*Date::from(2024, 2, 29), "en") == "29 February 2024");
    for (const char* const other : {"", "2022-02-30", "31.10.2022", "12"}) {
        CHECK(day_in_words(other, "de") == other);
    }
}

TEST_CASE("durations in words") {
    CHECK(duration_in_words("P1Y6M", "de") == "1 Jahr und 6 Monate");
    CHECK(duration_in_words("P14D", "en") == "14 days");
    CHECK(duration_in_words("PT3H", "de") == "PT3H");
}
