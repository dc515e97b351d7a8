// SPDX-License-Identifier: Apache-2.0
// Which types fit which, what two types have in common, and the laws that tie the two together.
#include "value/type.hpp"

#include "unit/value/values.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace bleibe::detail;
using bleibe::test::Values;

namespace {

const ChoiceSet statuses{"stay_status", false, {"tolerated", "permitted"}};
const ChoiceSet levels{"cefr_level", true, {"A1", "A2"}};

const Type number = TypeKind::number;
const Type date = TypeKind::date;
const Type string = TypeKind::string;
const Type any = TypeKind::any;
const Type null = TypeKind::null;
const Type never = TypeKind::never;
const Type empty_list = Type::list(TypeKind::null);

Type period(const Type& until) { return Type::context({{"from", date}, {"until", until}}); }

const std::vector<Type>& samples() {
    static const std::vector<Type> all = {
        number,
        number.or_null(),
        date,
        string,
        TypeKind::boolean,
        TypeKind::months,
        Type::choice(statuses),
        Type::choice(levels).or_null(),
        TypeKind::choice,
        Type::list(number),
        Type::list(number.or_null()),
        Type::list(date).or_null(),
        Type::list(Type::list(number)),
        TypeKind::list,
        period(date),
        period(date.or_null()),
        Type::context({{"from", date}}),
        Type::context({{"until", date}, {"from", date}, {"status", Type::choice(statuses)}}),
        TypeKind::context,
        Type::range(number),
        Type::range(date).or_null(),
        Type::function({number}, date),
        Type::function({number.or_null()}, date),
        Type::function({number, date}, date).or_null(),
        TypeKind::function,
    };
    return all;
}

} // namespace

TEST_CASE("types are written as FEEL writes them") {
    CHECK(number.to_string() == "number");
    CHECK(date.or_null().to_string() == "date?");
    CHECK(any.to_string() == "Any");
    CHECK(null.to_string() == "Null");
    CHECK(Type(TypeKind::months).to_string() == "years and months duration");
    CHECK(Type(TypeKind::duration).to_string() == "days and time duration");
    CHECK(Type(TypeKind::date_time).to_string() == "date and time");
    CHECK(Type::choice(statuses).to_string() == "choice<stay_status>");
    CHECK(Type::list(period(date.or_null())).to_string() == "list<context<from: date, until: date?>>");
    CHECK(Type::range(number).or_null().to_string() == "range<number>?");
    CHECK(Type::function({number, date}, string).to_string() == "function<number, date> -> string");
    CHECK(Type::function({}, string).or_null().to_string() == "(function<> -> string)?");
    CHECK(Type(TypeKind::list).to_string() == "list");
    CHECK(Type(TypeKind::context).to_string() == "context");
}

TEST_CASE("parts and their absence") {
    CHECK(Type::list(number).item() == number);
    CHECK(Type(TypeKind::list).item() == any);
    CHECK(number.item() == any);
    CHECK(number.choice_set() == nullptr);
    CHECK(Type::choice(levels).choice_set() == &levels);
    CHECK(number.fields().empty());
    CHECK(period(date).find_field("until") == 1);
    CHECK(period(date).find_field("x") == -1);
    CHECK(Type::function({number}, date).parameters().size() == 1);
    CHECK(Type::function({number}, date).result() == date);
    CHECK(Type(TypeKind::function).result() == any);
    CHECK(null.nullable());
    CHECK(any.nullable());
    CHECK_FALSE(any.not_null().nullable());
    CHECK(null.not_null() == never);
    CHECK(never.or_null() == never);
    CHECK(number.or_null().not_null() == number);
    CHECK_FALSE(number.or_null() == number);
    CHECK_FALSE(Type::list(number) == Type::list(date));
    CHECK_FALSE(Type::list(number) == TypeKind::list);
    CHECK_FALSE(period(date) == period(date.or_null()));
    CHECK_FALSE(Type::choice(levels) == Type::choice(statuses));
}

TEST_CASE("null counts") {
    CHECK(fits(number, number.or_null()));
    CHECK_FALSE(fits(number.or_null(), number));
    CHECK(fits_ignoring_null(number.or_null(), number));
    CHECK(fits(null, number.or_null()));
    CHECK(fits(null, any));
    CHECK_FALSE(fits(null, number));
    CHECK(fits_ignoring_null(null, number));
    CHECK_FALSE(fits(number, null));
    CHECK(fits(any, number));
    CHECK(fits(number.or_null(), any));
    CHECK_FALSE(fits(number.or_null(), any.not_null()));
    CHECK_FALSE(fits(Type::list(number.or_null()), Type::list(number)));
    CHECK_FALSE(fits_ignoring_null(Type::list(number.or_null()), Type::list(number)));
}

TEST_CASE("kinds and choices do not mix") {
    CHECK_FALSE(fits(number, date));
    CHECK_FALSE(fits(TypeKind::months, TypeKind::duration));
    CHECK_FALSE(fits(Type::choice(statuses), string));
    CHECK_FALSE(fits(string, Type::choice(statuses)));
    CHECK_FALSE(fits(Type::choice(statuses), Type::choice(levels)));
    CHECK(fits(Type::choice(statuses), TypeKind::choice));
    const ChoiceSet again = statuses;
    CHECK(fits(Type::choice(again), Type::choice(statuses)));
    CHECK_FALSE(fits(number, Type::list(number)));
}

TEST_CASE("lists, contexts and functions fit by their parts") {
    CHECK(fits(empty_list, Type::list(date)));
    CHECK(fits(empty_list, Type::list(period(date))));
    CHECK_FALSE(fits(empty_list, date));
    CHECK_FALSE(fits(Type::list(date), empty_list));
    CHECK(fits(Type::list(any), Type::list(number)));
    CHECK(fits(period(date), period(date.or_null())));
    CHECK_FALSE(fits(period(date.or_null()), period(date)));
    CHECK(fits(period(date), Type::context({{"until", date}})));
    CHECK_FALSE(fits(Type::context({{"until", date}}), period(date)));
    CHECK(fits(period(date), TypeKind::context));
    CHECK(fits(TypeKind::context, period(date)));
    CHECK(fits(Type::list(period(date)), Type::list(Type::context({{"from", date}}))));
    CHECK_FALSE(fits(Type::range(number), Type::range(date)));
    CHECK(fits(Type::function({number.or_null()}, date), Type::function({number}, date.or_null())));
    CHECK_FALSE(fits(Type::function({number}, date), Type::function({number.or_null()}, date)));
    CHECK_FALSE(fits(Type::function({number}, date.or_null()), Type::function({number}, date)));
    CHECK_FALSE(fits(Type::function({number}, date), Type::function({number, number}, date)));
}

TEST_CASE("never fits everywhere and everything fits it") {
    for (const Type& type : samples()) {
        CAPTURE(type.to_string());
        CHECK(fits(never, type));
        CHECK(fits(type, never));
        CHECK(fits(Type::list(never), Type::list(type)));
        CHECK(join(never, type) == type);
        CHECK(join(type, never) == type);
    }
}

TEST_CASE("every type fits itself, any, and its own with null") {
    for (const Type& type : samples()) {
        CAPTURE(type.to_string());
        CHECK(fits(type, type));
        CHECK(type == type);
        CHECK(fits(type, any));
        CHECK(fits(any, type));
        CHECK(fits(type.not_null(), type.or_null()));
        CHECK(join(type, type) == type);
        CHECK(join(type, null) == type.or_null());
        CHECK(join(null, type) == type.or_null());
        CHECK(join(type, any) == any);
    }
}

TEST_CASE("both types fit their join, which has no direction") {
    for (const Type& a : samples()) {
        for (const Type& b : samples()) {
            const Type joined = join(a, b);
            CAPTURE(a.to_string());
            CAPTURE(b.to_string());
            CAPTURE(joined.to_string());
            CHECK(fits(a, joined));
            CHECK(fits(b, joined));
            CHECK(fits(joined, join(b, a)));
            CHECK(joined.nullable() == (a.nullable() || b.nullable() || joined.is(TypeKind::any)));
        }
    }
}

TEST_CASE("joins") {
    CHECK(join(number, number.or_null()) == number.or_null());
    CHECK(join(number, date) == any);
    CHECK(join(Type::choice(statuses), string) == any);
    CHECK(join(Type::choice(statuses), Type::choice(levels)) == any);
    CHECK(join(empty_list, Type::list(number)) == Type::list(number));
    CHECK(join(Type::list(number), empty_list) == Type::list(number));
    CHECK(join(Type::list(number), Type::list(date)) == Type::list(any));
    CHECK(join(Type::list(number), Type::list(number.or_null())) == Type::list(number.or_null()));
    CHECK(join(Type::list(number).or_null(), Type::list(number)) == Type::list(number).or_null());
    CHECK(join(period(date), period(null)) == period(date.or_null()));
    CHECK(join(period(date), Type::context({{"x", number}, {"until", date}})) ==
          Type::context({{"until", date}}));
    CHECK(join(period(date), TypeKind::context) == TypeKind::context);
}

TEST_CASE("types of values") {
    Values v;
    const Value one = v.number("1");
    CHECK(type_of(one) == number);
    CHECK(type_of(Value::null()) == null);
    CHECK(type_of(Value::unknown()) == any);
    CHECK(type_of(Value::boolean(true)) == TypeKind::boolean);
    CHECK(type_of(Value::string("a")) == string);
    CHECK(type_of(Value::choice(levels, 1)) == Type::choice(levels));
    CHECK(type_of(Value::date(1)) == date);
    CHECK(type_of(Value::months(1)) == TypeKind::months);
    CHECK(type_of(Value::duration(1)) == TypeKind::duration);
    CHECK(type_of(v.list({})) == empty_list);
    CHECK(type_of(v.list({one, Value::unknown()})) == Type::list(any));
    CHECK(type_of(v.list({one, Value::null()})) == Type::list(number.or_null()));
    CHECK(type_of(v.list({one, Value::string("a")})) == Type::list(any));
    CHECK(type_of(v.list({v.list({}), v.list({one})})) == Type::list(Type::list(number)));
    CHECK(type_of(v.context({{"from", Value::date(1)}, {"until", Value::null()}})) == period(null));
    CHECK(fits(type_of(v.context({{"from", Value::date(1)}, {"until", Value::null()}})),
               period(date.or_null())));
    CHECK(type_of(v.range(one, one)) == Type::range(number));
    CHECK(type_of(v.range({Value::null(), one, false, false, false, true})) == Type::range(number));
    CHECK(type_of(v.nested(100'000, one)).is(TypeKind::list));
}
