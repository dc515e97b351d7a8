// SPDX-License-Identifier: Apache-2.0
// The idea: a step is named by its kind and operands, so an equal one is found and not written again;
// and it belongs to the outermost block that has all of its operands, so loops hold only what varies.
#include "compile/builder.hpp"

#include "value/moment.hpp"

#include <algorithm>
#include <bit>

namespace bleibe::detail {
namespace {

/// Folding runs scalar forms on constants; they need a budget and somewhere to put values.
class Folding final : public Evaluation {
public:
    using Evaluation::Evaluation;
    bool spend(std::uint64_t steps) override {
        spent_ += steps;
        return spent_ <= limits.steps;
    }
    Value call(const Value&, std::span<const Value>) override { return Value::null(); }
    void because(std::string_view) override {}

private:
    std::uint64_t spent_ = 0;
};

void add_bytes(std::string& key, const void* data, std::size_t size) {
    key.append(static_cast<const char*>(data), size);
}
template <class T>
void add_number(std::string& key, T number) {
    add_bytes(key, &number, sizeof number);
}

/// Two values with one key are the same constant. Texts and lists go in by content.
void add_value(std::string& key, const Value& value) {
    add_number(key, value.kind);
    switch (value.kind) {
    case Kind::string:
        add_number(key, value.size);
        key += value.text();
        return;
    case Kind::list:
        add_number(key, value.size);
        for (const Value& item : value.items()) {
            add_value(key, item);
        }
        return;
    case Kind::number: {
        const Decimal d = value.decimal();
        add_number(key, d.coefficient);
        add_number(key, d.exponent);
        add_number(key, d.negative);
        return;
    }
    case Kind::time:
    case Kind::date_time: {
        const Moment& moment = value.moment();
        add_number(key, moment.day);
        add_number(key, moment.second);
        add_number(key, moment.nanosecond);
        add_number(key, moment.offset);
        add_number(key, moment.form);
        key += moment.zone;
        return;
    }
    default:
        add_number(key, value.size);
        add_number(key, value.integer);
        return;
    }
}

std::string block_key(const Block& block) {
    std::string key;
    add_number(key, block.parameters);
    add_number(key, block.base);
    add_number(key, block.result.raw);
    for (const Step& step : block.steps) {
        add_number(key, step.kind);
        add_number(key, step.count);
        add_number(key, step.data);
        add_number(key, step.block);
        add_number(key, step.name);
        add_number(key, step.row);
        add_number(key, step.by_position);
    }
    for (const Ref ref : block.operands) {
        add_number(key, ref.raw);
    }
    return key;
}

} // namespace

Builder::Builder(CompiledCode& code, bool boolean_logic, const Limits& limits)
    : code_(code), boolean_logic_(boolean_logic), limits_(limits) {
    code_.null_strict = boolean_logic;
    levels_.push_back(std::make_unique<Level>());
    code_.names.emplace_back(); // 0 means "no name"
    names_.emplace("", 0U);
    code_.blocks.emplace_back(); // 0 means "no block"
}

void Builder::finish() { code_.top = std::move(levels_.front()->block); }

Ref Builder::constant(const Value& value) {
    std::string key;
    add_value(key, value);
    const auto [found, fresh] = constants_.emplace(std::move(key), Ref());
    if (fresh) {
        found->second = Ref(Ref::constants, static_cast<std::uint32_t>(code_.constants.size()));
        code_.constants.push_back(deep_copy(value, code_.arena, false));
    }
    return found->second;
}

std::size_t Builder::level_of(std::uint32_t base) const {
    if (base >= Ref::block) {
        return base - Ref::block + 1;
    }
    if (base != Ref::captured) {
        return 0;
    }
    std::size_t level = levels_.size() - 1;
    while (level > 0 && !levels_[level]->closure) {
        --level;
    }
    return level;
}

/// All of them, not the innermost alone: what stands between may be moved out, but no further than they.
std::uint64_t Builder::needs_of(const Block& block, std::size_t level) const {
    const auto bit = [](std::size_t of) { return std::uint64_t{1} << of; };
    std::uint64_t needs = bit(level_of(block.result.base()));
    for (const Ref ref : block.operands) {
        needs |= bit(level_of(ref.base()));
    }
    for (const Step& step : block.steps) {
        needs |= code_.blocks[step.block].needs;
        if (step.kind == StepKind::branch) {
            needs |= code_.blocks[step.data].needs;
        }
    }
    return needs & (bit(level) - 2); // the top frame is always there
}

bool Builder::calls_functions(const Block& block) const {
    return std::any_of(block.steps.begin(), block.steps.end(), [&](const Step& step) {
        return step.kind == StepKind::invoke ||
               (step.kind != StepKind::closure && code_.blocks[step.block].may_not_end) ||
               (step.kind == StepKind::branch && code_.blocks[step.data].may_not_end);
    });
}

std::uint32_t Builder::name_index(std::string_view name) {
    const auto [found, fresh] =
        names_.emplace(std::string(name), static_cast<std::uint32_t>(code_.names.size()));
    if (fresh) {
        code_.names.emplace_back(name);
    }
    return found->second;
}

std::optional<Ref> Builder::fold(StepKind kind, const std::vector<Ref>& operands, const StepParts& parts) {
    if (kind != StepKind::call || parts.row == nullptr || parts.row->scalar == nullptr ||
        !std::all_of(operands.begin(), operands.end(), [](Ref ref) { return ref.is_constant(); })) {
        return std::nullopt;
    }
    std::vector<Value> values;
    for (const Ref ref : operands) {
        values.push_back(value_of(ref));
        if (values.back().kind == Kind::function) {
            return std::nullopt;
        }
    }
    Folding folding(code_.arena, limits_);
    const Value result =
        parts.by_position ? apply_overload(folding, *parts.row, values) : apply(folding, *parts.row, values);
    // A null keeps its step, so that the reason for it can be told when it runs.
    return result.is_null() || result.is_unknown() ? std::nullopt : std::optional<Ref>(constant(result));
}

void Builder::keep_patterns(const FunctionRow& row, const std::vector<Ref>& operands) {
    if (!pattern_places(row)) {
        return;
    }
    std::vector<Value> values;
    for (const Ref ref : operands) {
        values.push_back(ref.is_constant() ? value_of(ref) : Value::unknown());
    }
    code_.patterns.add(row, values, limits_);
}

Ref Builder::emit(StepKind kind, const std::vector<Ref>& operands, const Type& type, const StepParts& parts) {
    if (const auto folded = fold(kind, operands, parts)) {
        return *folded;
    }
    // What may not end runs where it stands: never before the branch around it is taken.
    const bool stays = parts.stay || (kind != StepKind::closure && code_.blocks[parts.block].may_not_end);
    std::size_t at = stays ? levels_.size() - 1 : 0;
    for (const Ref ref : operands) {
        at = std::max(at, level_of(ref.base()));
    }
    // The block of the step may read frames that the step's own operands do not show.
    at = std::max<std::size_t>(at, std::bit_width(code_.blocks[parts.block].needs | 1U) - 1U);
    Level& level = *levels_[at];
    std::string key;
    add_number(key, kind);
    add_number(key, parts.data);
    add_number(key, parts.block);
    add_number(key, name_index(parts.name));
    add_number(key, parts.row);
    add_number(key, parts.by_position);
    for (const Ref ref : operands) {
        add_number(key, ref.raw);
    }
    const auto [found, fresh] = level.known.emplace(std::move(key), Ref());
    if (!fresh) {
        return found->second;
    }
    Step step;
    step.kind = kind;
    step.count = static_cast<std::uint32_t>(operands.size());
    step.first = static_cast<std::uint32_t>(level.block.operands.size());
    step.data = parts.data;
    step.block = parts.block;
    step.name = name_index(parts.name);
    step.row = parts.row;
    step.takes_operands = parts.row != nullptr && parts.row->scalar != nullptr &&
                          operands.size() >= parts.row->least() && operands.size() <= parts.row->most();
    if (parts.row != nullptr) {
        keep_patterns(*parts.row, operands);
    }
    // The types of rulesets were checked, so there is nothing to convert.
    step.by_position = parts.by_position;
    step.may_convert =
        !code_.null_strict && parts.row != nullptr && parts.row->group != FunctionGroup::operators;
    level.block.operands.insert(level.block.operands.end(), operands.begin(), operands.end());
    found->second = Ref(level.block.base, static_cast<std::uint32_t>(level.block.slots()));
    level.block.steps.push_back(step);
    level.block.types.push_back(type);
    return found->second;
}

Ref Builder::call(const FunctionRow& row, const std::vector<Ref>& operands, const Type& type) {
    StepParts parts;
    parts.row = &row;
    return emit(StepKind::call, operands, type, parts);
}

Ref Builder::junction(StepKind kind, std::vector<Ref> operands, bool neutral) {
    std::vector<Ref> kept;
    for (const Ref ref : operands) {
        if (ref.is_constant() && value_of(ref).kind == Kind::boolean) {
            if (value_of(ref).is_true() == neutral) {
                continue;
            }
            return truth(!neutral);
        }
        if (std::find(kept.begin(), kept.end(), ref) == kept.end()) {
            kept.push_back(ref);
        }
    }
    if (kept.empty()) {
        return truth(neutral);
    }
    if (kept.size() == 1 && boolean_logic_) {
        return kept.front();
    }
    return emit(kind, kept, TypeKind::boolean);
}

Ref Builder::all_of(std::vector<Ref> operands) {
    return junction(StepKind::all_of, std::move(operands), true);
}
Ref Builder::any_of(std::vector<Ref> operands) {
    return junction(StepKind::any_of, std::move(operands), false);
}

Ref Builder::negation(Ref operand) {
    if (operand.is_constant() && value_of(operand).kind == Kind::boolean) {
        return truth(value_of(operand).is_false());
    }
    return emit(StepKind::negation, {operand}, TypeKind::boolean);
}

Ref Builder::at_least(std::uint32_t count, const std::vector<Ref>& operands) {
    StepParts parts;
    parts.data = count;
    return emit(StepKind::at_least, operands, TypeKind::boolean, parts);
}

Ref Builder::list(const std::vector<Ref>& items, const Type& type) {
    if (std::all_of(items.begin(), items.end(), [](Ref ref) { return ref.is_constant(); })) {
        auto* values = code_.arena.allocate_array<Value>(items.size());
        for (std::size_t i = 0; i < items.size(); ++i) {
            values[i] = value_of(items[i]);
        }
        return constant(Value::list({values, items.size()}));
    }
    return emit(StepKind::list, items, type);
}

std::uint32_t Builder::shape(const std::vector<std::string>& names) {
    const auto same = [&](const std::vector<std::string_view>& known) {
        return std::equal(known.begin(), known.end(), names.begin(), names.end());
    };
    const auto found = std::find_if(code_.shape_names.begin(), code_.shape_names.end(), same);
    if (found == code_.shape_names.end()) {
        std::vector<std::string_view> views;
        for (const std::string& name : names) {
            code_.texts.push_back(name);
            views.emplace_back(code_.texts.back());
        }
        code_.shape_names.push_back(std::move(views));
        code_.shapes.push_back(Shape{code_.shape_names.back()});
        return static_cast<std::uint32_t>(code_.shapes.size() - 1);
    }
    return static_cast<std::uint32_t>(found - code_.shape_names.begin());
}

Ref Builder::context(const std::vector<std::string>& names, const std::vector<Ref>& fields,
                     const Type& type) {
    StepParts parts;
    parts.data = shape(names);
    return emit(StepKind::context, fields, type, parts);
}

Ref Builder::typed(StepKind kind, Ref value, const Type& type, const Type& result) {
    StepParts parts;
    parts.data = static_cast<std::uint32_t>(std::find(code_.types.begin(), code_.types.end(), type) -
                                            code_.types.begin());
    if (parts.data == code_.types.size()) {
        code_.types.push_back(type);
    }
    return emit(kind, {value}, result, parts);
}

Ref Builder::range(Ref low, Ref high, std::uint32_t flags, const Type& type) {
    if (low.is_constant() && high.is_constant()) {
        return constant(Value::range(*code_.arena.create(range_of(value_of(low), value_of(high), flags))));
    }
    StepParts parts;
    parts.data = flags;
    return emit(StepKind::range, {low, high}, type, parts);
}

std::vector<Ref> Builder::open_block(std::uint32_t parameters, bool closure) {
    auto level = std::make_unique<Level>();
    level->closure = closure;
    level->block.parameters = parameters;
    level->block.base = static_cast<std::uint32_t>(Ref::block + levels_.size() - 1);
    std::vector<Ref> refs;
    for (std::uint32_t i = 0; i < parameters; ++i) {
        refs.emplace_back(level->block.base, i);
    }
    levels_.push_back(std::move(level));
    return refs;
}

Ref Builder::reach(Ref ref) {
    const std::size_t home = level_of(ref.base());
    if (home == 0) {
        return ref;
    }
    Ref reached = ref;
    for (std::size_t i = home + 1; i < levels_.size(); ++i) {
        Level& level = *levels_[i];
        if (!level.closure) {
            continue;
        }
        const auto [found, fresh] = level.captured.emplace(reached.raw, Ref());
        if (fresh) {
            found->second = Ref(Ref::captured, static_cast<std::uint32_t>(level.captured_order.size()));
            level.captured_order.push_back(reached);
        }
        reached = found->second;
    }
    return reached;
}

Builder::Closed Builder::close_block(Ref result) {
    levels_.back()->block.result = result;
    levels_.back()->block.needs =
        levels_.back()->closure ? 0 : needs_of(levels_.back()->block, levels_.size() - 1);
    levels_.back()->block.may_not_end = calls_functions(levels_.back()->block);
    std::unique_ptr<Level> level = std::move(levels_.back());
    levels_.pop_back();
    Closed closed;
    closed.captured = level->captured_order;
    std::string key = block_key(level->block);
    const auto [found, fresh] = blocks_.emplace(std::move(key), 0U);
    if (fresh) {
        found->second = static_cast<std::uint32_t>(code_.blocks.size());
        code_.blocks.push_back(std::move(level->block));
    }
    closed.block = found->second;
    return closed;
}

} // namespace bleibe::detail
