// SPDX-License-Identifier: Apache-2.0
// A caseload read as columns is what its lines are one by one: accepted or refused, ids, findings, every
// value.
#include "german.hpp"
#include "unit/support/random_lines.hpp"

#include <bleibe/caseload_reader.hpp>
#include <bleibe/verdict_columns.hpp>

#include <doctest/doctest.h>

#include <cstdlib>

using namespace bleibe;
using namespace bleibe::test;

namespace {

unsigned rounds() { return std::getenv("BLEIBE_LONG") != nullptr ? 100 : 6; }

} // namespace

TEST_CASE("plain lines are read by the scanner, and as the strict reader reads them") {
    Dice dice(31);
    std::size_t lines_read = 0;
    std::size_t strictly = 0;
    for (unsigned round = 0; round < rounds(); ++round) {
        RandomPeople people(german().catalog(), dice, round % 3 == 0 ? 0 : 6 * round);
        std::vector<std::string> lines;
        for (std::size_t i = 0; i < 130; ++i) {
            lines.push_back(plain_line(german().catalog(), somebody(people, dice), std::to_string(i)));
        }
        CHECK(difference_of_readers(german().catalog(), lines, &strictly) == "");
        lines_read += lines.size();
    }
    MESSAGE(strictly << " of " << lines_read << " by the strict reader");
    CHECK(strictly * 20 < lines_read);
}

TEST_CASE("unusual and broken lines are read, and refused, as the strict reader does") {
    Dice dice(32);
    for (unsigned round = 0; round < rounds(); ++round) {
        RandomPeople people(german().catalog(), dice, 12);
        std::vector<std::string> lines;
        for (std::size_t i = 0; i < 100; ++i) {
            std::string line =
                unusual_line(german().catalog(), somebody(people, dice), "Ö" + std::to_string(i), dice);
            lines.push_back(dice.one_in(3) ? damaged(std::move(line), dice) : std::move(line));
        }
        CHECK(difference_of_readers(german().catalog(), lines) == "");
    }
}

TEST_CASE("a reader forgets the batch before") {
    Dice dice(33);
    RandomPeople people(german().catalog(), dice, 3);
    CaseloadReader reader(german().catalog());
    CaseReader one(german().catalog());
    for (const std::size_t size : {70U, 1U, 64U, 130U, 0U, 3U}) {
        std::vector<std::string> texts;
        std::vector<CaseLine> lines;
        Population population;
        for (std::size_t i = 0; i < size; ++i) {
            texts.push_back(plain_line(german().catalog(), somebody(people, dice), std::to_string(i)));
            population.add(one.read(texts.back(), "lines", 1).value());
        }
        for (const std::string& text : texts) {
            lines.push_back({text, lines.size() + 1});
        }
        reader.read(lines, "lines");
        REQUIRE(reader.size() == size);
        CHECK(reader.findings().empty());
        const Date on = Date::parse("2023-05-17").value();
        const auto expected = screen_verdicts(german(), population, on);
        const auto found = screen_verdicts(german(), reader.people(), on);
        for (std::size_t row = 0; row < size; ++row) {
            for (std::size_t permit = 0; permit < expected.permits().size(); ++permit) {
                CHECK(found.verdict(permit, row) == expected.verdict(permit, row));
            }
        }
    }
}
