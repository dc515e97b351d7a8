// SPDX-License-Identifier: Apache-2.0
// The idea: only batches in which some verdict is open ask anything here, so the planes are made when they
// are asked for.
#include "reason/atom_columns.hpp"

namespace bleibe::detail {
namespace {

template <class Has>
const Word* rows_of_values(Batch& batch, const Value* values, const Has& has) {
    Word* rows = batch.empty_plane();
    for (std::size_t row = 0; row < batch.rows; ++row) {
        if (has(values[row])) {
            set_bit(rows, row);
        }
    }
    return rows;
}

/// Rows in which it is not unknown itself.
const Word* known_at_all(Batch& batch, const Cell& cell) {
    switch (cell.form) {
    case Form::same:
        return cell.same.is_unknown() ? batch.none() : batch.every();
    case Form::truth: {
        if (cell.no == nullptr) {
            return batch.every();
        }
        const Word* decided = batch.either(cell.yes, cell.no);
        return cell.nulls != nullptr ? batch.either(decided, cell.nulls) : decided;
    }
    case Form::number:
    case Form::list:
        return cell.known != nullptr ? cell.known : batch.every();
    case Form::values:
        return rows_of_values(batch, cell.values, [](const Value& value) { return !value.is_unknown(); });
    case Form::context:
        break;
    }
    return batch.every();
}

/// Rows in which nothing within it is unknown.
const Word* known_throughout(Batch& batch, const Cell& cell) {
    const Word* rows = known_at_all(batch, cell);
    if (cell.form == Form::same) {
        return has_unknown(cell.same) ? batch.none() : rows;
    }
    if (cell.form == Form::values) {
        return rows_of_values(batch, cell.values, [](const Value& value) { return !has_unknown(value); });
    }
    if (cell.form == Form::context) {
        for (std::size_t i = 0; i < cell.shape->names.size(); ++i) {
            rows = batch.both(rows, known_throughout(batch, cell.fields[i]));
        }
    }
    for (const Slot& slot : cell.slots) {
        const Word* known = known_throughout(batch, *slot.element);
        rows = batch.without(rows, batch.without(slot.present, known));
    }
    return rows;
}

/// All rows of the batch but those that are declined; nothing behind the last.
const Word* rows_to_tell(Batch& batch) {
    Word* rows = batch.plane();
    for (std::uint32_t w = 0; w < batch.words; ++w) {
        rows[w] = ~batch.declined[w];
    }
    if (const std::uint32_t behind = batch.rows % rows_per_word; behind != 0) {
        rows[batch.words - 1] &= (Word{1} << behind) - 1;
    }
    return rows;
}

} // namespace

AtomRows::AtomRows(Batch& batch, std::function<SpelledTruth(Ref)> truth, const FactSource& source,
                   const ColumnMachine& machine, std::size_t first)
    : batch_(batch), truth_(std::move(truth)), source_(source), machine_(machine), first_(first),
      rows_(rows_to_tell(batch)) {}

AtomRows::Set AtomRows::open(const TruthPart& part) {
    const SpelledTruth truth = truth_(part.ref);
    return batch_.without(batch_.without(rows_, truth.yes), truth.no);
}

AtomRows::Set AtomRows::known(std::uint32_t fact) {
    Set& rows = known_[fact];
    rows = rows != nullptr ? rows : known_throughout(batch_, machine_.fact(fact));
    return rows;
}

AtomRows::Set AtomRows::unknown(std::uint32_t fact) {
    Set& rows = unknown_[fact];
    if (rows == nullptr) {
        const Word* in_part = source_.in_part(batch_, fact, first_);
        rows = batch_.without(batch_.opposite(known_at_all(batch_, machine_.fact(fact))), in_part);
    }
    return rows;
}

} // namespace bleibe::detail
