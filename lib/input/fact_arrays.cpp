// SPDX-License-Identifier: Apache-2.0
// The idea: an array begins when the first person of the batch states its fact, so that what nobody states
// costs nothing; and a plane of what is known is handed over only where somebody's fact is unknown.
#include "input/fact_arrays.hpp"

#include "compile/catalog_model.hpp"

#include <algorithm>

namespace bleibe::detail {
namespace {

constexpr std::size_t words_of(std::size_t people) { return (people + rows_per_word - 1) / rows_per_word; }

bool are_all_set(const std::vector<Word>& plane, std::size_t rows) {
    const std::size_t whole = rows / rows_per_word;
    const std::size_t rest = rows % rows_per_word;
    const Word last = (Word{1} << rest) - 1;
    return std::all_of(plane.begin(), plane.begin() + static_cast<std::ptrdiff_t>(whole),
                       [](Word word) { return word == ~Word{0}; }) &&
           (rest == 0 || (plane[whole] & last) == last);
}

const Word* gaps_closed(std::vector<Word>& known, std::size_t rows, const Word* passed_over) {
    for (std::size_t w = 0; passed_over != nullptr && w < known.size(); ++w) {
        known[w] |= passed_over[w];
    }
    return are_all_set(known, rows) ? nullptr : known.data();
}

} // namespace

FactArray::FactArray(const Type& type) : kind_(type.kind()), nullable_(type.nullable()) {
    switch (kind_) {
    case TypeKind::boolean:
        form_ = Form::truth;
        break;
    case TypeKind::choice:
        if (type.choice_set() != nullptr && type.choice_set()->values.size() < UINT8_MAX) {
            form_ = Form::number;
            width_ = 1;
        }
        break;
    case TypeKind::date:
        form_ = Form::number;
        width_ = 2;
        break;
    case TypeKind::number:
    case TypeKind::months:
    case TypeKind::duration:
        form_ = Form::number;
        width_ = 4;
        break;
    default:
        break;
    }
}

void FactArray::begin(std::size_t rows, bool known) {
    const std::size_t words = words_of(rows);
    has_nulls_ = false;
    known_.assign(words, known ? ~Word{0} : Word{0});
    if (form_ == Form::truth) {
        yes_.assign(words, 0);
    } else {
        data_.assign(words * rows_per_word * width_, std::byte{0});
    }
}

bool FactArray::fill(std::size_t rows, const Value& value) {
    const bool is_plain = value.kind == Kind::boolean || value.kind == Kind::choice ||
                          value.kind == Kind::date || value.kind == Kind::months ||
                          (value.kind == Kind::number && !value.big && value.scale == 0);
    if (!is_plain && !(value.is_null() && takes_null())) {
        return false;
    }
    for (std::size_t row = 0; row < rows; ++row) {
        if (value.is_null()) {
            set_null(row);
        } else if (value.kind == Kind::boolean) {
            set_truth(row, value.is_true());
        } else if (!set_number(row, value.kind == Kind::choice ? value.size : value.integer)) {
            return false;
        }
    }
    return true;
}

HostColumn FactArray::handed_over(std::size_t rows, const Word* passed_over) {
    HostColumn column;
    column.form = form_;
    column.width = width_;
    column.data = data_.data();
    column.yes = yes_.data();
    column.known = gaps_closed(known_, rows, passed_over);
    column.has_nulls = has_nulls_;
    return column;
}

FactArrays::FactArrays(std::shared_ptr<const CatalogModel> model) : model_(std::move(model)) {
    for (const FactDeclaration& fact : model_->written().vocabulary.facts) {
        facts_.emplace_back(fact.type);
        facts_.back().is_list = fact.type.is(TypeKind::list);
    }
}

void FactArrays::begin(std::size_t people) {
    people_ = people;
    passed_over_.assign(words_of(people), 0);
    any_passed_over_ = false;
    for (Fact& fact : facts_) {
        fact.begun = false;
    }
}

bool FactArrays::begin(Fact& fact, std::size_t number) {
    const FactDeclaration& declared = model_->written().vocabulary.facts[number];
    if (fact.is_list) {
        if (declared.unless_stated) {
            return false;
        }
        fact.counts.assign(words_of(people_) * rows_per_word, 0);
        fact.known.assign(words_of(people_), 0);
        fact.places = 0;
        fact.begun = true;
        return true;
    }
    if (!fact.array.holds()) {
        return false;
    }
    fact.array.begin(people_, false);
    if (declared.unless_stated) {
        fact.stated.assign(words_of(people_), 0);
    }
    fact.begun = !declared.unless_stated || fact.array.fill(people_, *declared.unless_stated);
    return fact.begun;
}

std::vector<FactArray>* FactArrays::entry(std::size_t number, std::size_t place) {
    Fact& fact = facts_[number];
    if (place >= most_list_slots || (!fact.begun && !begin(fact, number))) {
        return nullptr;
    }
    if (place >= fact.slots.size()) {
        const Type item = model_->written().vocabulary.facts[number].type.item();
        std::vector<FactArray> fields;
        if (item.is(TypeKind::context)) {
            for (const Type::Field& field : item.fields()) {
                fields.emplace_back(field.type);
            }
        } else {
            fields.emplace_back(item);
        }
        fact.slots.push_back(std::move(fields));
    }
    for (; fact.places <= place; ++fact.places) {
        for (FactArray& field : fact.slots[fact.places]) {
            field.begin(people_, true);
        }
    }
    return &fact.slots[place];
}

bool FactArrays::set_count(std::size_t number, std::size_t row, std::size_t count) {
    Fact& fact = facts_[number];
    if (!fact.begun && !begin(fact, number)) {
        return false;
    }
    fact.counts[row] = static_cast<std::uint8_t>(count);
    fact.known[row / rows_per_word] |= Word{1} << (row % rows_per_word);
    return true;
}

void FactArrays::pass_over(std::size_t row) {
    passed_over_[row / rows_per_word] |= Word{1} << (row % rows_per_word);
    any_passed_over_ = true;
    for (Fact& fact : facts_) {
        if (fact.begun && fact.is_list) {
            fact.counts[row] = 0;
        }
    }
}

void FactArrays::hand_over(Fact& fact, HostFact& into) {
    const Word* passed_over = any_passed_over_ ? passed_over_.data() : nullptr;
    into.given = fact.begun;
    if (!fact.begun) {
        return;
    }
    if (!fact.is_list) {
        into.column = fact.array.handed_over(people_, passed_over);
        into.stated = fact.stated.empty() ? nullptr : fact.stated.data();
        return;
    }
    into.counts = fact.counts.data();
    into.known = gaps_closed(fact.known, people_, passed_over);
    into.slots.resize(fact.places);
    for (std::size_t place = 0; place < fact.places; ++place) {
        std::vector<HostColumn>& fields = into.slots[place];
        fields.clear();
        for (FactArray& field : fact.slots[place]) {
            fields.push_back(field.holds() ? field.handed_over(people_, passed_over) : HostColumn{});
        }
    }
}

void FactArrays::hand_over(FactColumnsData& into) {
    into.people = people_;
    into.facts.resize(facts_.size());
    for (std::size_t i = 0; i < facts_.size(); ++i) {
        hand_over(facts_[i], into.facts[i]);
    }
}

} // namespace bleibe::detail
