// SPDX-License-Identifier: Apache-2.0
// A deep copy must stand when everything that it was copied from is gone.
#include "unit/value/values.hpp"
#include "value/value.hpp"

#include <doctest/doctest.h>

#include <memory>
#include <string>

using namespace bleibe::detail;
using bleibe::test::Values;

namespace {

const ChoiceSet levels{"levels", true, {"A1", "A2"}};

Value sample(Values& v, std::string_view name, std::string_view word) {
    return v.list({v.number("1.50"), v.number("1E+30"), Value::string(word), Value::choice(levels, 1),
                   Value::null(), Value::unknown(),
                   v.range(v.number("12345678901234567890"), Values::date("2024-02-29")),
                   v.context({{name, v.list({Value::string(word), Value::months(3)})}})});
}

const std::string expected = R"([1.50, 1000000000000000000000000000000, "word", "A2", null, unknown, )"
                             R"([12345678901234567890..2024-02-29], {name: ["word", P3M]}])";

} // namespace

TEST_CASE("a copy outlives the texts, the parts and, if asked, the names") {
    auto source = std::make_unique<Values>();
    auto name = std::make_unique<std::string>("name");
    auto word = std::make_unique<std::string>("word");
    const Value original = sample(*source, *name, *word);
    REQUIRE(to_text(original) == expected);
    Arena arena;
    const Value copy = deep_copy(original, arena, true);
    name->assign("XXXX");
    word->assign("XXXX");
    REQUIRE(to_text(original) != expected);
    name.reset();
    word.reset();
    source.reset();
    CHECK(to_text(copy) == expected);
}

TEST_CASE("shapes and choice sets stay where they are") {
    Values v;
    const Value context = v.context({{"a", Value::choice(levels, 0)}});
    Arena arena;
    const Value copy = deep_copy(context, arena);
    CHECK(copy.context().shape == context.context().shape);
    CHECK(copy.context().fields != context.context().fields);
    CHECK(&copy.context().fields[0].choice_set() == &levels);
    CHECK(deep_copy(context, arena, true).context().shape != context.context().shape);
}

TEST_CASE("what lies too deep is null in a copy") {
    Values v;
    Arena arena;
    Value copy = deep_copy(v.nested(100'000, v.number("1")), arena);
    int depth = 0;
    for (; copy.kind == Kind::list; copy = copy.items()[0]) {
        ++depth;
    }
    CHECK(copy.is_null());
    CHECK(depth == value_max_depth + 1);
}
