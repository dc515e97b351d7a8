// SPDX-License-Identifier: Apache-2.0
// The idea: a batch of the host's arrays is a few pointers; only presence, null and the last words of a
// population that is no multiple of 64 are made here.
#include "compile/catalog_model.hpp"
#include "reason/fact_columns.hpp"

#include <algorithm>
#include <cstring>

namespace bleibe::detail {
namespace {

Kind kind_of(const Type& type) {
    switch (type.kind()) {
    case TypeKind::choice:
        return Kind::choice;
    case TypeKind::date:
        return Kind::date;
    case TypeKind::months:
        return Kind::months;
    case TypeKind::duration:
        return Kind::duration;
    default:
        return Kind::number;
    }
}

class CaseFacts final : public FactSource {
public:
    CaseFacts(const ProgramData& program, const Population& population)
        : program_(program), population_(population) {}

    [[nodiscard]] std::size_t people() const override { return population_.size(); }

    void fill(ColumnMachine& machine, std::size_t first) const override {
        for (const std::uint32_t fact : machine.facts_needed()) {
            machine.set_fact(fact, cell(machine.batch(), fact, first));
        }
    }

    [[nodiscard]] Cell cell(Batch& batch, std::uint32_t fact, std::size_t first) const override {
        auto* values = batch.arena.allocate_array<Value>(batch.rows);
        for (std::size_t row = 0; row < batch.rows; ++row) {
            const CaseData& data = population_.subject(first + row).data();
            const bool foreign = data.catalog.get() != program_.model.get();
            values[row] = foreign ? Value::unknown() : data.facts[fact];
        }
        return cell_of_values(batch, values, program_.fact_layouts[fact].type);
    }

    [[nodiscard]] const Word* stated(Batch& batch, std::uint32_t fact, std::size_t first) const override {
        Word* rows = batch.empty_plane();
        for (std::size_t row = 0; row < batch.rows; ++row) {
            const CaseData& data = population_.subject(first + row).data();
            if (data.catalog.get() == program_.model.get() && !data.assumed[fact] &&
                !data.facts[fact].is_unknown()) {
                set_bit(rows, row);
            }
        }
        return rows;
    }

    [[nodiscard]] const Word* in_part(Batch& batch, std::uint32_t fact, std::size_t first) const override {
        Word* rows = batch.empty_plane();
        for (std::size_t row = 0; row < batch.rows; ++row) {
            const CaseData& data = population_.subject(first + row).data();
            if (data.catalog.get() == program_.model.get() && fact < data.in_part.size() &&
                !data.in_part[fact].is_nothing()) {
                set_bit(rows, row);
            }
        }
        return rows;
    }

    [[nodiscard]] Case subject(const ColumnMachine& /*machine*/, std::size_t person,
                               std::size_t /*row*/) const override {
        return population_.subject(person);
    }

private:
    const ProgramData& program_;
    const Population& population_;
};

class HostFacts final : public FactSource {
public:
    HostFacts(const ProgramData& program, const FactColumnsData& columns)
        : program_(program), columns_(columns), foreign_(columns.model.get() != program.model.get()) {}

    [[nodiscard]] std::size_t people() const override { return columns_.people; }

    void fill(ColumnMachine& machine, std::size_t first) const override {
        Batch& batch = machine.batch();
        for (const std::uint32_t fact : machine.facts_needed()) {
            machine.set_fact(fact, cell(batch, fact, first));
        }
        const std::size_t end = first + batch.rows;
        for (auto one = columns_.cases.lower_bound(first); one != columns_.cases.end() && one->first < end;
             ++one) {
            batch.decline(one->first - first);
        }
    }

    [[nodiscard]] const Word* stated(Batch& batch, std::uint32_t fact, std::size_t first) const override {
        const HostFact& given = columns_.facts[fact];
        if (foreign_ || !given.given) {
            return batch.none();
        }
        const Word* known = given.column.form == Form::same ? given.known : given.column.known;
        const Word* rows = known == nullptr ? batch.every() : part_of_plane(known, first);
        return given.stated == nullptr ? rows : batch.both(rows, part_of_plane(given.stated, first));
    }

    /// Arrays hold nothing in part; people as cases are declined.
    [[nodiscard]] const Word* in_part(Batch& batch, std::uint32_t /*fact*/,
                                      std::size_t /*first*/) const override {
        return batch.none();
    }

    /// All facts, since days of other law may be asked of them.
    [[nodiscard]] Case subject(const ColumnMachine& machine, std::size_t person,
                               std::size_t /*row*/) const override {
        const auto given = columns_.cases.find(person);
        if (given != columns_.cases.end()) {
            return given->second;
        }
        auto data = std::make_shared<CaseData>();
        data->facts.assign(program_.fact_count, Value::unknown());
        data->assumed.assign(program_.fact_count, false);
        data->catalog = program_.model;
        Arena memory;
        Batch batch(memory, machine.batch().kernels);
        const std::size_t first = person / rows_per_word * rows_per_word;
        batch.begin(static_cast<std::uint32_t>(std::min<std::size_t>(rows_per_word, people() - first)));
        for (std::uint32_t fact = 0; fact < program_.fact_count; ++fact) {
            data->facts[fact] = value_of_cell(cell(batch, fact, first), person - first, data->arena);
            data->assumed[fact] = is_assumed(fact, person);
        }
        return Case(std::move(data));
    }

    [[nodiscard]] Cell cell(Batch& batch, std::uint32_t fact, std::size_t first) const override {
        if (foreign_) {
            return Cell::of(Value::unknown());
        }
        const HostFact& given = columns_.facts[fact];
        const Type& type = program_.fact_layouts[fact].type;
        if (!given.given) {
            const auto& otherwise = columns_.model->written().vocabulary.facts[fact].unless_stated;
            return Cell::of(otherwise ? *otherwise : Value::unknown());
        }
        if (!type.is(TypeKind::list)) {
            return plain(batch, given.column, type, first);
        }
        const std::uint8_t* counts = part(batch, given.counts, first);
        auto* slots = batch.arena.allocate_array<Slot>(given.slots.size());
        constexpr std::size_t at_once = 4;
        Word* present[at_once];
        for (std::size_t count = 0; count < given.slots.size(); ++count) {
            if (count % at_once == 0) {
                const std::size_t planes = std::min(at_once, given.slots.size() - count);
                std::generate_n(present, planes, [&] { return batch.plane(); });
                batch.kernels.above_each8(present, counts, static_cast<std::uint8_t>(count),
                                          static_cast<std::uint32_t>(planes), batch.words);
            }
            if (!batch.any(present[count % at_once])) { // nor has anybody a later one
                return Cell::list({slots, count}, part_of_plane(given.known, first));
            }
            slots[count] = {present[count % at_once],
                            batch.arena.create(element(batch, given.slots[count], fact, first))};
        }
        return Cell::list({slots, given.slots.size()}, part_of_plane(given.known, first));
    }

private:
    [[nodiscard]] bool is_assumed(std::uint32_t fact, std::size_t person) const {
        if (foreign_) {
            return false;
        }
        const HostFact& given = columns_.facts[fact];
        return given.given ? given.stated != nullptr && !bit_at(given.stated, person)
                           : columns_.model->written().vocabulary.facts[fact].unless_stated.has_value();
    }

    /// The array from `first` on. Behind the last person of all it may end, so the last words are copied.
    template <class Item>
    const Item* part(Batch& batch, const Item* data, std::size_t first) const {
        if (batch.rows % rows_per_word == 0) {
            return data + first;
        }
        auto* copy = batch.column<Item>();
        std::memcpy(copy, data + first, batch.rows * sizeof(Item));
        std::fill(copy + batch.rows, copy + static_cast<std::size_t>(batch.words) * rows_per_word, Item{0});
        return copy;
    }

    static const Word* part_of_plane(const Word* plane, std::size_t first) {
        return plane == nullptr ? nullptr : plane + first / rows_per_word;
    }

    Cell number(Batch& batch, const HostColumn& column, const Type& type, std::size_t first) const {
        Cell cell;
        cell.form = Form::number;
        cell.width = column.width;
        cell.known = part_of_plane(column.known, first);
        cell.kind = kind_of(type);
        cell.set = type.is(TypeKind::choice) ? type.choice_set() : nullptr;
        Word* nulls = type.nullable() && column.has_nulls ? batch.plane() : nullptr;
        if (column.width == 1) {
            const auto* data = part(batch, static_cast<const std::uint8_t*>(column.data), first);
            cell.data = data;
            if (nulls != nullptr) {
                batch.kernels.within8(nulls, data, UINT8_MAX, UINT8_MAX, batch.words);
            }
        } else if (column.width == 2) {
            const auto* data = part(batch, static_cast<const std::int16_t*>(column.data), first);
            cell.data = data;
            cell.base = cell.kind == Kind::date ? day_base : 0;
            if (nulls != nullptr) {
                batch.kernels.equal16(nulls, data, FactColumns::short_null, batch.words);
            }
        } else {
            const auto* data = part(batch, static_cast<const std::int32_t*>(column.data), first);
            cell.data = data;
            if (nulls != nullptr) {
                batch.kernels.equal32(nulls, data, FactColumns::null, batch.words);
            }
        }
        cell.nulls = nulls != nullptr && batch.any(nulls) ? nulls : nullptr;
        return cell;
    }

    Cell plain(Batch& batch, const HostColumn& column, const Type& type, std::size_t first) const {
        if (column.form == Form::same) {
            return Cell::of(Value::unknown());
        }
        if (column.form == Form::number) {
            return number(batch, column, type, first);
        }
        const Word* yes = part_of_plane(column.yes, first);
        const Word* known = part_of_plane(column.known, first);
        return known == nullptr ? Cell::truth(yes)
                                : Cell::truth(batch.both(yes, known), batch.without(known, yes));
    }

    Cell element(Batch& batch, const std::vector<HostColumn>& fields, std::uint32_t fact,
                 std::size_t first) const {
        const Type item = program_.fact_layouts[fact].type.item();
        const Shape* shape = program_.fact_layouts[fact].shape;
        if (!item.is(TypeKind::context) || shape == nullptr) {
            return plain(batch, fields[0], item, first);
        }
        auto* cells = batch.arena.allocate_array<Cell>(shape->names.size());
        for (std::size_t i = 0; i < shape->names.size(); ++i) {
            ::new (cells + i) Cell(i < fields.size() ? plain(batch, fields[i], item.fields()[i].type, first)
                                                     : Cell::of(Value::null()));
        }
        Cell cell;
        cell.form = Form::context;
        cell.shape = shape;
        cell.fields = cells;
        return cell;
    }

    const ProgramData& program_;
    const FactColumnsData& columns_;
    bool foreign_;
};

} // namespace

std::unique_ptr<FactSource> facts_of(const ProgramData& program, const Population& population) {
    return std::make_unique<CaseFacts>(program, population);
}

std::unique_ptr<FactSource> facts_of(const ProgramData& program, const FactColumnsData& columns) {
    return std::make_unique<HostFacts>(program, columns);
}

} // namespace bleibe::detail
