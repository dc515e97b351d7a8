// SPDX-License-Identifier: Apache-2.0
// Making values and looking into them.
#include "value/value.hpp"

#include "unit/value/values.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>

using namespace bleibe::detail;
using bleibe::test::Values;

TEST_CASE("a value is unknown until it is something") {
    CHECK(Value{}.is_unknown());
    CHECK(Value::unknown().is_unknown());
    CHECK(Value::null().is_null());
    CHECK(Value::boolean(true).is_true());
    CHECK(Value::boolean(false).is_false());
    CHECK_FALSE(Value::boolean(true).is_false());
    CHECK_FALSE(Value::null().is_false());
    CHECK_FALSE(Value::number(1).is_true());
    CHECK(Value::number(-5).integer == -5);
    CHECK(Value::duration(7, 9).size == 9);
}

TEST_CASE("numbers take the smallest form and keep their spelling") {
    struct Row {
        std::string text;
        bool big;
        int scale;
        std::int64_t integer;
    };
    const auto most = std::numeric_limits<std::int64_t>::max();
    const Row rows[] = {
        {"0", false, 0, 0},
        {"0.00", false, 2, 0},
        {"1.50", false, 2, 150},
        {"-1.5", false, 1, -15},
        {"9223372036854775807", false, 0, most},
        {"-9223372036854775808", false, 0, -most - 1},
        {"0.000000000000000001", false, 18, 1},
        {"9223372036854775808", true, 0, 0},
        {"-9223372036854775809", true, 0, 0},
        {"0.0000000000000000001", true, 0, 0},
        {"100000000000000000000", true, 0, 0},
    };
    Values v;
    for (const Row& row : rows) {
        CAPTURE(row.text);
        const Value value = v.number(row.text);
        CHECK(value.big == row.big);
        if (!row.big) {
            CHECK(value.scale == row.scale);
            CHECK(value.integer == row.integer);
        }
        CHECK(to_string(value.decimal()) == row.text);
    }
    const Value thousand = Value::number(Decimal(false, 1, 3), v.arena);
    CHECK_FALSE(thousand.big);
    CHECK(thousand.integer == 1000);
    CHECK(Value::number(Decimal(false, 1, 19), v.arena).big);
    CHECK(Value::number(Decimal(false, 10, 18), v.arena).big);
    CHECK(Value::number(Decimal(true, ~Unsigned128{0} >> 15U, 5), v.arena).big);
}

TEST_CASE("names are found by spelling") {
    const ChoiceSet set{"levels", true, {"A1", "A2"}};
    CHECK(set.find("A2") == 1U);
    CHECK_FALSE(set.find("a2").has_value());
    CHECK(Value::choice(set, 1).choice_text() == "A2");
    Values v;
    const Value context = v.context({{"from", Value::null()}, {"until", v.number("2")}});
    CHECK(context.context().shape->find("until") == 1);
    CHECK(context.context().shape->find("unti") == -1);
    REQUIRE(context.context().find("until") != nullptr);
    CHECK(context.context().find("until")->integer == 2);
    CHECK(context.context().find("x") == nullptr);
}

TEST_CASE("unknown is found at any depth, and only if it is there") {
    Values v;
    const Value one = v.number("1");
    CHECK(has_unknown(Value::unknown()));
    CHECK_FALSE(has_unknown(Value::null()));
    CHECK_FALSE(has_unknown(v.list({})));
    CHECK_FALSE(has_unknown(v.list({one, Value::null()})));
    CHECK(has_unknown(v.list({one, Value::unknown()})));
    CHECK(has_unknown(v.context({{"a", one}, {"b", v.list({Value::unknown()})}})));
    CHECK(has_unknown(v.range(one, Value::unknown())));
    CHECK_FALSE(has_unknown(v.range(one, one)));
    CHECK(has_unknown(v.nested(200'000, Value::unknown())));
    CHECK_FALSE(has_unknown(v.nested(200'000, one)));
    CHECK(has_unknown(v.nested(200'000, v.list({one, v.context({{"a", Value::unknown()}})}))));
}

TEST_CASE("bounds count every part and every level") {
    Values v;
    const Value one = v.number("1");
    const Value value = v.list({one, v.context({{"a", one}, {"b", one}})});
    CHECK(fits_bounds(value, 5));
    CHECK_FALSE(fits_bounds(value, 4));
    CHECK(fits_bounds(value, 5, 2));
    CHECK_FALSE(fits_bounds(value, 5, 1));
    CHECK_FALSE(fits_bounds(v.nested(100'000, one), 1'000'000));
    Value doubled = v.list({one, one});
    for (int i = 0; i < 60; ++i) {
        doubled = v.list({doubled, doubled});
    }
    CHECK_FALSE(fits_bounds(doubled, 100'000));
}
