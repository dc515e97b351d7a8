// SPDX-License-Identifier: Apache-2.0
// Lines of a caseload: one reader for all of them, and nothing of one line in the next.
#include "small_law.hpp"
#include "value/case_data.hpp"

#include <bleibe/case.hpp>
#include <bleibe/caseload_reader.hpp>

#include <doctest/doctest.h>

#include <algorithm>

using namespace bleibe;
using namespace bleibe::test;

namespace {

const Catalog& catalog() {
    static const Catalog loaded = load_catalog(small_sources({one_criterion("declared")})).value();
    return loaded;
}

std::size_t known(const Case& subject) {
    const auto& facts = subject.data().facts;
    return static_cast<std::size_t>(std::count_if(
        facts.begin(), facts.end(), [](const detail::Value& fact) { return !fact.is_unknown(); }));
}

} // namespace

TEST_CASE("lines are independent of each other, broken ones too") {
    CaseReader reader(catalog());
    const auto first =
        reader.read(R"({"id": "a", "facts": {"born": "2001-01-01", "note": "first"}})", "lines", 1);
    REQUIRE(first);
    const auto broken = reader.read(R"({"id": "b", "facts": {"born")", "lines", 2);
    CHECK(!broken);
    const auto second = reader.read(R"({"id": "c", "facts": {"note": "second"}})", "lines", 3);
    REQUIRE(second);
    CHECK(first->id() == "a");
    CHECK(second->id() == "c");
    CHECK(known(*first) == 3); // with the one that holds unless stated
    CHECK(known(*second) == 2);
    const auto empty = reader.read("{}", "lines", 4);
    REQUIRE(empty);
    CHECK(known(*empty) == 1);
}

TEST_CASE("findings carry the number of the line") {
    CaseReader reader(catalog());
    for (const std::uint32_t line : {1U, 2U, 500U}) {
        const auto refused = reader.read(R"({"facts": {"born": 5}})", "caseload.ndjson", line);
        REQUIRE(refused.diagnostics().size() == 1);
        CHECK(refused.diagnostics().front().line == line);
        CHECK(refused.diagnostics().front().file == "caseload.ndjson");
        CHECK(refused.diagnostics().front().path == "facts.born");
    }
}

TEST_CASE("a reader that was moved reads on") {
    CaseReader first(catalog());
    CaseReader second(std::move(first));
    CHECK(second.read("{}", "lines", 1));
    CaseReader third(catalog());
    third = std::move(second);
    CHECK(third.read("{}", "lines", 2));
}

TEST_CASE("a caseload has a row for every line, and what is wrong with one stands beside it") {
    CaseloadReader reader(catalog());
    const std::vector<CaseLine> lines = {
        {R"({"id":"a","facts":{"born":"2001-01-01","fines":3}})", 1},
        {R"({"id":"b","facts":{"born":"2001-02-30"}})", 2},
        {R"({"id":"c","facts":{"born":"2001-01-01","applied":"2000-01-01"}})", 4},
        {R"({"id":"d","facts":{"note":"a text"}})", 5}};
    reader.read(lines, "caseload.ndjson");
    REQUIRE(reader.size() == 4);
    CHECK(reader.is_person(0));
    CHECK(!reader.is_person(1));
    CHECK(!reader.is_person(2)); // a constraint
    CHECK(reader.is_person(3));
    CHECK(reader.id(0) == "a");
    CHECK(reader.id(3) == "d");
    CHECK(known(reader.subject(0)) == 3);
    REQUIRE(reader.findings().size() == 2);
    CHECK(reader.findings()[0].line == 2);
    CHECK(reader.findings()[0].path == "facts.born");
    CHECK(reader.findings()[1].line == 4);
    CHECK(reader.read_strictly() == 3); // two broken ones, and a text, which columns do not hold
}
