// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"
#include "ruleset/quotes.hpp"

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::detail;

namespace {

const char* const text = R"(text:
  Abs. 1 Satz 1: |
    Wer kommt, soll bleiben, wenn er
  Abs. 1 Satz 1 Nr. 1: |
    die Sprache spricht und
  Abs. 1 Satz 1 Nr. 2: |
    seit vielen Jahren hier lebt und arbeitet.
  Abs. 2: |
    Der Antrag ist zu stellen; die Behörde berät.
)";

ReadResult read_with(const std::string& rest) { return read_ruleset_text(small_ruleset(text + rest)); }

} // namespace

TEST_CASE("words are quoted, omitted, connecting or uncovered") {
    const ReadResult result = read_with(R"(criteria:
  speaks:
    en: speaks
    law: Abs. 1 Satz 1 Nr. 1
    quote: die Sprache spricht
    when: spoken >= "A2"
omitted:
  - law: Abs. 2
    quote: die Behörde berät
    because_en: advice
    bears_on: nothing
)");
    REQUIRE(result.catalog != nullptr);
    const NormCoverage coverage = measure_coverage(*result.catalog, result.catalog->rulesets.front());
    REQUIRE(coverage.sentences.size() == 4);
    CHECK(coverage.sentences[0] == WordCounts{6, 0, 0, 2, 4});
    CHECK(coverage.sentences[1] == WordCounts{4, 3, 0, 1, 0});
    CHECK(coverage.sentences[2] == WordCounts{7, 0, 0, 1, 6});
    CHECK(coverage.sentences[3] == WordCounts{8, 0, 3, 0, 5});
    CHECK(coverage.total == WordCounts{25, 3, 3, 4, 15});
    REQUIRE(coverage.stretches.size() == 3);
    CHECK(coverage.stretches[1].words == 6);
    CHECK(result.codes() == "W503 W503 W503");
    CHECK(result.findings[1].length == std::string_view("seit vielen Jahren hier lebt und arbeitet").size());
    CHECK(result.findings[1].law == "§ 1 Abs. 1 Satz 1 Nr. 2 Law");
}

TEST_CASE("a quote runs across a sentence, its numbers and its tail") {
    const ReadResult result = read_with(R"(criteria:
  all_of_it:
    en: all
    law: Abs. 1
    quote: Wer kommt … bleiben, wenn er die Sprache spricht … arbeitet
    when: spoken >= "A2"
)");
    const NormCoverage coverage = measure_coverage(*result.catalog, result.catalog->rulesets.front());
    CHECK(coverage.sentences[0].quoted == 5);
    CHECK(coverage.sentences[1].quoted == 3);
    CHECK(coverage.sentences[2].quoted == 1);
}

TEST_CASE("an omission without a quote omits the whole place") {
    const ReadResult result =
        read_with("omitted:\n  - law: Abs. 1 und 2\n    because_en: all\n    bears_on: either\n");
    CHECK(result.codes().empty());
}

TEST_CASE("covers leaves the other paragraphs out") {
    const ReadResult result = read_with("covers: [Abs. 2]\nomitted:\n  - law: Abs. 2\n    because_en: all\n"
                                        "    bears_on: either\n");
    CHECK(result.codes().empty());
    CHECK(measure_coverage(*result.catalog, result.catalog->rulesets.front()).total.words == 8);
}

TEST_CASE("a value of a choice that cites a sentence quotes it") {
    const std::string vocabulary = std::string(small_vocabulary) + "";
    std::string with_law = vocabulary;
    const std::string red = "        en: red\n";
    with_law.insert(with_law.find(red) + red.size(), "        law: § 1 Abs. 2 Law\n");
    const auto read = [&](const std::string& facts) {
        return read_texts({Source("catalog.yaml", small_catalog), Source("facts.yaml", facts),
                           Source("one.yaml", small_ruleset("covers: [Abs. 2]\n" + std::string(text)))});
    };
    CHECK(read(vocabulary).codes() == "W503");
    CHECK(read(with_law).codes().empty());
    with_law.replace(with_law.find("§ 1 Abs. 2 Law"), 15, "§ 1 Abs. 2 Code");
    CHECK(read(with_law).codes() == "W503");
}

TEST_CASE("quotes that are not there") {
    const auto codes = [](const std::string& law, const std::string& quote) {
        const ReadResult result = read_with("definitions:\n  one:\n    value: 1\n" + law + quote +
                                            "omitted:\n  - law: Abs. 1 und 2\n    because_en: all\n"
                                            "    bears_on: either\n");
        return result.codes();
    };
    CHECK(codes("    law: Abs. 1\n", "    quote: seit vielen Jahren\n").empty());
    CHECK(codes("    law: Abs. 1\n", "    quote: [seit, Jahren … hier]\n").empty());
    CHECK(codes("    law: Abs. 1\n", "    quote: seit vielen Jahr\n") == "E501");
    CHECK(codes("    law: Abs. 2\n", "    quote: seit vielen Jahren\n") == "E501");
    CHECK(codes("", "    quote: seit vielen Jahren\n") == "E501");
    CHECK(codes("    law: Abs. 3\n", "    quote: seit vielen Jahren\n") == "E502");
    CHECK(codes("    law: § 1 Abs. 1\n", "    quote: seit vielen Jahren\n").empty());
    CHECK(codes("    law: § 2 Abs. 1\n", "    quote: seit vielen Jahren\n") == "E501");
    CHECK(codes("    law: Abs. 1\n", "    quote: …\n") == "E203");
}
