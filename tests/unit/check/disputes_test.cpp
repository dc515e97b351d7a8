// SPDX-License-Identifier: Apache-2.0
// Readings replace what exists, each thing in one dispute, with what has its type; profiles name readings.
#include "checking.hpp"

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::test;

namespace {

/// Parameter `limit`, definitions `day` and `sum`, criterion `met`, tree `both`; disputes given in lines.
std::string disputed(const std::string& disputes) {
    return small_ruleset(
        "parameters:\n  limit: {type: number, value: 5}\n"
        "definitions:\n  day: {value: born}\n  sum: {value: total(numbers)}\n"
        "criteria:\n  met: {en: met, when: sum > limit and day < today()}\n"
        "  both: {en: both, all: [met]}\n"
        "permits:\n  stay:\n    kind: stay\n    en: stay\n    effect: shall\n    requires: {all: [both]}\n"
        "disputes:\n" +
        disputes);
}

std::string dispute(const std::string& id, const std::string& baseline, const std::string& replaced) {
    return "  " + id + ":\n    en: " + id + "\n" +
           (baseline.empty() ? "" : "    baseline: " + baseline + "\n") +
           "    readings:\n      plain: {en: plain}\n      other:\n        en: other\n" + replaced;
}

std::string codes(const std::string& disputes) { return codes_of(check_texts({disputed(disputes)})); }

const char* const limit = "        parameters: {limit: 7}\n";
const char* const day = "        definitions: {day: today()}\n";
const char* const met = "        criteria: {met: declared}\n";

} // namespace

TEST_CASE("a reading replaces parameters, definitions and criteria with a `when`") {
    CHECK(codes(dispute("a", "plain", limit)) == "");
    CHECK(codes(dispute("a", "", day)) == "");
    CHECK(codes(dispute("a", "other", met)) == "");
    CHECK(codes(dispute("a", "plain", std::string(limit) + day + met)) == "");
    CHECK(codes(dispute("a", "plain", limit) + dispute("b", "plain", day)) == "");
    CHECK(codes(dispute("a", "plain", "        parameters: {limmit: 7}\n")) == "E607");
    CHECK(codes(dispute("a", "plain", "        definitions: {dey: today()}\n")) == "E607");
    CHECK(codes(dispute("a", "plain", "        criteria: {mett: declared}\n")) == "E607");
    CHECK(codes(dispute("a", "plain", "        criteria: {both: declared}\n")).find("E607") == 0);
}

TEST_CASE("what replaces has the type of what it replaces") {
    CHECK(codes(dispute("a", "plain", "        definitions: {day: fines}\n")) == "E404");
    CHECK(codes(dispute("a", "plain", "        definitions: {day: applied}\n")) == "E405");
    CHECK(codes(dispute("a", "plain", "        criteria: {met: fines}\n")) == "E404");
    CHECK(codes(dispute("a", "plain", "        criteria: {met: applied < born}\n")) == "E405");
    CHECK(codes(dispute("a", "plain", "        parameters: {limit: red}\n")).find("E208") == 0);
    CHECK(codes(dispute("a", "plain", "        criteria: {met: declaret}\n")) == "E210");
}

TEST_CASE("a baseline is one of the readings") { CHECK(codes(dispute("a", "plian", limit)) == "E605"); }

TEST_CASE("two disputes may not replace one thing") {
    CHECK(codes(dispute("a", "plain", limit) + dispute("b", "plain", limit)) == "E606");
    CHECK(codes(dispute("a", "plain", day) + dispute("b", "plain", day)) == "E606");
    CHECK(codes(dispute("a", "plain", met) + dispute("b", "plain", std::string(met) + limit)) == "E606");
    const DiagnosticList findings =
        check_texts({disputed(dispute("a", "plain", limit) + dispute("b", "plain", limit))});
    const Diagnostic finding = finding_of(findings, "E606");
    CHECK(finding.message.find("`a`") != std::string::npos);
    CHECK(finding.message.find("`b`") != std::string::npos);
    CHECK(finding.message.find("`limit`") != std::string::npos);
}

TEST_CASE("a profile names disputes and readings that exist") {
    const auto profile = [](const std::string& one, const std::string& reading) {
        return "profile: land\nen: Land\nreadings:\n  " + one + ":\n    reading: " + reading +
               "\n    source: {cite: decree, url: 'https://example.org'}\n";
    };
    const std::string law = disputed(dispute("a", "plain", limit));
    CHECK(codes_of(check_texts({law, profile("a", "other")})) == "");
    CHECK(codes_of(check_texts({law, profile("a", "another")})) == "E605");
    CHECK(codes_of(check_texts({law, profile("b", "other")})) == "E605");
}
