// SPDX-License-Identifier: Apache-2.0
// What the law counts: ages, completed time, and days covered by periods. A row answers only what every
// completion of the unknown parts of its periods agrees on.
#include "functions/column_forms.hpp"
#include "functions/periods.hpp"
#include "functions/range_forms.hpp"
#include "functions/rows.hpp"

#include <algorithm>

namespace bleibe::detail {

const Type& period_list() {
    static const Type type = Type::list(
        Type::context({{"from", Type(TypeKind::date)}, {"until", Type(TypeKind::date).or_null()}}));
    return type;
}

namespace {

using Operands = std::span<const Value>;

bool are_dates(Operands operands) {
    return std::all_of(operands.begin(), operands.end(),
                       [](const Value& value) { return value.kind == Kind::date; });
}

Value no_dates(Evaluation& evaluation) { return evaluation.null_because("the function takes dates"); }

// ---------------------------------------------------------------- single days

Value age_on(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    if (!are_dates(operands)) {
        return no_dates(evaluation);
    }
    const auto years = age(operands[0].integer, operands[1].integer);
    return years ? Value::number(*years) : evaluation.null_because("the day is before the birth");
}

template <std::int64_t months>
Value completed(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    if (!are_dates(operands)) {
        return no_dates(evaluation);
    }
    return Value::number(completed_months(operands[0].integer, operands[1].integer) / months);
}

/// An act that never happened has happened by no day, so its lack decides.
Value happened_by(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const Value& day = operands[0];
    const Value& deadline = operands[1];
    if (day.is_null()) {
        return Value::boolean(false);
    }
    if (day.is_unknown()) {
        return Value::unknown();
    }
    if (deadline.is_null()) {
        return evaluation.null_because("there is no deadline");
    }
    if (deadline.is_unknown()) {
        return Value::unknown();
    }
    return are_dates(operands) ? Value::boolean(day.integer <= deadline.integer) : no_dates(evaluation);
}

Value earlier(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    if (!are_dates(operands)) {
        return no_dates(evaluation);
    }
    return Value::date(std::min(operands[0].integer, operands[1].integer));
}

Value later(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    if (!are_dates(operands)) {
        return no_dates(evaluation);
    }
    return Value::date(std::max(operands[0].integer, operands[1].integer));
}

// ---------------------------------------------------------------- questions to periods

/// Periods, a window and a tolerance, read and checked.
struct Question {
    Coverage coverage;
    DaySpan window;
    std::int64_t tolerance = 0;
};

std::optional<std::int64_t> tolerance_of(const Value& value) {
    if (value.kind != Kind::number) {
        return std::nullopt;
    }
    const auto whole = whole_part(value);
    if (whole) {
        return std::clamp<std::int64_t>(*whole, 0, open_end);
    }
    return value.decimal().negative ? 0 : open_end;
}

/// `days` of the operands from the second on are dates; one more may be the tolerance.
std::optional<Question> read_question(Evaluation& evaluation, Operands operands, std::size_t days) {
    if (!are_dates(operands.subspan(1, days))) {
        no_dates(evaluation);
        return std::nullopt;
    }
    Question question;
    question.window = {operands[1].integer, operands[days].integer};
    if (question.window.empty()) {
        evaluation.because("the window ends before it begins");
        return std::nullopt;
    }
    if (operands.size() > days + 1) {
        const auto tolerance = tolerance_of(operands[days + 1]);
        if (!tolerance) {
            evaluation.because("the tolerance is a number of days");
            return std::nullopt;
        }
        question.tolerance = *tolerance;
    }
    const auto coverage = read_coverage(evaluation, operands[0]);
    if (!coverage) {
        return std::nullopt;
    }
    question.coverage = *coverage;
    return question;
}

Value covers_window(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto question = read_question(evaluation, operands, 2);
    if (!question) {
        return Value::null();
    }
    if (covers(question->coverage.certain, question->window, question->tolerance)) {
        return Value::boolean(true);
    }
    if (question->coverage.exact() ||
        !covers(question->coverage.possible, question->window, question->tolerance)) {
        return Value::boolean(false);
    }
    return Value::unknown();
}

Value unbroken_since(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto question = read_question(evaluation, operands, 1);
    if (!question) {
        return Value::null();
    }
    const std::int64_t day = question->window.first;
    const auto certain = run_start(question->coverage.certain, day, question->tolerance);
    if (!question->coverage.exact() &&
        run_start(question->coverage.possible, day, question->tolerance) != certain) {
        return Value::unknown();
    }
    return certain ? Value::date(*certain) : evaluation.null_because("no period covers the day");
}

Value union_days(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto question = read_question(evaluation, operands, 2);
    if (!question) {
        return Value::null();
    }
    if (!same_within(question->coverage.certain, question->coverage.possible, question->window)) {
        return Value::unknown();
    }
    return Value::number(count_within(question->coverage.certain, question->window));
}

Value gaps(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto question = read_question(evaluation, operands, 2);
    if (!question) {
        return Value::null();
    }
    if (!same_within(question->coverage.certain, question->coverage.possible, question->window)) {
        return Value::unknown();
    }
    std::size_t count = 0;
    for_each_gap(question->coverage.certain, question->window, [&count](DaySpan) { ++count; });
    return list_of_counted_days(evaluation, count, [&](auto use) {
        for_each_gap(question->coverage.certain, question->window, use);
    });
}

Type gap_list() {
    return Type::list(Type::context(
        {{"from", Type(TypeKind::date)}, {"until", Type(TypeKind::date)}, {"days", Type(TypeKind::number)}}));
}

// ---------------------------------------------------------------- rows

void add_days(Rows& rows) {
    rows.push_back(
        {.name = "age",
         .group = FunctionGroup::law,
         .parameters = {{"birth", TypeKind::date}, {"day", TypeKind::date}},
         .result = TypeKind::number,
         .measures = Measures::age,
         .scalar = age_on,
         .column = column_age,
         .range = range_age,
         .meaning = "Completed years of life at the start of the day. The day of birth counts, so a year "
                    "is complete with the end of the day before the birthday. Born on 29 February: the "
                    "next year is complete on 1 March in common years.",
         .nulls = "Null for null. For a day before the birth there is no age: null, which a criterion "
                  "shows as one that cannot be computed.",
         .clause = "§ 187 (2) sentence 2, § 188 (2) BGB"});
    rows.push_back({.name = "completed years",
                    .group = FunctionGroup::law,
                    .parameters = {{"from", TypeKind::date}, {"to", TypeKind::date}},
                    .result = TypeKind::number,
                    .measures = Measures::time,
                    .scalar = completed<12>,
                    .column = column_completed_years,
                    .range = range_of_time_between,
                    .meaning =
                        "The largest number of years n with `from` + n years <= `to`; `from` counts in full, "
                        "and a day that a month lacks is its last. Backwards the same with a minus sign.",
                    .nulls = "Null for null.",
                    .clause = "§ 187 (2), § 188 (2), (3) BGB"});
    rows.push_back(
        {.name = "completed months",
         .group = FunctionGroup::law,
         .parameters = {{"from", TypeKind::date}, {"to", TypeKind::date}},
         .result = TypeKind::number,
         .measures = Measures::time,
         .scalar = completed<1>,
         .column = column_completed_months,
         .range = range_of_time_between,
         .meaning = "The largest number of months n with `from` + n months <= `to`; `from` counts in "
                    "full, and a day that a month lacks is its last. Backwards the same with a minus sign.",
         .nulls = "Null for null.",
         .clause = "§ 187 (2), § 188 (2), (3) BGB"});
    rows.push_back(
        {.name = "happened by",
         .group = FunctionGroup::law,
         .parameters = {{"day", or_null(TypeKind::date)}, {"deadline", TypeKind::date}},
         .result = TypeKind::boolean,
         .sees_unknown = true,
         .null_on_null = false,
         .scalar = happened_by,
         .column = column_happened_by,
         .range = range_happened_by,
         .meaning = "True if the day is not after the deadline. What never happened did not happen by it.",
         .nulls = "False if the day is null (it has not happened), whatever the deadline; null if the "
                  "deadline is null.",
         .clause = "deadlines such as § 60c (2) no. 3 AufenthG"});
    for (const bool first : {true, false}) {
        rows.push_back({.name = first ? "earlier" : "later",
                        .group = FunctionGroup::law,
                        .parameters = {{"a", TypeKind::date}, {"b", TypeKind::date}},
                        .result = TypeKind::date,
                        .scalar = first ? earlier : later,
                        .column = first ? column_earlier : column_later,
                        .range = range_of_both_growing,
                        .meaning = first ? "The earlier of two dates." : "The later of two dates.",
                        .nulls = "Null for null.",
                        .clause = "deadlines such as § 60c (2) no. 3 AufenthG"});
    }
}

Parameter periods() { return {"periods", period_list()}; }

void add_period_questions(Rows& rows) {
    constexpr std::string_view broken =
        "Null for null, if the window ends before it begins, and if an entry has no "
        "`from` and `until`.";
    rows.push_back({.name = "covers",
                    .group = FunctionGroup::law,
                    .parameters = {periods(),
                                   {"from", TypeKind::date},
                                   {"to", TypeKind::date},
                                   {"tolerance", TypeKind::number, true}},
                    .result = TypeKind::boolean,
                    .measures = Measures::time,
                    .scalar = covers_window,
                    .column = column_covers,
                    .range = range_covers,
                    .meaning =
                        "True if the periods together cover every day from `from` to `to`. Holes of up to "
                        "`tolerance` days each pass inside, but the first and the last day must be covered. "
                        "An empty list covers nothing.",
                    .nulls = broken,
                    .clause = "uninterrupted residence, for example § 25b (1) sentence 2 no. 1 AufenthG"});
    rows.push_back(
        {.name = "unbroken since",
         .group = FunctionGroup::law,
         .parameters = {periods(), {"day", TypeKind::date}, {"tolerance", TypeKind::number, true}},
         .result = or_null(TypeKind::date),
         .measures = Measures::time,
         .scalar = unbroken_since,
         .column = column_unbroken_since,
         .range = range_unbroken_since,
         .meaning = "The first day of the unbroken run of covered days that the day belongs to; holes of "
                    "up to `tolerance` days each do not break it.",
         .nulls = "Null for null, if the day is not covered, and if an entry has no `from` and `until`.",
         .clause = "uninterrupted residence, for example § 25b (1) sentence 2 no. 1 AufenthG"});
    rows.push_back({.name = "gaps",
                    .group = FunctionGroup::law,
                    .parameters = {periods(), {"from", TypeKind::date}, {"to", TypeKind::date}},
                    .result = gap_list(),
                    .measures = Measures::time,
                    .scalar = gaps,
                    .column = column_gaps,
                    .range = range_gaps,
                    .meaning =
                        "The stretches of days from `from` to `to` that no period covers, each with `from`, "
                        "`until` and its number of `days`.",
                    .nulls = broken,
                    .clause = "interruptions, for example § 85 AufenthG"});
    rows.push_back({.name = "union days",
                    .group = FunctionGroup::law,
                    .parameters = {periods(), {"from", TypeKind::date}, {"to", TypeKind::date}},
                    .result = TypeKind::number,
                    .measures = Measures::time,
                    .scalar = union_days,
                    .column = column_union_days,
                    .range = range_union_days,
                    .meaning = "The number of days from `from` to `to` that are covered, each counted once.",
                    .nulls = broken,
                    .clause = "times that overlap, see § 191 BGB for those that need not run on"});
}

} // namespace

void add_law_functions(Rows& rows) {
    add_days(rows);
    add_period_questions(rows);
    add_made_periods(rows);
}

} // namespace bleibe::detail
