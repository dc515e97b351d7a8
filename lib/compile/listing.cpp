// SPDX-License-Identifier: Apache-2.0
// The idea: one line per step in the order in which they run, with operands named by where they lie, so
// that a listing can be read against the file.
#include "compile/catalog_model.hpp"
#include "compile/program.hpp"
#include "compile/schedule.hpp"

namespace bleibe {
namespace detail {
namespace {

std::string_view word_of(StepKind kind) {
    switch (kind) {
    case StepKind::call:
        return "call";
    case StepKind::all_of:
        return "all of";
    case StepKind::any_of:
        return "any of";
    case StepKind::negation:
        return "not";
    case StepKind::at_least:
        return "at least";
    case StepKind::select:
        return "select";
    case StepKind::reading:
        return "reading";
    case StepKind::field:
        return "field";
    case StepKind::field_or_else:
        return "field or else";
    case StepKind::list:
        return "list";
    case StepKind::context:
        return "context";
    case StepKind::range:
        return "range";
    case StepKind::filter:
        return "filter";
    case StepKind::for_each:
        return "for each";
    case StepKind::some:
        return "some";
    case StepKind::every:
        return "every";
    case StepKind::series:
        return "series";
    case StepKind::branch:
        return "branch";
    case StepKind::closure:
        return "closure";
    case StepKind::invoke:
        return "invoke";
    case StepKind::instance_of:
        return "instance of";
    case StepKind::convert:
        return "convert";
    case StepKind::missing:
        return "missing";
    }
    return {};
}

class Listing {
public:
    Listing(const CompiledCode& code, const ProgramData* program) : code_(code), program_(program) {}

    void step(const Block& block, std::size_t index, std::size_t indent) {
        const Step& step = block.steps[index];
        text.append(indent, ' ');
        text += ref({block.base, static_cast<std::uint32_t>(block.parameters + index)}) + " = ";
        text += step.kind == StepKind::call ? std::string(step.row->name) : std::string(word_of(step.kind));
        if (step.kind == StepKind::at_least) {
            text += " " + std::to_string(step.data);
        }
        if (step.name != 0) {
            text += " `" + code_.names[step.name] + "`";
        }
        text += "(";
        const auto operands = block.operands_of(step);
        for (std::size_t i = 0; i < operands.size(); ++i) {
            text += (i == 0 ? "" : ", ") + ref(operands[i]);
        }
        text += ") : " + block.types[index].to_string() + "\n";
        inner(step.block, indent + 4);
        if (step.kind == StepKind::branch) {
            inner(step.data, indent + 4);
        }
    }

    std::string ref(Ref ref) const {
        switch (ref.base()) {
        case Ref::constants: {
            std::string shown = to_text(code_.constants[ref.index()]);
            return code_.constants[ref.index()].kind == Kind::string ? "\"" + shown + "\"" : shown;
        }
        case Ref::facts:
            return fact(ref.index());
        case Ref::operands:
            if (ref.index() == 0) {
                return "today";
            }
            return program_ != nullptr ? "dispute " + program_->disputes[ref.index() - 1].id
                                       : "operand " + std::to_string(ref.index());
        case Ref::top:
            return "%" + std::to_string(ref.index());
        case Ref::captured:
            return "captured." + std::to_string(ref.index());
        default:
            return "%" + std::to_string(ref.base() - Ref::block + 1) + "." + std::to_string(ref.index());
        }
    }

    std::string text;

private:
    [[nodiscard]] std::string fact(std::uint32_t index) const {
        return program_ != nullptr ? program_->model->written().vocabulary.facts[index].id
                                   : "fact " + std::to_string(index);
    }

    void inner(std::uint32_t index, std::size_t indent) {
        if (index == 0) {
            return;
        }
        const Block& block = code_.blocks[index];
        for (std::size_t i = 0; i < block.steps.size(); ++i) {
            step(block, i, indent);
        }
        text.append(indent, ' ');
        text += "gives " + ref(block.result) + "\n";
    }

    const CompiledCode& code_;
    const ProgramData* program_;
};

} // namespace
} // namespace detail

std::string Program::listing(PermitId permit) const {
    detail::Listing listing(data_->code, data_.get());
    std::vector<detail::Ref> refs;
    std::string heads;
    for (const detail::Stretch& stretch : data_->stretches) {
        const detail::PermitOutline* const found = data_->outline(stretch, permit);
        if (found == nullptr) {
            continue;
        }
        const detail::PermitOutline& outline = *found;
        refs.insert(refs.end(), outline.truth.begin(), outline.truth.end());
        heads += "from " + Date(stretch.from).to_string() + ": shall " + listing.ref(outline.truth[0]) +
                 ", should " + listing.ref(outline.truth[1]) + ", may " + listing.ref(outline.truth[2]) +
                 ", conceded " + listing.ref(outline.truth[3]) + ", opposed " +
                 listing.ref(outline.truth[4]) + "\n";
    }
    for (const std::uint32_t step : detail::steps_needed(data_->code, refs)) {
        listing.step(data_->code.top, step, 0);
    }
    return listing.text + heads;
}

} // namespace bleibe
