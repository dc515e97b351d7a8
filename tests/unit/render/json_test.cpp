// SPDX-License-Identifier: Apache-2.0
#include "render/json_writer.hpp"
#include "sample_reports.hpp"

#include <bleibe/render.hpp>

#include <doctest/doctest.h>

using namespace bleibe;

TEST_CASE("the members of a verdict and their order") {
    CaseReport report = test::ineligible_report();
    report.permits.front().explanation.clear();
    CHECK(
        to_json(report) ==
        R"({"format":"bleibe-verdict/1","id":"erfunden-1","on":"2023-06-01","law_as_of":"2026-11-22",)"
        R"("colour":"red","permits":[{"permit":"de/beispielg/1#principal","kind":"residence_permit",)"
        R"("status":"ineligible","effect":null,"effect_at_best":null,"open_to_exception":"none","colour":"red",)"
        R"("because":["five_years","deception"],"missing":[],"waivers":[],)"
        R"("disputes":{"interruptions":{"strict":"ineligible","three_months":"eligible"},)"
        R"("boundary":{"until":"ineligible"}},)"
        R"("omitted":[{"law":"§ 1 Abs. 3 BeispielG","quote":"Worte ohne Bedeutung","bears_on":"nothing",)"
        R"("elsewhere":false,"because":{"de":"Ein Einreiseverbot muss vorher aufgehoben werden.",)"
        R"("en":"A ban on entry must be lifted first."}},{"law":"§ 11 BeispielG","bears_on":"could_refuse",)"
        R"("elsewhere":true,"because":{"de":"Ein Einreiseverbot muss vorher aufgehoben werden.",)"
        R"("en":"A ban on entry must be lifted first."}}],)"
        R"("law":{"ruleset":"de/beispielg/1","version":"2022-12-31","cite":"§ 1 BeispielG","wording":"literal",)"
        R"("hash":"00ff","url":"https://example.org/1"},"green_on":null,)"
        R"("judgement":["deception_prevents_removal"],"assumed":[],"grant":"P1Y6M",)"
        R"("grant_at_most":false,"cannot_compute":[],"open_disputes":[],"missing_norms":[],"missing_for_best":[]},)"
        R"({"permit":"de/beispielg/2#principal","kind":"toleration","status":"no_law","effect":null,)"
        R"("effect_at_best":null,"open_to_exception":"none","colour":"none","because":[],"missing":[],)"
        R"("waivers":[],"disputes":{},"omitted":[],"law":{"ruleset":"de/beispielg/2","version":null,)"
        R"("cite":"§ 2 BeispielG","wording":null,"hash":null,"previous":"2011-07-01","next":"2024-02-27"},)"
        R"("green_on":null,"judgement":[],"assumed":[],"grant":null,"grant_at_most":false,)"
        R"("cannot_compute":[],"open_disputes":[],"missing_norms":[],"missing_for_best":[]}]})");
}

TEST_CASE("a case without id shows its line, one without either a null id") {
    CaseReport report = test::undetermined_report();
    CHECK(to_json(report).find(R"("format":"bleibe-verdict/1","line":7,"on")") != std::string::npos);
    report.line = 0;
    CHECK(to_json(report).find(R"("format":"bleibe-verdict/1","id":null,"on")") != std::string::npos);
}

TEST_CASE("an explanation has requirements, refusals and disputes") {
    const std::string json = to_json(test::ineligible_report());
    CHECK(json.find(R"("explanation":{"label":{"de":"Aufenthaltserlaubnis nach § 1 Abs. 1",)") !=
          std::string::npos);
    CHECK(json.find(R"("requirements":[{"point":null,"kind":"all","state":"unmet","children":[)"
                    R"({"point":"five_years","kind":"criterion","state":"unmet","decisive":true,)") !=
          std::string::npos);
    CHECK(json.find(R"("refusals":[{"point":"deception","kind":"criterion","state":"met","decisive":true,)"
                    R"("exception":"in_favour",)") != std::string::npos);
    CHECK(
        json.find(R"({"fact":"stays[].until","label":{"de":"letzter Tag","en":"last day"},"known":false})") !=
        std::string::npos);
    CHECK(
        json.find(
            R"("matters":true,"may_matter":false,"settled":true,"readings":[{"reading":"strict","status":"ineligible","chosen":true,"baseline":true,)"
            R"("label":{"de":"Jede schadet","en":"Each one hurts"},)"
            R"("holders":[{"cite":"VGH Musterstadt 1 B 1/24"}]})") != std::string::npos);
}

TEST_CASE("waivers that were used, the proposal and the later day") {
    const std::string json = to_json(test::eligible_report());
    CHECK(json.find(R"("id":"erfunden-\"3\"\u001b[31m")") != std::string::npos);
    CHECK(json.find(R"("waivers":[{"criterion":"visa","effect":"may","law":"§ 5 Abs. 2 Satz 2 BeispielG",)"
                    R"("quote":"kann abgesehen werden"}])") != std::string::npos);
    CHECK(json.find(R"("proposal":"entwurf")") != std::string::npos);
    CHECK(json.find(R"("green_on":"2027-02-01")") != std::string::npos);
    CHECK(json.find(R"("kind":"at_least","at_least":2,)") != std::string::npos);
}

TEST_CASE("texts are escaped") {
    std::string out;
    detail::JsonWriter json(out);
    json.begin_array();
    json.text("a\"b\\c\n\r\t\b\f");
    json.text(std::string_view("\0\x7f", 2));
    json.text("ä€😀");
    json.number(18446744073709551615U);
    json.end_array();
    CHECK(out == R"(["a\"b\\c\n\r\t\b\f","\u0000\u007f","ä€😀",18446744073709551615])");
}
