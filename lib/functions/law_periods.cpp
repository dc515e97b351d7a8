// SPDX-License-Identifier: Apache-2.0
// The idea: periods made of periods. What one set of days takes from others keeps the others' fields; what
// several cover together has none but its days.
#include "functions/column_forms.hpp"
#include "functions/periods.hpp"
#include "functions/range_forms.hpp"
#include "functions/rows.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

using Operands = std::span<const Value>;

// ---------------------------------------------------------------- without

enum class Loss : std::uint8_t { none, some, open };

/// What the cut takes from a period: nothing, days that are known, or it depends.
Loss loss_of(const Period& period, const Coverage& cut) {
    if (meeting(cut.possible, period.days).empty()) {
        return Loss::none;
    }
    return period.exact && same_within(cut.certain, cut.possible, period.days) ? Loss::some : Loss::open;
}

std::size_t count_pieces(const Period& period, const Coverage& cut) {
    std::size_t count = 0;
    for_each_gap(cut.certain, period.days, [&count](DaySpan) { ++count; });
    return count;
}

/// One piece of a row: its other fields, and the days that are left. Null if a limit forbids it.
Value piece_of(Evaluation& evaluation, const Value& row, const Period& period, DaySpan days) {
    const ContextData& data = row.context();
    Value* fields = new_items(evaluation, data.size());
    if (fields == nullptr) {
        return Value::null();
    }
    std::copy_n(data.fields, data.size(), fields);
    fields[period.from_field] = Value::date(days.first);
    if (!(period.is_open && days.last == open_end)) {
        fields[period.until_field] = Value::date(days.last);
    }
    return Value::context(*evaluation.arena.create(ContextData{data.shape, fields}));
}

struct Remains {
    std::size_t count = 0;
    bool all = true;                      // nothing is cut from any
    Value stopped = Value::boolean(true); // or unknown, or null
};

Remains count_remains(Evaluation& evaluation, std::span<const Value> rows, const Coverage& cut) {
    Remains remains;
    PeriodReader reader;
    for (const Value& row : rows) {
        const auto period = reader.read(row);
        if (!period) {
            remains.stopped =
                evaluation.null_because("an entry of the list has no `from` and `until` that are dates");
            return remains;
        }
        switch (loss_of(*period, cut)) {
        case Loss::none:
            ++remains.count;
            break;
        case Loss::some:
            remains.all = false;
            remains.count += count_pieces(*period, cut);
            break;
        case Loss::open:
            remains.stopped = Value::unknown();
            break;
        }
    }
    return remains;
}

Value without(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto cut = read_coverage(evaluation, operands[1]);
    const std::span<const Value> rows = items_of(operands[0]);
    if (!cut || !evaluation.spend(rows.size())) {
        return cut ? over_budget(evaluation) : Value::null();
    }
    const Remains remains = count_remains(evaluation, rows, *cut);
    if (!remains.stopped.is_true()) {
        return remains.stopped;
    }
    if (remains.all && operands[0].kind == Kind::list) {
        return operands[0];
    }
    Value* left = new_items(evaluation, remains.count);
    if (left == nullptr) {
        return Value::null();
    }
    Value* next = left;
    bool within_limits = true;
    PeriodReader reader;
    for (const Value& row : rows) {
        const auto period = reader.read(row);
        if (loss_of(*period, *cut) == Loss::none) {
            *next++ = row;
            continue;
        }
        for_each_gap(cut->certain, period->days, [&](DaySpan days) {
            *next = within_limits ? piece_of(evaluation, row, *period, days) : Value::null();
            within_limits = (next++)->kind == Kind::context;
        });
    }
    return within_limits ? Value::list({left, remains.count}) : Value::null();
}

/// The entries keep their fields. Where all that is written are open periods, a piece may end all the same.
Type same_periods(const FunctionRow& /*row*/, std::span<const Type> types) {
    const Type entry = types[0].item();
    if (!entry.is(TypeKind::context)) {
        return period_list();
    }
    std::vector<Type::Field> fields = entry.fields();
    for (Type::Field& field : fields) {
        if (field.name == "until") {
            field.type = join(field.type, TypeKind::date);
        }
    }
    return Type::list(Type::context(std::move(fields)));
}

// ---------------------------------------------------------------- merged

Value merged(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto coverage = read_coverage(evaluation, operands[0]);
    if (!coverage) {
        return Value::null();
    }
    if (!same_within(coverage->certain, coverage->possible, {open_begin, open_end})) {
        return Value::unknown();
    }
    const Days runs = coverage->certain;
    return list_of_counted_days(evaluation, runs.size(),
                                [&](auto use) { std::for_each(runs.begin(), runs.end(), use); });
}

/// A run goes on only where a period can.
Type merged_list(const FunctionRow& /*row*/, std::span<const Type> types) {
    const Type entry = types[0].item();
    bool may_go_on = !entry.is(TypeKind::context);
    for (const Type::Field& field : may_go_on ? std::vector<Type::Field>() : entry.fields()) {
        may_go_on = may_go_on || (field.name == "until" && field.type.nullable());
    }
    const auto end = [may_go_on](TypeKind kind) { return may_go_on ? Type(kind).or_null() : Type(kind); };
    return Type::list(Type::context(
        {{"from", Type(TypeKind::date)}, {"until", end(TypeKind::date)}, {"days", end(TypeKind::number)}}));
}

} // namespace

void add_made_periods(Rows& rows) {
    rows.push_back(
        {.name = "without",
         .group = FunctionGroup::law,
         .parameters = {{"periods", period_list()}, {"cut", period_list()}},
         .rule = same_periods,
         .scalar = without,
         .column = column_without,
         .range = range_without,
         .meaning = "The periods less the days of `cut`, in their order. A period that loses no day stays "
                    "as it is; one that loses some becomes one entry for each stretch that is left, with "
                    "its other fields; one that loses all its days goes.",
         .nulls = "Null for null and if an entry of either list has no `from` and `until`.",
         .clause = "departures that end a toleration, § 60a (5) sentence 1 AufenthG"});
    rows.push_back({.name = "merged",
                    .group = FunctionGroup::law,
                    .parameters = {{"periods", period_list()}},
                    .rule = merged_list,
                    .scalar = merged,
                    .column = column_merged,
                    .range = range_merged,
                    .meaning =
                        "The runs of days that the periods cover together, in order, each with `from`, "
                        "`until` and its number of `days`: periods that overlap or touch become one. "
                        "`until` and `days` are null where a run goes on.",
                    .nulls = "Null for null and if an entry has no `from` and `until`.",
                    .clause = "stays abroad that follow each other, § 51 (1) no. 7 AufenthG"});
}

} // namespace bleibe::detail
