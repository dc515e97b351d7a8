// SPDX-License-Identifier: Apache-2.0
// Facts in the host's arrays give what the same people give as cases: every slot count, spills, unknowns and
// nulls.
#include "compile/catalog_model.hpp"
#include "unit/support/made_case.hpp"
#include "unit/support/minimal_catalog.hpp"
#include "unit/support/random_rules.hpp"

#include <bleibe/verdict_columns.hpp>

#include <doctest/doctest.h>

#include <deque>

using namespace bleibe;
using namespace bleibe::test;
using detail::Value;

namespace {

constexpr Date on(20'000); // 2024-10-04

Program one_program() {
    std::string criteria = "criteria:\n";
    std::string permits = "permits:\n";
    const char* const formulas[] = {
        "covers(stays[shade in (\"red\", \"green\")], @\"2024-01-10\", @\"2024-02-20\")",
        "some s in stays satisfies s.until = null or s.until >= born",
        "total(fines[paid].days) <= 60",
        "count(fines[not(paid)]) >= 2 or yes_or_no",
        "every f in fines satisfies f.until != null and f.until > today()",
        "ended = null or ended < today()",
        "perhaps != null and perhaps > amount",
        "age(born, today()) >= 1 and shade_or_none != null",
        "spoken >= \"A2\" and shade = \"blue\"",
    };
    int number = 0;
    for (const char* formula : formulas) {
        const std::string name = "c" + std::to_string(number);
        criteria += "  " + name + ":\n    en: c\n    when: |\n      " + formula + "\n";
        permits += "  p" + std::to_string(number++) +
                   ":\n    kind: stay\n    en: stay\n    effect: shall\n    requires: {all: [" + name +
                   "]}\n";
    }
    return program_of({ruleset_text(criteria + permits)}, vocabulary_text);
}

/// The arrays of one field; a deque keeps them where they are.
struct Arrays {
    std::deque<std::vector<std::int16_t>> shorts;
    std::deque<std::vector<std::int32_t>> longs;
    std::deque<std::vector<std::uint8_t>> bytes;
    std::deque<std::vector<std::uint64_t>> planes;
};

/// Random people, both ways.
class People {
public:
    People(const Program& program, Dice& dice, std::size_t count, std::size_t slots, unsigned sparse)
        : program_(program), dice_(dice), slots_(slots), sparse_(sparse), columns(program.catalog(), count) {
        for (std::size_t i = 0; i < count; ++i) {
            data_.push_back(empty_case(program.catalog()));
        }
        for (const char* fact : {"yes_or_no", "other", "third"}) {
            plain(fact, [this](std::size_t) { return Value::boolean(dice_.one_in(2)); });
        }
        plain("amount", [this](std::size_t) { return Value::number(dice_.roll(90)); });
        plain("perhaps", [this](std::size_t) { return null_or(Value::number(dice_.roll(90))); });
        plain("born", [this](std::size_t) { return day(); });
        plain("ended", [this](std::size_t) { return null_or(day()); });
        plain("spoken", [this](std::size_t) { return choice("level"); });
        plain("shade", [this](std::size_t) { return choice("colour"); });
        list("stays", {"from", "until", "shade"});
        list("fines", {"days", "paid", "until"});
    }

    [[nodiscard]] Case person(std::size_t i) const { return Case(data_[i]); }

private:
    using Plane = std::vector<std::uint64_t>;

    Value null_or(const Value& value) { return dice_.one_in(4) ? Value::null() : value; }
    Value day() { return Value::date(19'700 + dice_.roll(500)); }
    Value choice(const char* id) {
        const auto& set = program_.catalog().model().written().vocabulary.find_choice(id)->set;
        return Value::choice(set, dice_.roll(3));
    }
    [[nodiscard]] std::size_t fact(const char* id) const {
        return static_cast<std::size_t>(program_.catalog().model().written().vocabulary.find_fact(id));
    }
    bool unknown() { return sparse_ > 0 && dice_.one_in(sparse_); }

    /// Hands in one array; `value_of(i)` is what the person has there.
    template <class ValueOf>
    void add(const std::string& path, std::size_t slot, ValueOf value_of) {
        Plane known((data_.size() + 63) / 64, ~std::uint64_t{0});
        std::vector<Value> values;
        for (std::size_t i = 0; i < data_.size(); ++i) {
            values.push_back(value_of(i));
            if (values.back().is_unknown()) {
                known[i / 64] &= ~(std::uint64_t{1} << (i % 64));
            }
        }
        arrays_.planes.push_back(std::move(known));
        const std::span<const std::uint64_t> plane =
            sparse_ > 0 ? std::span<const std::uint64_t>(arrays_.planes.back())
                        : std::span<const std::uint64_t>{};
        const auto kind = std::find_if(values.begin(), values.end(),
                                       [](const Value& one) { return !one.is_unknown() && !one.is_null(); });
        REQUIRE(kind != values.end());
        CHECK(give(path, slot, values, kind->kind, plane) == "");
    }

    std::string give(const std::string& path, std::size_t slot, const std::vector<Value>& values,
                     detail::Kind kind, std::span<const std::uint64_t> known) {
        const bool wide = dice_.one_in(2);
        if (kind == detail::Kind::boolean) {
            Plane yes((values.size() + 63) / 64, 0);
            for (std::size_t i = 0; i < values.size(); ++i) {
                yes[i / 64] |= static_cast<std::uint64_t>(values[i].is_true()) << (i % 64);
            }
            arrays_.planes.push_back(std::move(yes));
            return columns.add_truths(path, arrays_.planes.back(), known, slot);
        }
        if (kind == detail::Kind::choice) {
            std::vector<std::uint8_t> codes;
            for (const Value& value : values) {
                codes.push_back(static_cast<std::uint8_t>(value.size));
            }
            arrays_.bytes.push_back(std::move(codes));
            return columns.add_choices(path, arrays_.bytes.back(), known, slot);
        }
        const bool is_day = kind == detail::Kind::date;
        if (wide) {
            std::vector<std::int32_t> numbers;
            for (const Value& value : values) {
                numbers.push_back(value.is_null() ? FactColumns::null
                                                  : static_cast<std::int32_t>(value.integer));
            }
            arrays_.longs.push_back(std::move(numbers));
            const std::span<const std::int32_t> span(arrays_.longs.back());
            return is_day ? columns.add_days(path, span, known, slot)
                          : columns.add_numbers(path, span, known, slot);
        }
        std::vector<std::int16_t> numbers;
        for (const Value& value : values) {
            const std::int64_t base = is_day ? FactColumns::first_of_short_days : 0;
            numbers.push_back(value.is_null()      ? FactColumns::short_null
                              : value.is_unknown() ? std::int16_t{0}
                                                   : static_cast<std::int16_t>(value.integer - base));
        }
        arrays_.shorts.push_back(std::move(numbers));
        const std::span<const std::int16_t> span(arrays_.shorts.back());
        return is_day ? columns.add_days(path, span, known, slot)
                      : columns.add_numbers(path, span, known, slot);
    }

    template <class ValueOf>
    void plain(const char* id, ValueOf value_of) {
        add(id, 0, [&](std::size_t i) {
            const Value value = i > 0 && unknown() ? Value::unknown() : value_of(i);
            data_[i]->facts[fact(id)] = value;
            return value;
        });
    }

    Value field(const std::string& list, const std::string& name) {
        return name == "from"    ? day()
               : name == "until" ? null_or(day())
               : name == "shade" ? choice("colour")
               : name == "days"  ? Value::number(dice_.roll(40))
               : list == "fines" ? Value::boolean(dice_.one_in(2))
                                 : Value::unknown();
    }

    void list(const char* id, const std::vector<std::string>& names) {
        const detail::Shape& shape = program_.catalog().model().shapes[fact(id)];
        std::vector<std::uint8_t> counts;
        Plane known((data_.size() + 63) / 64, ~std::uint64_t{0});
        for (std::size_t i = 0; i < data_.size(); ++i) {
            counts.push_back(static_cast<std::uint8_t>(dice_.roll(static_cast<unsigned>(slots_) + 1)));
            const bool spills = slots_ == 3 && dice_.one_in(9);
            const std::size_t length = spills ? slots_ + 2 : counts.back();
            auto* items = data_[i]->arena.allocate_array<Value>(length);
            for (std::size_t e = 0; e < length; ++e) {
                auto* fields = data_[i]->arena.allocate_array<Value>(shape.names.size());
                for (std::size_t f = 0; f < shape.names.size(); ++f) {
                    fields[f] = f >= names.size() ? Value::null()
                                : unknown()       ? Value::unknown()
                                                  : field(id, names[f]);
                }
                items[e] = Value::context(*data_[i]->arena.create(detail::ContextData{&shape, fields}));
            }
            data_[i]->facts[fact(id)] = Value::list({items, length});
            if (spills) {
                spilled_.push_back(i);
            } else if (unknown()) {
                data_[i]->facts[fact(id)] = Value::unknown();
                known[i / 64] &= ~(std::uint64_t{1} << (i % 64));
            }
        }
        arrays_.bytes.push_back(std::move(counts));
        arrays_.planes.push_back(std::move(known));
        CHECK(columns.add_list(id, arrays_.bytes.back(), slots_, arrays_.planes.back()) == "");
        for (std::size_t slot = 0; slot < slots_; ++slot) {
            for (std::size_t f = 0; f < names.size(); ++f) {
                const Value otherwise = field(id, names[f] == "until" ? "from" : names[f]);
                add(std::string(id) + "[]." + names[f], slot, [&](std::size_t i) {
                    const Value& whole = data_[i]->facts[fact(id)];
                    return whole.kind == detail::Kind::list && slot < whole.size
                               ? whole.items()[slot].context().fields[f]
                               : otherwise;
                });
            }
        }
        for (const std::size_t i : spilled_) {
            columns.add_case(i, Case(data_[i]));
        }
    }

    const Program& program_;
    Dice& dice_;
    std::size_t slots_;
    unsigned sparse_;
    std::vector<std::shared_ptr<detail::CaseData>> data_;
    std::vector<std::size_t> spilled_;
    Arrays arrays_;

public:
    FactColumns columns;
};

} // namespace

TEST_CASE("the host's arrays and cases: the same verdicts") {
    const Program program = one_program();
    Assessment workspace;
    std::size_t eligible = 0;
    std::size_t undetermined = 0;
    for (const std::size_t slots : {1U, 2U, 3U, 4U, 5U, 8U, 17U, 32U}) {
        for (const unsigned sparse : {0U, 30U}) {
            Dice dice(slots * 7 + sparse);
            const People people(program, dice, 150, slots, sparse);
            for (const std::size_t batch : {64U, 2048U}) {
                VerdictOptions options;
                options.batch = batch;
                const VerdictColumns verdicts = screen_verdicts(program, people.columns, on, options);
                REQUIRE(verdicts.size() == 150);
                for (std::size_t i = 0; i < verdicts.size(); ++i) {
                    assess(program, people.person(i), on, {}, workspace);
                    for (std::uint32_t permit = 0; permit < program.permits().size(); ++permit) {
                        CAPTURE(slots);
                        CAPTURE(sparse);
                        CAPTURE(i);
                        CAPTURE(permit);
                        const Verdict expected = workspace.unsearched_verdict({permit});
                        REQUIRE(verdicts.verdict(permit, i).status == expected.status);
                        eligible += expected.status == Status::eligible ? 1 : 0;
                        undetermined += expected.status == Status::undetermined ? 1 : 0;
                    }
                }
                CHECK(verdicts.steps_by_row().empty());
            }
        }
    }
    CHECK(eligible > 1'000);
    CHECK(undetermined > 100);
}

TEST_CASE("arrays that do not fit are refused with the reason") {
    const Program program = one_program();
    FactColumns columns(program.catalog(), 70);
    const std::vector<std::uint8_t> bytes(70, 1);
    const std::vector<std::uint8_t> few(69, 1);
    const std::vector<std::uint8_t> wrong(70, 3);
    const std::vector<std::int16_t> days(70, FactColumns::short_null);
    const std::vector<std::uint64_t> plane(2);
    const std::vector<std::uint64_t> short_plane(1);
    CHECK(columns.add_choices("shades", bytes) == "no fact is named `shades`");
    CHECK(columns.add_choices("born", bytes) == "`born` is of another type: date");
    CHECK(columns.add_choices("shade", few) == "the array for `shade` is shorter than there are people");
    CHECK(columns.add_choices("shade", bytes, short_plane) ==
          "the array for `shade` is shorter than there are people");
    CHECK(columns.add_choices("shade", wrong) == "`shade` has 3 values; there is no 3");
    CHECK(columns.add_days("born", std::span<const std::int16_t>(days)) ==
          "`born` is never null; the array holds the number that means it");
    CHECK(columns.add_days("ended", std::span<const std::int16_t>(days)) == "");
    CHECK(columns.add_choices("stays[].shade", bytes, {}, 0) ==
          "the list of `stays[].shade` was added with 0 slots");
    CHECK(columns.add_list("stays", bytes, 33) == "a list has at most 32 slots");
    CHECK(columns.add_list("born", bytes, 2) == "`born` is of another type: date");
    CHECK(columns.add_list("stays", bytes, 2) == "");
    CHECK(columns.add_choices("stays[].shade", bytes, {}, 1) == "");
    CHECK(columns.add_choices("stays[].shades", bytes, {}, 1) == "no fact is named `stays[].shades`");
}
