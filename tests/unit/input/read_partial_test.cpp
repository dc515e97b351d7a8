// SPDX-License-Identifier: Apache-2.0
// What a case says in part: the value is unknown, the set beside it holds what is possible and nothing else.
#include "compile/catalog_model.hpp"
#include "run/assessment_data.hpp"
#include "small_law.hpp"
#include "value/case_data.hpp"

#include <bleibe/assessment.hpp>
#include <bleibe/case.hpp>

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::test;
using detail::Kind;
using detail::Possible;
using detail::Value;

namespace {

const Catalog& catalog() {
    static const Catalog loaded = load_catalog(small_sources({one_criterion("declared")})).value();
    return loaded;
}

Checked<Case> read(const std::string& facts) {
    return read_case(catalog(), Source("case.json", "{\"facts\": " + facts + "}"));
}

std::size_t number_of(const std::string& fact) {
    return static_cast<std::size_t>(catalog().model().written().vocabulary.find_fact(fact));
}

Value day(std::string_view text) { return Value::date(Date::parse(text)->days()); }

const Possible& set_of(const Case& subject, const std::string& fact) {
    REQUIRE(subject.data().in_part.size() == subject.data().facts.size());
    CHECK(detail::has_unknown(subject.data().facts[number_of(fact)]));
    return subject.data().in_part[number_of(fact)];
}

} // namespace

TEST_CASE("a day between two days, and one of some") {
    const auto between = read(R"({"born": {"between": ["1999-01-01", "1999-12-31"]}})");
    REQUIRE(between);
    const Possible& year = set_of(*between, "born");
    CHECK(detail::contains(year, day("1999-01-01")));
    CHECK(detail::contains(year, day("1999-12-31")));
    CHECK_FALSE(detail::contains(year, day("2000-01-01")));
    CHECK_FALSE(detail::contains(year, Value::null()));

    const auto some = read(R"({"applied": {"one_of": ["2023-05-01", null, "2023-01-01", "2023-05-01"]}})");
    REQUIRE(some);
    const Possible& days = set_of(*some, "applied");
    CHECK(detail::contains(days, day("2023-01-01")));
    CHECK(detail::contains(days, day("2023-05-01")));
    CHECK(detail::contains(days, Value::null()));
    CHECK_FALSE(detail::contains(days, day("2023-03-01")));
}

TEST_CASE("choices and truths and numbers and texts") {
    const auto read_ = read(R"({"spoken": {"between": ["A2", "B1"]}, "liked": {"one_of": ["red", "blue"]},
        "settled": {"one_of": [false, true]}, "fines": {"one_of": [50, 10, 90]},
        "note": {"one_of": ["a", "b"]}})");
    REQUIRE(read_);
    const auto& vocabulary = catalog().model().written().vocabulary;
    const auto choice = [&](const std::string& fact, std::uint32_t value) {
        return Value::choice(*vocabulary.facts[number_of(fact)].type.choice_set(), value);
    };
    CHECK_FALSE(detail::contains(set_of(*read_, "spoken"), choice("spoken", 0)));
    CHECK(detail::contains(set_of(*read_, "spoken"), choice("spoken", 1)));
    CHECK(detail::contains(set_of(*read_, "spoken"), choice("spoken", 2)));
    CHECK(detail::contains(set_of(*read_, "liked"), choice("liked", 0)));
    CHECK_FALSE(detail::contains(set_of(*read_, "liked"), choice("liked", 1)));
    CHECK(set_of(*read_, "settled").may_be_true);
    CHECK(set_of(*read_, "settled").may_be_false);
    CHECK(detail::contains(set_of(*read_, "fines"), Value::number(50)));
    CHECK_FALSE(detail::contains(set_of(*read_, "fines"), Value::number(51)));
    CHECK_FALSE(detail::contains(set_of(*read_, "note"), Value::string("c")));
}

TEST_CASE("what leaves one value is known") {
    const auto read_ =
        read(R"({"born": {"between": ["1999-05-05", "1999-05-05"]}, "liked": {"one_of": ["red"]},
        "settled": {"one_of": [true, true]}, "applied": {"one_of": [null]}})");
    REQUIRE(read_);
    const auto& facts = read_->data().facts;
    CHECK(read_->data().in_part.empty());
    CHECK(facts[number_of("born")].kind == Kind::date);
    CHECK(facts[number_of("liked")].kind == Kind::choice);
    CHECK(facts[number_of("settled")].is_true());
    CHECK(facts[number_of("applied")].is_null());
}

TEST_CASE("fields of entries, entries, and lists that may be longer") {
    const auto read_ = read(R"({"stays": {"at_least": [
            {"from": {"between": ["2020-01-01", "2020-06-30"]}, "until": null, "status": "red"}, {}]},
        "numbers": [1, {"between": [2, 3]}],
        "convictions": [{"kind": {"one_of": ["red", "green"]}, "final": true}]})");
    REQUIRE(read_);
    const Possible& stays = set_of(*read_, "stays");
    REQUIRE(stays.count == 3);
    const auto* entries = static_cast<const detail::PossibleEntry*>(stays.parts);
    CHECK(entries[0].occurs == detail::Occurs::once);
    CHECK(entries[2].occurs == detail::Occurs::many);
    const Possible from = *detail::field_of(entries[0].value, "from");
    CHECK(detail::contains(from, day("2020-06-30")));
    CHECK_FALSE(detail::contains(from, day("2020-07-01")));
    CHECK(detail::field_of(entries[0].value, "until")->exact);
    CHECK(read_->data().facts[number_of("stays")].is_unknown());

    const auto* numbers = static_cast<const detail::PossibleEntry*>(set_of(*read_, "numbers").parts);
    CHECK(numbers[0].value.exact);
    CHECK_FALSE(detail::contains(numbers[1].value, Value::number(4)));

    const auto* convictions = static_cast<const detail::PossibleEntry*>(set_of(*read_, "convictions").parts);
    CHECK(__builtin_popcountll(detail::field_of(convictions[0].value, "kind")->choices) == 2);
    // What is not said of the entry is open, within what is plausible.
    CHECK_FALSE(detail::field_of(convictions[0].value, "day")->exact);
}

TEST_CASE("the same in YAML") {
    const auto read_ =
        read_case(catalog(), Source("case.yaml", "facts:\n  born: {between: [1999-01-01, 1999-12-31]}\n"
                                                 "  stays:\n    at_least:\n      - {from: 2020-01-01}\n"));
    REQUIRE(read_);
    CHECK_FALSE(detail::contains(set_of(*read_, "born"), day("2000-01-01")));
    CHECK(set_of(*read_, "stays").count == 2);
}

TEST_CASE("what is not written so is refused, with its path") {
    struct Refused {
        std::string facts;
        std::string code;
        std::string path;
    };
    const Refused rows[] = {
        {R"({"born": {"between": ["1999-12-31", "1999-01-01"]}})", "E708", "facts.born"},
        {R"({"spoken": {"between": ["B1", "A1"]}})", "E708", "facts.spoken"},
        {R"({"liked": {"between": ["red", "blue"]}})", "E708", "facts.liked"}, // has no order
        {R"({"born": {"between": ["1999-12-31"]}})", "E708", "facts.born"},
        {R"({"born": {"between": "1999"}})", "E708", "facts.born"},
        {R"({"born": {"one_of": []}})", "E708", "facts.born"},
        {R"({"born": {"one_of": ["1999-01-01"], "between": []}})", "E708", "facts.born"},
        {R"({"born": {"at_least": []}})", "E708", "facts.born"},
        {R"({"born": {"from": "1999-01-01"}})", "E702", "facts.born"},
        {R"({"born": {"between": [{"one_of": []}, "1999-01-01"]}})", "E702", "facts.born[0]"},
        {R"({"born": {"one_of": ["1999-01-01", 5]}})", "E702", "facts.born[1]"},
        {R"({"born": {"one_of": [null, "1999-01-01"]}})", "E705", "facts.born[0]"},
        {R"({"applied": {"between": [null, "1999-01-01"]}})", "E705", "facts.applied[0]"},
        {R"({"liked": {"one_of": ["red", "pink"]}})", "E703", "facts.liked[1]"},
        {R"({"stays": {"one_of": [[], []]}})", "E708", "facts.stays"},
        {R"({"stays": {"at_least": {}}})", "E708", "facts.stays"},
        {R"({"stays": [{"from": {"between": ["2021-01-01", "2020-01-01"]}}]})", "E708",
         "facts.stays[0].from"},
    };
    for (const Refused& row : rows) {
        CAPTURE(row.facts);
        const auto read_ = read(row.facts);
        CHECK_FALSE(read_);
        CHECK(codes_of(read_.diagnostics()) == row.code);
        REQUIRE_FALSE(read_.diagnostics().empty());
        CHECK(read_.diagnostics().front().path == row.path);
    }
}

TEST_CASE("constraints that are broken whatever it turns out to be") {
    const auto broken =
        read(R"({"born": {"between": ["2000-01-01", "2000-12-31"]}, "applied": "1999-12-31"})");
    CHECK_FALSE(broken);
    CHECK(codes_of(broken.diagnostics()) == "E704");
    CHECK(broken.diagnostics().front().path == "born, applied");
    CHECK(read(R"({"born": {"between": ["2000-01-01", "2000-12-31"]}, "applied": "2000-01-01"})"));
    CHECK_FALSE(read(R"({"born": {"between": ["2000-01-01", "2000-12-31"]},
                         "applied": {"one_of": ["1998-01-01", "1999-01-01"]}})"));
}

TEST_CASE("a verdict counts with all that is possible, and with nothing else") {
    const auto program =
        compile(load_catalog(small_sources({one_criterion("born >= date(\"1999-01-01\")")})).value()).value();
    const PermitId permit = *program.find("xx/law/1#stay");
    const auto status = [&](const std::string& born) {
        const auto subject =
            read_case(program.catalog(), Source("case.json", "{\"facts\": {\"born\": " + born + "}}"));
        REQUIRE(subject);
        return assess(program, *subject, *Date::parse("2023-01-01"), {})
            .workspace()
            .complete_verdict(permit)
            .status;
    };
    CHECK(status(R"({"between": ["1999-01-01", "1999-12-31"]})") == Status::eligible);
    CHECK(status(R"({"between": ["1998-12-31", "1999-12-31"]})") == Status::undetermined);
    CHECK(status(R"({"between": ["1998-01-01", "1998-12-31"]})") == Status::ineligible);
    CHECK(status(R"({"one_of": ["2001-01-01", "2003-01-01"]})") == Status::eligible);
}

TEST_CASE("between the values that a fact is one of there is none") {
    const auto program =
        compile(load_catalog(small_sources({one_criterion("fines < 20 or fines > 40")})).value()).value();
    const auto verdict = [&](const std::string& fines) {
        const auto subject =
            read_case(program.catalog(), Source("case.json", "{\"facts\": {\"fines\": " + fines + "}}"));
        REQUIRE(subject);
        return assess(program, *subject, *Date::parse("2023-01-01"), {})
            .workspace()
            .complete_verdict(*program.find("xx/law/1#stay"));
    };
    CHECK(verdict(R"({"one_of": [10, 50, 90]})").status == Status::eligible);
    CHECK(verdict(R"({"one_of": [30, 25]})").status == Status::ineligible);
    const Verdict open = verdict(R"({"one_of": [10, 30, 50]})");
    CHECK(open.status == Status::undetermined);
    CHECK(open.proven);
}
