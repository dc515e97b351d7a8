// SPDX-License-Identifier: Apache-2.0
// The rulesets that are shipped read without a finding, and their words are accounted for.
#include "ruleset/quotes.hpp"
#include "ruleset/read_sources.hpp"

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::detail;

TEST_CASE("the rulesets of Germany read without a finding") {
    Diagnostics diagnostics;
    const std::vector<Source> sources = read_folder("rulesets/de", diagnostics, Limits());
    REQUIRE(sources.size() > 3);
    const auto catalog = read_catalog(sources, diagnostics, Limits(), SourceNames::paths);
    CHECK_MESSAGE(diagnostics.size() == 0, render(diagnostics.list()));
    REQUIRE(catalog != nullptr);
    CHECK(catalog->languages == std::vector<std::string>{"de", "en"});
    for (const Ruleset& ruleset : catalog->rulesets) {
        const WordCounts total = measure_coverage(*catalog, ruleset).total;
        CHECK_MESSAGE(total.words > 0, ruleset.id);
        CHECK_MESSAGE(total.quoted + total.omitted + total.connecting + total.uncovered == total.words,
                      ruleset.id);
        CHECK_MESSAGE(total.uncovered * 20 < total.words, ruleset.id, " ", ruleset.version());
    }
}
