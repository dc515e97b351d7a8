// SPDX-License-Identifier: Apache-2.0
#include "reading.hpp"

#include <doctest/doctest.h>

using namespace bleibe;
using namespace bleibe::detail;

namespace {

std::string version(const std::string& force, const std::string& rest = "") {
    return "ruleset: xx/law/1\nin_force: {" + force +
           "}\nen: One\ncite: § 1 Law\nfacts: xx/person\n"
           "text: {Abs. 1: und}\n" +
           rest;
}

ReadResult read_versions(const std::vector<std::pair<std::string, std::string>>& files,
                         SourceNames names = SourceNames::free) {
    std::vector<Source> sources = {Source("catalog.yaml", small_catalog),
                                   Source("facts.yaml", small_vocabulary)};
    for (const auto& [name, text] : files) {
        sources.emplace_back(name, text);
    }
    return read_texts(sources, names);
}

} // namespace

TEST_CASE("versions follow each other without overlap and without undeclared gaps") {
    const auto codes = [](const std::string& first, const std::string& second, const std::string& rest = "") {
        return read_versions({{"b.yaml", version(second, rest)}, {"a.yaml", version(first)}}).codes();
    };
    CHECK(codes("from: 2020-01-01, until: 2020-12-31", "from: 2021-01-01").empty());
    CHECK(codes("from: 2020-01-01, until: 2021-01-01", "from: 2021-01-01") == "E602");
    CHECK(codes("from: 2020-01-01", "from: 2021-01-01") == "E602");
    CHECK(codes("from: 2020-01-01", "from: 2020-01-01") == "E602");
    CHECK(codes("from: 2020-01-01, until: 2020-12-30", "from: 2021-01-01") == "W603");
    CHECK(codes("from: 2020-01-01, until: 2020-12-30", "from: 2021-01-01",
                "gaps: [{from: 2020-12-31, until: 2020-12-31}]\n")
              .empty());
    CHECK(codes("from: 2020-01-01, until: 2019-12-31", "from: 2021-01-01",
                "gaps: [{from: 2019-12-31, until: 2020-12-31}]\n") == "E604");
}

TEST_CASE("a proposal replaces the version from its day on, if selected") {
    const ReadResult result = read_versions({{"a.yaml", version("from: 2020-01-01")},
                                             {"p.yaml", version("from: 2022-01-01", "proposal: reform\n")}});
    CHECK(result.codes().empty());
    const auto on = [&](const char* day, const std::vector<std::string>& proposals) {
        const Ruleset* found = result.catalog->version_on("xx/law/1", *Date::parse(day), proposals);
        return found == nullptr ? std::string("none") : found->proposal + "@" + found->version();
    };
    CHECK(on("2019-12-31", {}) == "none");
    CHECK(on("2023-01-01", {}) == "@2020-01-01");
    CHECK(on("2021-12-31", {"reform"}) == "@2020-01-01");
    CHECK(on("2022-01-01", {"reform"}) == "reform@2022-01-01");
    CHECK(on("2022-01-01", {"other"}) == "@2020-01-01");
}

TEST_CASE("folder and file name agree with the ruleset") {
    const auto codes = [](const std::string& name, SourceNames names = SourceNames::free) {
        return read_versions({{name, version("from: 2020-01-01")}}, names).codes();
    };
    CHECK(codes("anything").empty());
    CHECK(codes("anything.yaml").empty());
    CHECK(codes("xx/law/1/2020-01-01.yaml").empty());
    CHECK(codes("law/1/2020-01-01.yaml").empty());
    CHECK(codes("elsewhere/law/1/2020-01-01.yaml", SourceNames::paths).empty());
    CHECK(codes("xx/law/2/2020-01-01.yaml") == "E601");
    CHECK(codes("xx/law/1/2020-01-02.yaml") == "E601");
    CHECK(codes("1/2020-01-01.yaml") == "E601");
    CHECK(codes("xx/law/1/new.yaml").empty());
    CHECK(codes("xx/law/1/new.yaml", SourceNames::paths) == "E601");
}

TEST_CASE("one dispute is told alike everywhere") {
    const auto dispute = [](const std::string& label, const std::string& second) {
        return "definitions:\n  x:\n    value: 1\ndisputes:\n  d:\n    en: " + label +
               "\n    baseline: one\n    readings:\n      one: {en: one}\n      " + second +
               ":\n        definitions: {x: 2}\n";
    };
    const auto codes = [&](const std::string& label, const std::string& second) {
        return read_versions({{"a.yaml", version("from: 2020-01-01, until: 2020-12-31", dispute("d", "two"))},
                              {"b.yaml", version("from: 2021-01-01", dispute(label, second))}})
            .codes();
    };
    CHECK(codes("d", "two").empty());
    CHECK(codes("another", "two") == "E609");
    CHECK(codes("d", "three") == "E609");
}
