// SPDX-License-Identifier: Apache-2.0
// What the shipped rulesets are made of runs over sets by range forms of its own: a row without one would
// give everything that its type allows, and leave verdicts open that the facts decide.
#include "compile/catalog_model.hpp"
#include "compile/program.hpp"
#include "functions/function.hpp"

#include <bleibe/catalog.hpp>
#include <bleibe/program.hpp>

#include <doctest/doctest.h>

#include <array>
#include <filesystem>
#include <set>
#include <string>

using namespace bleibe;
using namespace bleibe::detail;

namespace {

/// Rows that code reaches, by name: all, and those without a range form.
struct Reached {
    std::set<std::string> all;
    std::set<std::string> falling_back;

    void add(const Block& block) {
        for (const Step& step : block.steps) {
            if (step.kind == StepKind::call && step.row != nullptr) {
                const std::string name(step.row->name);
                all.insert(name);
                if (step.row->range == nullptr) {
                    falling_back.insert(name);
                }
            }
        }
    }
    void add(const CompiledCode& code) {
        add(code.top);
        for (const Block& block : code.blocks) {
            add(block);
        }
    }
};

std::string listed(const std::set<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

} // namespace

TEST_CASE("no shipped ruleset reaches a function that has no range form of its own") {
    const std::array<std::filesystem::path, 1> folders{"rulesets"};
    const Catalog catalog = load_catalog(folders).value();
    const Program program = compile(catalog).value();
    Reached reached;
    reached.add(program.data().code);
    CHECK(reached.all.size() > 20);
    REQUIRE_FALSE(catalog.model().constraint_results.empty());
    reached.add(catalog.model().constraints);
    CHECK(listed(reached.falling_back) == "");
    MESSAGE(reached.all.size() << " functions: " << listed(reached.all));
}
