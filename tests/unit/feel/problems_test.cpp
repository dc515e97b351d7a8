// SPDX-License-Identifier: Apache-2.0
// Golden findings: problems.txt holds expressions, each with the text that its author gets to read.
#include "dump.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>

using namespace bleibe::detail::feel_test;

namespace {

struct Problem {
    std::string expression;
    std::string finding;
};

std::vector<Problem> read_problems() {
    std::ifstream file("tests/unit/feel/problems.txt");
    std::vector<Problem> problems;
    bool in_finding = false;
    for (std::string line; std::getline(file, line);) {
        if (line == "==== expression") {
            problems.emplace_back();
            in_finding = false;
        } else if (line == "---- finding") {
            in_finding = true;
        } else if (!problems.empty()) {
            Problem& problem = problems.back();
            std::string& part = in_finding ? problem.finding : problem.expression;
            part += (in_finding || part.empty() ? "" : "\n") + line + (in_finding ? "\n" : "");
        }
    }
    return problems;
}

} // namespace

TEST_CASE("each mistake has one finding that says what to do") {
    const std::vector<Problem> problems = read_problems();
    REQUIRE(problems.size() > 60);
    for (const Problem& problem : problems) {
        CAPTURE(problem.expression);
        const Parsed parsed = parse(problem.expression);
        CHECK_FALSE(parsed.expression.root);
        CHECK(parsed.problems() == problem.finding);
    }
}

TEST_CASE("a finding stands where the scalar of a document has it") {
    using namespace bleibe;
    using namespace bleibe::detail;
    const Source source("a.yaml", "when: a == b\n");
    Node node;
    node.text = "a == b";
    node.span = {source, 6, 12};
    node.pieces = {{0, 6}};
    Diagnostics diagnostics;
    CHECK_FALSE(parse_expression(node, known_names(), diagnostics, {}).root);
    CHECK(render(diagnostics.list()) ==
          "a.yaml:1:9: error[E301]: found `==`, expected an operator or the end\n"
          "    1 | when: a == b\n"
          "      |         ^^\n"
          "   help: equality is one sign: write `=`\n");
}
