// SPDX-License-Identifier: Apache-2.0
// Every slot of formulas that use all column forms is what the scalar form makes of it, for random people of
// whom more or less is known.
#include "run/column_machine.hpp"

#include "unit/support/compare_slots.hpp"
#include "unit/support/made_case.hpp"
#include "unit/support/minimal_catalog.hpp"
#include "unit/support/random_people.hpp"

#include <doctest/doctest.h>

#include <span>

using namespace bleibe;
using namespace bleibe::test;
using detail::Value;

namespace {

const char* const formulas[] = {
    "covers(stays, @\"2017-10-31\", @\"2018-10-31\")",
    "covers(stays, @\"2017-10-31\", @\"2022-10-31\", 30)",
    "covers(stays, born, today())",
    "covers(stays[shade = \"red\"], today(), today())",
    "union days(stays, @\"2010-01-01\", @\"2020-01-01\") >= 365",
    "union days(stays, born, today()) > 100",
    "unbroken since(stays, today()) = null",
    "unbroken since(stays, born, 10) != null",
    "count(merged(stays)[days = null or days > 10]) <= 2",
    "covers(merged(stays[shade = \"blue\"]), @\"2010-01-01\", @\"2012-01-01\")",
    "count(gaps(stays, @\"2010-01-01\", @\"2022-01-01\")[days > 10]) <= 2",
    "covers(without(stays, gaps(stays[shade = \"blue\"], @\"2005-01-01\", @\"2027-01-01\")), "
    "@\"2018-01-01\", "
    "@\"2018-02-01\")",
    "covers(concatenate(stays[shade = \"red\"], stays[shade = \"green\"]), @\"2018-01-01\", @\"2018-06-01\")",
    "covers(flatten(for s in stays return without([s], stays[shade = \"blue\"])), @\"2018-01-01\", "
    "@\"2018-02-01\")",
    "total(fines[paid].days) > 0.5 * amount",
    "total(for f in fines return f.days * 2) <= 100",
    "count(fines) = 2 or count(fines[not(paid)]) > 1",
    "some f in fines satisfies f.until != null and f.until + @\"P1Y\" > today()",
    "every f in fines satisfies f.until = null or f.until - @\"P3D\" <= today()",
    "some f in fines satisfies some s in stays satisfies s.until != null and s.from <= today() and f.days > "
    "20",
    "some s in stays satisfies s.shade in (\"red\", \"blue\") and s.from + @\"P18M\" <= today()",
    "(spoken in (\"A1\", \"B1\")) or shade != \"red\"",
    "spoken >= \"A2\" and spoken < \"B1\"",
    "shade_or_none = null or shade_or_none != shade",
    "shade_or_none != null and shade_or_none = \"green\"",
    "ended != null and ended - born > @\"P100D\"",
    "happened by(ended, today())",
    "happened by(ended, later(born, @\"2015-01-01\"))",
    "earlier(born, @\"2010-01-01\") + @\"P1Y\" * 3 <= today() - @\"P1D\" * 7",
    "age(born, today()) >= 18",
    "completed months(born, today()) > 100 and completed years(born, today()) < 30",
    "perhaps = null or perhaps - amount < 2.5",
    "amount * 1.25 >= 40.5 and amount + 1 != 20",
    "(if yes_or_no then amount else 7) > 30",
    "(if yes_or_no then born else @\"2012-12-12\") < today()",
    "covers(if yes_or_no then stays else stays[shade = \"red\"], @\"2018-01-01\", @\"2018-02-01\")",
    "yes_or_no = other",
    "yes_or_no != third or not(other)",
    "if yes_or_no then other else third",
    "count(stays[from > born]) >= 1",
};

Program program_of_formulas(std::span<const char* const> texts) {
    std::string criteria = "criteria:\n";
    std::string all;
    int number = 0;
    for (const char* formula : texts) {
        const std::string name = "c" + std::to_string(number++);
        criteria += "  " + name + ":\n    en: c\n    when: |\n      " + formula + "\n";
        all += (all.empty() ? "[" : ", ") + name;
    }
    return program_of({ruleset_text(criteria + permit_text(all + "]"))}, vocabulary_text);
}

/// Slots that were compared.
std::size_t compare(const detail::ProgramData& program, const std::vector<Case>& people,
                    const detail::Kernels& kernels) {
    const detail::Stretch& stretch = program.stretch_of(Date(20'000));
    const Value today[] = {Value::date(20'000)};
    detail::ColumnMachine columns(program, kernels, Limits());
    columns.plan(stretch.schedule);
    columns.set_operands(today);
    columns.begin(static_cast<std::uint32_t>(people.size()));
    std::vector<Value> values(people.size());
    for (const std::uint32_t fact : columns.facts_needed()) {
        std::transform(people.begin(), people.end(), values.begin(),
                       [fact](const Case& one) { return one.data().facts[fact]; });
        columns.set_fact(fact,
                         cell_of_values(columns.batch(), values.data(), program.fact_layouts[fact].type));
    }
    columns.run(stretch.schedule);
    return compare_slots(
        program, columns,
        people.size(), [&](std::size_t row) -> const auto& { return people[row].data().facts; },
        stretch.schedule, today);
}

} // namespace

TEST_CASE("formulas over random people, in batches of all sizes") {
    const Program program = program_of_formulas(formulas);
    for (const char* name : {"x86-64", "avx2", "avx512"}) {
        const detail::Kernels* kernels = detail::find_kernels(name);
        if (kernels == nullptr) {
            continue;
        }
        for (const unsigned sparse : {0U, 5U, 20U}) {
            for (const std::size_t size : {1U, 2U, 63U, 64U, 65U, 200U}) {
                Dice dice(sparse * 1'000 + size);
                RandomPeople random(program.catalog(), dice, sparse);
                std::vector<Case> people;
                for (std::size_t i = 0; i < size; ++i) {
                    people.push_back(random.person());
                }
                CAPTURE(name);
                CAPTURE(sparse);
                CAPTURE(size);
                const std::size_t compared = compare(program.data(), people, *kernels);
                if (size == 200) {
                    CHECK(compared > 5'000); // most people are computed in columns, whatever is unknown
                }
            }
        }
    }
}

TEST_CASE("an end of a period that is not known declines nobody") {
    const char* const cut[] = {
        "covers(without(stays, stays[shade = \"blue\"]), @\"2018-01-01\", @\"2018-02-01\")",
        "count(without(stays[shade = \"red\"], gaps(stays[shade = \"blue\"], @\"2005-01-01\", "
        "@\"2027-01-01\"))) > 1",
    };
    const Program program = program_of_formulas(cut);
    Dice dice(31);
    RandomPeople random(program.catalog(), dice, 12);
    std::vector<Case> people;
    for (std::size_t i = 0; i < 500; ++i) {
        people.push_back(random.person());
    }
    CHECK(compare(program.data(), people, detail::kernels()) ==
          people.size() * program.data().stretch_of(Date(20'000)).schedule.size());
}
