// SPDX-License-Identifier: Apache-2.0
// Which facts, and which fields of entries, an open criterion waits for.
#include "small_law.hpp"

#include <bleibe/case.hpp>
#include <bleibe/report.hpp>

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::test;

namespace {

/// What is missing for a permit that asks for `when`; the status where nothing is.
std::string missing(const std::string& when, const std::string& facts, const std::string& more = {}) {
    const Program program = compile(load_catalog(small_sources({one_criterion(when, more)})).value()).value();
    const Case person =
        read_case(program.catalog(), Source("case.json", "{\"facts\": " + facts + "}")).value();
    const PermitReport permit = report(program, person, Date::parse("2024-02-29").value()).permits.front();
    std::string paths;
    for (const std::string& path : permit.missing) {
        paths += (paths.empty() ? "" : " ") + path;
    }
    return permit.verdict.status == Status::undetermined ? paths
                                                         : std::string(to_string(permit.verdict.status));
}

struct Row {
    std::string when;
    std::string facts;
    std::string missing;
};

} // namespace

TEST_CASE("facts that other facts already decide are not missing") {
    const Row rows[] = {
        {"declared and settled", "{}", "declared settled"},
        {"declared and settled", R"({"declared": true})", "settled"},
        {"declared and settled", R"({"declared": false})", "ineligible"},
        {"declared or settled", R"({"declared": true})", "eligible"},
        {"declared or (settled and fines > 3)", R"({"settled": false})", "declared"},
        {"(declared or settled) and fines > 3", R"({"settled": true})", "fines"},
        {"if declared then fines > 3 else settled", R"({"declared": true})", "fines"},
        {"if declared then fines > 3 else settled", R"({"fines": 4, "settled": true})", "eligible"},
        {"if declared then fines > 3 else settled", R"({"fines": 4})", "declared settled"},
        {"fines > 3", "{}", "fines"},
        {"applied = null or applied < born", R"({"applied": null})", "eligible"},
        {"applied = null or applied < born", "{}", "born applied"},
        {"happened by(applied, born)", R"({"applied": null})", "ineligible"},
        {"happened by(applied, born)", R"({"applied": "2020-01-01"})", "born"},
        {"assessed = \"red\"", "{}", "eligible"},
        {"declared = settled", R"({"declared": true})", "settled"},
        {"note = \"x\" and liked in warm", R"({"liked": "blue"})", "ineligible"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.when);
        CAPTURE(row.facts);
        CHECK(missing(row.when, row.facts) == row.missing);
    }
}

TEST_CASE("fields of entries are named, and those of entries that matter only") {
    const std::string paid = "every c in convictions satisfies c.final or c.kind = \"red\"";
    const Row rows[] = {
        {paid, "{}", "convictions"},
        {paid, R"({"convictions": []})", "eligible"},
        {paid, R"({"convictions": [{}]})", "convictions[].final convictions[].kind"},
        {paid, R"({"convictions": [{"final": false}]})", "convictions[].kind"},
        {paid, R"({"convictions": [{"final": true}, {"final": true, "kind": "blue"}]})", "eligible"},
        {paid, R"({"convictions": [{}, {"final": false, "kind": "blue"}]})", "ineligible"},
        {paid, R"({"convictions": [{"kind": "blue"}, {"final": true}]})", "convictions[].final"},
        {"count(convictions[final]) = 0", R"({"convictions": [{"kind": "red"}]})", "convictions[].final"},
        {"total(convictions[fine != null].fine) < 5", R"({"convictions": [{"fine": 3}, {}]})",
         "convictions[].fine"},
        {"total(for c in convictions return if c.fine != null then c.fine else 0) < 5",
         R"({"convictions": [{"fine": 3}, {}]})", "convictions[].fine"},
        {"some c in convictions[final] satisfies c.kind = \"red\"", R"({"convictions": [{"final": true}]})",
         "convictions[].kind"},
        {"some c in convictions[final] satisfies c.kind = \"red\"", R"({"convictions": [{"kind": "red"}]})",
         "convictions[].final"},
        {"some n in numbers satisfies n > fines", R"({"numbers": [1]})", "fines"},
        {"covers(stays[status = \"red\"], born, born)",
         R"({"born": "2020-01-01", "stays": [{"from": "2019-01-01", "until": null}]})", "stays[].status"},
        {"covers(stays, born, born)", R"({"born": "2020-01-01", "stays": [{"from": "2019-01-01"}]})",
         "stays[].until"},
        {"covers(stays, born, born)",
         R"({"born": "2020-01-01", "stays": [{"from": "2019-01-01", "until": null}, {}]})", "eligible"},
        {"covers(stays, born, born)", R"({"stays": []})", "born"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.when);
        CAPTURE(row.facts);
        CHECK(missing(row.when, row.facts) == row.missing);
    }
}

TEST_CASE("definitions and functions are looked through") {
    const std::string more = "definitions:\n"
                             "  weighed:\n    value: convictions[final]\n"
                             "  is_red:\n    value: function(c) c.kind = \"red\"\n"
                             "  size:\n    value: total(numbers)\n";
    const Row rows[] = {
        {"some c in weighed satisfies is_red(c)", R"({"convictions": [{"final": true}]})",
         "convictions[].kind"},
        {"some c in weighed satisfies is_red(c)", R"({"convictions": [{"kind": "red"}]})",
         "convictions[].final"},
        {"size > 3 and count(weighed) = 0", R"({"numbers": [4], "convictions": []})", "eligible"},
        {"size > 3 and count(weighed) = 0", R"({"convictions": []})", "numbers"},
    };
    for (const Row& row : rows) {
        CAPTURE(row.when);
        CAPTURE(row.facts);
        CHECK(missing(row.when, row.facts, more) == row.missing);
    }
}
