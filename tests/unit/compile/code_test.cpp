// SPDX-License-Identifier: Apache-2.0
// What the steps of a program are: each equal one once, as far out as its operands allow, and nothing that
// constants decide.
#include "unit/support/made_case.hpp"

#include <doctest/doctest.h>

#include <algorithm>

using namespace bleibe;
using namespace bleibe::test;
using detail::Block;
using detail::CompiledCode;
using detail::Step;
using detail::StepKind;

namespace {

bool is_named(const Step& step, std::string_view row) {
    return step.kind == StepKind::call && step.row != nullptr && step.row->name == row;
}

std::size_t calls(const Block& block, std::string_view row) {
    return static_cast<std::size_t>(std::count_if(block.steps.begin(), block.steps.end(),
                                                  [&](const Step& step) { return is_named(step, row); }));
}

std::size_t calls_in_blocks(const CompiledCode& code, std::string_view row) {
    std::size_t count = 0;
    for (const Block& block : code.blocks) {
        count += calls(block, row);
    }
    return count;
}

std::size_t kinds(const CompiledCode& code, StepKind kind) {
    const auto is_kind = [kind](const Step& step) { return step.kind == kind; };
    auto count = std::count_if(code.top.steps.begin(), code.top.steps.end(), is_kind);
    for (const Block& block : code.blocks) {
        count += std::count_if(block.steps.begin(), block.steps.end(), is_kind);
    }
    return static_cast<std::size_t>(count);
}

Program with_formula(const std::string& formula, const std::string& more = "") {
    return program_of({formula_ruleset(formula, more)});
}

} // namespace

TEST_CASE("equal steps are one step, across criteria, definitions and versions") {
    const std::string rules = R"(definitions:
  doubled: {value: amount * 2}
  also_doubled: {value: amount * 2}
criteria:
  first: {en: first, when: doubled > 5 and yes_or_no}
  second: {en: second, when: also_doubled > 5 and yes_or_no}
)";
    const Program once = program_of({ruleset_text(rules + permit_text("[first, second]"))});
    const CompiledCode& code = once.data().code;
    CHECK(calls(code.top, "*") == 1);
    CHECK(calls(code.top, ">") == 1);
    const Program twice = program_of(
        {ruleset_text(rules + permit_text("[first, second]"), "1", "{from: 2020-01-01, until: 2020-12-31}"),
         ruleset_text(rules + permit_text("[first, second]"), "1", "{from: 2021-01-01}")});
    CHECK(twice.data().code.top.steps.size() == code.top.steps.size());
    CHECK(twice.data().stretches.size() > once.data().stretches.size());
}

TEST_CASE("different steps stay apart") {
    const std::string rules = R"(criteria:
  first: {en: first, when: amount > 5}
  second: {en: second, when: amount > 6}
  third_one: {en: third, when: 5 > amount}
)";
    const Program program = program_of({ruleset_text(rules + permit_text("[first, second, third_one]"))});
    CHECK(calls(program.data().code.top, ">") == 3);
}

TEST_CASE("what does not vary stands outside the loop") {
    const Program program = with_formula("every f in fines satisfies f.days < amount + 1");
    const CompiledCode& code = program.data().code;
    CHECK(calls(code.top, "+") == 1);
    CHECK(calls_in_blocks(code, "+") == 0);
    CHECK(calls_in_blocks(code, "<") == 1);
    // Of two loops, in each what varies with it.
    const Program nested = with_formula(
        "some f in fines satisfies (some s in stays satisfies f.days * 2 > amount + 3 and s.from > born)");
    const CompiledCode& inner = nested.data().code;
    CHECK(calls(inner.top, "+") == 1);
    std::size_t with_product = 0;
    for (const Block& block : inner.blocks) {
        if (calls(block, "*") == 1) {
            ++with_product;
            CHECK(block.base == detail::Ref::block);
            CHECK(calls(block, ">") == 1); // `f.days * 2 > amount + 3` does not vary with s
        }
    }
    CHECK(with_product == 1);
}

TEST_CASE("equal loops are one loop") {
    const std::string rules = R"(criteria:
  first: {en: first, when: every f in fines satisfies f.paid}
  second: {en: second, when: every other_name in fines satisfies other_name.paid}
)";
    const Program program = program_of({ruleset_text(rules + permit_text("[first, second]"))});
    CHECK(kinds(program.data().code, StepKind::every) == 1);
}

TEST_CASE("constants are folded") {
    struct Row {
        const char* formula;
        std::size_t steps;
    };
    for (const Row& row :
         {Row{"amount = 1 + 2 * 3", 1}, Row{"amount = 7 or 1 > 2", 1}, Row{"yes_or_no and 2 > 1", 0},
          Row{"if 2 > 1 then yes_or_no else other", 0}, Row{"born > date(\"2020-02-29\")", 1},
          Row{"spoken >= \"A2\"", 1}, Row{"not(false) and other", 0}}) {
        CAPTURE(row.formula);
        CHECK(with_formula(row.formula).data().code.top.steps.size() == row.steps);
    }
}

TEST_CASE("function definitions are written out at their calls") {
    const char* const over = "definitions:\n  over: {value: function(n) amount + n > 10}\n";
    const Program program = with_formula("over(1) and over(2) and over(1)", over);
    const CompiledCode& code = program.data().code;
    CHECK(kinds(code, StepKind::closure) == 0);
    CHECK(kinds(code, StepKind::invoke) == 0);
    CHECK(calls(code.top, ">") == 2); // over(1) once
    const Program in_loop = with_formula("some f in fines satisfies over(f.days)", over);
    CHECK(calls_in_blocks(in_loop.data().code, "+") == 1);
    CHECK(calls(in_loop.data().code.top, "+") == 0);
}

TEST_CASE("the listing names facts and has one line per step") {
    const Program program = with_formula("every f in fines satisfies f.days < amount + 1");
    const std::string listing = program.listing({0});
    CHECK(listing.find("every(fines)") != std::string::npos);
    CHECK(listing.find("amount") != std::string::npos);
    const CompiledCode& code = program.data().code;
    CHECK(static_cast<std::size_t>(std::count(listing.begin(), listing.end(), '\n')) >=
          code.top.steps.size() + code.blocks.back().steps.size());
}
