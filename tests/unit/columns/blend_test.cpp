// SPDX-License-Identifier: Apache-2.0
// Where two cells differ, row by row, and what one holds in some rows and the other elsewhere.
#include "columns/batch.hpp"

#include <doctest/doctest.h>

#include <functional>
#include <random>
#include <vector>

using namespace bleibe::detail;

namespace {

constexpr std::uint32_t row_count = 130; // no whole words

using Random = std::mt19937;
using Maker = std::function<Value(Random&, Arena&)>;

std::int64_t below(Random& random, std::int64_t bound) {
    return static_cast<std::int64_t>(random() % static_cast<unsigned>(bound));
}

const ChoiceSet& colours() {
    static const ChoiceSet set{"colour", false, {"red", "green", "blue"}};
    return set;
}

constexpr std::string_view period_names[] = {"from", "until", "colour"};
constexpr Shape period_shape{period_names};

Value perhaps(Random& random, const Value& value) {
    const std::int64_t kind = below(random, 8);
    return kind == 0 ? Value::unknown() : kind == 1 ? Value::null() : value;
}

Value period(Random& random, Arena& memory) {
    auto* fields = memory.allocate_array<Value>(3);
    fields[0] = Value::date(10'000 + below(random, 3));
    fields[1] = perhaps(random, Value::date(10'100 + below(random, 3)));
    fields[2] = Value::choice(colours(), static_cast<std::uint32_t>(below(random, 3)));
    return Value::context(*memory.create(ContextData{&period_shape, fields}));
}

Value periods(Random& random, Arena& memory) {
    const auto count = static_cast<std::size_t>(below(random, 4));
    auto* items = memory.allocate_array<Value>(count);
    for (std::size_t i = 0; i < count; ++i) {
        ::new (items + i) Value(period(random, memory));
    }
    return below(random, 9) == 0 ? Value::unknown() : Value::list({items, count});
}

struct Column {
    Type type;
    Maker make;
};

std::vector<Column> columns() {
    const Type entry = Type::context({{"from", TypeKind::date},
                                      {"until", Type(TypeKind::date).or_null()},
                                      {"colour", Type::choice(colours())}});
    return {
        {TypeKind::boolean,
         [](Random& random, Arena&) { return perhaps(random, Value::boolean(below(random, 2) == 0)); }},
        {TypeKind::number,
         [](Random& random, Arena&) { return perhaps(random, Value::number(below(random, 3))); }},
        {TypeKind::date,
         [](Random& random, Arena&) { return perhaps(random, Value::date(below(random, 3) * 30'000)); }},
        {Type::choice(colours()),
         [](Random& random, Arena&) {
             return perhaps(random, Value::choice(colours(), static_cast<std::uint32_t>(below(random, 3))));
         }},
        {Type::list(entry), periods},
    };
}

bool alike(const Value& a, const Value& b) {
    return identical(a, b) || (a.kind == b.kind && equal(a, b).is_true());
}

/// Two columns of random values that are alike in about half of the rows.
struct Pair {
    Pair(const Column& column, unsigned seed) : random(seed) {
        batch.begin(row_count);
        for (std::uint32_t row = 0; row < row_count; ++row) {
            first.push_back(column.make(random, values));
            second.push_back(below(random, 2) == 0 ? first.back() : column.make(random, values));
        }
        a = cell_of_values(batch, first.data(), column.type);
        b = cell_of_values(batch, second.data(), column.type);
    }

    Random random;
    Arena memory;
    Arena values;
    Batch batch{memory, kernels()};
    std::vector<Value> first;
    std::vector<Value> second;
    Cell a;
    Cell b;
};

} // namespace

TEST_CASE("rows in which two cells differ are found") {
    for (const Column& column : columns()) {
        for (unsigned seed = 1; seed <= 20; ++seed) {
            Pair pair(column, seed);
            const Word* changed = changed_rows(pair.batch, pair.a, pair.b, pair.batch.every());
            REQUIRE(changed != nullptr);
            for (std::uint32_t row = 0; row < row_count; ++row) {
                CAPTURE(seed);
                CAPTURE(row);
                CHECK(bit_at(changed, row) != alike(pair.first[row], pair.second[row]));
            }
            CHECK(pair.batch.count(changed) <= row_count); // nothing behind the last row
            Word* few = pair.batch.empty_plane();
            set_bit(few, 5);
            set_bit(few, 70);
            set_bit(few, 71);
            const Word* of_few = changed_rows(pair.batch, pair.a, pair.b, few);
            for (std::uint32_t row = 0; row < row_count; ++row) {
                CHECK((of_few != nullptr && bit_at(of_few, row)) ==
                      (bit_at(few, row) && bit_at(changed, row)));
            }
            const Cell again = cell_of_values(pair.batch, pair.first.data(), column.type);
            CHECK(changed_rows(pair.batch, pair.a, again, pair.batch.every()) == nullptr);
        }
    }
}

TEST_CASE("a declined row is no change") {
    Pair pair(columns()[1], 3);
    pair.batch.decline_all(pair.batch.every());
    CHECK(changed_rows(pair.batch, pair.a, pair.b, pair.batch.every()) == nullptr);
}

TEST_CASE("one cell in some rows and another one elsewhere") {
    for (const Column& column : columns()) {
        for (unsigned seed = 1; seed <= 20; ++seed) {
            Pair pair(column, seed);
            Word* rows = pair.batch.empty_plane();
            for (std::uint32_t row = 0; row < row_count; ++row) {
                if (below(pair.random, 3) == 0) {
                    set_bit(rows, row);
                }
            }
            const auto both = blended(pair.batch, rows, pair.a, pair.b);
            REQUIRE(both);
            for (std::uint32_t row = 0; row < row_count; ++row) {
                const Value& expected = bit_at(rows, row) ? pair.first[row] : pair.second[row];
                CAPTURE(seed);
                CAPTURE(row);
                CHECK(alike(value_of_cell(*both, row, pair.values), expected));
            }
        }
    }
}

TEST_CASE("cells that no cell can hold together") {
    Pair pair(columns()[0], 1);
    CHECK(!blended(pair.batch, pair.batch.every(), pair.a, Cell::of(Value::number(1))));
    const Cell one = Cell::of(Value::number(1));
    CHECK(blended(pair.batch, pair.batch.every(), one, one));
    CHECK(!blended(pair.batch, pair.batch.every(), one, Cell::of(Value::number(2))));
}
