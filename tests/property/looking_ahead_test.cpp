// SPDX-License-Identifier: Apache-2.0
// What screenings find on later days, in columns, is what reports find person by person: under random rules
// that ask about days, across a change of the law, and of people in the host's arrays whom columns decline.
#include "unit/support/made_case.hpp"
#include "unit/support/minimal_catalog.hpp"
#include "unit/support/random_rules.hpp"

#include <bleibe/case.hpp>
#include <bleibe/render.hpp>
#include <bleibe/report.hpp>
#include <bleibe/verdict_columns.hpp>

#include <doctest/doctest.h>

#include <cstdlib>

using namespace bleibe;
using namespace bleibe::test;

namespace {

Date day(const char* text) { return Date::parse(text).value(); }

const char* const days_vocabulary = R"(vocabulary: xx/person
facts:
  born: {type: date, en: born, cure: none}
  clarified: {type: date, en: clarified, cure: act, absent: {en: not yet}}
  speaks: {type: boolean, en: speaks, cure: act}
  stays: &list
    type: list
    en: stays
    cure: wait
    item:
      from: {type: date, en: from}
      until: {type: date, en: until, absent: {en: goes on}}
      valid: {type: date, en: valid}
)";

std::string vocabulary() {
    std::string text(days_vocabulary);
    text.replace(text.find(" &list"), 6, "");
    const std::string list = text.substr(text.find("  stays:"));
    for (const char* name : {"cuts", "others"}) {
        std::string more = list;
        more.replace(more.find("stays"), 5, name);
        more.replace(more.find("en: stays"), 9, std::string("en: ") + name);
        text += more;
    }
    return text;
}

/// Formulas that ask about today in every way that rules do.
class Formulas {
public:
    explicit Formulas(Dice& dice) : dice_(dice) {}

    std::string truth(unsigned depth) {
        if (depth > 0 && dice_.one_in(3)) {
            const std::string joint = dice_.one_in(2) ? " and " : " or ";
            return "(" + truth(depth - 1) + joint + truth(depth - 1) + ")";
        }
        switch (dice_.roll(9)) {
        case 0:
            return "covers(" + list(2) + ", " + early() + ", today())";
        case 1:
            return "covers(" + list(2) + ", today(), today())";
        case 2:
            return "union days(" + list(2) + ", today() - @\"P1Y\", today()) >= " + number(366);
        case 3:
            return "union days(" + list(2) + ", @\"2022-01-01\", @\"2022-12-31\") >= " + number(366);
        case 4:
            return "(some since in [unbroken since(" + list(2) +
                   ", today(), 2)] satisfies since != null and since <= today() - @\"P6M\")";
        case 5:
            return "(some e in " + list(1) + " satisfies e.from <= " + moving() + " and e.valid >= today())";
        case 6:
            return "age(born, today()) >= " + number(40);
        case 7:
            return dice_.one_in(2) ? "happened by(clarified, today())" : "speaks";
        default:
            return "count(" + list(1) + ") " + (dice_.one_in(2) ? "< " : ">= ") + number(3);
        }
    }

private:
    std::string number(unsigned bound) { return std::to_string(dice_.roll(bound)); }
    std::string early() { return dice_.one_in(2) ? "today() - @\"P10M\"" : "@\"2022-10-01\""; }
    std::string moving() {
        return dice_.one_in(2) ? "today()" : "today() - duration(\"P" + number(40) + "D\")";
    }
    std::string list(unsigned depth) {
        const char* const names[] = {"stays", "cuts", "others"};
        const std::string name = names[dice_.roll(3)];
        switch (depth == 0 ? 0 : dice_.roll(5)) {
        case 1: {
            const char* const ways[] = {"=", ">=", "<=", "<"};
            return name + "[valid " + ways[dice_.roll(4)] + " " + moving() + "]";
        }
        case 2:
        case 3:
            return "without(" + list(depth - 1) + ", " + list(depth - 1) + ")";
        case 4:
            return "concatenate(" + list(depth - 1) + ", " + list(depth - 1) + ")";
        default:
            return name;
        }
    }

    Dice& dice_;
};

std::string ruleset(Dice& dice, const char* in_force) {
    Formulas formulas(dice);
    std::string criteria = "criteria:\n";
    std::string permits = "permits:\n";
    for (int i = 0; i < 4; ++i) {
        const std::string number = std::to_string(i);
        criteria += "  c" + number + ":\n    en: c\n    when: |\n      " + formulas.truth(2) + "\n";
        permits += "  p" + number +
                   ":\n    kind: stay\n    en: stay\n    effect: shall\n    requires: {all: [c" + number +
                   "]}\n";
    }
    return ruleset_text(criteria + permits, "1", in_force);
}

class People {
public:
    explicit People(Dice& dice) : dice_(dice) {}

    Case somebody(const Catalog& catalog) {
        std::string text = R"({"facts":{"speaks":true)";
        text += dice_.one_in(8) ? "" : R"(,"born":")" + some_day(10'000, 12'500) + '"';
        text += dice_.one_in(8) ? "" : ",\"clarified\":" + (dice_.one_in(3) ? "null" : quoted());
        for (const char* name : {"stays", "cuts", "others"}) {
            text += dice_.one_in(12) ? "" : std::string(",\"") + name + "\":[" + entries() + "]";
        }
        return read_case(catalog, Source("person.json", text + "}}")).value();
    }

private:
    std::string some_day(int first, int last) {
        return Date(first + static_cast<int>(dice_.roll(static_cast<unsigned>(last - first)))).to_string();
    }
    /// Mostly around the days that are looked at.
    std::string quoted() {
        return '"' + (dice_.one_in(3) ? some_day(18'800, 19'400) : some_day(19'320, 19'380)) + '"';
    }
    std::string entries() {
        std::string text;
        for (unsigned left = dice_.roll(4); left > 0; --left) {
            const std::string from = some_day(18'900, 19'360);
            const auto until = Date(Date::parse(from)->days() + static_cast<int>(dice_.roll(200)));
            text += (text.empty() ? "" : ",") + std::string(R"({"from":")") + from + R"(","until":)" +
                    (dice_.one_in(6) ? "null" : '"' + until.to_string() + '"') +
                    (dice_.one_in(15) ? "" : ",\"valid\":" + quoted()) + "}";
        }
        return text;
    }

    Dice& dice_;
};

struct Counts {
    std::size_t later = 0;
    std::size_t missing = 0;
};

void compare(const Program& program, const Population& population, Date on, std::int32_t days,
             Counts& counts) {
    VerdictOptions columns;
    columns.colours = true;
    columns.missing = true;
    columns.horizon_days = days;
    columns.batch = 64;
    const VerdictColumns verdicts = screen_verdicts(program, population, on, columns);
    ScreenOptions options;
    options.report.horizon_months = 0;
    options.report.horizon_days = days;
    for (const bool brief : {true, false}) {
        options.report.brief = brief;
        const Screening screening = screen(program, population, on, options);
        for (std::size_t person = 0; person < population.size(); ++person) {
            CaseReport alone = report(program, population.subject(person), on, {}, options.report);
            alone.line = screening.rows[person].line;
            std::string one;
            std::string other;
            write_json(one, alone);
            write_json(other, screening.rows[person]);
            REQUIRE(one == other);
            for (std::size_t place = 0; brief && place < alone.permits.size(); ++place) {
                const PermitReport& permit = alone.permits[place];
                CAPTURE(person);
                CAPTURE(permit.id);
                REQUIRE(verdicts.colour(place, person) == permit.colour);
                REQUIRE(verdicts.green_on(place, person) == permit.green_on);
                REQUIRE(verdicts.first_missing(place, person) ==
                        (permit.missing.empty() ? std::string() : permit.missing.front()));
                counts.later += permit.green_on ? 1 : 0;
                counts.missing += permit.missing.empty() ? 0 : 1;
            }
        }
    }
}

void check(const std::string& refusal) { REQUIRE(refusal == ""); }

} // namespace

TEST_CASE("random rules about days, across a change of the law") {
    const char* const wanted = std::getenv("BLEIBE_LONG");
    const unsigned rounds = wanted != nullptr ? static_cast<unsigned>(std::atoi(wanted)) : 12;
    Counts counts;
    for (unsigned round = 0; round < rounds; ++round) {
        CAPTURE(round);
        Dice dice(7'100 + round);
        const Program program = program_of(
            {ruleset(dice, "{from: 2020-01-01, until: 2022-12-15}"), ruleset(dice, "{from: 2022-12-16}")},
            vocabulary());
        People people(dice);
        Population population;
        const std::size_t size = 9 + dice.roll(130);
        for (std::size_t i = 0; i < size; ++i) {
            population.add(people.somebody(program.catalog()), i + 1);
        }
        compare(program, population, Date(19'325 + static_cast<int>(dice.roll(20))), 25, counts);
    }
    MESSAGE(rounds << " rulesets, seeds from 7100: " << counts.later << " green later, " << counts.missing
                   << " with something missing");
    CHECK(counts.later > 10 * rounds);
    CHECK(counts.missing > 10 * rounds);
}

TEST_CASE("days that most people differ on are taken back whole") {
    const Program program =
        program_of({formula_ruleset("count(others[valid = today()]) < 5 and "
                                    "union days(without(without(stays, cuts[valid >= today()]), "
                                    "others[valid = today()]), @\"2022-01-01\", @\"2022-12-31\") >= 365")},
                   vocabulary());
    Population population;
    for (unsigned i = 0; i < 64; ++i) {
        std::string text =
            R"({"facts":{"stays":[{"from":"2022-01-01","until":"2022-12-31","valid":"2022-01-01"}],"cuts":[)";
        text += i % 7 != 0 ? R"({"from":"2022-06-01","until":"2022-06-10","valid":"2022-12-05"})" : "";
        text += R"(],"others":[)";
        text += i % 5 != 1 ? R"({"from":"2022-08-01","until":"2022-08-20","valid":"2022-12-06"})" : "";
        population.add(read_case(program.catalog(), Source("person.json", text + "]}}")).value(), i + 1);
    }
    Counts counts;
    compare(program, population, day("2022-12-01"), 10, counts);
    CHECK(counts.later > 40);
}

TEST_CASE("people whom columns decline are looked at with all of their facts, assumed ones as such") {
    const char* const facts = R"(vocabulary: xx/person
facts:
  speaks: {type: boolean, en: speaks, cure: act}
  ready: {type: boolean, en: ready, cure: act}
  bad: {type: boolean, judgement: true, unless_stated: false, en: bad, cure: none}
  sums: {type: list, en: sums, cure: wait, item: {amount: {type: number, en: amount}}}
)";
    const auto version = [](const char* name, const char* in_force) {
        return ruleset_text(std::string("criteria:\n  good: {en: good, when: not(bad)}\n  rich: {en: rich, "
                                        "when: 'total(sums.amount) > 100'}\n  last: {en: last, when: ") +
                                name + "}\n" + permit_text("[good, rich, last]"),
                            "1", in_force);
    };
    const Program program = program_of(
        {version("speaks", "{from: 2020-01-01, until: 2022-12-31}"), version("ready", "{from: 2023-01-01}")},
        facts);
    // The second person's sums are beyond 32 bits; the third one's are, and nothing else is known.
    const std::vector<std::uint64_t> nobody{0};
    const std::vector<std::uint64_t> ready{0b011};
    const std::vector<std::uint64_t> known{0b011};
    const std::vector<std::uint8_t> counts{2, 2, 2};
    const std::vector<std::int32_t> amounts{100, 2'000'000'000, 2'000'000'000};
    FactColumns people(program.catalog(), 3);
    check(people.add_truths("speaks", nobody, known));
    check(people.add_truths("ready", ready, known));
    check(people.add_list("sums", counts, 2));
    check(people.add_numbers("sums[].amount", std::span(amounts), {}, 0));
    check(people.add_numbers("sums[].amount", std::span(amounts), {}, 1));
    const char* const cases[] = {
        R"({"facts":{"speaks":false,"ready":true,"sums":[{"amount":100},{"amount":100}]}})",
        R"({"facts":{"speaks":false,"ready":true,"sums":[{"amount":2000000000},{"amount":2000000000}]}})",
        R"({"facts":{"sums":[{"amount":2000000000},{"amount":2000000000}]}})"};
    VerdictOptions options;
    options.colours = true;
    options.missing = true;
    ReportOptions alone;
    alone.horizon_months = 0;
    for (const std::int32_t days : {0, 30}) {
        options.horizon_days = days;
        alone.horizon_days = days;
        const VerdictColumns verdicts = screen_verdicts(program, people, day("2022-12-20"), options);
        CHECK(verdicts.computed_alone() == 2);
        for (std::size_t person = 0; person < 3; ++person) {
            CAPTURE(person);
            CAPTURE(days);
            const Case subject = read_case(program.catalog(), Source("person.json", cases[person])).value();
            const PermitReport expected = report(program, subject, day("2022-12-20"), {}, alone).permits[0];
            CHECK(verdicts.verdict(0, person) == expected.verdict);
            CHECK(verdicts.colour(0, person) == expected.colour);
            CHECK(verdicts.green_on(0, person) == expected.green_on);
            CHECK(verdicts.first_missing(0, person) ==
                  (expected.missing.empty() ? std::string() : expected.missing.front()));
        }
    }
}
