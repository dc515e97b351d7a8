// SPDX-License-Identifier: Apache-2.0
// Functions of contexts. A new context has a shape of its own; its values are carried along, unknown ones
// too.
#include "functions/rows.hpp"

#include <algorithm>

namespace bleibe::detail {

namespace {

using Operands = std::span<const Value>;

/// A context under construction: entries in order, each name once.
class ContextBuilder {
public:
    /// `most` is the largest number of entries that `set` will be called for. Check `failed` first.
    ContextBuilder(Evaluation& evaluation, std::size_t most)
        : evaluation_(evaluation), values_(new_items(evaluation, most)),
          names_(values_ == nullptr ? nullptr : evaluation.arena.allocate_array<std::string_view>(most)) {}

    [[nodiscard]] bool failed() const noexcept { return values_ == nullptr; }
    [[nodiscard]] std::size_t size() const noexcept { return size_; }

    void set(std::string_view name, const Value& value) {
        const auto place = static_cast<std::size_t>(std::find(names_, names_ + size_, name) - names_);
        names_[place] = name;
        values_[place] = value;
        size_ = std::max(size_, place + 1);
    }
    void set_all(const ContextData& data) {
        for (std::size_t i = 0; i < data.size(); ++i) {
            set(data.shape->names[i], data.fields[i]);
        }
    }
    [[nodiscard]] Value finish() const {
        const Shape* shape = evaluation_.arena.create(Shape{{names_, size_}});
        return Value::context(*evaluation_.arena.create(ContextData{shape, values_}));
    }

private:
    Evaluation& evaluation_;
    Value* values_;
    std::string_view* names_;
    std::size_t size_ = 0;
};

// ---------------------------------------------------------------- reading

Value get_value(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const auto key = text_of(operands[1]);
    if (operands[0].kind != Kind::context || !key) {
        return evaluation.null_because("`get value` takes a context and a text");
    }
    const Value* found = operands[0].context().find(*key);
    return found != nullptr ? *found : evaluation.null_because("the context has no such entry");
}

constexpr std::string_view entry_names[] = {"key", "value"};
const Shape entry_shape{entry_names};

Value get_entries(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    if (operands[0].kind != Kind::context) {
        return evaluation.null_because("`get entries` takes a context");
    }
    const ContextData& data = operands[0].context();
    Value* entries = new_items(evaluation, data.size());
    if (entries == nullptr) {
        return Value::null();
    }
    for (std::size_t i = 0; i < data.size(); ++i) {
        const Value fields[] = {Value::string(data.shape->names[i]), data.fields[i]};
        entries[i] = context_result(evaluation, entry_shape, fields);
        if (entries[i].is_null()) {
            return Value::null();
        }
    }
    return Value::list({entries, data.size()});
}

// ---------------------------------------------------------------- building

Value put(Evaluation& evaluation, const Value& context, Operands keys, const Value& value, int depth) {
    const auto key = keys.empty() ? std::nullopt : text_of(keys.front());
    if (context.kind != Kind::context || !key || depth > value_max_depth) {
        return evaluation.null_because(
            "`context put` takes a context and a key, or a list of keys that lead to one");
    }
    const ContextData& data = context.context();
    Value entry = value;
    if (keys.size() > 1) {
        const Value* inner = data.find(*key);
        if (inner != nullptr && inner->is_unknown()) {
            return Value::unknown();
        }
        entry = inner == nullptr ? Value::null() : put(evaluation, *inner, keys.subspan(1), value, depth + 1);
        if (entry.kind != Kind::context) {
            return entry.is_unknown() ? entry : evaluation.null_because("the keys lead to no context");
        }
    }
    ContextBuilder builder(evaluation, data.size() + 1);
    if (builder.failed()) {
        return Value::null();
    }
    builder.set_all(data);
    builder.set(*key, entry);
    return builder.finish();
}

Value context_put(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    if (operands[0].is_null() || operands[1].is_null()) {
        return evaluation.null_because("the context or the key is null");
    }
    const Operands keys = items_of(operands[1]);
    if (operands[0].is_unknown() || any_unknown(keys)) {
        return Value::unknown();
    }
    return put(evaluation, operands[0], keys, operands[2], 0);
}

Value context_merge(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const Operands contexts = items_of(operands[0]);
    std::size_t most = 0;
    bool unknown = false;
    for (const Value& context : contexts) {
        if (context.kind != Kind::context && !context.is_unknown()) {
            return evaluation.null_because("`context merge` takes a list of contexts");
        }
        unknown = unknown || context.is_unknown();
        most += context.is_unknown() ? 0 : context.context().size();
    }
    if (unknown) {
        return Value::unknown();
    }
    ContextBuilder builder(evaluation, most);
    if (builder.failed() || !evaluation.spend(most)) {
        return Value::null();
    }
    for (const Value& context : contexts) {
        builder.set_all(context.context());
    }
    return builder.finish();
}

/// The key of an entry; unknown if that is not known yet, null if there is none.
Value key_of(const Value& entry) {
    if (entry.is_unknown()) {
        return entry;
    }
    const Value* key = entry.kind == Kind::context ? entry.context().find("key") : nullptr;
    const bool has_value = key != nullptr && entry.context().find("value") != nullptr;
    return has_value && (key->is_unknown() || text_of(*key)) ? *key : Value::null();
}

Value context_from(Evaluation& evaluation, const FunctionRow& /*row*/, Operands operands) {
    const Operands entries = items_of(operands[0]);
    bool unknown = false;
    for (const Value& entry : entries) {
        const Value key = key_of(entry);
        if (key.is_null()) {
            return evaluation.null_because("`context` takes a list of entries with `key` and `value`");
        }
        unknown = unknown || key.is_unknown();
    }
    if (unknown) {
        return Value::unknown();
    }
    ContextBuilder builder(evaluation, entries.size());
    if (builder.failed()) {
        return Value::null();
    }
    for (const Value& entry : entries) {
        const std::size_t before = builder.size();
        builder.set(*text_of(key_of(entry)), *entry.context().find("value"));
        if (builder.size() == before) {
            return evaluation.null_because("two entries have the same key");
        }
    }
    return builder.finish();
}

// ---------------------------------------------------------------- rows

constexpr std::string_view context_clause = "DMN 1.5, 10.3.4.10, table 81";

void add_reading(Rows& rows) {
    rows.push_back({.name = "get value",
                    .group = FunctionGroup::context,
                    .parameters = {{"m", TypeKind::context}, {"key", TypeKind::string}},
                    .result = TypeKind::any,
                    .scalar = get_value,
                    .meaning = "The value of the entry with this name.",
                    .nulls = "Null for null and where there is no such entry.",
                    .clause = context_clause});
    rows.push_back({.name = "get entries",
                    .group = FunctionGroup::context,
                    .parameters = {{"m", TypeKind::context}},
                    .result = list_of(Type::context({{"key", TypeKind::string}, {"value", TypeKind::any}})),
                    .scalar = get_entries,
                    .meaning = "The entries in order, each as a context of `key` and `value`.",
                    .nulls = "Null for null.",
                    .clause = context_clause});
}

void add_building(Rows& rows) {
    for (const bool one : {true, false}) {
        rows.push_back({.name = "context put",
                        .group = FunctionGroup::context,
                        .parameters = {{"context", TypeKind::context},
                                       one ? Parameter{"key", TypeKind::string}
                                           : Parameter{"keys", list_of(TypeKind::string)},
                                       {"value", TypeKind::any}},
                        .result = or_null(TypeKind::context),
                        .sees_unknown = true,
                        .null_on_null = false,
                        .scalar = context_put,
                        .meaning = one ? "The context with an entry of this name added or replaced."
                                       : "The same within the context that the keys before the last lead to.",
                        .nulls = "The value may be null. Null for a null context or key.",
                        .clause = context_clause});
    }
    rows.push_back({.name = "context merge",
                    .group = FunctionGroup::context,
                    .parameters = {{"contexts", list_of(TypeKind::context)}},
                    .result = TypeKind::context,
                    .scalar = context_merge,
                    .meaning = "All entries of the contexts; of entries with one name the last counts.",
                    .nulls = "Null for null and if an element is not a context.",
                    .clause = context_clause});
    rows.push_back(
        {.name = "context",
         .group = FunctionGroup::context,
         .parameters = {{"entries",
                         list_of(Type::context({{"key", TypeKind::string}, {"value", TypeKind::any}}))}},
         .result = or_null(TypeKind::context),
         .scalar = context_from,
         .meaning = "A context with an entry for each context of `key` and `value` in the list.",
         .nulls = "Null for null, if an element has no `key` and `value`, and if two have the same key.",
         .clause = context_clause});
}

} // namespace

void add_context_builtins(Rows& rows) {
    add_reading(rows);
    add_building(rows);
}

} // namespace bleibe::detail
