// SPDX-License-Identifier: Apache-2.0
// Relations of points and ranges: by example over all kinds that have an order, and against the standard's
// inequalities, written out, for every pair of small ranges.
#include "evaluate.hpp"
#include "written_value.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace bleibe::detail;
using namespace bleibe::test;

namespace {

struct Ends {
    int low;
    int high;
    bool low_in;
    bool high_in;
};

using OfRanges = bool (*)(const Ends& a, const Ends& b);
using OfPoint = bool (*)(int point, const Ends& range);

struct Inequality {
    std::string_view name;
    std::string_view opposite; // the same with the operands exchanged
    OfRanges of_ranges;
    OfPoint of_point;
};

// clang-format off
const Inequality inequalities[] = {
    {"before", "after",
     [](const Ends& a, const Ends& b) {
         return a.high < b.low || (a.high == b.low && (!a.high_in || !b.low_in));
     },
     [](int p, const Ends& r) { return p < r.low || (p == r.low && !r.low_in); }},
    {"after", "before",
     [](const Ends& a, const Ends& b) {
         return a.low > b.high || (a.low == b.high && (!a.low_in || !b.high_in));
     },
     [](int p, const Ends& r) { return p > r.high || (p == r.high && !r.high_in); }},
    {"meets", "met by",
     [](const Ends& a, const Ends& b) { return a.high_in && b.low_in && a.high == b.low; }, nullptr},
    {"overlaps", "overlaps",
     [](const Ends& a, const Ends& b) {
         return (a.high > b.low || (a.high == b.low && a.high_in && b.low_in)) &&
                (a.low < b.high || (a.low == b.high && a.low_in && b.high_in));
     },
     nullptr},
    {"overlaps before", "overlaps after",
     [](const Ends& a, const Ends& b) {
         return (a.low < b.low || (a.low == b.low && a.low_in && !b.low_in)) &&
                (a.high > b.low || (a.high == b.low && a.high_in && b.low_in)) &&
                (a.high < b.high || (a.high == b.high && (!a.high_in || b.high_in)));
     },
     nullptr},
    {"finishes", "finished by",
     [](const Ends& a, const Ends& b) {
         return a.high_in == b.high_in && a.high == b.high &&
                (a.low > b.low || (a.low == b.low && (!a.low_in || b.low_in)));
     },
     [](int p, const Ends& r) { return r.high_in && r.high == p; }},
    {"during", "includes",
     [](const Ends& a, const Ends& b) {
         return (b.low < a.low || (b.low == a.low && (b.low_in || !a.low_in))) &&
                (b.high > a.high || (b.high == a.high && (b.high_in || !a.high_in)));
     },
     [](int p, const Ends& r) {
         return (r.low_in ? r.low <= p : r.low < p) && (r.high_in ? p <= r.high : p < r.high);
     }},
    {"starts", "started by",
     [](const Ends& a, const Ends& b) {
         return a.low == b.low && a.low_in == b.low_in &&
                (a.high < b.high || (a.high == b.high && (!a.high_in || b.high_in)));
     },
     [](int p, const Ends& r) { return r.low_in && r.low == p; }},
    {"coincides", "coincides",
     [](const Ends& a, const Ends& b) {
         return a.low == b.low && a.high == b.high && a.low_in == b.low_in && a.high_in == b.high_in;
     },
     nullptr},
};
// clang-format on

std::vector<Ends> small_ranges() {
    std::vector<Ends> ranges;
    for (int low = 0; low < 5; ++low) {
        for (int high = low; high < 5; ++high) {
            for (int ends = 0; ends < 4; ++ends) {
                ranges.push_back({low, high, (ends & 1) != 0, (ends & 2) != 0});
            }
        }
    }
    return ranges;
}

RangeData range_data(const Ends& ends) {
    return {Value::number(ends.low), Value::number(ends.high), ends.low_in, ends.high_in, true, true};
}

void check_related(std::string_view name, const Value& a, const Value& b, bool expected) {
    TestEvaluation evaluation;
    const Value operands[] = {a, b};
    const Value result = run(evaluation, name, operands);
    if (result.kind != Kind::boolean || result.is_true() != expected) {
        FAIL_CHECK(name << "(" << write_value(a) << " | " << write_value(b) << ") is "
                        << write_value(result));
    }
}

void check_pairs(const Inequality& relation) {
    const std::vector<Ends> ranges = small_ranges();
    for (const Ends& a : ranges) {
        const RangeData first = range_data(a);
        for (const Ends& b : ranges) {
            const RangeData second = range_data(b);
            const bool holds = relation.of_ranges(a, b);
            check_related(relation.name, Value::range(first), Value::range(second), holds);
            check_related(relation.opposite, Value::range(second), Value::range(first), holds);
        }
        for (int point = -1; point < 6 && relation.of_point != nullptr; ++point) {
            const bool holds = relation.of_point(point, a);
            check_related(relation.name, Value::number(point), Value::range(first), holds);
            check_related(relation.opposite, Value::range(first), Value::number(point), holds);
        }
    }
}

/// The result of ranges that go on without one of their ends; `low` or `high` is null there.
std::string of_one_sided(std::string_view name, RangeData a, RangeData b) {
    for (RangeData* range : {&a, &b}) {
        range->has_low = !range->low.is_null();
        range->has_high = !range->high.is_null();
    }
    TestEvaluation evaluation;
    const Value operands[] = {Value::range(a), Value::range(b)};
    return write_value(run(evaluation, name, operands));
}

} // namespace

TEST_CASE("relations of all small ranges and points are the standard's inequalities") {
    for (const Inequality& relation : inequalities) {
        check_pairs(relation);
    }
}

TEST_CASE("relations of two points") {
    constexpr Example examples[] = {
        {"before", "1 | 2", "true"},
        {"before", "2 | 2", "false"},
        {"before", "2 | 1", "false"},
        {"after", "2 | 1", "true"},
        {"after", "2 | 2", "false"},
        {"coincides", "2 | 2.0", "true"},
        {"coincides", "2 | 3", "false"},
        {"before", "\"a\" | \"b\"", "true"},
        {"before", "2024-02-29 | 2024-03-01", "true"},
        {"after", "10:00:00 | 09:59:59", "true"},
        {"before", "2024-02-29T23:59:59Z | 2024-03-01T00:00:00Z", "true"},
        {"coincides", "2024-03-01T01:00:00+01:00 | 2024-03-01T00:00:00Z", "true"},
        {"before", "P11M | P1Y", "true"},
        {"after", "PT25H | P1D", "true"},
    };
    check_examples(examples);
}

TEST_CASE("relations over every kind that has an order") {
    constexpr Example examples[] = {
        {"during", "\"b\" | [\"a\"..\"c\"]", "true"},
        {"includes", "[2024-01-01..2024-12-31] | 2024-12-31", "true"},
        {"includes", "[2024-01-01..2024-12-31) | 2024-12-31", "false"},
        {"meets", "[2024-01-01..2024-06-30] | [2024-06-30..2024-12-31]", "true"},
        {"overlaps", "[2024-01-01..2024-06-30) | [2024-06-30..2024-12-31]", "false"},
        {"starts", "10:00:00 | [10:00:00..12:00:00]", "true"},
        {"finished by", "[2024-01-01T00:00:00..2024-01-02T00:00:00] | 2024-01-02T00:00:00", "true"},
        {"overlaps before", "[P1M..P1Y] | [P6M..P2Y]", "true"},
        {"overlaps after", "[PT2H..PT4H] | [PT1H..PT3H]", "true"},
        {"coincides", "[1.0..2.50] | [1..2.5]", "true"},
    };
    check_examples(examples);
}

TEST_CASE("relations are null where there is no order, or no such form") {
    constexpr Example examples[] = {
        {"before", "null | 1", "null"},
        {"before", "1 | null", "null"},
        {"before", "1 | \"a\"", "null"},
        {"before", "true | false", "null"},
        {"coincides", "true | true", "null"},
        {"before", "1 | [\"a\"..\"b\"]", "null"},
        {"before", "1 | [null..5]", "null"},
        {"before", "1 | [5..null]", "null"},
        {"during", "[1..null) | [1..5]", "null"},
        {"coincides", "[null..null] | [null..null]", "null"},
        {"after", "2024-01-01 | [2023-01-01T00:00:00..2023-12-31T00:00:00]", "null"},
        {"before", "10:00:00 | 11:00:00Z", "null"},
        {"before", "P1Y | P400D", "null"},
        {"starts", "1 | [1..\"a\"]", "null"},
        // forms that the relation has not
        {"during", "[1..3] | 2", "null"},
        {"includes", "2 | [1..3]", "null"},
        {"meets", "1 | [1..3]", "null"},
        {"overlaps", "[1..3] | 3", "null"},
        {"finishes", "1 | 1", "null"},
        {"coincides", "1 | [1..1]", "null"},
    };
    check_examples(examples);
}

TEST_CASE("an unknown end leaves open only what hangs on it") {
    constexpr Example examples[] = {
        {"before", "? | [1..5]", "?"},
        {"before", "1 | ?", "?"},
        {"before", "1 | [5..?]", "true"},
        {"before", "9 | [5..?]", "false"},
        {"before", "1 | [?..5]", "?"},
        {"includes", "[1..?] | 0", "false"},
        {"includes", "[1..?] | 3", "?"},
        {"includes", "[?..3] | 4", "false"},
        {"finishes", "3 | [?..3]", "true"},
        {"finishes", "3 | [1..?]", "?"},
        {"finishes", "3 | [1..?)", "false"},
        {"starts", "1 | [1..?]", "true"},
        {"finishes", "3 | [?..?)", "?"}, // its ends may be texts
        {"meets", "[1..?) | [5..9]", "false"},
        {"meets", "[1..?] | [5..9]", "?"},
        {"coincides", "[1..?] | [2..?]", "false"},
        {"coincides", "[1..?] | [1..?]", "?"},
        {"overlaps", "[1..?] | [0..1]", "?"},
        {"overlaps before", "[3..?] | [1..5]", "false"},
        {"before", "null | ?", "null"},
        {"before", "[?..null] | 4", "null"},
        {"before", "\"a\" | [5..?]", "null"},
    };
    check_examples(examples);
}

TEST_CASE("a range without an end goes on forever") {
    const auto number = [](int n) { return Value::number(n); };
    const Value none = Value::null();
    const RangeData below{none, number(5), false, false, true, true};      // < 5
    const RangeData up_to{none, number(5), false, true, true, true};       // <= 5
    const RangeData from{number(5), none, true, false, true, true};        // >= 5
    const RangeData above{number(5), none, false, false, true, true};      // > 5
    const RangeData middle{number(1), number(5), true, false, true, true}; // [1..5)
    CHECK_EQ(of_one_sided("before", below, from), "true");
    CHECK_EQ(of_one_sided("before", up_to, from), "false");
    CHECK_EQ(of_one_sided("before", from, below), "false");
    CHECK_EQ(of_one_sided("after", above, up_to), "true");
    CHECK_EQ(of_one_sided("meets", up_to, from), "true");
    CHECK_EQ(of_one_sided("meets", below, from), "false");
    CHECK_EQ(of_one_sided("meets", from, below), "false");
    CHECK_EQ(of_one_sided("met by", from, up_to), "true");
    CHECK_EQ(of_one_sided("overlaps", up_to, from), "true");
    CHECK_EQ(of_one_sided("overlaps", below, from), "false");
    CHECK_EQ(of_one_sided("during", middle, below), "true");
    CHECK_EQ(of_one_sided("includes", below, middle), "true");
    CHECK_EQ(of_one_sided("during", below, middle), "false");
    CHECK_EQ(of_one_sided("finishes", middle, below), "true");
    CHECK_EQ(of_one_sided("starts", below, up_to), "true");
    CHECK_EQ(of_one_sided("starts", middle, below), "false");
    CHECK_EQ(of_one_sided("overlaps before", below, middle), "true");
    CHECK_EQ(of_one_sided("overlaps before", up_to, from), "true");
    CHECK_EQ(of_one_sided("coincides", below, below), "true");
    CHECK_EQ(of_one_sided("coincides", below, up_to), "false");
    CHECK_EQ(of_one_sided("coincides", below, above), "false");
    const RangeData texts{Value::string("a"), none, true, false, true, true};
    CHECK_EQ(of_one_sided("before", below, texts), "null");
}

TEST_CASE("the parameters have the standard's names") {
    const auto names = [](std::string_view name) {
        std::string out;
        for (const FunctionRow* row : find_builtin(name)) {
            out += (out.empty() ? "" : "; ") + std::string(row->parameters[0].name) + ", " +
                   std::string(row->parameters[1].name);
        }
        return out;
    };
    CHECK_EQ(names("before"), "range1, range2; point, range; range, point; point1, point2");
    CHECK_EQ(names("overlaps after"), "range1, range2");
    CHECK_EQ(names("during"), "range1, range2; point, range");
    CHECK_EQ(names("started by"), "range1, range2; range, point");
    CHECK_EQ(names("coincides"), "range1, range2; point1, point2");
}

TEST_CASE("the type of a relation is a boolean, or one that may be null") {
    const auto type = [](std::string_view name, std::vector<Type> types) {
        return result_type(*select_overload(name, types), types).to_string();
    };
    const Type numbers = Type::range(TypeKind::number);
    const Type texts = Type::range(TypeKind::string);
    const Type boolean(TypeKind::boolean);
    CHECK_EQ(type("before", {TypeKind::number, TypeKind::number}), boolean.to_string());
    CHECK_EQ(type("before", {numbers, TypeKind::number}), boolean.to_string());
    CHECK_EQ(type("before", {numbers, Type::range(Type(TypeKind::number).or_null())}),
             boolean.or_null().to_string());
    CHECK_EQ(type("before", {TypeKind::any, TypeKind::number}), boolean.or_null().to_string());
    CHECK_EQ(type("before", {TypeKind::time, TypeKind::time}), boolean.or_null().to_string());
    CHECK_EQ(type("before", {numbers, texts}), Type(TypeKind::never).to_string());
    CHECK_EQ(type("coincides", {TypeKind::number, numbers}), Type(TypeKind::never).to_string());
}
