// SPDX-License-Identifier: Apache-2.0
// Values put into columns come out as they were, or their row is declined.
#include "columns/batch.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace bleibe::detail;

namespace {

const ChoiceSet& colours() {
    static const ChoiceSet set{"colour", false, {"red", "green", "blue"}};
    return set;
}

struct Made {
    explicit Made(std::uint32_t rows) { batch.begin(rows); }
    Arena memory;
    Batch batch{memory, kernels()};
};

/// The rows that were declined.
std::vector<std::size_t> round_trip(const std::vector<Value>& values, const Type& type) {
    Made made(static_cast<std::uint32_t>(values.size()));
    const Cell cell = cell_of_values(made.batch, values.data(), type);
    std::vector<std::size_t> declined;
    for (std::size_t row = 0; row < values.size(); ++row) {
        if (bit_at(made.batch.declined, row)) {
            declined.push_back(row);
            continue;
        }
        const Value back = value_of_cell(cell, row, made.memory);
        CAPTURE(row);
        CHECK((identical(back, values[row]) || equal(back, values[row]).is_true()));
    }
    return declined;
}

Value decimal(std::int64_t digits, std::int8_t scale) {
    Value value = Value::number(digits);
    value.scale = scale;
    return value;
}

using Rows = std::vector<std::size_t>;

} // namespace

TEST_CASE("truths, numbers, days and choices, known, unknown and null") {
    const Value unknown = Value::unknown();
    const Value null = Value::null();
    CHECK(round_trip({Value::boolean(true), Value::boolean(false), unknown, null}, TypeKind::boolean) ==
          Rows{});
    CHECK(round_trip({Value::number(0), Value::number(-32'767), Value::number(32'766), null},
                     TypeKind::number) == Rows{});
    CHECK(round_trip({Value::number(32'767), Value::number(-32'768), null, unknown}, TypeKind::number) ==
          Rows{});
    CHECK(round_trip({decimal(150, 2), Value::number(3), decimal(-5, 1)}, TypeKind::number) == Rows{});
    CHECK(round_trip({Value::date(10'957), Value::date(-20'000), Value::date(43'722), null},
                     TypeKind::date) == Rows{});
    CHECK(round_trip({Value::date(43'723), Value::date(43'724), Value::date(43'725), null}, TypeKind::date) ==
          Rows{});
    CHECK(round_trip({Value::months(60), null, unknown}, TypeKind::months) == Rows{});
    CHECK(round_trip({Value::duration(86'400), Value::duration(-172'800)}, TypeKind::duration) == Rows{});
    CHECK(round_trip({Value::choice(colours(), 2), null, Value::choice(colours(), 0), unknown},
                     Type::choice(colours())) == Rows{});
}

TEST_CASE("what no column holds is declined") {
    CHECK(round_trip({Value::number(INT32_MAX), Value::number(1), Value::number(INT64_MIN)},
                     TypeKind::number) == Rows{0, 2});
    CHECK(round_trip({decimal(12'345, 4), Value::number(1)}, TypeKind::number) == Rows{0});
    CHECK(round_trip({Value::duration(1), Value::duration(86'400, 5)}, TypeKind::duration) == Rows{0, 1});
    CHECK(round_trip({Value::date(1), Value::number(1)}, TypeKind::date) == Rows{1});
    CHECK(round_trip({Value::number(1), Value::boolean(true)}, TypeKind::boolean) == Rows{0});
}

TEST_CASE("lists of every length up to the most, and one that is longer") {
    std::vector<std::vector<Value>> items;
    std::vector<Value> values;
    for (std::size_t length = 0; length <= most_list_slots + 1; ++length) {
        items.emplace_back();
        for (std::size_t i = 0; i < length; ++i) {
            items.back().push_back(i % 5 == 4 ? Value::unknown()
                                              : Value::number(static_cast<std::int64_t>(length * 100 + i)));
        }
    }
    for (const auto& list : items) {
        values.push_back(Value::list(list));
    }
    values.push_back(Value::unknown());
    values.push_back(Value::null());
    CHECK(round_trip(values, Type::list(TypeKind::number)) == Rows{most_list_slots + 1});
}
