// SPDX-License-Identifier: Apache-2.0
// Relations of points and ranges: every end is a cut of the line, just before or just behind a value, and
// each relation is an order of cuts. Closed and open ends, points and missing ends need no cases of their
// own.
#include "functions/rows.hpp"

#include <algorithm>

namespace bleibe::detail {

namespace {

using Operands = std::span<const Value>;

// ---------------------------------------------------------------- cuts

enum class Place : std::int8_t { below_all = -1, at_value = 0, above_all = 1 };
enum class Side : std::int8_t { before = -1, behind = 1 };

struct Cut {
    Place place = Place::at_value;
    Side side = Side::before; // of the value
    Value value = Value::null();
};

/// What lies between two cuts; a point lies between those on its two sides.
struct Stretch {
    Cut low;
    Cut high;
    bool is_point = false;
};

Stretch stretch_of(const Value& value) {
    if (value.kind != Kind::range) {
        return {{Place::at_value, Side::before, value}, {Place::at_value, Side::behind, value}, true};
    }
    const RangeData& range = value.range();
    return {{range.has_low ? Place::at_value : Place::below_all,
             range.low_closed ? Side::before : Side::behind, range.low},
            {range.has_high ? Place::at_value : Place::above_all,
             range.high_closed ? Side::behind : Side::before, range.high},
            false};
}

bool has_known_value(const Cut& cut) { return cut.place == Place::at_value && !cut.value.is_unknown(); }

/// Of cuts whose values have an order, or are unknown.
Value at_most(const Cut& a, const Cut& b) {
    if (a.place != Place::at_value || b.place != Place::at_value) {
        return Value::boolean(a.place <= b.place);
    }
    if (a.value.is_unknown() || b.value.is_unknown()) {
        return Value::unknown();
    }
    const int order_of_values = order(a.value, b.value).value_or(0);
    return Value::boolean(order_of_values != 0 ? order_of_values < 0 : a.side <= b.side);
}

Value less(const Cut& a, const Cut& b) { return logical_not(at_most(b, a)); }

Value same_cut(const Cut& a, const Cut& b) {
    const bool can_be = a.place == b.place && (a.place != Place::at_value || a.side == b.side);
    return can_be ? logical_and(at_most(a, b), at_most(b, a)) : Value::boolean(false);
}

// ---------------------------------------------------------------- relations

using Relation = Value (*)(const Stretch& a, const Stretch& b);

template <Relation relation>
Value converse(const Stretch& a, const Stretch& b) {
    return relation(b, a);
}

Value before(const Stretch& a, const Stretch& b) { return at_most(a.high, b.low); }

/// Both contain the value at which the one ends and the other starts.
Value meets(const Stretch& a, const Stretch& b) {
    const Cut behind_start{b.low.place, Side::behind, b.low.value};
    return b.low.side == Side::before ? same_cut(a.high, behind_start) : Value::boolean(false);
}

Value overlaps(const Stretch& a, const Stretch& b) {
    return logical_and(less(b.low, a.high), less(a.low, b.high));
}

Value overlaps_before(const Stretch& a, const Stretch& b) {
    return logical_and(logical_and(less(a.low, b.low), less(b.low, a.high)), at_most(a.high, b.high));
}

/// Of a point only the end counts, so that the start of the range may be unknown.
Value finishes(const Stretch& a, const Stretch& b) {
    const Value ends = same_cut(a.high, b.high);
    return a.is_point ? ends : logical_and(ends, at_most(b.low, a.low));
}

Value starts(const Stretch& a, const Stretch& b) {
    const Value begins = same_cut(a.low, b.low);
    return a.is_point ? begins : logical_and(begins, at_most(a.high, b.high));
}

Value during(const Stretch& a, const Stretch& b) {
    return logical_and(at_most(b.low, a.low), at_most(a.high, b.high));
}

Value coincides(const Stretch& a, const Stretch& b) {
    return logical_and(same_cut(a.low, b.low), same_cut(a.high, b.high));
}

// ---------------------------------------------------------------- forms

/// Which operands a relation has a meaning for.
enum Forms : unsigned {
    two_points = 1,
    point_and_range = 2,
    range_and_point = 4,
    two_ranges = 8,
    every_form = 15,
};

unsigned form_of(bool first_is_range, bool second_is_range) {
    if (first_is_range) {
        return second_is_range ? two_ranges : range_and_point;
    }
    return second_is_range ? point_and_range : two_points;
}

/// No end may be null, and all that are known must have an order among each other, whichever of them the
/// relation looks at: so learning one more end decides only what was open.
bool have_order(const Stretch& a, const Stretch& b) {
    const Cut* cuts[] = {&a.low, &a.high, &b.low, &b.high};
    const auto lacks_value = [](const Cut* cut) { return !has_known_value(*cut); };
    const auto known = std::span(cuts, std::remove_if(std::begin(cuts), std::end(cuts), lacks_value));
    for (std::size_t i = 0; i < known.size(); ++i) {
        for (std::size_t k = 0; k < i; ++k) {
            if (!order(known[k]->value, known[i]->value)) {
                return false;
            }
        }
    }
    return std::none_of(known.begin(), known.end(), [](const Cut* cut) { return cut->value.is_null(); });
}

/// Nothing is known, not even of which kind the ends are.
bool is_open(const Stretch& stretch) {
    return !has_known_value(stretch.low) && !has_known_value(stretch.high);
}

template <Relation relation, unsigned forms>
Value related(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    if ((form_of(operands[0].kind == Kind::range, operands[1].kind == Kind::range) & forms) == 0) {
        return evaluation.null_because("the function does not take points and ranges in this order");
    }
    const Stretch a = stretch_of(operands[0]);
    const Stretch b = stretch_of(operands[1]);
    if (!have_order(a, b)) {
        return evaluation.null_because("the points and the ends of ranges have no order: one is null, or of "
                                       "another kind");
    }
    return is_open(a) || is_open(b) ? Value::unknown() : relation(a, b);
}

/// Any row of the relation runs on any of its forms, so the type is that of the operands' form.
template <unsigned forms>
Type relation_type(const FunctionRow& /*row*/, std::span<const Type> types) {
    const bool is_settled = !unsettled(types);
    const bool is_range[] = {types[0].is(TypeKind::range), types[1].is(TypeKind::range)};
    if (is_settled && (form_of(is_range[0], is_range[1]) & forms) == 0) {
        return TypeKind::never;
    }
    const Type ends[] = {is_range[0] ? types[0].item() : types[0], is_range[1] ? types[1].item() : types[1]};
    const bool nullable =
        (is_range[0] && ends[0].nullable()) || (is_range[1] && ends[1].nullable()) || !is_settled;
    switch (orderable(ends[0], ends[1])) {
    case Comparable::no:
        return TypeKind::never;
    case Comparable::perhaps:
        return or_null(TypeKind::boolean);
    case Comparable::yes:
        break;
    }
    return nullable ? or_null(TypeKind::boolean) : Type(TypeKind::boolean);
}

// ---------------------------------------------------------------- rows

struct Judgement {
    ScalarFunction scalar;
    ResultRule rule;
};

struct Described {
    std::string_view name;
    Judgement judgement;
    unsigned form;
    std::string_view meaning;
};

template <Relation relation, unsigned forms>
constexpr Judgement judgement = {related<relation, forms>, relation_type<forms>};

constexpr Judgement is_before = judgement<before, every_form>;
constexpr Judgement is_after = judgement<converse<before>, every_form>;
constexpr Judgement is_finishing = judgement<finishes, point_and_range | two_ranges>;
constexpr Judgement is_finished = judgement<converse<finishes>, range_and_point | two_ranges>;
constexpr Judgement is_including = judgement<converse<during>, range_and_point | two_ranges>;
constexpr Judgement is_during = judgement<during, point_and_range | two_ranges>;
constexpr Judgement is_starting = judgement<starts, point_and_range | two_ranges>;
constexpr Judgement is_started = judgement<converse<starts>, range_and_point | two_ranges>;
constexpr Judgement is_coinciding = judgement<coincides, two_points | two_ranges>;

// Of one name the ranges come first: operands of a type that is not known fit them.
constexpr Described relations[] = {
    {"before", is_before, two_ranges, "True if the first range ends before the second starts."},
    {"before", is_before, point_and_range, "True if the point comes before all of the range."},
    {"before", is_before, range_and_point, "True if all of the range comes before the point."},
    {"before", is_before, two_points, "True if the first point comes before the second."},
    {"after", is_after, two_ranges, "True if the first range starts after the second ends."},
    {"after", is_after, point_and_range, "True if the point comes after all of the range."},
    {"after", is_after, range_and_point, "True if all of the range comes after the point."},
    {"after", is_after, two_points, "True if the first point comes after the second."},
    {"meets", judgement<meets, two_ranges>, two_ranges,
     "True if the first range ends at the value at which the second starts, and both contain it."},
    {"met by", judgement<converse<meets>, two_ranges>, two_ranges,
     "True if the first range starts at the value at which the second ends, and both contain it."},
    {"overlaps", judgement<overlaps, two_ranges>, two_ranges,
     "True if the ranges share something: each starts before the other ends."},
    {"overlaps before", judgement<overlaps_before, two_ranges>, two_ranges,
     "True if the first range starts before the second and ends within it, or together with it."},
    {"overlaps after", judgement<converse<overlaps_before>, two_ranges>, two_ranges,
     "True if the second range starts before the first and ends within it, or together with it."},
    {"finishes", is_finishing, two_ranges,
     "True if both ranges end together and the first does not start earlier."},
    {"finishes", is_finishing, point_and_range, "True if the point is the end of the range and in it."},
    {"finished by", is_finished, two_ranges,
     "True if both ranges end together and the second does not start earlier."},
    {"finished by", is_finished, range_and_point, "True if the point is the end of the range and in it."},
    {"includes", is_including, two_ranges,
     "True if the second range lies within the first: it neither starts earlier nor ends later."},
    {"includes", is_including, range_and_point, "True if the point lies within the range."},
    {"during", is_during, two_ranges,
     "True if the first range lies within the second: it neither starts earlier nor ends later."},
    {"during", is_during, point_and_range, "True if the point lies within the range."},
    {"starts", is_starting, two_ranges,
     "True if both ranges start together and the first does not end later."},
    {"starts", is_starting, point_and_range, "True if the point is the start of the range and in it."},
    {"started by", is_started, two_ranges,
     "True if both ranges start together and the second does not end later."},
    {"started by", is_started, range_and_point, "True if the point is the start of the range and in it."},
    {"coincides", is_coinciding, two_ranges, "True if both ranges start together and end together."},
    {"coincides", is_coinciding, two_points, "True if the points are equal."},
};

std::vector<Parameter> parameters_of(unsigned form) {
    const Type range = Type::range(Type(TypeKind::any));
    switch (form) {
    case two_points:
        return {one_of_several_kinds("point1"), one_of_several_kinds("point2")};
    case point_and_range:
        return {one_of_several_kinds("point"), {"range", range}};
    case range_and_point:
        return {{"range", range}, one_of_several_kinds("point")};
    default:
        return {{"range1", range}, {"range2", range}};
    }
}

} // namespace

void add_interval_builtins(Rows& rows) {
    for (const Described& relation : relations) {
        rows.push_back({.name = relation.name,
                        .group = FunctionGroup::range,
                        .parameters = parameters_of(relation.form),
                        .rule = relation.judgement.rule,
                        .scalar = relation.judgement.scalar,
                        .meaning = relation.meaning,
                        .nulls = "Null for null, for a range with an end that is null, and for points and "
                                 "ends that have no order. A range like `< 5` goes on without an end.",
                        .clause = "DMN 1.5, 10.3.4.7, table 78"});
    }
}

} // namespace bleibe::detail
