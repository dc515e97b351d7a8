// SPDX-License-Identifier: Apache-2.0
// The idea: an unknown slot has unknown operands; following them ends at facts. Loops are run again for
// the entries that are open, and an entry remembers which fact it is an entry of.
#include "reason/unknowns.hpp"

#include "compile/catalog_model.hpp"

#include <algorithm>
#include <utility>

namespace bleibe::detail {
namespace {

std::vector<std::string> fields_of(const Type& type) {
    const Type& context = type.is(TypeKind::list) ? type.item() : type;
    std::vector<std::string> names;
    for (const Type::Field& field : context.fields()) {
        names.push_back(field.name);
    }
    return names;
}

void append(std::vector<std::string>& to, const std::vector<std::string>& from, std::string_view ending) {
    for (const std::string& one : from) {
        to.push_back(one + std::string(ending));
    }
}

} // namespace

bool UnknownWalk::follow(const OutlineNode& node) {
    const bool favourable = !node.negative;
    bool uncomputed = false;
    const auto add = [&](Ref ref) {
        const Value& value = assessment_.value(ref);
        uncomputed = value.is_null() || (value.is_unknown() && follow(ref)) || uncomputed;
    };
    if (node.applies && !assessment_.value(*node.applies).is_true()) {
        add(*node.applies);
    }
    add(node.raw);
    const Value& raw = assessment_.value(node.raw);
    const bool met = favourable ? raw.is_true() : raw.is_false();
    for (const auto& [waiver, when] : node.waivers) {
        if (!met) {
            add(when);
        }
    }
    return uncomputed;
}

const Block* UnknownWalk::block_of(std::uint32_t base) const {
    if (base == Ref::top) {
        return &assessment_.program->code.top;
    }
    const auto found = blocks_.find(base);
    return found == blocks_.end() ? nullptr : found->second;
}

bool UnknownWalk::follow(Ref ref, const Fields* fields) {
    const Value value = assessment_.value(ref);
    if (!has_unknown(value)) {
        return false;
    }
    switch (ref.base()) {
    case Ref::constants:
    case Ref::captured:
        return false;
    case Ref::facts:
        inside(value, origins(ref), fields);
        return false;
    case Ref::operands:
        if (ref.index() > 0) {
            disputes_.insert(ref.index() - 1);
        }
        return false;
    default:
        break;
    }
    const std::pair<std::uint32_t, Fields> key{ref.index(), fields == nullptr ? Fields{} : *fields};
    const auto [seen, fresh] = seen_[ref.base()].emplace(key, false);
    if (!fresh) {
        return seen->second;
    }
    const bool uncomputed = follow_slot(ref, value, fields);
    seen_[ref.base()][key] = uncomputed; // looked up anew, since other blocks at this depth were looked into
    return uncomputed;
}

bool UnknownWalk::follow_slot(Ref ref, const Value& value, const Fields* fields) {
    const Block* block = block_of(ref.base());
    if (block == nullptr) {
        return false;
    }
    if (ref.index() < block->parameters) {
        inside(value, origins(ref), fields);
        return false;
    }
    const std::uint32_t index = ref.index() - block->parameters;
    const bool uncomputed = ref.base() == Ref::top && assessment_.machine->is_uncomputed(index);
    return step(*block, block->steps[index], value, fields) || uncomputed;
}

bool UnknownWalk::any_of(std::span<const Ref> operands, const Fields* fields) {
    bool uncomputed = false;
    for (const Ref operand : operands) {
        uncomputed = follow(operand, fields) || uncomputed;
    }
    return uncomputed;
}

bool UnknownWalk::step(const Block& block, const Step& step, const Value& value, const Fields* fields) {
    const auto operands = block.operands_of(step);
    switch (step.kind) {
    case StepKind::field:
        return field(step, operands[0]);
    case StepKind::filter:
    case StepKind::some:
    case StepKind::every:
    case StepKind::for_each:
        return loop(block, step, value, fields);
    case StepKind::select:
        return select(operands, fields);
    case StepKind::reading:
        return reading(operands, fields);
    case StepKind::branch:
        return branch(step, operands[0]);
    case StepKind::invoke:
        return invoke(operands);
    case StepKind::missing:
        norms_.insert(assessment_.program->code.names[step.name]);
        return false;
    case StepKind::call: {
        bool uncomputed = false;
        for (std::size_t i = 0; i < operands.size(); ++i) {
            const Parameter* parameter = parameter_of(*step.row, i);
            const Fields known = parameter == nullptr ? Fields{} : fields_of(parameter->type);
            uncomputed = follow(operands[i], known.empty() ? fields : &known) || uncomputed;
        }
        return uncomputed;
    }
    default:
        return any_of(operands, fields);
    }
}

bool UnknownWalk::field(const Step& step, Ref of) {
    const Value& value = assessment_.value(of);
    if (value.is_unknown()) {
        return follow(of);
    }
    const Fields one{assessment_.program->code.names[step.name]};
    const Origins from = origins(of);
    if (from.empty()) {
        return follow(of, &one);
    }
    inside(value, from, &one);
    return false;
}

bool UnknownWalk::select(std::span<const Ref> operands, const Fields* fields) {
    const Value& condition = assessment_.value(operands[0]);
    bool uncomputed = condition.is_unknown() && follow(operands[0]);
    for (std::size_t side = 1; side <= 2; ++side) {
        if (condition.is_unknown() || condition.is_true() == (side == 1)) {
            uncomputed = follow(operands[side], fields) || uncomputed;
        }
    }
    return uncomputed;
}

bool UnknownWalk::reading(std::span<const Ref> operands, const Fields* fields) {
    const Value& chosen = assessment_.value(operands[0]);
    bool uncomputed = follow(operands[0]);
    for (std::size_t i = 1; i < operands.size(); ++i) {
        if (chosen.is_unknown() || static_cast<std::size_t>(chosen.integer) + 1 == i) {
            uncomputed = follow(operands[i], fields) || uncomputed;
        }
    }
    return uncomputed;
}

bool UnknownWalk::branch(const Step& step, Ref condition) {
    const Value& value = assessment_.value(condition);
    if (value.is_unknown()) {
        return follow(condition);
    }
    return look_into(assessment_.program->code.blocks[value.is_true() ? step.block : step.data], {});
}

/// What happened within a call is gone; whatever the function could read may be what it lacked.
bool UnknownWalk::invoke(std::span<const Ref> operands) {
    bool uncomputed = any_of(operands, nullptr);
    const Value& callee = assessment_.value(operands[0]);
    if (callee.kind != Kind::function || callee.function().block == nullptr) {
        return uncomputed;
    }
    const Function& function = callee.function();
    for (const Ref ref : static_cast<const Block*>(function.block)->operands) {
        if (ref.base() == Ref::facts || ref.base() == Ref::operands || ref.base() == Ref::top) {
            uncomputed = follow(ref) || uncomputed;
        }
    }
    return uncomputed;
}

bool UnknownWalk::loop(const Block& block, const Step& step, const Value& value, const Fields* fields) {
    const Ref list = block.operands_of(step)[0];
    const Value entries = assessment_.value(list);
    if (entries.is_unknown()) {
        return follow(list);
    }
    Origins from;
    append(from, origins(list), "[]");
    const Block& body = assessment_.program->code.blocks[step.block];
    const Origins outer = std::exchange(elements_[body.base], from);
    bool uncomputed = false;
    std::vector<Value> parameters(body.parameters, Value::list({}));
    for (const Value& entry : assessment_.machine->entries(entries)) {
        parameters[0] = entry;
        uncomputed = look_into(body, parameters) || uncomputed;
    }
    elements_[body.base] = outer;
    if (step.kind == StepKind::filter && !value.is_unknown()) {
        for (const Value& kept : value.items()) {
            inside(kept, from, fields);
        }
    }
    return uncomputed;
}

bool UnknownWalk::look_into(const Block& body, std::span<const Value> parameters) {
    // A loop around this one may stand at the same depth: its slots, and what was seen there, come back.
    const Value* const frame = assessment_.machine->frame(body.base);
    bool uncomputed = false;
    if (has_unknown(assessment_.machine->look_into(body, parameters))) {
        const Block* outer = std::exchange(blocks_[body.base], &body);
        auto seen = std::exchange(seen_[body.base], {});
        uncomputed = follow(body.result);
        seen_[body.base] = std::move(seen);
        blocks_[body.base] = outer;
    }
    assessment_.machine->set_frame(body.base, frame);
    return uncomputed;
}

void UnknownWalk::inside(const Value& value, const Origins& origins, const Fields* fields) {
    if (value.is_unknown()) {
        found_.insert(origins.begin(), origins.end());
        return;
    }
    if (value.kind == Kind::list) {
        Origins entries;
        append(entries, origins, "[]");
        for (const Value& item : value.items()) {
            inside(item, entries, fields);
        }
    } else if (value.kind == Kind::context) {
        const ContextData& data = value.context();
        for (std::size_t i = 0; i < data.size(); ++i) {
            const std::string name(data.shape->names[i]);
            if (fields == nullptr || std::find(fields->begin(), fields->end(), name) != fields->end()) {
                Origins field;
                append(field, origins, "." + name);
                inside(data.fields[i], field, nullptr);
            }
        }
    }
}

UnknownWalk::Origins UnknownWalk::origins(Ref ref) const {
    if (ref.base() == Ref::facts) {
        return {assessment_.program->model->written().vocabulary.facts[ref.index()].id};
    }
    const Block* block = block_of(ref.base());
    if (ref.base() < Ref::top || ref.base() == Ref::captured || block == nullptr) {
        return {};
    }
    if (ref.index() < block->parameters) {
        const auto found = elements_.find(ref.base());
        return found == elements_.end() || ref.index() > 0 ? Origins{} : found->second;
    }
    return step_origins(*block, block->steps[ref.index() - block->parameters]);
}

UnknownWalk::Origins UnknownWalk::step_origins(const Block& block, const Step& step) const {
    const auto operands = block.operands_of(step);
    Origins found;
    switch (step.kind) {
    case StepKind::filter:
        return origins(operands[0]);
    case StepKind::field: {
        const bool list = assessment_.value(operands[0]).kind == Kind::list;
        append(found, origins(operands[0]),
               (list ? "[]." : ".") + assessment_.program->code.names[step.name]);
        return found;
    }
    case StepKind::select:
    case StepKind::reading:
    case StepKind::call:
        // Functions over lists pass entries on; where they do not, the type of what is asked shows it.
        for (const Ref operand : operands) {
            if (assessment_.value(operand).kind == Kind::list) {
                append(found, origins(operand), "");
            }
        }
        return found;
    default:
        return {};
    }
}

std::vector<std::string> UnknownWalk::paths() const {
    const Vocabulary& vocabulary = assessment_.program->model->written().vocabulary;
    std::vector<std::pair<std::pair<int, int>, std::string>> ordered;
    for (const std::string& path : found_) {
        const std::size_t end = path.find_first_of("[.");
        const int fact = vocabulary.find_fact(path.substr(0, end));
        const std::size_t dot = path.rfind('.');
        int field = -1;
        if (fact >= 0 && dot != std::string::npos) {
            const auto& fields = vocabulary.facts[static_cast<std::size_t>(fact)].fields;
            for (std::size_t i = 0; i < fields.size(); ++i) {
                field = fields[i].id == path.substr(dot + 1) ? static_cast<int>(i) : field;
            }
        }
        ordered.push_back({{fact, field}, path});
    }
    std::sort(ordered.begin(), ordered.end());
    std::vector<std::string> paths;
    for (auto& [key, path] : ordered) {
        paths.push_back(std::move(path));
    }
    return paths;
}

} // namespace bleibe::detail
