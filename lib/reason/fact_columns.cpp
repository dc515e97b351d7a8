// SPDX-License-Identifier: Apache-2.0
// The idea: what the host hands in is checked against the vocabulary once, when it is handed in; later nobody
// asks again.
#include "reason/fact_columns.hpp"

#include "compile/catalog_model.hpp"

#include <algorithm>
#include <limits>
#include <optional>

namespace bleibe {
namespace {

using detail::Form;
using detail::HostColumn;
using detail::Type;
using detail::TypeKind;

/// A fact, and a field of its entries.
struct Place {
    std::size_t fact = 0;
    std::optional<std::size_t> field; // of a list
    Type type;
};

std::string quoted(std::string_view path) { return "`" + std::string(path) + "`"; }

/// Nothing if the vocabulary has no such path.
std::optional<Place> find(const detail::FactColumnsData& data, std::string_view path) {
    const auto& facts = data.model->written().vocabulary.facts;
    const std::size_t bracket = path.find("[]");
    const int fact = data.model->written().vocabulary.find_fact(path.substr(0, bracket));
    if (fact < 0) {
        return std::nullopt;
    }
    Place place{static_cast<std::size_t>(fact), std::nullopt, facts[static_cast<std::size_t>(fact)].type};
    const bool is_list = place.type.is(TypeKind::list);
    if (bracket == std::string_view::npos) {
        return is_list ? std::nullopt : std::optional(place);
    }
    const Type item = place.type.item();
    const std::string_view rest = path.substr(bracket + 2);
    if (!is_list || rest.empty() != !item.is(TypeKind::context)) {
        return std::nullopt;
    }
    place.field = 0;
    place.type = item;
    if (!rest.empty()) {
        const int field = rest.front() == '.' ? item.find_field(rest.substr(1)) : -1;
        if (field < 0) {
            return std::nullopt;
        }
        place.field = static_cast<std::size_t>(field);
        place.type = item.fields()[static_cast<std::size_t>(field)].type;
    }
    return place;
}

constexpr std::size_t words_of(std::size_t people) { return (people + 63) / 64; }

/// Puts an array where it belongs, or says what is wrong.
std::string put(detail::FactColumnsData& data, std::string_view path, TypeKind kind, std::size_t length,
                FactColumns::Plane known, std::size_t slot, HostColumn column) {
    const auto place = find(data, path);
    if (!place) {
        return "no fact is named " + quoted(path);
    }
    if (!place->type.is(kind)) {
        return quoted(path) + " is of another type: " + place->type.to_string();
    }
    if (column.has_nulls && !place->type.nullable()) {
        return quoted(path) + " is never null; the array holds the number that means it";
    }
    if (length < data.people || (!known.empty() && known.size() < words_of(data.people))) {
        return "the array for " + quoted(path) + " is shorter than there are people";
    }
    column.known = known.empty() ? nullptr : known.data();
    detail::HostFact& fact = data.facts[place->fact];
    if (!place->field) {
        fact.column = column;
        fact.given = true;
        return {};
    }
    if (slot >= fact.slots.size()) {
        return "the list of " + quoted(path) + " was added with " + std::to_string(fact.slots.size()) +
               " slots";
    }
    fact.slots[slot][*place->field] = column;
    return {};
}

template <class Item>
HostColumn numbers(std::span<const Item> items) {
    HostColumn column;
    column.form = Form::number;
    column.width = sizeof(Item);
    column.data = items.data();
    // In bytes nothing is null.
    column.has_nulls = sizeof(Item) > 1 &&
                       std::find(items.begin(), items.end(), std::numeric_limits<Item>::max()) != items.end();
    return column;
}

} // namespace

FactColumns::FactColumns(const Catalog& catalog, std::size_t people)
    : data_(std::make_unique<detail::FactColumnsData>()) {
    data_->model = catalog.share();
    data_->people = people;
    data_->facts.resize(data_->model->written().vocabulary.facts.size());
}

FactColumns::~FactColumns() = default;
FactColumns::FactColumns(FactColumns&&) noexcept = default;
FactColumns& FactColumns::operator=(FactColumns&&) noexcept = default;

std::string FactColumns::add_truths(std::string_view path, Plane yes, Plane known, std::size_t slot) {
    HostColumn column;
    column.form = Form::truth;
    column.yes = yes.data();
    return put(*data_, path, TypeKind::boolean, yes.size() * 64, known, slot, column);
}

std::string FactColumns::add_choices(std::string_view path, std::span<const std::uint8_t> codes, Plane known,
                                     std::size_t slot) {
    const auto place = find(*data_, path);
    if (place && place->type.is(TypeKind::choice)) {
        const detail::ChoiceSet* set = place->type.choice_set();
        for (std::size_t i = 0; i < codes.size(); ++i) {
            if (set != nullptr && codes[i] >= set->values.size()) {
                return quoted(path) + " has " + std::to_string(set->values.size()) + " values; there is no " +
                       std::to_string(codes[i]);
            }
        }
    }
    return put(*data_, path, TypeKind::choice, codes.size(), known, slot, numbers(codes));
}

std::string FactColumns::add_days(std::string_view path, std::span<const std::int16_t> days, Plane known,
                                  std::size_t slot) {
    return put(*data_, path, TypeKind::date, days.size(), known, slot, numbers(days));
}

std::string FactColumns::add_days(std::string_view path, std::span<const std::int32_t> days, Plane known,
                                  std::size_t slot) {
    return put(*data_, path, TypeKind::date, days.size(), known, slot, numbers(days));
}

std::string FactColumns::add_numbers(std::string_view path, std::span<const std::uint8_t> values, Plane known,
                                     std::size_t slot) {
    return put(*data_, path, TypeKind::number, values.size(), known, slot, numbers(values));
}

std::string FactColumns::add_numbers(std::string_view path, std::span<const std::int16_t> values, Plane known,
                                     std::size_t slot) {
    return put(*data_, path, TypeKind::number, values.size(), known, slot, numbers(values));
}

std::string FactColumns::add_numbers(std::string_view path, std::span<const std::int32_t> values, Plane known,
                                     std::size_t slot) {
    return put(*data_, path, TypeKind::number, values.size(), known, slot, numbers(values));
}

std::string FactColumns::add_months(std::string_view path, std::span<const std::int32_t> months, Plane known,
                                    std::size_t slot) {
    return put(*data_, path, TypeKind::months, months.size(), known, slot, numbers(months));
}

std::string FactColumns::add_list(std::string_view fact, std::span<const std::uint8_t> counts,
                                  std::size_t slots, Plane known) {
    const auto& vocabulary = data_->model->written().vocabulary;
    const int number = vocabulary.find_fact(fact);
    if (number < 0) {
        return "no fact is named " + quoted(fact);
    }
    const Type& type = vocabulary.facts[static_cast<std::size_t>(number)].type;
    if (!type.is(TypeKind::list)) {
        return quoted(fact) + " is of another type: " + type.to_string();
    }
    if (counts.size() < data_->people || (!known.empty() && known.size() < words_of(data_->people))) {
        return "the array for " + quoted(fact) + " is shorter than there are people";
    }
    if (slots > detail::most_list_slots) {
        return "a list has at most " + std::to_string(detail::most_list_slots) + " slots";
    }
    const std::size_t fields = type.item().is(TypeKind::context) ? type.item().fields().size() : 1;
    detail::HostFact& made = data_->facts[static_cast<std::size_t>(number)];
    made.given = true;
    made.counts = counts.data();
    made.known = known.empty() ? nullptr : known.data();
    made.slots.assign(slots, std::vector<HostColumn>(fields));
    return {};
}

void FactColumns::add_case(std::size_t person, Case subject) {
    data_->cases.insert_or_assign(person, std::move(subject));
}

std::size_t FactColumns::size() const noexcept { return data_->people; }

} // namespace bleibe
