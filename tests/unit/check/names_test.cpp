// SPDX-License-Identifier: Apache-2.0
// Every name must mean something; a misspelt one is told the nearest.
#include "checking.hpp"

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::test;

namespace {

struct Misspelt {
    std::string when;
    std::string code;
    std::string place;      // in the expression
    std::string suggestion; // in the help; empty: none
};

} // namespace

TEST_CASE("misspelt names are reported where they stand, with the nearest") {
    const Misspelt rows[] = {
        {"declaret", "E210", "declaret", "declared"},
        {"born < today() and setled", "E210", "setled", "settled"},
        {"liked in worm", "E210", "worm", "warm"},
        {"some c in convictions satisfies d.final", "E210", "d", ""},
        {"some c in convictions satisfies c.finall", "E407", "c.finall", "final"},
        {"count(convictions[finall]) = 0", "E210", "finall", "final"},
        {"born.yaer > 2000", "E407", "born.yaer", ""},
        {"fines.amount > 2", "E407", "fines.amount", ""},
        {"cuont(convictions) = 0", "E210", "cuont(convictions)", "count"},
        {"permit.efect = \"shall\"", "E210", "permit", ""},
        {"spoken = \"A3\"", "E406", "\"A3\"", ""},
        {"liked = \"gren\"", "E406", "\"gren\"", "green"},
        {"liked in (\"red\", \"bleu\")", "E406", "\"bleu\"", "blue"},
        {"some s in stays satisfies s.status = \"grren\"", "E406", "\"grren\"", "green"},
        {"assessed != \"redd\"", "E406", "\"redd\"", "red"},
        {"liked = (if declared then \"red\" else \"greem\")", "E406", "\"greem\"", "green"},
        {"liked in [\"red\", \"greem\"]", "E406", "\"greem\"", "green"},
        {"spoken in [\"A1\"..\"B3\"]", "E406", "\"B3\"", ""},
    };
    for (const Misspelt& row : rows) {
        CAPTURE(row.when);
        const DiagnosticList findings = check_texts({one_criterion(row.when)});
        CHECK(codes_of(findings) == row.code);
        const Diagnostic finding = finding_of(findings, row.code);
        const std::size_t place = row.when.find(row.place);
        CHECK(finding.column == 7 + place);
        CHECK(finding.length == row.place.size());
        CHECK(finding.help.find(row.suggestion) != std::string::npos);
        CHECK(finding.law == "§ 1 Law");
    }
}

TEST_CASE("a text beside a choice is a value of that choice") {
    for (const std::string when : {
             "liked = \"red\"",
             "\"red\" = liked",
             "liked != \"blue\"",
             "spoken >= \"A2\"",
             "\"A2\" <= spoken",
             "spoken between \"A1\" and \"B1\"",
             "spoken in [\"A2\"..\"B1\"]",
             "liked in (\"red\", \"green\")",
             "liked in [\"red\", \"green\"]",
             "liked in warm",
             "some s in stays satisfies s.status in warm",
             "count(stays[status = \"red\"][status in warm].status) >= 0 or true",
             "liked = (if declared then \"red\" else \"green\")",
             "(if declared then \"red\" else liked) = \"green\"",
             "list contains(warm, liked)",
         }) {
        CAPTURE(when);
        const std::string codes = check_when(when);
        CHECK((codes == "" || codes == "E408"));
    }
    CHECK(check_when("note = \"any text\"") == "");
    CHECK(check_when("note = liked") == "E409");
    CHECK(check_when("liked = spoken") == "E409");
    CHECK(check_when("liked < \"red\"") == "E409"); // has no order
}

TEST_CASE("one mistake is one finding") {
    CHECK(check_when("declaret and (declaret or declaret < 5)") == "E210 E210 E210");
    CHECK(check_when("declaret + 5 > 3 and not(declared)") == "E210");
    CHECK(check_when("(convictions[finall].day)[1] != null") == "E210");
}

TEST_CASE("the permit that asks may be read, and nothing else of it") {
    CHECK(check_when("permit.effect = \"shall\" and permit.chapter != \"\"") == "");
    CHECK(check_when("permit.id = \"x\"") == "E210");
    CHECK(check_when("permit = \"x\"") == "E210");
}

TEST_CASE("now() is no day of the law") {
    CHECK(check_when("born < today()") == "");
    CHECK(check_when("now() = now()").find("E304") == 0);
}

TEST_CASE("inner names hide outer ones") {
    CHECK(check_when("some declared in numbers satisfies declared > 1") == "");
    CHECK(check_when("some declared in numbers satisfies declared") == "E401");
    CHECK(check_when("count(convictions[day > born]) = 0 and (some day in numbers satisfies day > 1)") == "");
    const std::string taken = "definitions:\n  born: {value: applied}\n";
    CHECK(codes_of(check_texts({one_criterion("born != null", taken)})).find("E209") != std::string::npos);
    const std::string twice =
        "parameters:\n  limit: {type: number, value: 1}\ndefinitions:\n  limit: {value: fines}\n";
    CHECK(codes_of(check_texts({one_criterion("limit > 1", twice)})) == "E209");
    const std::string group = "definitions:\n  warm: {value: fines}\n";
    CHECK(codes_of(check_texts({one_criterion("declared", group)})) == "E209");
}
