// SPDX-License-Identifier: Apache-2.0
// The idea: hardly anybody's facts contradict each other, so it is asked of all rows at once who is beyond
// doubt, and only of the others what is wrong.
#include "input/constraint_columns.hpp"

#include "columns/kernels.hpp"
#include "compile/catalog_model.hpp"
#include "compile/schedule.hpp"

namespace bleibe::detail {

ConstraintColumns::ConstraintColumns(const Catalog& catalog)
    : layouts_(catalog), model_(catalog.model()), machine_(model_.constraints, layout(), kernels(), Limits{}),
      schedule_(steps_needed(model_.constraints, model_.constraint_results)) {
    machine_.plan(schedule_, {});
    machine_.need_facts(model_.constraint_results);
    machine_.set_operands({&no_day_, 1});
}

/// What the facts look like; called once, before the machine is made.
std::size_t ConstraintColumns::layout() {
    layouts_.model = layouts_.catalog.share();
    const auto& facts = model_.written().vocabulary.facts;
    for (std::size_t i = 0; i < facts.size(); ++i) {
        layouts_.fact_layouts.push_back(
            {facts[i].type, model_.shapes[i].names.empty() ? nullptr : &model_.shapes[i]});
    }
    layouts_.fact_count = facts.size();
    return facts.size();
}

void ConstraintColumns::doubtful(const FactColumnsData& people, std::vector<bool>& rows) {
    run(*facts_of(layouts_, people), rows);
}

void ConstraintColumns::doubtful(const Population& people, std::vector<bool>& rows) {
    run(*facts_of(layouts_, people), rows);
}

void ConstraintColumns::run(const FactSource& people, std::vector<bool>& rows) {
    if (model_.constraint_results.empty() || people.people() == 0) {
        return;
    }
    machine_.begin(static_cast<std::uint32_t>(people.people()));
    people.fill(machine_, 0);
    machine_.run(schedule_);
    Batch& batch = machine_.batch();
    for (const Ref ref : model_.constraint_results) {
        const Cell& result = machine_.cell(ref);
        if (result.form == Form::same && result.same.is_true()) {
            continue;
        }
        const Cell truth =
            result.form == Form::truth
                ? batch.spelled(result)
                : batch.spelled(batch.truth_of(result.form == Form::same ? result.same : Value::null()));
        for (std::size_t row = 0; row < batch.rows; ++row) {
            const bool broken = bit_at(truth.no, row) || (truth.nulls != nullptr && bit_at(truth.nulls, row));
            rows[row] = rows[row] || broken;
        }
    }
    for (std::size_t row = 0; row < batch.rows; ++row) {
        rows[row] = rows[row] || bit_at(batch.declined, row);
    }
}

} // namespace bleibe::detail
