// SPDX-License-Identifier: Apache-2.0
// The idea: an unknown slot has unknown operands; following them ends at facts. Loops are run again for
// the entries that are open, and an entry remembers which fact it is an entry of.
#include "reason/unknowns.hpp"

#include "compile/catalog_model.hpp"

#include <algorithm>

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

void UnknownWalk::follow(const OutlineNode& node) {
    const bool favourable = !node.negative;
    if (node.applies && !assessment_.value(*node.applies).is_true()) {
        follow(*node.applies);
    }
    const Value& raw = assessment_.value(node.raw);
    if (raw.is_unknown()) {
        follow(node.raw);
    }
    const bool met = favourable ? raw.is_true() : raw.is_false();
    for (const auto& [waiver, when] : node.waivers) {
        if (!met && assessment_.value(when).is_unknown()) {
            follow(when);
        }
    }
}

const Block* UnknownWalk::block_of(std::uint32_t base) const {
    if (base == Ref::top) {
        return &assessment_.program->code.top;
    }
    const auto found = blocks_.find(base);
    return found == blocks_.end() ? nullptr : found->second;
}

void UnknownWalk::follow(Ref ref, const Fields* fields) {
    const Value value = assessment_.value(ref);
    if (!has_unknown(value)) {
        return;
    }
    switch (ref.base()) {
    case Ref::constants:
    case Ref::captured:
        return;
    case Ref::facts:
        inside(value, origins(ref), fields);
        return;
    case Ref::operands:
        if (ref.index() > 0) {
            disputes_.insert(ref.index() - 1);
        }
        return;
    default:
        break;
    }
    const Block* block = block_of(ref.base());
    if (block == nullptr) {
        return;
    }
    if (ref.index() < block->parameters) {
        inside(value, origins(ref), fields);
        return;
    }
    step(*block, block->steps[ref.index() - block->parameters], value, fields);
}

void UnknownWalk::step(const Block& block, const Step& step, const Value& value, const Fields* fields) {
    const auto operands = block.operands_of(step);
    switch (step.kind) {
    case StepKind::field: {
        const Value& of = assessment_.value(operands[0]);
        if (of.is_unknown()) {
            follow(operands[0]);
            return;
        }
        const Fields one{assessment_.program->code.names[step.name]};
        const Origins from = origins(operands[0]);
        if (from.empty()) {
            follow(operands[0], &one);
        } else {
            inside(of, from, &one);
        }
        return;
    }
    case StepKind::filter:
    case StepKind::some:
    case StepKind::every:
    case StepKind::for_each:
        loop(block, step, value, fields);
        return;
    case StepKind::select: {
        const Value& condition = assessment_.value(operands[0]);
        if (condition.is_unknown()) {
            follow(operands[0]);
        }
        for (std::size_t side = 1; side <= 2; ++side) {
            if (condition.is_unknown() || condition.is_true() == (side == 1)) {
                follow(operands[side], fields);
            }
        }
        return;
    }
    case StepKind::reading: {
        const Value& chosen = assessment_.value(operands[0]);
        follow(operands[0]);
        for (std::size_t i = 1; i < operands.size(); ++i) {
            if (chosen.is_unknown() || static_cast<std::size_t>(chosen.integer) + 1 == i) {
                follow(operands[i], fields);
            }
        }
        return;
    }
    case StepKind::missing:
        norms_.insert(assessment_.program->code.names[step.name]);
        return;
    case StepKind::call:
        for (std::size_t i = 0; i < operands.size(); ++i) {
            const Parameter* parameter = parameter_of(*step.row, i);
            const Fields known = parameter == nullptr ? Fields{} : fields_of(parameter->type);
            follow(operands[i], known.empty() ? fields : &known);
        }
        return;
    default:
        for (const Ref operand : operands) {
            follow(operand, fields);
        }
        return;
    }
}

void UnknownWalk::loop(const Block& block, const Step& step, const Value& value, const Fields* fields) {
    const Ref list = block.operands_of(step)[0];
    const Value entries = assessment_.value(list);
    if (entries.is_unknown()) {
        follow(list);
        return;
    }
    Origins from;
    append(from, origins(list), "[]");
    const Block& body = assessment_.program->code.blocks[step.block];
    const Block* outer = block_of(body.base);
    const Origins outer_elements = elements_[body.base];
    blocks_[body.base] = &body;
    elements_[body.base] = from;
    std::vector<Value> parameters(body.parameters, Value::list({}));
    for (const Value& entry : assessment_.machine->entries(entries)) {
        parameters[0] = entry;
        if (has_unknown(assessment_.machine->look_into(body, parameters))) {
            follow(body.result);
        }
    }
    blocks_[body.base] = outer;
    elements_[body.base] = outer_elements;
    if (step.kind == StepKind::filter && !value.is_unknown()) {
        for (const Value& kept : value.items()) {
            inside(kept, from, fields);
        }
    }
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
