// SPDX-License-Identifier: Apache-2.0
// The ways to a permit: where each stands, on which day waiting opens it, what it takes, and their order.
#include "unit/support/made_case.hpp"

#include <bleibe/report.hpp>

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::test;

namespace {

Date day(const char* text) { return Date::parse(text).value(); }

/// Of age (time), willing (an act), third (for good), small (no cure of its own).
const char* const rules = R"(criteria:
  of_age: {en: of age, when: "if age(born, today()) != null then age(born, today()) >= 18 else false", cure: wait}
  willing: {en: willing, when: yes_or_no, cure: act}
  lasting: {en: lasting, when: third, cure: none}
  as_a_rule: {en: as a rule, when: third, cure: none, exception: in_favour}
  small: {en: small, when: amount <= 10}
  either: {en: either, any: [lasting, both]}
  both: {en: both, all: [willing, as_a_rule]}
  in_time: {en: in time, any: [of_age, willing]}
  large: {en: large, when: amount > 10, cure: act}
  unwilling: {en: unwilling, when: not(yes_or_no), cure: act}
  combined: {en: combined, all: [large, unwilling]}
)";

/// Grown at 18 or at 20, nothing settled; how much is too much is disputed too, and 5 never is.
const char* const disputed = R"(parameters:
  years: {type: number, value: 18}
  most: {type: number, value: 10}
criteria:
  grown: {en: grown, when: "age(born, today()) >= years and amount <= most", cure: wait}
  willing: {en: willing, when: yes_or_no, cure: act}
  lasting: {en: lasting, when: third, cure: none}
)";

const char* const their_disputes = R"(disputes:
  of_years:
    en: how old
    readings: {eighteen: {en: 18}, twenty: {en: 20, parameters: {years: 20}}}
  of_amount:
    en: how much
    readings: {ten: {en: 10}, hundred: {en: 100, parameters: {most: 100}}}
)";

/// Born on 15 June 2006, what else is known: "w" willing, "W" not; "t" third, "T" not; "a" amount 5, "A" 50.
Case person_of(const Program& program, const std::string& known) {
    auto person = empty_case(program.catalog());
    const auto set = [&](const char* fact, detail::Value value) {
        person->facts[fact_number(program.catalog(), fact)] = value;
    };
    for (const char c : known) {
        switch (c) {
        case 'w':
        case 'W':
            set("yes_or_no", detail::Value::boolean(c == 'w'));
            break;
        case 't':
        case 'T':
            set("third", detail::Value::boolean(c == 't'));
            break;
        case 'a':
        case 'A':
            set("amount", detail::Value::number(c == 'a' ? 5 : 50));
            break;
        default:
            set("born", detail::Value::date(day("2006-06-15").days()));
        }
    }
    return Case(person);
}

/// "willing(act)", "!refused()" of a ground that stands, "any1[a() all2[b() c()]]".
std::string told(const PathNeed& need) {
    if (!need.parts.empty()) {
        std::string text = std::string(need.stands ? "!" : "") +
                           (need.kind == PathNeed::Kind::any_of ? "any" : "all") +
                           std::to_string(need.enough) + '[';
        for (const PathNeed& part : need.parts) {
            text += (&part == &need.parts.front() ? "" : " ") + told(part);
        }
        return text + ']';
    }
    std::string text = (need.stands ? "!" : "") + need.name + (need.as_a_rule ? "~(" : "(");
    for (const std::string_view cure : need.cures) {
        text += (text.back() == '(' ? "" : ",") + std::string(cure);
    }
    return text + ')';
}

/// "within_reach 2024-06-15: willing(act) lasting()".
std::string told(const Path& path) {
    std::string text(to_string(path.standing));
    text += path.on ? ' ' + path.on->to_string() : "";
    text += ':';
    for (const PathNeed& need : path.needs) {
        text += ' ' + told(need);
    }
    return text;
}

std::vector<Path> paths_of(const Program& program, const Case& person, const char* on) {
    ReportOptions options;
    options.paths = true;
    return report(program, person, day(on), {}, options).paths;
}

} // namespace

TEST_CASE("where a way stands, when waiting opens it, and what it takes") {
    struct Row {
        const char* requires_;
        const char* known;
        const char* on;
        std::string expected;
    };
    for (const Row& row : {
             Row{"[of_age]", "b", "2024-06-15", "open:"},
             Row{"[of_age]", "b", "2024-03-15", "by_waiting 2024-06-15: of_age(wait)"},
             Row{"[of_age]", "b", "2021-01-01", "by_waiting 2024-06-15: of_age(wait)"},
             Row{"[of_age]", "", "2024-03-15", "unclear: born()"},
             // A far day beside something that can be done today, which waiting does not do.
             Row{"[of_age, willing]", "bW", "2021-01-01", "closed: of_age(wait)"},
             Row{"[of_age, willing]", "bW", "2024-03-15", "within_reach: of_age(wait) willing(act)"},
             Row{"[willing]", "W", "2024-03-15", "within_reach: willing(act)"},
             Row{"[willing, lasting]", "W", "2024-03-15", "within_reach: willing(act)"},
             Row{"[willing, lasting]", "t", "2024-03-15", "within_reach: yes_or_no()"},
             Row{"[willing, lasting]", "WT", "2024-03-15", "closed: lasting()"},
             Row{"[as_a_rule]", "T", "2024-03-15", "within_reach: as_a_rule~()"},
             Row{"[small]", "A", "2024-03-15", "closed: small(wait)"},
             // Of alternatives the branch that can come, though another has fewer points; closed: none can.
             Row{"[either]", "WT", "2024-03-15", "within_reach: willing(act) as_a_rule~()"},
         }) {
        CAPTURE(row.requires_);
        CAPTURE(row.known);
        CAPTURE(row.on);
        const Program program = program_of({ruleset_text(rules + permit_text(row.requires_))});
        const std::vector<Path> paths = paths_of(program, person_of(program, row.known), row.on);
        REQUIRE(paths.size() == 1);
        CHECK(told(paths.front()) == row.expected);
        CHECK(paths.front().effect == Effect::shall);
    }
}

TEST_CASE(
    "a way that is open today for a dispute or a fact names the day on which neither matters any more") {
    struct Row {
        const char* requires_;
        const char* known;
        const char* on;
        std::string expected;
    };
    for (const Row& row : {
             // The readings differ at nineteen and no more at twenty; of the two disputes one matters.
             Row{"[grown]", "ba", "2025-07-01", "by_waiting 2026-06-15: of_years()"},
             Row{"[grown]", "ba", "2026-06-15", "open:"},
             Row{"[grown, willing]", "baw", "2025-07-01", "within_reach 2026-06-15: of_years()"},
             // At 50 the other one matters, on every day; at nineteen each of the two alone changes nothing.
             Row{"[grown]", "bA", "2027-07-01", "unclear: of_amount()"},
             Row{"[grown]", "bA", "2025-07-01", "unclear: of_years() of_amount()"},
             // A dispute that changes no verdict as long as a fact is missing is not named.
             Row{"[grown]", "b", "2027-07-01", "unclear: amount()"},
             Row{"[grown]", "b", "2025-07-01", "unclear: amount() of_years()"},
             // No day answers what is not known, and what fails for good stays.
             Row{"[grown, willing]", "ba", "2025-07-01", "unclear: yes_or_no() of_years()"},
             Row{"[grown, lasting]", "baT", "2025-07-01", "closed: lasting()"},
         }) {
        CAPTURE(row.requires_);
        CAPTURE(row.known);
        CAPTURE(row.on);
        const Program program =
            program_of({ruleset_text(disputed + permit_text(row.requires_) + their_disputes)});
        const std::vector<Path> paths = paths_of(program, person_of(program, row.known), row.on);
        REQUIRE(paths.size() == 1);
        CHECK(told(paths.front()) == row.expected);
    }
}

TEST_CASE("a ground that is there is told from a condition that is not, and alternatives from what is needed "
          "together") {
    struct Row {
        const char* requires_;
        const char* refusals;
        const char* known;
        std::string expected;
    };
    for (const Row& row : {
             Row{"[willing]", "[large]", "wA", "within_reach: !large(act)"},
             Row{"[willing]", "[large]", "WA", "within_reach: willing(act) !large(act)"},
             // One of two grounds that refuse only together is enough; of two that refuse alone both.
             Row{"[as_a_rule]", "[combined]", "WtA", "within_reach: !any1[large(act) unwilling(act)]"},
             Row{"[as_a_rule]", "[large, unwilling]", "WtA", "within_reach: !large(act) !unwilling(act)"},
             // Waiting is one of the alternatives.
             Row{"[in_time]", "[large]", "bWa", "within_reach: any1[of_age(wait) willing(act)]"},
             Row{"[lasting]", "[large]", "TA", "closed: lasting()"},
         }) {
        CAPTURE(row.requires_);
        CAPTURE(row.refusals);
        CAPTURE(row.known);
        const Program program = program_of(
            {ruleset_text(rules + permit_text(row.requires_) + "    refused_if: " + row.refusals + "\n")});
        const std::vector<Path> paths = paths_of(program, person_of(program, row.known), "2021-01-01");
        REQUIRE(paths.size() == 1);
        CHECK(told(paths.front()) == row.expected);
    }
}

TEST_CASE("a way that the law closes names the next version") {
    const Program program =
        program_of({ruleset_text(rules + permit_text("[lasting]"), "1", "{from: 2024-01-01}")});
    const std::vector<Path> before = paths_of(program, person_of(program, "T"), "2020-01-01");
    CHECK(told(before.front()) == "closed:");
    CHECK(before.front().next_law == "2024-01-01");
    CHECK_FALSE(before.front().effect);
    const std::vector<Path> soon = paths_of(program, person_of(program, "t"), "2023-12-31");
    CHECK(told(soon.front()) == "by_waiting 2024-01-01:");
}

TEST_CASE("ways are told only if they are asked for") {
    const Program program = program_of({ruleset_text(rules + permit_text("[lasting]"))});
    CHECK(report(program, person_of(program, "T"), day("2024-03-15")).paths.empty());
}

TEST_CASE(
    "the strongest effect on the day first, those without law last, equals in the order of the catalog") {
    const auto norm = [](const char* id, const char* effect, const char* from) {
        return ruleset_text(rules + permit_text("[lasting]", effect), id,
                            "{from: " + std::string(from) + "}");
    };
    const Program program = program_of({norm("1", "may", "2020-01-01"), norm("2", "should", "2020-01-01"),
                                        norm("3", "by_law", "2030-01-01"), norm("4", "should", "2020-01-01"),
                                        norm("5", "shall", "2020-01-01")});
    const auto order = [&](const char* on) {
        std::string text;
        for (const PermitId permit : strongest_first(program, day(on))) {
            text += program.info(permit).id.substr(7, 1);
        }
        return text;
    };
    CHECK(order("2024-01-01") == "52413");
    CHECK(order("2030-01-01") == "35241");
}
