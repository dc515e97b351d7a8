// SPDX-License-Identifier: Apache-2.0
// Equality by its table, in four values, and order.
#include "unit/value/values.hpp"
#include "value/value.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>

using namespace bleibe::detail;
using bleibe::test::Values;

namespace {

const ChoiceSet statuses{"stay_status", false, {"tolerated", "permitted"}};
const ChoiceSet others{"other", false, {"permitted", "tolerated"}};
const ChoiceSet levels{"cefr_level", true, {"A1", "A2", "B1", "B2", "C1", "C2"}};

std::string equality(const Value& a, const Value& b) {
    const std::string one = to_text(equal(a, b));
    // Equality has no direction.
    CHECK(to_text(equal(b, a)) == one);
    return one;
}

std::string order_text(const Value& a, const Value& b) {
    const auto one = order(a, b);
    const auto back = order(b, a);
    CHECK(one.has_value() == back.has_value());
    if (!one) {
        return "none";
    }
    CHECK(*back == -*one);
    return *one < 0 ? "<" : (*one > 0 ? ">" : "=");
}

} // namespace

TEST_CASE("null equals null only, unknown decides nothing, kinds do not mix") {
    Values v;
    const std::array<Value, 9> values = {
        Value::boolean(true), v.number("1"),     Value::string("a"),
        Value::date(0),       Value::months(12), Value::duration(86'400),
        v.list({}),           v.context({}),     v.range(v.number("1"), v.number("2"))};
    CHECK(equality(Value::null(), Value::null()) == "true");
    CHECK(equality(Value::null(), Value::unknown()) == "unknown");
    CHECK(equality(Value::unknown(), Value::unknown()) == "unknown");
    for (std::size_t i = 0; i < values.size(); ++i) {
        CAPTURE(i);
        CHECK(equality(values[i], Value::null()) == "false");
        CHECK(equality(values[i], Value::unknown()) == "unknown");
        for (std::size_t j = 0; j < values.size(); ++j) {
            CAPTURE(j);
            CHECK(equality(values[i], values[j]) == (i == j ? "true" : "null"));
        }
    }
}

TEST_CASE("numbers are equal by value, words by spelling") {
    Values v;
    CHECK(equality(v.number("1.0"), v.number("1")) == "true");
    CHECK(equality(v.number("1"), v.number("2")) == "false");
    CHECK(equality(v.number("0.1"), v.number("0.10000000000000000000000000001")) == "false");
    CHECK(equality(v.number("1E+30"), v.number("1000000000000000000000000000000")) == "true");
    CHECK(equality(v.number("100000000000000000000"), v.number("1E+20")) == "true");
    const Value tolerated = Value::choice(statuses, 0);
    CHECK(equality(tolerated, Value::string("tolerated")) == "true");
    CHECK(equality(tolerated, Value::string("permitted")) == "false");
    CHECK(equality(tolerated, Value::choice(statuses, 0)) == "true");
    CHECK(equality(tolerated, Value::choice(statuses, 1)) == "false");
    CHECK(equality(tolerated, Value::choice(others, 1)) == "true");
    CHECK(equality(tolerated, Value::choice(others, 0)) == "false");
    CHECK(equality(tolerated, v.number("0")) == "null");
    CHECK(equality(Value::string("a"), Value::string("A")) == "false");
    CHECK(equality(Value::duration(1, 5), Value::duration(1, 6)) == "false");
    CHECK(equality(Value::duration(1, 5), Value::duration(1, 5)) == "true");
    CHECK(equality(Value::months(12), Value::months(13)) == "false");
    CHECK(equality(Values::date("2024-01-01"), Values::date("2024-01-02")) == "false");
}

TEST_CASE("a part that differs decides, then one that is unknown, then one that cannot be compared") {
    Values v;
    const Value same = v.number("1");
    const Value other = v.number("2");
    const Value word = Value::string("1");
    const Value unknown = Value::unknown();
    struct Row {
        std::array<Value, 2> a;
        std::array<Value, 2> b;
        std::string result;
    };
    const Row rows[] = {
        {{same, same}, {same, same}, "true"},
        {{same, same}, {same, other}, "false"},
        {{unknown, same}, {same, other}, "false"},
        {{same, unknown}, {other, same}, "false"},
        {{unknown, same}, {same, same}, "unknown"},
        {{unknown, same}, {unknown, same}, "unknown"},
        {{same, same}, {word, same}, "null"},
        {{same, same}, {word, other}, "false"},
        {{same, unknown}, {word, same}, "unknown"},
        {{same, Value::null()}, {same, Value::null()}, "true"},
        {{same, Value::null()}, {same, same}, "false"},
        {{unknown, same}, {same, word}, "unknown"},
    };
    for (std::size_t i = 0; i < std::size(rows); ++i) {
        const Row& row = rows[i];
        CAPTURE(i);
        CHECK(equality(v.list({row.a[0], row.a[1]}), v.list({row.b[0], row.b[1]})) == row.result);
        CHECK(equality(v.context({{"x", row.a[0]}, {"y", row.a[1]}}),
                       v.context({{"y", row.b[1]}, {"x", row.b[0]}})) == row.result);
        CHECK(equality(v.range(row.a[0], row.a[1]), v.range(row.b[0], row.b[1])) == row.result);
        CHECK(equality(v.list({v.list({row.a[0]}), row.a[1]}), v.list({v.list({row.b[0]}), row.b[1]})) ==
              row.result);
    }
}

TEST_CASE("wholes of another shape differ") {
    Values v;
    const Value one = v.number("1");
    CHECK(equality(v.list({one}), v.list({one, one})) == "false");
    CHECK(equality(v.list({Value::unknown()}), v.list({one, one})) == "false");
    CHECK(equality(v.context({{"a", one}}), v.context({{"b", one}})) == "false");
    CHECK(equality(v.context({{"a", Value::unknown()}}), v.context({{"b", one}})) == "false");
    CHECK(equality(v.context({{"a", one}}), v.context({{"a", one}, {"b", one}})) == "false");
    CHECK(equality(v.list({one}), v.context({{"a", one}})) == "null");
    const RangeData closed{one, one, true, true, true, true};
    RangeData half_open = closed;
    half_open.high_closed = false;
    RangeData at_least = closed;
    at_least.has_high = false;
    CHECK(equality(v.range(closed), v.range(half_open)) == "false");
    CHECK(equality(v.range(closed), v.range(at_least)) == "false");
    RangeData at_least_again = at_least;
    at_least_again.high = v.number("7");
    at_least_again.high_closed = false;
    CHECK(equality(v.range(at_least), v.range(at_least_again)) == "true");
}

TEST_CASE("what cannot be followed to the end is null") {
    Values v;
    const Value deep = v.nested(value_max_depth - 1, v.number("1"));
    CHECK(equality(deep, deep) == "true");
    const Value deeper = v.nested(100'000, v.number("1"));
    CHECK(equality(deeper, deeper) == "null");
}

TEST_CASE("order") {
    Values v;
    CHECK(order_text(v.number("1"), v.number("2")) == "<");
    CHECK(order_text(v.number("1.0"), v.number("1")) == "=");
    CHECK(order_text(v.number("1E+30"), v.number("2")) == ">");
    CHECK(order_text(Value::string("10"), Value::string("8")) == "<");
    CHECK(order_text(Value::string("A"), Value::string("a")) == "<");
    CHECK(order_text(Value::string("a"), Value::string("ab")) == "<");
    CHECK(order_text(Value::string("z"), Value::string("ä")) == "<");
    // U+FFFD before U+1F600: by code point, where UTF-16 would say otherwise.
    CHECK(order_text(Value::string("\xEF\xBF\xBD"), Value::string("\xF0\x9F\x98\x80")) == "<");
    CHECK(order_text(Values::date("2024-01-01"), Values::date("2023-12-31")) == ">");
    CHECK(order_text(Value::months(11), Value::months(12)) == "<");
    CHECK(order_text(Value::duration(-1, 5), Value::duration(-1, 6)) == "<");
    CHECK(order_text(Value::duration(-1, 999'999'999), Value::duration(0, 0)) == "<");
    CHECK(order_text(Value::duration(2), Value::duration(2)) == "=");
}

TEST_CASE("choices have an order if their set has one") {
    const Value b1 = Value::choice(levels, 2);
    CHECK(order_text(b1, Value::choice(levels, 1)) == ">");
    CHECK(order_text(b1, Value::choice(levels, 2)) == "=");
    CHECK(order_text(b1, Value::string("C1")) == "<");
    CHECK(order_text(b1, Value::string("A2")) == ">");
    CHECK(order_text(b1, Value::string("D1")) == "none");
    CHECK(order_text(Value::choice(statuses, 0), Value::choice(statuses, 1)) == "none");
    CHECK(order_text(Value::choice(statuses, 0), Value::string("permitted")) == "none");
    CHECK(order_text(b1, Value::choice(statuses, 1)) == "none");
}

TEST_CASE("what has no order") {
    Values v;
    CHECK(order_text(v.number("1"), Value::string("2")) == "none");
    CHECK(order_text(Value::months(1), Value::duration(1)) == "none");
    CHECK(order_text(Value::boolean(false), Value::boolean(true)) == "none");
    CHECK(order_text(Value::null(), Value::null()) == "none");
    CHECK(order_text(Value::unknown(), Value::unknown()) == "none");
    CHECK(order_text(v.list({}), v.list({})) == "none");
    CHECK(order_text(Value::null(), v.number("1")) == "none");
}
