// SPDX-License-Identifier: Apache-2.0
// The rulesets that are shipped read without a finding.
#include "reading.hpp"
#include "ruleset/quotes.hpp"

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::detail;

TEST_CASE("the rulesets of Germany read without errors") {
    Diagnostics diagnostics;
    const std::vector<Source> sources = read_folder("rulesets/de", diagnostics, Limits());
    REQUIRE(sources.size() > 3);
    const auto catalog = read_catalog(sources, diagnostics, Limits(), SourceNames::paths);
    CHECK_MESSAGE(!diagnostics.has_errors(), render(diagnostics.list()));
    REQUIRE(catalog != nullptr);
    for (const Ruleset& r : catalog->rulesets) { auto c = measure_coverage(*catalog, r); MESSAGE(r.id << " " << r.version() << " " << c.total.words << " q" << c.total.quoted << " o" << c.total.omitted << " c" << c.total.connecting << " u" << c.total.uncovered << " str" << c.stretches.size()); }
    CHECK(catalog->languages == std::vector<std::string>{"de", "en"});
    CHECK(catalog->version_on("de/aufenthg/104c", *Date::parse("2023-05-01"), {}) != nullptr);
}
